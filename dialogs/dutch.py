"""Dates as Flemish teachers write and read them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dialogs.calendar import BRUSSELS, is_school_day, school_year

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_HOLIDAY_MONTH = {"herfst": 11, "kerst": 12, "krokus": 2, "paas": 4, "zomer": 7}


def say_day(day: date, today: date | None = None) -> str:
    """A date to be read: do 3 december, with the year when it is not today's school year."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if today is None or school_year(day) != school_year(today):
        text += f" {day.year}"
    return text


def say_moment(moment: datetime, today: date | None = None) -> str:
    """A moment to be read: do 3 december, 17.00 uur."""
    local = moment.astimezone(BRUSSELS)
    return f"{say_day(local.date(), today)}, {say_time(local)} uur"


def say_time(moment: datetime) -> str:
    """A local time of day: 16.12."""
    local = moment.astimezone(BRUSSELS)
    return f"{local.hour}.{local.minute:02d}"


def read_day(text: str, today: date) -> date | None:
    """The day that somebody means; None when it is not a date that we know.

    Understands what date pickers send (2026-12-03), 3/12, 03-12-2026, 3 december, eind januari,
    midden maart, begin mei and "vóór de krokusvakantie". Without a year it is the first such day
    from today on.
    """
    text = text.strip().lower().replace("é", "e").replace("ó", "o")
    return _iso(text) or _numbers(text, today) or _words(text, today) or _holiday(text, today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(month: int, day: int, today: date) -> date | None:
    found = _day(today.year, month, day)
    return found if found and found >= today else _day(today.year + 1, month, day) or found


def _iso(text: str) -> date | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t.*)?", text)
    return _day(*map(int, match.groups())) if match else None


def _numbers(text: str, today: date) -> date | None:
    match = re.fullmatch(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?", text)
    if not match:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3]:
        year = int(match[3])
        return _day(year + 2000 if year < 100 else year, month, day)
    return _coming(month, day, today)


def _words(text: str, today: date) -> date | None:
    month = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS)
    match = re.fullmatch(
        rf"(?:\w+dag\s+)?(?:tegen\s+|voor\s+|op\s+)?(\d{{1,2}}|begin|midden|half|eind|einde)\s+"
        rf"({month})(?:\s+(\d{{4}}))?",
        text,
    )
    if not match:
        return None
    number = 1 + next(n for n, name in enumerate(MONTHS) if name.startswith(match[2][:3]))
    day = _day_in_month(match[1], number, int(match[3]) if match[3] else today.year)
    if match[3]:
        return _day(int(match[3]), number, day)
    return _coming(number, day, today)


def _day_in_month(word: str, month: int, year: int) -> int:
    if word.isdigit():
        return int(word)
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return {"begin": 1, "midden": 15, "half": 15}.get(word, last)


def _holiday(text: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:tegen|voor) de (herfst|kerst|krokus|paas|zomer)vakantie", text)
    if not match:
        return None
    day = _coming(_HOLIDAY_MONTH[match[1]], 1, today)
    assert day is not None  # the first of a month always exists
    first = next(d for n in range(-15, 30) if _starts_holiday(d := day + timedelta(days=n)))
    last_school_day = first - timedelta(days=1)
    while not is_school_day(last_school_day):
        last_school_day -= timedelta(days=1)
    return last_school_day


def _starts_holiday(day: date) -> bool:
    """Whether a holiday of a week or more begins on this day."""
    days = (day + timedelta(days=n) for n in range(7))
    return is_school_day(day - timedelta(days=3)) and not any(map(is_school_day, days))
