"""The Flemish school calendar: school days, holidays by their names, and check moments."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.calendar import (
    check_moments,
    is_school_day,
    school_day_from,
    school_year,
    school_year_name,
    single_days_off,
)

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


@pytest.mark.parametrize("year", YEARS)
def test_single_days_off_are_weekdays_outside_the_holidays(year: int) -> None:
    for off in single_days_off(year):
        assert off.first == off.last
        assert off.first.weekday() < 5
        assert school_year(off.first) == year
        assert not is_school_day(off.first)


def test_the_single_days_off_of_2026_2027() -> None:
    assert [(off.name, off.first) for off in single_days_off(2026)] == [
        ("Wapenstilstand", date(2026, 11, 11)),
        ("O. L. H. Hemelvaart", date(2027, 5, 6)),
        ("Vrijdag na O. L. H. Hemelvaart", date(2027, 5, 7)),
        ("Pinkstermaandag", date(2027, 5, 17)),
    ]
