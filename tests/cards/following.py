"""The cards of CHECK: one actie looked at, passed on to a colleague, and all acties at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from dialogs.calendar import BRUSSELS
from dialogs.opvolging.check_cards import check_step, step_for
from dialogs.opvolging.follow_up_cards import follow_up_step
from dialogs.opvolging.passing_on import pass_on_step
from dialogs.outcome import State
from dialogs.record import Act, Check, Person, Phase, Traject
from dialogs.steps import Feedback, Step
from tests.cards.records import CONTENT, SETUP, SOON, Team

CHECK_DAY = datetime(SOON.year, SOON.month, SOON.day, 9, tzinfo=BRUSSELS)
TODAY = CHECK_DAY.date()
TOLD = "Intussen veranderde een collega dit. Kijk na wat je invulde en bewaar opnieuw."
WRONG = "Kies ja, deels of nee. Twijfel je? Dan is het deels."


def following(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    traject = team.traject(Phase.OPVOLGING)
    yield from _checks(team, traject)
    yield from _passing_on(team, traject)
    yield from _follow_ups(team, traject)


def _found(team: Team, day: date = SOON) -> Check:
    who = team.persons[-1]
    return Check(
        day,
        "deels",
        team.write(500),
        team.write(500),
        team.write(500),
        by=who,
        at=CHECK_DAY,
        act=Act("verder", team.write(500), who, CHECK_DAY),
    )


def _checks(team: Team, traject: Traject) -> Iterator[tuple[str, Step]]:
    state, actie = State(traject, people=team.persons), traject.acties[0]
    assert actie.owner
    card = step_for(SETUP, state, actie, SOON, actie.owner, CHECK_DAY)
    yield "check", card
    fields = ("bereikt", "effect", "anderen", "bewijs")
    typed = {name: team.write(500) for name in fields}
    wrong = Feedback(note=TOLD, errors=dict.fromkeys(fields, WRONG), typed=typed)
    yield "check met fouten", replace(card, feedback=wrong)
    yield "check in het kanaal", check_step(SETUP, state, actie, SOON, TODAY)
    draft = replace(_found(team), at=None, act=None, asked=team.persons[0])
    asked = replace(draft, asked_by=actie.owner, asked_why=team.write(200))
    passed = traject.with_actie(actie.with_check(asked))
    for name, who in (("van wie het kreeg", team.persons[0]), ("van een ander", _stranger(team))):
        step = step_for(SETUP, State(passed), passed.acties[0], SOON, who, CHECK_DAY)
        yield f"doorgegeven check {name}", step
    kept = actie.with_check(_found(team))
    later = CHECK_DAY.date() + timedelta(days=9)
    yield "check die bewaard is", check_step(SETUP, state, kept, SOON, later)


def _stranger(team: Team) -> Person:
    return Person("29:x", team.write(60))


def _passing_on(team: Team, traject: Traject) -> Iterator[tuple[str, Step]]:
    actie, me = traject.acties[0], _stranger(team)
    card = pass_on_step(SETUP, State(traject, people=team.persons), actie, SOON, me)
    yield "doorgeven", card
    typed = {"collega": team.write(60), "bericht": team.write(200)}
    yield (
        "doorgeven met fouten",
        replace(card, feedback=Feedback(note=TOLD, errors={"collega": WRONG}, typed=typed)),
    )
    crowd = tuple(Person(f"29:{n}", team.write(60)) for n in range(400))
    in_crowd = pass_on_step(SETUP, State(traject, people=crowd), actie, SOON, me)
    yield "doorgeven in een groot team", in_crowd
    yield "doorgeven zonder ledenlijst", pass_on_step(SETUP, State(traject), actie, SOON, me)


def _follow_ups(team: Team, traject: Traject) -> Iterator[tuple[str, Step]]:
    looked = traject.with_actie(traject.acties[0].with_check(_found(team)))
    many = replace(looked, acties=looked.acties[:1] * 13)
    many = replace(
        many, acties=tuple(replace(a, id=f"b{n:011}") for n, a in enumerate(many.acties))
    )
    unfinished = replace(traject.acties[-1], card="wat", wat="")
    late = CHECK_DAY + timedelta(days=40)
    few = replace(looked, acties=(*looked.acties[:2], replace(unfinished, id="f" * 12)))
    yield "hoever staan we", follow_up_step(CONTENT, few, late)
    for page in range(3):
        yield f"hoever staan we, blad {page + 1}", follow_up_step(CONTENT, many, late, page)
