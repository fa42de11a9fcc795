"""Whatever colours a team gives in four years, in whatever order: what must always hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, note
from hypothesis import strategies as st

from content import load
from dialogs.actie.plannen import plannen_of
from dialogs.actie.years import acties_in, years_of
from dialogs.calendar import school_year
from dialogs.opvolging.kleuren import KLEUREN
from dialogs.record import Actie
from dialogs.steps import YearClosed, YearEnd
from tests.dialogs.effort import effort
from tests.dialogs.looking_back import KORT, looked, opens, planning
from tests.dialogs.team import Card, at

CONTENT = load()
TYPED = ("doel", "meting", "wat", "hoe", "wanneer", "afspraken", "owner", "wie", "checked")
YEARS = (KORT, "2026", "2026,2027", "2027,2029", "2026,2027,2028,2029", "2029")


class FourYears:
    """A team that looks back at the end of four school years, as one seed says."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        years = [self.random.choice(YEARS) for _ in range(self.random.randrange(1, 8))]
        self.team = planning(CONTENT, *years)
        self.closed: dict[int, set[str]] = {}
        self.acties: dict[str, Mapping[str, Any]] = {}

    def live(self) -> None:
        for year in range(2026, 2030):
            self.team.now = at(year + 1, 6, 25)
            for number in range(len(self.team.traject.acties)):
                self.look(number, year + 1)
            self.remember()
            self.colour_at_random()
            self.colour_the_rest()
            self.hold()
            if year < 2029:
                self.begin(year)
            self.hold()

    def look(self, number: int, year: int) -> None:
        """At a check moment something was found, and maybe decided; a new cycle may begin."""
        pick, traject = self.random.choice, self.team.traject
        if traject.acties[number].ended or self.random.random() < 0.5:
            return
        vervolg = pick([None, "verder", "borgen", "stoppen", "bijsturen"])
        traject = looked(traject, number, pick(["ja", "deels", "nee"]), vervolg, year)
        actie = traject.acties[number]
        if vervolg == "bijsturen":
            later = replace(actie, id=f"{actie.id}+", vorige=actie.id, checked=(), kleuren={})
            traject = replace(traject, acties=(*traject.acties, later))
        self.team.traject = traject
        note(f"{actie.wat} in {year}: {vervolg}")

    def colour_at_random(self) -> None:
        """Some colours on some pages, some of them twice, and presses that come too early."""
        for _ in range(self.random.randrange(6)):
            card = opens(self.team, str(self.random.randrange(4)))
            verb = self.random.choice(["save-year-end", "save-year-end", "begin-year"])
            if isinstance(card.step, YearClosed) and verb == "begin-year":
                continue
            values = self.some(card)
            for _ in range(self.random.randrange(1, 3)):
                self.team.trekker.press(verb, card, values)

    def colour_the_rest(self) -> None:
        card = opens(self.team)
        while isinstance(card.step, YearEnd):
            offered = {line.actie: [k.value for k in line.kleuren] for line in card.step.lines}
            values = {f"kleur.{id}": self.random.choice(known) for id, known in offered.items()}
            card = self.team.trekker.press("save-year-end", card, values)
        card.shows(YearClosed)

    def some(self, card: Card) -> dict[str, str]:
        lines = card.step.lines if isinstance(card.step, YearEnd) else ()
        return {
            f"kleur.{line.actie}": self.random.choice(["", "blauw", *KLEUREN]) for line in lines
        }

    def remember(self) -> None:
        """What was typed, and what stands in the plan of the year that is closed."""
        traject = self.team.traject
        self.acties = {a.id: {name: getattr(a, name) for name in TYPED} for a in traject.acties}
        self.closed[traject.running_year] = {a.id for a in acties_in(traject, traject.running_year)}

    def begin(self, year: int) -> None:
        card = opens(self.team)
        self.team.trekker.press("begin-year", card)
        once = self.team.record
        self.team.trekker.press("begin-year", card)
        assert self.team.record == once
        assert self.team.traject.running_year == year + 1

    def hold(self) -> None:
        traject = self.team.traject
        for year, planned in self.closed.items():
            for id in planned:
                actie = traject.actie(id)
                assert actie and actie.kleuren[year] in KLEUREN
        for actie in traject.acties:
            red = [year for year, kleur in actie.kleuren.items() if kleur == "rood"]
            assert not red or max(years_of(traject, actie)) == min(red)
            assert set(actie.kleuren) <= self.closed.keys()
            assert {name: getattr(actie, name) for name in TYPED} == self.acties[actie.id]
            self.follows_orange(actie)
        plannen = plannen_of(CONTENT, traject, self.team.now.date())
        for rij in plannen.meerjarenplan.rijen:
            assert len(rij.vakjes) == 4

    def follows_orange(self, actie: Actie) -> None:
        """What goes on stands in the next plan, and is looked at in that year."""
        traject = self.team.traject
        running, before = traject.running_year, traject.running_year - 1
        if actie.kleuren.get(before) == "oranje" and not actie.ended:
            assert running in years_of(traject, actie)
            assert any(school_year(day) == running for day in actie.checks)


@effort(12)
@given(seed=st.integers(0, 2**32))
def test_every_planned_actie_has_one_colour_and_red_ends(seed: int) -> None:
    FourYears(seed).live()
