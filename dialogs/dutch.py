"""Dates as Flemish teachers write and read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta

from dialogs.calendar import BRUSSELS, is_school_day, school_year
from dialogs.school import FLEMISH, FreeDays, School

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
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "mrt": 3,
    "sept": 9,
}
_HOLIDAYS_FROM = {
    "herfst": (10, 20),
    "kerst": (12, 15),
    "krokus": (2, 1),
    "paas": (3, 15),
    "zomer": (6, 25),
}
"""The month and day from which on each holiday can begin; it does within six weeks."""


def say_day(day: date, today: date | None = None) -> str:
    """A date to be read: do 3 december, with the year when it is not today's school year."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if today is None or school_year(day) != school_year(today):
        text += f" {day.year}"
    return text


def say_free_days(days: FreeDays, today: date | None = None) -> str:
    """Free days to be read: ma 2 november: studiedag, or di 25 tot en met do 27 mei."""
    ends = say_day(days.last, today)
    if days.first < days.last:
        first = say_day(days.first, today)
        same_month = (days.first.year, days.first.month) == (days.last.year, days.last.month)
        begin = " ".join(first.split()[:2]) if same_month else first
        ends = f"{begin} tot en met {ends}"
    return f"{ends}: {days.name}" if days.name else ends


def say_moment(moment: datetime, today: date | None = None) -> str:
    """A moment to be read: do 3 december, 17.00 uur."""
    local = moment.astimezone(BRUSSELS)
    return f"{say_day(local.date(), today)}, {say_time(local)} uur"


def say_time(moment: datetime) -> str:
    """A local time of day: 16.12."""
    local = moment.astimezone(BRUSSELS)
    return f"{local.hour}.{local.minute:02d}"


def read_day(text: str, today: date, school: School = FLEMISH) -> date | None:
    """The day that somebody means; None when it is not a date that we know.

    Understands what date pickers send (2026-12-03), 3/12, 03-12-2026, (do) 3 december, eind
    januari, midden maart, begin mei and "vóór de krokusvakantie" (the last day before it on which
    the school is open). Without a year it is the first such day from today on; when there is none
    soon, the last one that was.
    """
    text = " ".join(_plain(text).split())
    explicit = read_iso_day(text) or _numbers(text, today) or _words(text, today)
    return explicit or _holiday(text, today, school)


def _plain(text: str) -> str:
    """Small letters without accents: vóór becomes voor, however the accent was typed."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(in_year: Callable[[int], date | None], today: date) -> date | None:
    """The first such day from today on, in this year or the next; or else the last that was."""
    days = [day for year in (today.year, today.year + 1) if (day := in_year(year))]
    return next((day for day in days if day >= today), days[-1] if days else None)


def read_iso_day(text: str) -> date | None:
    """The day that a date picker, or a choice of days, sent; None when it is something else."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t.*)?", text)
    return _day(*map(int, match.groups())) if match else None


def _numbers(text: str, today: date) -> date | None:
    match = re.fullmatch(r"(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?", text)
    if not match:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3]:
        year = int(match[3])
        return _day(year + 2000 if year < 100 else year, month, day)
    return _coming(lambda year: _day(year, month, day), today)


_BEFORE_A_DAY = r"(?:(?:tegen|voor|op|\w+dag|ma|di|wo|do|vr|za|zo)\.? )*"
_DAY_OF_MONTH = rf"{_BEFORE_A_DAY}(\d{{1,2}}|begin|midden|half|einde?) ([a-z]+)\.?(?: (\d{{4}}))?"


def _words(text: str, today: date) -> date | None:
    match = re.fullmatch(_DAY_OF_MONTH, text)
    month = _MONTH_NUMBERS.get(match[2]) if match else None
    if not match or not month:
        return None
    word, number = match[1], month
    if match[3]:
        return _day_of_month(int(match[3]), number, word)
    return _coming(lambda year: _day_of_month(year, number, word), today)


def _day_of_month(year: int, month: int, word: str) -> date | None:
    if word.isdecimal():
        return _day(year, month, int(word))
    if word.startswith("eind"):
        return _day(year, month, 31) or _day(year, month, 30) or _last_of_february(year)
    return _day(year, month, 1 if word == "begin" else 15)


def _last_of_february(year: int) -> date | None:
    return _day(year, 2, 29) or _day(year, 2, 28)


def _holiday(text: str, today: date, school: School) -> date | None:
    match = re.fullmatch(r"(?:tegen|voor) (?:de )?(herfst|kerst|krokus|paas|zomer)vakantie", text)
    if not match:
        return None
    return _coming(lambda year: _last_school_day_before(match[1], year, school), today)


def _last_school_day_before(holiday: str, year: int, school: School) -> date:
    """The last school day before a holiday."""
    day = date(year, *_HOLIDAYS_FROM[holiday])
    while not _starts_holiday(day):
        day += timedelta(days=1)
    while not school.is_school_day(day):
        day -= timedelta(days=1)
    return day


def _starts_holiday(day: date) -> bool:
    """Whether a holiday of a week or more begins on this day."""
    days = (day + timedelta(days=n) for n in range(7))
    return is_school_day(day - timedelta(days=3)) and not any(map(is_school_day, days))
