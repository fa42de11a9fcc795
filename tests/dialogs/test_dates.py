"""Dates as Flemish teachers write them, and as the bot writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.calendar import BRUSSELS, is_school_day, school_year
from dialogs.dutch import MONTHS, read_day, say_day, say_moment, say_time
from tests.dialogs.effort import effort

MONDAY = date(2026, 11, 23)

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


# -- written by people ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-12-03T00:00:00Z", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        (" 3 / 12 ", date(2026, 12, 3)),
        ("03-12-2026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("15/01", date(2027, 1, 15)),
        ("15/01/2027", date(2027, 1, 15)),
        ("3 december", date(2026, 12, 3)),
        ("3 dec.", date(2026, 12, 3)),
        ("do 3 december", date(2026, 12, 3)),
        ("do. 3 dec", date(2026, 12, 3)),
        ("donderdag 3 december 2026", date(2026, 12, 3)),
        ("tegen vrijdag 4 december", date(2026, 12, 4)),
        ("op 3 DECEMBER", date(2026, 12, 3)),
        ("15 mrt", date(2027, 3, 15)),
        ("15 mrt.", date(2027, 3, 15)),
        ("1 sept.", date(2027, 9, 1)),
        ("1 mei", date(2027, 5, 1)),
        ("begin mei", date(2027, 5, 1)),
        ("midden maart", date(2027, 3, 15)),
        ("half maart", date(2027, 3, 15)),
        ("eind januari", date(2027, 1, 31)),
        ("einde juni", date(2027, 6, 30)),
        ("tegen eind april", date(2027, 4, 30)),
        ("vóór eind april", date(2027, 4, 30)),
        ("eind november", date(2026, 11, 30)),
        ("eind maart 2028", date(2028, 3, 31)),
        ("23 november", date(2026, 11, 23)),
        ("22 november", date(2027, 11, 22)),
        ("٣/١٢", date(2026, 12, 3)),
    ],
)
def test_a_date_is_understood_as_teachers_write_it(text: str, day: date) -> None:
    assert read_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2027, 9, 1), "eind februari", date(2028, 2, 29)),
        (date(2028, 3, 1), "eind februari", date(2029, 2, 28)),
        (date(2027, 3, 1), "29/2", date(2028, 2, 29)),
        (date(2028, 2, 29), "29 februari", date(2028, 2, 29)),
        (date(2026, 12, 31), "31/12", date(2026, 12, 31)),
        (date(2026, 12, 31), "1/1", date(2027, 1, 1)),
        (date(2027, 1, 1), "31/12", date(2027, 12, 31)),
        (date(2026, 12, 31), "eind december", date(2026, 12, 31)),
    ],
)
def test_leap_years_and_the_turn_of_the_year(today: date, text: str, day: date) -> None:
    assert read_day(text, today) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (MONDAY, "vóór de kerstvakantie", date(2026, 12, 18)),
        (MONDAY, "vo\u0301o\u0301r de krokusvakantie", date(2027, 2, 5)),
        (MONDAY, "Voor de paasvakantie", date(2027, 3, 26)),
        (MONDAY, "tegen de zomervakantie", date(2027, 6, 30)),
        (MONDAY, "voor herfstvakantie", date(2027, 10, 29)),
        (date(2026, 12, 7), "voor de kerstvakantie", date(2026, 12, 18)),
        (date(2027, 2, 2), "voor de krokusvakantie", date(2027, 2, 5)),
        (date(2027, 2, 10), "voor de krokusvakantie", date(2028, 2, 25)),
        (date(2037, 11, 23), "voor de krokusvakantie", date(2038, 3, 5)),
        (date(2037, 11, 23), "voor de paasvakantie", date(2038, 4, 9)),
    ],
)
def test_before_a_holiday_is_its_last_school_day(today: date, text: str, day: date) -> None:
    assert read_day(text, today) == day


@pytest.mark.parametrize("holiday", ["herfst", "kerst", "krokus", "paas", "zomer"])
@effort(40)
@given(today=st.dates(date(2024, 1, 1), date(2045, 12, 31)))
def test_before_a_holiday_is_never_past_and_never_more_than_a_year_and_a_bit_away(
    holiday: str, today: date
) -> None:
    day = read_day(f"vóór de {holiday}vakantie", today)

    assert day is not None
    assert today <= day <= today + timedelta(days=400)
    assert is_school_day(day)
    assert not is_school_day(day + timedelta(days=3 if day.weekday() == 4 else 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ooit",
        "volgende week",
        "31/2",
        "31/02/2027",
        "30 februari",
        "32 mei",
        "0/5",
        "5/13",
        "2026-13-01",
        "0000-01-01",
        "eind brumaire",
        "eind maart 0000",
        "eind",
        "eind december 99999",
        "5/5/5",
        "1/1/202",
        "9" * 4999,
        "9" * 500 + "/1",
        "²/3",
        "vóór de vakantie",
        "na de paasvakantie",
        "3 december\x00",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_day(text, MONDAY) is None


def test_a_day_that_does_not_come_this_year_or_next_is_none() -> None:
    assert read_day("29/2", date(2029, 1, 1)) is None


def test_the_last_day_of_the_calendar_is_a_date() -> None:
    assert read_day("eind december 9999", MONDAY) == date(9999, 12, 31)


@effort(300)
@given(text=st.text(max_size=30), today=days)
def test_no_text_breaks_the_reading(text: str, today: date) -> None:
    read_day(text, today)


PIECES = (
    *("3", "31", "٣", "2026", "0000", "9999", "/", "-", ".", " ", "T", "\n", "é", "\u0301"),
    *("eind", "begin", "do", "tegen", "voor de", "krokus", "vakantie", "februari", "feb", "mrt"),
)


@effort(500)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=7), today=days)
def test_nor_do_texts_that_are_almost_a_date(pieces: list[str], today: date) -> None:
    for glue in ("", " "):
        read_day(glue.join(pieces), today)


# -- written by the bot --------------------------------------------------------------------------


def test_a_day_is_said_with_its_year_only_when_that_is_another_school_year() -> None:
    assert say_day(date(2026, 12, 3), MONDAY) == "do 3 december"
    assert say_day(date(2027, 8, 31), MONDAY) == "di 31 augustus"
    assert say_day(date(2027, 9, 1), MONDAY) == "wo 1 september 2027"
    assert say_day(date(2026, 12, 3)) == "do 3 december 2026"


def test_a_moment_is_said_in_the_time_of_brussels() -> None:
    winter = datetime(2026, 12, 3, 15, 5, tzinfo=UTC)
    summer = datetime(2027, 6, 15, 15, 5, tzinfo=UTC)

    assert say_time(winter) == "16.05"
    assert say_time(summer) == "17.05"
    assert say_moment(winter, MONDAY) == "do 3 december, 16.05 uur"


def test_a_moment_around_midnight_falls_on_the_day_that_it_has_in_brussels() -> None:
    assert say_moment(datetime(2026, 12, 2, 23, 30, tzinfo=UTC), MONDAY).startswith("do 3 december")


@effort(200)
@given(day=days, today=days)
def test_what_the_bot_writes_it_also_reads(day: date, today: date) -> None:
    assert read_day(say_day(day), today) == day
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}", today) == day
    assert read_day(f"{day.day} {MONTHS[day.month - 1]} {day.year}", today) == day


@effort(200)
@given(today=st.dates(date(2001, 1, 1), date(2100, 12, 31)), ahead=st.integers(0, 360))
def test_without_a_year_it_is_the_first_such_day_from_today_on(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.month, day.day) == (2, 29):
        return
    for text in (f"{day.day}/{day.month}", f"{day.day} {MONTHS[day.month - 1]}"):
        assert read_day(text, today) == day
    if school_year(day) == school_year(today):
        assert read_day(say_day(day, today), today) == day


def test_moments_are_said_in_brussels_whatever_zone_they_come_in() -> None:
    moment = datetime(2026, 3, 29, 3, 0, tzinfo=BRUSSELS)

    assert say_moment(moment.astimezone(UTC)) == "zo 29 maart 2026, 3.00 uur"
