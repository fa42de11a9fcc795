"""The Flemish school calendar: school days, reminders and check moments."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.calendar import (
    BRUSSELS,
    REMINDER_TIME,
    check_moments,
    is_school_day,
    moment,
    next_check_moment,
    reminder_at,
    school_day_from,
    school_year,
    school_year_name,
)
from dialogs.reflectie.ronde import default_until
from tests.dialogs.effort import effort
from tests.dialogs.team import MONDAY

YEARS = range(2024, 2041)


def week_of(day: date) -> list[date]:
    """Monday to Friday."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(5)]


def test_a_school_year_begins_on_the_first_of_september() -> None:
    assert school_year(date(2026, 8, 31)) == 2025
    assert school_year(date(2026, 9, 1)) == 2026
    assert school_year_name(2026) == "2026-2027"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 2), date(2026, 11, 8)),
        (date(2026, 12, 21), date(2027, 1, 3)),
        (date(2027, 2, 8), date(2027, 2, 14)),
        (date(2027, 3, 29), date(2027, 4, 11)),
        (date(2027, 7, 1), date(2027, 8, 31)),
    ],
)
def test_there_is_no_school_in_the_holidays_of_2026_2027(first: date, last: date) -> None:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    assert not any(map(is_school_day, days))
    assert is_school_day(school_day_from(last + timedelta(days=1)))


@pytest.mark.parametrize(
    "day", [date(2026, 11, 11), date(2027, 5, 6), date(2027, 5, 17), date(2026, 11, 28)]
)
def test_there_is_no_school_on_public_holidays_and_in_weekends(day: date) -> None:
    assert not is_school_day(day)


@pytest.mark.parametrize("year", YEARS)
def test_check_moments_are_school_days_in_order(year: int) -> None:
    moments = check_moments(year)

    assert all(map(is_school_day, moments))
    assert list(moments) == sorted(moments)
    assert {school_year(day) for day in moments} == {year}


@pytest.mark.parametrize("year", YEARS)
def test_the_first_and_third_fall_in_the_week_before_a_holiday(year: int) -> None:
    autumn, _, easter, _ = check_moments(year)

    for check, months in ((autumn, (10, 11)), (easter, (3, 4))):
        assert any(map(is_school_day, week_of(check)))
        after = week_of(check + timedelta(days=7))
        assert not any(map(is_school_day, after))
        assert after[0].month in months


@pytest.mark.parametrize("year", YEARS)
def test_the_second_and_fourth_fall_in_the_middle_of_january_and_of_june(year: int) -> None:
    _, january, _, june = check_moments(year)

    assert date(year + 1, 1, 15) <= january <= date(year + 1, 1, 18)
    assert date(year + 1, 6, 15) <= june <= date(year + 1, 6, 18)


def test_the_check_moments_of_2026_2027() -> None:
    assert check_moments(2026) == (
        date(2026, 10, 26),
        date(2027, 1, 15),
        date(2027, 3, 22),
        date(2027, 6, 15),
    )


@effort(200)
@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_next_check_moment_leaves_at_least_two_weeks_and_at_most_half_a_year(
    today: date,
) -> None:
    day = next_check_moment(today)

    assert today + timedelta(days=14) <= day <= today + timedelta(days=180)
    assert is_school_day(day)


@effort(300)
@given(day=st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_a_reminder_comes_on_a_school_day_in_the_morning_not_before_its_day(day: date) -> None:
    at = reminder_at(day)

    assert is_school_day(at.date())
    assert at.time() == REMINDER_TIME
    assert at.tzinfo is BRUSSELS
    assert day <= at.date() <= day + timedelta(days=66)
    assert (at.date() == day) == is_school_day(day)


@pytest.mark.parametrize("year", YEARS)
def test_a_reminder_comes_at_the_same_hour_on_both_sides_of_both_clock_changes(year: int) -> None:
    for month in (3, 10):
        last = date(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        offsets = set()
        for day in (sunday - timedelta(days=2), sunday + timedelta(days=1)):
            local = moment(day, REMINDER_TIME)
            offsets.add(local.utcoffset())
            assert local.astimezone(UTC).astimezone(BRUSSELS).time() == time(8, 30)
        assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_a_reminder_on_the_sunday_of_a_clock_change_comes_on_the_monday() -> None:
    assert reminder_at(date(2028, 3, 26)).isoformat() == "2028-03-27T08:30:00+02:00"
    assert reminder_at(date(2027, 10, 31)).isoformat() == "2027-11-08T08:30:00+01:00"


@effort(100)
@given(ahead=st.integers(0, 5000))
def test_without_a_deadline_a_ronde_lasts_a_week_until_the_end_of_a_school_day(ahead: int) -> None:
    now = MONDAY + timedelta(days=ahead)
    until = default_until(now)

    assert until >= now + timedelta(days=7)
    assert is_school_day(until.date())
    assert until.time() == time(17, 0)
    assert until - now < timedelta(days=80)
