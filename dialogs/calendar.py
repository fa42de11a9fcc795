"""The Flemish school calendar: school years, holidays, school days and usual check moments.

Source of the holidays: the package `holidays` (Belgium, Flemish, category school).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

BRUSSELS = ZoneInfo("Europe/Brussels")


def school_year(day: date) -> int:
    """The calendar year in which the school year of this day begins (1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def school_year_name(year: int) -> str:
    """A school year as schools write it: 2026-2027."""
    return f"{year}-{year + 1}"


@lru_cache(maxsize=32)
def _days_off(year: int) -> frozenset[date]:
    calendar = holidays.country_holidays(
        "BE", subdiv="Flemish", years=year, categories=("public", "school")
    )
    return frozenset(calendar)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday by its usual name (herfstvakantie), with its first and last day."""

    name: str
    first: date
    last: date


@lru_cache(maxsize=8)
def school_holidays(year: int) -> tuple[Holiday, ...]:
    """The holidays of the school year that begins in this year, in order; no single days off."""
    calendar = holidays.country_holidays(
        "BE", subdiv="Flemish", years=(year, year + 1), categories=("school",), language="nl"
    )
    days: dict[str, list[date]] = {}
    for day in sorted(calendar):
        for name in calendar[day].split("; "):
            if school_year(day) == year and name.endswith("vakantie"):
                days.setdefault(name.lower(), []).append(day)
    return tuple(Holiday(name, found[0], found[-1]) for name, found in days.items())


@lru_cache(maxsize=8)
def single_days_off(year: int) -> tuple[Holiday, ...]:
    """The days off of the school year that begins in this year, outside holidays and weekends."""
    calendar = holidays.country_holidays(
        "BE",
        subdiv="Flemish",
        years=(year, year + 1),
        categories=("public", "school"),
        language="nl",
    )
    return tuple(
        Holiday(calendar[day], day, day)
        for day in sorted(calendar)
        if school_year(day) == year
        and day.weekday() < 5
        and not any(holiday.first <= day <= holiday.last for holiday in school_holidays(year))
    )


def is_school_day(day: date) -> bool:
    """Whether Flemish schools are open: no weekend, no public or school holiday."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def school_day_from(day: date) -> date:
    """The day itself when schools are open, otherwise the next day on which they are."""
    while not is_school_day(day):
        day += timedelta(days=1)
    return day


def moment(day: date, at: time) -> datetime:
    """A local time on a day, as an aware time in Europe/Brussels."""
    return datetime.combine(day, at, BRUSSELS)


def check_moments(year: int) -> tuple[date, ...]:
    """The usual check moments of a school year, in order.

    The last school day but four before the autumn and the Easter holidays (so in the week before
    them), the middle of January and the middle of June.
    """
    autumn = _week_before_holiday(date(year, 10, 20))
    january = school_day_from(date(year + 1, 1, 15))
    easter = _week_before_holiday(date(year + 1, 3, 20))
    june = school_day_from(date(year + 1, 6, 15))
    return autumn, january, easter, june


def _week_before_holiday(start: date) -> date:
    """The Monday, or the first school day, of the last school week before the next holiday week."""
    monday = start - timedelta(days=start.weekday())
    while any(is_school_day(monday + timedelta(days=7 + n)) for n in range(5)):
        monday += timedelta(days=7)
    return school_day_from(monday)
