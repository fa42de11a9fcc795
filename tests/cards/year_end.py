"""The cards of the end of a school year, and a plan with colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.actie import plan
from dialogs.calendar import BRUSSELS
from dialogs.opvolging.jaareinde_cards import year_end_day_step, year_end_step
from dialogs.opvolging.kleuren import KLEUREN, to_colour, with_kleuren
from dialogs.record import Act, Check, Kleur, Phase, Traject
from dialogs.steps import Feedback, Step, YearEnd
from tests.cards.records import CONTENT, SETUP, SOON, TODAY, Team

JUNE = datetime(2027, 6, 22, 16, 10, tzinfo=BRUSSELS)
WHY = CONTENT.zeg("ping.jaareinde")
TOLD = "Intussen is hier iets veranderd. Kijk na wat je invulde en bewaar opnieuw."
WRONG = "Die dag is er geen school. Kies een schooldag."


def year_ends(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    traject = _looked_at(team)
    yield "jaareinde, nog niet zover", year_end_step(SETUP, traject, JUNE - timedelta(days=100))
    day = year_end_day_step(SETUP, traject, TODAY)
    wrong = Feedback(errors={"dag": WRONG}, typed={"dag": "2027-06-12"})
    yield "jaareinde verplaatsen met fouten", replace(day, feedback=wrong)
    first = year_end_step(SETUP, traject, JUNE)
    assert isinstance(first, YearEnd)
    for page in range(first.pages):
        yield f"jaareinde {page + 1}", year_end_step(SETUP, traject, JUNE, page + 1)
    yield "jaareinde na een ping", year_end_step(SETUP, traject, JUNE, why=WHY)
    typed = {f"kleur.{line.actie}": "oranje" for line in first.lines}
    yield "jaareinde met fouten", replace(first, feedback=Feedback(note=TOLD, typed=typed))
    coloured = with_kleuren(traject, _kleuren(traject))
    yield "jaareinde rond", year_end_step(SETUP, coloured, JUNE)
    yield "jaareinde rond na een ping", year_end_step(SETUP, coloured, JUNE, why=WHY)
    yield "jaareinde, wijzigen", year_end_step(SETUP, coloured, JUNE, 1)
    bare = replace(traject, acties=())
    yield "jaareinde zonder acties", year_end_step(SETUP, bare, JUNE)
    last = replace(coloured, year=2023, plan_year=2026)
    yield "laatste jaareinde", year_end_step(SETUP, last, JUNE)
    for page in range(plan.plan_step(SETUP, coloured, TODAY).pages):
        yield f"plan met kleuren {page + 1}", plan.plan_step(SETUP, coloured, TODAY, page)


def _looked_at(team: Team) -> Traject:
    """A traject whose last actie was looked at, and became a borgafspraak."""
    traject = team.traject(Phase.OPVOLGING)
    actie, who = traject.acties[-1], team.persons[0]
    act = Act("borgen", team.write(500), who, JUNE)
    check = Check(SOON, "deels", team.write(500), by=who, at=JUNE, act=act)
    return traject.with_actie(actie.with_check(check))


def _kleuren(traject: Traject) -> Mapping[str, Kleur]:
    return {
        actie.id: KLEUREN[number % len(KLEUREN)] for number, actie in enumerate(to_colour(traject))
    }
