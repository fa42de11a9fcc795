"""The calendar of the school: as every school has it, with much of its own, and with faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dialogs.events import Event, Press
from dialogs.opvolging import kalender
from dialogs.opvolging.vrije_dagen import MOST_LINES
from dialogs.outcome import State
from dialogs.record import Phase, Traject
from dialogs.school import FreeDays, School
from dialogs.steps import Step
from tests.cards.records import NOW, SETUP, Team


def school_calendar(team: Team) -> Iterator[tuple[str, Step]]:
    """The card of the calendar."""
    traject = team.traject(Phase.OPVOLGING)
    yield "schoolkalender", _pressed(team, traject, "calendar")
    monday = date(2026, 11, 30)
    free = tuple(
        FreeDays(first, first + timedelta(days=n % 3), _within(team.write(60)))
        for n, first in enumerate(monday + timedelta(days=7 * n) for n in range(MOST_LINES))
    )
    own = replace(traject, school=School(free, version=2))
    yield "schoolkalender met eigen vrije dagen", _pressed(team, own, "calendar")
    lines = ("13 mei", "25-29 mei", "", "29-25 mei", "2/11/2020")
    typed = "\n".join(f"{line} {_within(team.write(500))}" for line in lines)
    yield "schoolkalender met fouten", _pressed(team, own, "save-calendar", typed)
    late = replace(own, school=replace(own.school, version=9))
    yield "schoolkalender, te laat bewaard", _pressed(team, late, "save-calendar", typed)


def _within(text: str) -> str:
    """What somebody typed as a part of what a field holds: one line, and not all of the field."""
    return " ".join(text[:-2].split())


def _pressed(team: Team, traject: Traject, verb: str, typed: str = "") -> Step:
    press = Press(verb, kalender.KALENDER, 2, {"vrij": typed} if typed else {})
    event = Event(team.persons[0], NOW, "c" * 32, press)
    handler = kalender.show if verb == "calendar" else kalender.save
    outcome = handler(SETUP, State(traject), event)
    assert outcome.show is not None
    return replace(outcome.show, feedback=outcome.feedback)
