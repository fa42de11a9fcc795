"""The cards with which the bot asks for attention by itself, and with which people steer that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from dialogs.anywhere.overview import living_step
from dialogs.calendar import BRUSSELS
from dialogs.opvolging.bundle import Part, together
from dialogs.opvolging.digest import has_news
from dialogs.opvolging.later import snooze_step
from dialogs.opvolging.manners_card import manners_step, quieted_step
from dialogs.opvolging.moments import Kind, Moment, due
from dialogs.opvolging.post import bundle_step, lines_for, personal_step, ronde_line, team_post
from dialogs.opvolging.waiting import waiting_for
from dialogs.outcome import State, View
from dialogs.record import Act, Actie, Check, Edit, Phase, Traject
from dialogs.steps import Feedback, Step
from tests.cards.records import CONTENT, SETUP, SOON, Team

CHECK_DAY = datetime.combine(SOON, datetime.min.time(), BRUSSELS).replace(hour=9)
MAY = datetime(2027, 5, 3, 9, tzinfo=BRUSSELS)
JUNE = datetime(2027, 6, 28, 9, tzinfo=BRUSSELS)
SPACE = "a" * 32


def asking(team: Team) -> Iterator[tuple[str, Step]]:
    """The posts in the channel, what one person gets, and what can be done about it."""
    yield from _posts(team)
    yield from _bundles(team)
    yield from _later(team)
    yield from _manners(team)


# -- the channel's posts ------------------------------------------------------------------------


def _posts(team: Team) -> Iterator[tuple[str, Step]]:
    traject = team.traject(Phase.OPVOLGING)
    one = replace(traject, acties=traject.acties[:1])
    yield "checkmoment", _post(team, _told(one, CHECK_DAY), CHECK_DAY)
    several = replace(traject, acties=tuple(_many(traject.acties)))
    yield "checkmomenten", _post(team, _told(several, CHECK_DAY), CHECK_DAY)
    late = CHECK_DAY + timedelta(days=7)
    yield "wat bleef liggen", _post(team, _told(one, late), late)
    both = one.with_actie(replace(one.acties[0], checks=(SOON, late.date())))
    yield "nu en vroeger", _post(team, _told(both, late), late)
    borgen = Act("borgen", team.write(500), team.persons[0], CHECK_DAY)
    found = Check(date(2026, 11, 30), "ja", at=CHECK_DAY, act=borgen)
    kept = one.with_actie(replace(one.acties[0], owner=None, checked=(found,)))
    yield "borgafspraak van niemand", _post(team, _told(kept, CHECK_DAY), CHECK_DAY)
    yield "overzicht van de maand", _post(team, _told(_lived(team, traject), MAY), MAY)
    yield "jaareinde", _post(team, _told(_looked(one), JUNE), JUNE)
    yield "jaareinde en veel meer", _post(team, _told(_lived(team, several), JUNE), JUNE)


def _many(acties: tuple[Actie, ...]) -> Iterator[Actie]:
    for number in range(8):
        yield replace(acties[number % len(acties)], id=f"b{number:011}")


def _looked(traject: Traject) -> Traject:
    """A traject of which nothing is left to look at."""
    return replace(traject, acties=tuple(replace(actie, checks=()) for actie in traject.acties))


def _lived(team: Team, traject: Traject) -> Traject:
    """A traject in which things happened in spring, and somebody could not be reached."""
    at, who = datetime(2027, 4, 20, 12, tzinfo=BRUSSELS), team.persons[-1]
    decided = (("ja", "borgen"), ("deels", "bijsturen"), ("nee", "stoppen"), ("deels", "verder"))
    acties = list(traject.acties)
    for number, (bereikt, vervolg) in enumerate(decided[: len(acties)]):
        act = Act(vervolg, team.write(500), who, at)  # type: ignore[arg-type]
        check = Check(date(2027, 4, 12), bereikt, by=who, at=at, act=act)  # type: ignore[arg-type]
        acties[number] = replace(acties[number], checked=(check,))
    acties[-1] = replace(acties[-1], edited=Edit(who, at, 3))
    edit, not_reached = Edit(who, at, 2), {who.id: "geblokkeerd"}
    return replace(traject, acties=tuple(acties), goal_edited=edit, not_reached=not_reached)


def _told(traject: Traject, now: datetime) -> Traject:
    """A traject of which all is to be told that is due."""
    earlier = {"digest/2026-11": now - timedelta(days=200)}
    traject = replace(traject, pinged=earlier)
    keys = [m.key for m in due(traject, now) if not m.person and _is_news(traject, m)]
    return replace(traject, pinged={**earlier, **dict.fromkeys(keys, now)}, untold=tuple(keys))


def _is_news(traject: Traject, moment: Moment) -> bool:
    return moment.kind is not Kind.DIGEST or has_news(CONTENT, traject, moment)


def _post(team: Team, traject: Traject, now: datetime) -> Step:
    step = team_post(SETUP, State(traject, people=team.persons), now)
    assert step
    return step


# -- to one person ------------------------------------------------------------------------------


def _bundles(team: Team) -> Iterator[tuple[str, Step]]:
    traject = team.traject(Phase.OPVOLGING)
    several = replace(traject, acties=tuple(_many(traject.acties)))
    state, person = State(several), team.persons[-1].id
    lines = lines_for(SETUP, state, person, CHECK_DAY, SPACE)
    yield "dit wacht op jou", bundle_step(lines[:1])
    ronde = ronde_line(SETUP, State(team.traject()), CHECK_DAY, SPACE)
    yield "dit wacht op jou, met een ronde", bundle_step((ronde, *lines[:2]))
    yield "dit wacht op jou, en nog veel", bundle_step((ronde, *lines))
    yield "dit wacht op jou, alleen rondes", bundle_step((ronde, ronde))
    first = personal_step(SETUP, state, person, CHECK_DAY)
    assert first
    yield "check met reden", first


def _later(team: Team) -> Iterator[tuple[str, Step]]:
    traject, person = team.traject(Phase.OPVOLGING), team.persons[-1].id
    named = waiting_for(traject, person, CHECK_DAY)
    one = snooze_step(SETUP, traject, named[:1], CHECK_DAY)
    yield "later", one
    wrong = Feedback(errors={"dag": CONTENT.zeg("fout.na-vandaag")}, typed={"dag": "2027-01-15"})
    yield "later met fout", replace(one, feedback=wrong)
    until = CONTENT.zeg("later.tot", dag="ma 18 januari", uur="8.30")
    yield "uitgesteld", replace(one, until=until)
    both = snooze_step(SETUP, traject, named, CHECK_DAY)
    parts = [(Part(SPACE, f"{number:012}", "0"), both) for number in range(9)]
    bundled = together(parts)
    assert bundled
    yield "later, veel samen", bundled
    done = together([(part, replace(step, until=until)) for part, step in parts])
    assert done
    yield "uitgesteld, veel samen", done


def _manners(team: Team) -> Iterator[tuple[str, Step]]:
    traject, person = team.traject(Phase.OPVOLGING), team.persons[-1]
    quiet = replace(traject, quiet=(person.id,))
    step = quieted_step(SETUP, quiet, person)
    yield "stil", step
    yield "niet meer stil", quieted_step(SETUP, traject, person)
    bundled = together([(Part(SPACE, f"{number:012}", "0"), step) for number in range(9)])
    assert bundled
    yield "stil, veel samen", bundled
    not_reached = dict.fromkeys((p.id for p in team.persons), "geblokkeerd")
    off = replace(
        quiet,
        channel_quiet=True,
        paused=CHECK_DAY,
        paused_until=MAY.date(),
        not_reached=not_reached,
    )
    for name, found in {
        "aan": traject,
        "uit": off,
        "pauze": replace(off, paused_until=None),
    }.items():
        for who in (team.persons[0], person):
            role = "trekker" if who == team.persons[0] else "deelnemer"
            state = State(found, people=team.persons)
            yield f"manieren {name} {role}", manners_step(SETUP, state, who, CHECK_DAY)
        view = View(person, CHECK_DAY, home=True, private=False)
        yield f"levende kaart, herinneringen {name}", living_step(SETUP, State(found), view)
    unreached = State(replace(traject, not_reached=not_reached), people=team.persons)
    yield "manieren niet bereikt", manners_step(SETUP, unreached, person, CHECK_DAY)
    acting = team.traject(Phase.ACTIE)
    yield "manieren in stap 3", manners_step(SETUP, State(acting), team.persons[0], CHECK_DAY)
