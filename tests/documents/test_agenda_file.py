"""The check moments as a calendar, read back by another library than wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.agenda import checkmomenten_as_ics
from bot.documents.texts import holdable
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from dialogs.calendar import BRUSSELS
from tests.cards.pens import HOSTILE
from tests.documents.plans import CONTENT, NOW, TODAY, plannen, traject

AROUND_CHANGES = [date(2026, 10, 23), date(2026, 10, 26), date(2027, 3, 26), date(2027, 4, 12)]


def events(trajecten: Iterable[Plannen], now: datetime = NOW) -> list[Any]:
    """The events of the file, in order."""
    calendar = vobject.readOne(checkmomenten_as_ics(trajecten, now).decode())
    return list(calendar.contents.get("vevent", []))


def checked_on(*days: date) -> Plannen:
    """Plans with one actie that is looked at on these days."""
    record = traject(acties=1)
    actie = replace(record.acties[0], checks=days)
    return plannen_of(CONTENT, replace(record, acties=(actie,)), TODAY)


def test_each_check_moment_is_half_an_hour_at_the_hour_of_the_reminder() -> None:
    [january, march] = events([plannen(acties=1)])

    assert january.dtstart.value == datetime(2027, 1, 15, 8, 30, tzinfo=BRUSSELS)
    assert january.dtend.value - january.dtstart.value == timedelta(minutes=30)
    assert march.dtstart.value == datetime(2027, 3, 22, 8, 30, tzinfo=BRUSSELS)
    assert january.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Brussels"]
    assert january.dtstamp.value == NOW
    assert january.valarm.trigger.value == timedelta(days=-1)


def test_an_event_says_what_is_looked_at() -> None:
    [event, _] = events([plannen(acties=1)])

    assert event.summary.value == "Checkmoment B2 · Leerloopbaan: Dit is wat van actie 0"
    assert event.description.value.split("\n") == [
        "Dit is wat van actie 0",
        "Doel: Dit is doel van actie 0",
        "Meting: Dit is meting van actie 0",
        "Wie: Dit is eigenaar, Dit is wie van actie 0",
        "",
        "Bekijk samen: Halen we de doelen? Merken we effect? Wat zeggen anderen?",
    ]


def test_acties_that_are_due_together_share_one_event() -> None:
    found = events([plannen(acties=4)])

    assert [event.dtstart.value.date() for event in found] == [
        date(2027, 1, 15),
        date(2027, 1, 22),
        date(2027, 3, 22),
    ]
    assert found[0].summary.value == "Checkmoment B2 · Leerloopbaan: 2 acties"
    assert found[2].summary.value == "Checkmoment B2 · Leerloopbaan: 4 acties"
    assert all(f"Dit is wat van actie {n}" in found[2].description.value for n in range(4))


def test_a_day_in_a_holiday_moves_to_the_next_school_day() -> None:
    [event] = events([checked_on(date(2026, 12, 24), date(2026, 12, 25))])

    assert event.dtstart.value == datetime(2027, 1, 4, 8, 30, tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("day"), [date(2026, 10, 23), date(2026, 10, 26), date(2027, 3, 26), date(2027, 4, 12)]
)
def test_around_a_change_of_the_clock_it_stays_half_past_eight(day: date) -> None:
    [event] = events([checked_on(day)])

    assert (event.dtstart.value.hour, event.dtstart.value.minute) == (8, 30)
    assert (
        event.dtstart.value.utcoffset()
        == datetime.combine(day, datetime.min.time(), BRUSSELS).replace(hour=8).utcoffset()
    )


def test_the_file_brings_the_rules_of_the_clock() -> None:
    file = checkmomenten_as_ics([plannen()], NOW)

    assert file.count(b"BEGIN:VTIMEZONE") == 1
    assert b"BEGIN:DAYLIGHT" in file
    assert b"TZID:Europe/Brussels" in file


def test_an_event_keeps_its_uid_and_no_two_share_one() -> None:
    first, second = plannen(acties=4), plannen(acties=4, id="b" * 12)

    before = [event.uid.value for event in events([first, second])]
    later = [event.uid.value for event in events([first, second], NOW + timedelta(days=3))]

    assert before == later
    assert len(set(before)) == len(before) == 6


def test_a_stopped_traject_has_no_events() -> None:
    stopped = plannen_of(CONTENT, replace(traject(), stopped=NOW), TODAY)

    assert events([stopped]) == []


def test_no_line_is_longer_than_the_format_allows() -> None:
    file = checkmomenten_as_ics([plannen(lambda field: "één woord " * 50)], NOW)

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_typed_stays_text(kind: str) -> None:
    typed = HOSTILE[kind]
    [event, _] = events([plannen(lambda field: typed, acties=1)])

    assert holdable(typed) in event.description.value
    assert " ".join(holdable(typed).split()) in event.summary.value


@given(st.text(max_size=300))
def test_any_text_survives_or_loses_what_a_calendar_cannot_hold(text: str) -> None:
    typed = f"[{text}]\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x"
    found = events([plannen(lambda field: typed, acties=1)])

    assert len(found) == 2
    assert holdable(typed) in found[0].description.value
