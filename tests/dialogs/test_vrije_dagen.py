"""The free days of a school, as teachers type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.opvolging.kalender import TEXT_LENGTH
from dialogs.opvolging.vrije_dagen import (
    MOST_LINES,
    NAME_LENGTH,
    read_free_days,
    write_free_days,
    year_to_fill_in,
)
from dialogs.school import FreeDays
from tests.dialogs.effort import effort
from tests.dialogs.schools import days

MONDAY = date(2026, 11, 23)
STUDY = FreeDays(date(2026, 11, 30), date(2026, 11, 30), "pedagogische studiedag")


def read(text: str, today: date = MONDAY, known: tuple[FreeDays, ...] = ()) -> list[FreeDays]:
    found, wrong = read_free_days(text, today, known)
    assert not wrong, wrong
    return list(found)


def refused(text: str, today: date = MONDAY) -> list[tuple[str, str]]:
    _, wrong = read_free_days(text, today, ())
    return [(line.line, line.why) for line in wrong]


# -- as teachers write them ----------------------------------------------------------------------

NOVEMBER, MAY = date(2026, 11, 2), date(2027, 5, 13)
WEEK = (date(2027, 5, 25), date(2027, 5, 29))
BRIDGE = (date(2027, 5, 10), date(2027, 5, 14))


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("2/11", NOVEMBER, NOVEMBER, ""),
        ("02/11/2026", NOVEMBER, NOVEMBER, ""),
        ("2-11", NOVEMBER, NOVEMBER, ""),
        ("2.11.26", NOVEMBER, NOVEMBER, ""),
        ("2026-11-02", NOVEMBER, NOVEMBER, ""),
        ("ma 2/11", NOVEMBER, NOVEMBER, ""),
        ("Maandag 2 november", NOVEMBER, NOVEMBER, ""),
        ("op ma. 2 nov.", NOVEMBER, NOVEMBER, ""),
        ("13 mei", MAY, MAY, ""),
        ("13 MEI 2027", MAY, MAY, ""),
        ("25-29 mei", *WEEK, ""),
        ("25 - 29 mei 2027", *WEEK, ""),
        ("25–29 mei", *WEEK, ""),
        ("25-29/5", *WEEK, ""),
        ("25 tot 29 mei", *WEEK, ""),
        ("van 25 tot en met 29 mei", *WEEK, ""),
        ("25 t/m 29 mei", *WEEK, ""),
        ("25 tem 29 mei", *WEEK, ""),
        ("25/05/2027 - 29/05/2027", *WEEK, ""),
        ("25-05-2027 - 29-05-2027", *WEEK, ""),
        ("25/5-29/5", *WEEK, ""),
        ("25 mei - 29 mei 2027", *WEEK, ""),
        ("2027-05-25 tot 2027-05-29", *WEEK, ""),
        ("ma 10 mei t.e.m. vr 14 mei", *BRIDGE, ""),
        ("maandag 10 t.e.m. vrijdag 14 mei", *BRIDGE, ""),
        ("ma 10/5 t.e.m. vr 14/5", *BRIDGE, ""),
        ("28 december - 3 januari", date(2026, 12, 28), date(2027, 1, 3), ""),
        ("31/5 - 2/6", date(2027, 5, 31), date(2027, 6, 2), ""),
        ("2 en 3 november", NOVEMBER, date(2026, 11, 3), ""),
        ("2/11 & 3/11", NOVEMBER, date(2026, 11, 3), ""),
        ("2/11 pedagogische studiedag", NOVEMBER, NOVEMBER, "pedagogische studiedag"),
        ("2/11: Studiedag (3de graad)", NOVEMBER, NOVEMBER, "Studiedag (3de graad)"),
        ("2 november, lokale verlofdag", NOVEMBER, NOVEMBER, "lokale verlofdag"),
        ("2/11 - facultatief verlof", NOVEMBER, NOVEMBER, "facultatief verlof"),
        ("13 mei (dag na Hemelvaart)", MAY, MAY, "dag na Hemelvaart"),
        ("25-29 mei brugdagen", *WEEK, "brugdagen"),
        ("ma 10 mei t.e.m. vr 14 mei: brug", *BRIDGE, "brug"),
        ("studiedag 2/11", NOVEMBER, NOVEMBER, "studiedag"),
        ("Lokale verlofdag: ma 2 november", NOVEMBER, NOVEMBER, "Lokale verlofdag"),
        ("Brugdagen (25-29 mei)", *WEEK, "Brugdagen"),
        ("• 13 mei: sportdag", MAY, MAY, "sportdag"),
        ("- 13 mei", MAY, MAY, ""),
        ("  13\u00a0mei \t sportdag ", MAY, MAY, "sportdag"),
    ],
)
def test_a_free_day_or_period_is_understood(text: str, first: date, last: date, name: str) -> None:
    assert read(text) == [FreeDays(first, last, name)]


def test_each_line_is_a_period_and_they_come_in_order() -> None:
    text = "13 mei\r\n\r\n25-29 mei brug\n2/11 studiedag; 3/11\n13/5 nog eens"

    assert [(period.first, period.name) for period in read(text)] == [
        (NOVEMBER, "studiedag"),
        (date(2026, 11, 3), ""),
        (MAY, ""),
        (WEEK[0], "brug"),
    ]
    assert read(" \n \n") == []


@pytest.mark.parametrize(
    ("today", "text", "first"),
    [
        (date(2026, 9, 1), "2/11", date(2026, 11, 2)),
        (date(2026, 11, 23), "5/10", date(2026, 10, 5)),
        (date(2027, 5, 31), "2/11", date(2026, 11, 2)),
        (date(2027, 6, 1), "2/11", date(2027, 11, 2)),
        (date(2027, 6, 1), "25/5", date(2028, 5, 25)),
        (date(2027, 6, 1), "28/6", date(2027, 6, 28)),
        (date(2027, 8, 31), "13 mei", date(2028, 5, 13)),
        (date(2027, 6, 1), "30/12 - 2/1", date(2027, 12, 30)),
        (date(2028, 1, 10), "29 februari", date(2028, 2, 29)),
    ],
)
def test_without_a_year_it_is_this_school_year_and_from_june_on_what_comes(
    today: date, text: str, first: date
) -> None:
    assert [period.first for period in read(text, today)] == [first]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("studiedag", "onbekend"),
        ("krokusvakantie", "onbekend"),
        ("eind mei", "onbekend"),
        ("vóór de krokusvakantie", "onbekend"),
        ("31 februari", "onbekend"),
        ("2/11, 3/11", "onbekend"),
        ("2/11 en 13/5", "onbekend"),
        ("5 en 12 november", "onbekend"),
        ("2, 3 en 4 november", "onbekend"),
        ("2/11 tot 6", "onbekend"),
        ("2/11 - 6", "onbekend"),
        ("29-25 mei", "periode"),
        ("29 mei - 25 mei", "periode"),
        ("1/9/2026 - 30/6/2027", "periode"),
        ("2/11/2024", "voorbij"),
        ("2/11/2031", "ver"),
        ("31/12/0999", "onbekend"),
        ("1/1 tot 0001-01-01", "onbekend"),
        ("31/12/9999", "ver"),
    ],
)
def test_what_can_not_be_read_is_said_of_its_own_line(line: str, why: str) -> None:
    assert refused(f"13 mei\n{line}\n25-29 mei") == [(line, why)]


def test_days_that_were_kept_are_dropped_without_a_word_when_their_school_year_is_over() -> None:
    old, new = STUDY, FreeDays(date(2027, 10, 4), date(2027, 10, 4))
    text = write_free_days([old, new])

    assert read(text, date(2027, 8, 31), (old, new)) == [old, new]
    assert read(text, date(2027, 9, 1), (old, new)) == [new]
    assert refused(text, date(2027, 9, 1)) == [("30/11/2026 pedagogische studiedag", "voorbij")]


PIECES = (
    *("2/11", "0001-01-01", "25-29", "mei", "2027", "3", "²", "٣/٤"),
    *("-", "t.e.m.", "en", "van", "ma", "(", ")", ":", "studiedag"),
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """What is almost a line of the calendar."""
    words = draw(st.lists(st.sampled_from(PIECES), max_size=9))
    return draw(st.sampled_from((" ", ""))).join(words)


@effort(600)
@given(text=st.lists(lines(), max_size=5).map("\n".join), today=days)
def test_what_is_read_is_read_the_same_when_it_stands_in_the_field_later(
    text: str, today: date
) -> None:
    found, _ = read_free_days(text, today, ())

    written = write_free_days(found)

    assert read_free_days(written, today, ()) == (found, ())
    next_day = today + timedelta(days=1)
    if year_to_fill_in(next_day) == year_to_fill_in(today) and next_day.month != 9:
        assert read_free_days(written, next_day, ()) == (found, ())


@effort(300)
@given(text=st.text(max_size=200), today=days)
def test_no_text_breaks_the_reading(text: str, today: date) -> None:
    found, wrong = read_free_days(text, today, ())

    assert list(found) == sorted(found)
    assert len(found) + len(wrong) <= len(text) + 1


@pytest.mark.parametrize("text", ["-" * 3000, "- " * 1500, "1 " * 1500, "9" * 3000, "2/11-" * 600])
def test_a_long_line_without_sense_is_read_quickly(text: str) -> None:
    assert len(refused(text)) <= 1


def test_the_field_has_room_for_everything_that_is_kept() -> None:
    name = "x" * 400
    text = "\n".join(f"{n + 1}/5/2027 - {n + 2}/5/2027 {name}" for n in range(MOST_LINES))

    found = read(text)

    assert len(found) == MOST_LINES
    assert {len(period.name) for period in found} == {NAME_LENGTH}
    assert len(write_free_days(found)) <= TEXT_LENGTH
