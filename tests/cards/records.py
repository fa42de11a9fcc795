"""A team's records, with as much in them as is asked for and what people typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from content import load
from content.model import Vraag
from dialogs.calendar import BRUSSELS
from dialogs.outcome import Setup
from dialogs.record import (
    Actie,
    Answer,
    Item,
    Mode,
    Person,
    Phase,
    Ronde,
    Sheet,
    Traject,
)
from dialogs.reflectie.aggregate import fold

CONTENT = load()
SETUP = Setup(CONTENT)
NOW = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
TODAY = NOW.date()
SOON = date(2027, 1, 15)


@dataclass(frozen=True)
class Team:
    """How much there is of everything, and what people type: `write` gets the most characters.

    `words` is how many of the people write something with each answer.
    """

    write: Callable[[int], str]
    people: int = 6
    items: int = 9
    chosen: int = 3
    acties: int = 2
    words: int = 4

    @property
    def persons(self) -> tuple[Person, ...]:
        """The members; the first is the trekker."""
        return tuple(Person(f"29:{n:075}", self.write(60)) for n in range(self.people))

    def traject(
        self,
        phase: Phase = Phase.REFLECTIE,
        instrument: str = "zelfscan",
        mode: Mode = Mode.APART,
    ) -> Traject:
        """A traject whose ronde is open."""
        return Traject(
            id="0" * 12,
            verwachting="b2",
            domein="leerloopbaan",
            trekker=self.persons[0],
            year=2026,
            phase=phase,
            rondes=(self._ronde(instrument, mode),),
            items=tuple(self._item(n) for n in range(self.items)),
            algemeen_doel=self.write(500),
            acties=tuple(self._actie(n) for n in range(self.acties)),
        )

    def closed(self, instrument: str, mode: Mode = Mode.APART) -> Traject:
        """A traject whose ronde was answered and closed."""
        count = self.people if mode is Mode.APART else 1
        sheets = [self.sheet(instrument, person) for person in range(count)]
        asked = CONTENT.instrumenten[instrument]
        result = fold(asked, sheets, mode, SETUP.threshold, "c" * 32)
        traject = self.traject(instrument=instrument, mode=mode)
        return traject.with_ronde(replace(traject.ronde, result=result))

    def sheet(self, instrument: str, person: int = 0) -> Sheet:
        """What one of them answered."""
        vragen = CONTENT.instrumenten[instrument].vragen
        return Sheet({v.id: self._answer(v, person + n) for n, v in enumerate(vragen)})

    def _ronde(self, instrument: str, mode: Mode) -> Ronde:
        until = NOW + timedelta(days=10) if mode is Mode.APART else None
        return Ronde("f" * 12, instrument, mode, NOW, until, invited=self.people)

    def _answer(self, vraag: Vraag, turn: int) -> Answer:
        text = self.write(1000) if turn % self.people < self.words else ""
        if vraag.schaal is None:
            return Answer(None, text)
        antwoorden = CONTENT.schalen[vraag.schaal].antwoorden
        return Answer(antwoorden[turn * turn % len(antwoorden)].id, text)

    def _item(self, number: int) -> Item:
        lijsten = tuple(CONTENT.lijsten)
        return Item(
            id=f"{number:012}",
            lijst=lijsten[number % len(lijsten)],
            text=self.write(300),
            chosen=number < self.chosen,
            removed=number == self.items - 1,
        )

    def _actie(self, number: int) -> Actie:
        later = number % 2 == 1
        return Actie(
            id=f"a{number:011}",
            item=f"{number % self.chosen:012}",
            soort="borgen" if later else "ontwikkelen",
            card="klaar",
            doel=self.write(500),
            meting=self.write(500),
            termijn="middellang" if later else "kort",
            wat=self.write(500),
            hoe=self.write(500),
            wanneer=self.write(500),
            afspraken=self.write(500),
            owner=self.persons[-1],
            wie=self.write(500),
            checks=(SOON, SOON + timedelta(days=60)),
            years=(2026, 2027) if later else (),
        )
