"""The cards of ACT: what follows from a check, the borgafspraak, and the next cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from dialogs.actie.cards import actie_step, acties_step
from dialogs.actie.plan import plan_step
from dialogs.anywhere.overview import living_step
from dialogs.calendar import BRUSSELS
from dialogs.opvolging.act import act_step
from dialogs.opvolging.borgen import borg_step
from dialogs.opvolging.check_cards import step_for
from dialogs.opvolging.cycle import with_next_cycle
from dialogs.outcome import State, View
from dialogs.record import CARDS, Act, Bereikt, Check, Phase, Traject, Vervolg
from dialogs.steps import Feedback, Step
from tests.cards.records import CONTENT, SETUP, SOON, Team

NEXT_YEAR = date(2028, 1, 17)
LATER = datetime(2028, 1, 17, 9, tzinfo=BRUSSELS)
TOLD = "Intussen veranderde een collega dit. Kijk na wat je invulde en bewaar opnieuw."
WRONG = "Kies wat jullie ermee doen."


def acting(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    yield from _act(team)
    yield from _borgen(team)
    yield from _next_cycles(team)
    yield from _plans(team)


def _found(team: Team, day: date, bereikt: Bereikt, vervolg: Vervolg | None = None) -> Check:
    """What was found on a day, with as much as can be typed."""
    who, at = team.persons[-1], datetime(day.year, day.month, day.day, 16, tzinfo=BRUSSELS)
    act = Act(vervolg, team.write(500), who, at) if vervolg else None
    texts = (team.write(500), team.write(500), team.write(500))
    return Check(day, bereikt, *texts, by=who, at=at, act=act)


def _looked(team: Team, *checks: Check) -> Traject:
    """A traject of which the first actie was looked at so."""
    traject = team.traject(Phase.OPVOLGING)
    actie = replace(traject.acties[0], checked=checks)
    return traject.with_actie(actie)


def _refused(team: Team, step: Step, *fields: str) -> Step:
    typed = {name: team.write(500) for name in fields}
    errors = dict.fromkeys(fields, WRONG)
    lost = (team.write(500),)
    return replace(step, feedback=Feedback(note=TOLD, errors=errors, typed=typed, lost=lost))


def _act(team: Team) -> Iterator[tuple[str, Step]]:
    for bereikt in ("ja", "deels", "nee"):
        traject = _looked(team, _found(team, SOON, bereikt))
        step = act_step(SETUP, State(traject), traject.acties[0], SOON, SOON)
        yield f"act na {bereikt}", step
    yield "act met fouten", _refused(team, step, "vervolg", "les")
    again = _looked(team, _found(team, SOON, "deels", "stoppen"))
    yield "act opnieuw", act_step(SETUP, State(again), again.acties[0], SOON, SOON)
    march = SOON + timedelta(days=60)
    decided = _found(team, SOON, "deels", "verder"), _found(team, march, "ja", "borgen")
    both = _looked(team, *decided)
    yield "act van vroeger", act_step(SETUP, State(both), both.acties[0], SOON, march)


def _borgen(team: Team) -> Iterator[tuple[str, Step]]:
    kept = _looked(team, _found(team, SOON, "ja", "borgen"))
    kept = kept.with_actie(replace(kept.acties[0], checks=(SOON, NEXT_YEAR)))
    actie, state = kept.acties[0], State(kept, people=team.persons)
    assert actie.owner
    asked = step_for(SETUP, state, actie, NEXT_YEAR, actie.owner, LATER)
    yield "borgafspraak", asked
    yield "borgafspraak met fouten", _refused(team, asked, "bereikt", "effect")
    yield "borgafspraak in het kanaal", borg_step(SETUP, state, actie, NEXT_YEAR, NEXT_YEAR)
    for bereikt in ("ja", "nee"):
        seen = actie.with_check(_found(team, NEXT_YEAR, bereikt))
        card = borg_step(SETUP, state, seen, NEXT_YEAR, NEXT_YEAR)
        yield f"borgafspraak met {bereikt}", card
        after = State(kept.with_actie(seen))
        yield f"act na borgen, {bereikt}", act_step(SETUP, after, seen, NEXT_YEAR, NEXT_YEAR)


def _next_cycles(team: Team) -> Iterator[tuple[str, Step]]:
    check = _found(team, SOON, "nee", "bijsturen")
    traject = _looked(team, check)
    traject, later = with_next_cycle(traject, traject.acties[0], check, SOON)
    state = State(traject, people=team.persons)
    for card in CARDS[:-1]:
        yield f"nieuwe cyclus {card}", actie_step(CONTENT, state, later, card, SOON)
    yield "acties met een nieuwe cyclus", acties_step(CONTENT, traject, SOON)


def _plans(team: Team) -> Iterator[tuple[str, Step]]:
    """The plan of each actie, and the living card, after the team looked many times."""
    traject, ways = team.traject(Phase.OPVOLGING), ("borgen", "bijsturen", "stoppen", "verder")
    for number, actie in enumerate(traject.acties):
        vervolg: Vervolg = ways[number % len(ways)]
        found = [_found(team, SOON + timedelta(days=n), "deels", "verder") for n in range(9)]
        last = _found(team, SOON + timedelta(days=20), "ja", vervolg)
        looked = replace(actie, termijn="kort", checked=(*found, last))
        traject = traject.with_actie(looked)
        one = replace(traject, acties=(looked,))
        yield f"opgevolgd plan, actie {number + 1}", plan_step(SETUP, one, SOON)
    later = replace(traject.acties[0], id="b" * 12, vorige=traject.acties[0].id, checked=())
    chained = replace(traject, acties=(replace(traject.acties[0], removed=True), later))
    yield "plan met een nieuwe cyclus", plan_step(SETUP, chained, SOON)
    view = View(team.persons[0], LATER, home=True, private=False)
    yield "levend met wat eruit kwam", living_step(SETUP, State(traject), view)
