"""What a team plans: the points it works on, and the acties with what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dialogs.record.answers import Person

Soort = Literal["borgen", "ontwikkelen"]
Termijn = Literal["kort", "middellang"]
Bereikt = Literal["ja", "deels", "nee"]
"""Whether a goal was reached, at a check moment."""
Vervolg = Literal["verder", "borgen", "bijsturen", "stoppen"]
"""What the team decides at a check moment (ACT); "verder" is as planned."""
Kleur = Literal["groen", "rood", "oranje"]
"""What became, at the end of a school year, of an actie that was planned in it."""
Card = Literal["doel", "wat", "opvolging", "klaar"]
CARDS: tuple[Card, ...] = ("doel", "wat", "opvolging", "klaar")
"""The small cards on which an actie is filled in, in order."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the lists of stap 2.

    `soort` is set when the team chose to invest in it; "stoppen" frees room and gets no actie.
    `bak` is the bin of the instrument's own sorting, if it has one. `merged_into` is the item that
    said the same and stayed, when this one was removed for that. `helpers` offered to pull along.
    """

    id: str
    lijst: str
    text: str
    version: int = 1
    removed: bool = False
    chosen: bool = False
    soort: Soort | Literal["stoppen"] | None = None
    bak: str = ""
    merged_into: str = ""
    helpers: tuple[Person, ...] = ()


def actie_soort(item: Item) -> Soort:
    """What an actie for this item is for."""
    return "borgen" if item.soort == "borgen" else "ontwikkelen"


@dataclass(frozen=True, slots=True)
class Edit:
    """Who last changed something of a plan, and when; `version` is what it became by that."""

    who: Person
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Act:
    """What was decided at a check moment (ACT), and what was learnt (the fifth kwaliteitsvraag)."""

    vervolg: Vervolg
    les: str
    by: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Check:
    """What was found at a check moment (CHECK), and what followed (ACT).

    `day` is the check moment as it was planned, or the day itself when somebody looked in between.
    As long as `at` is None it is a draft: typed, and not yet kept as what the team found. `asked`
    is the colleague to whom it was passed on. Of a borgafspraak only `bereikt` (does it still
    live?) and `effect` are asked. `version` counts the changes.
    """

    day: date
    bereikt: Bereikt | None = None
    effect: str = ""
    anderen: str = ""
    bewijs: str = ""
    asked: Person | None = None
    by: Person | None = None
    at: datetime | None = None
    act: Act | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Actie:
    """A SMART goal with its action, filled in on three small cards.

    `card` is the card that is shown next; `klaar` when all three were kept. `years` are the first
    calendar years of the school years in which a middle-term action is planned. `edited` is the
    last change; once the plan is made, the last one since. A `removed` actie stands in no plan; it
    can be put back.

    `checks` are the planned check moments, and `checked` what was found, in order of their days.
    `vorige` is the actie that this one takes over from, in a new cycle. `kleuren` say per school
    year (by its first calendar year) what became of it.
    """

    id: str
    item: str
    soort: Soort
    version: int = 1
    card: Card = "doel"
    doel: str = ""
    meting: str = ""
    termijn: Termijn = "kort"
    wat: str = ""
    hoe: str = ""
    wanneer: str = ""
    afspraken: str = ""
    owner: Person | None = None
    wie: str = ""
    checks: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    edited: Edit | None = None
    removed: bool = False
    checked: tuple[Check, ...] = ()
    vorige: str = ""
    kleuren: Mapping[int, Kleur] = field(default_factory=dict)

    def check_of(self, day: date) -> Check | None:
        """What was found, or typed, at the check moment of this day."""
        return next((check for check in self.checked if check.day == day), None)

    @property
    def vervolg(self) -> Vervolg | None:
        """What was decided last; None as long as nothing was."""
        return next((c.act.vervolg for c in reversed(self.checked) if c.act), None)

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done for it. A borgafspraak is still looked at."""
        return self.vervolg in ("bijsturen", "stoppen") or "rood" in self.kleuren.values()
