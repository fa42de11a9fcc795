"""The free days of a school, as teachers write them: one day or period a line, with a name or not.

2/11 · 13 mei · 25-29 mei · ma 10 mei t.e.m. vr 14 mei · 25/05/2027 - 29/05/2027 · studiedag: 2/11
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.calendar import school_year
from dialogs.dutch import MONTHS, read_day
from dialogs.school import FreeDays
from dialogs.shorten import shorten

MOST_LINES = 30
MOST_DAYS = 31
"""A school isn't closed for longer at a time, outside the holidays that every school has."""
NAME_LENGTH = 60
_YEARS_AHEAD = 2
_MOST_WORDS = 12
"""From "van" to the second year, in the longest way to write a period."""
_LONGEST = 80
_YEAR = timedelta(days=364)
_NEXT_DAY = timedelta(days=1)
_EARLIEST = date(2000, 1, 1)
_JUNE = 6
"""From this month on schools fill in the year that comes."""

_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo"
_BEFORE_A_DAY = re.compile(rf"(?:(?:van|op|vanaf)\b ?)?(?:(?:{_WEEKDAY})\b\.? ?)?", re.I)
_UNTIL = re.compile(
    r" ?(?:[-–—]|\btot en met\b|\bt\.?e\.?m\b\.?|\bt/m\b|\btot\b|(?P<en>\ben\b|&)) ?", re.I
)
_BULLETS = " -–—•*·"
_AROUND = " :,.-–—"
"""What stands around a day or a name without belonging to it."""
_ANOTHER_DAY = re.compile(
    rf"\d ?/ ?\d|\b\d{{1,2}} (?:{'|'.join(name[:3] for name in MONTHS)}|mrt)|^\d+$"
    r"|^(?:en\b|&|tot\b|t\.?e\.?m\b|t/m\b)\W*\d|\d\W*(?:\ben|&)$",
    re.I,
)
"""What is no name: then a line holds more than one period, and it is not clear which."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that can't stay as it is. `why` ends the id of the sentence that says so."""

    line: str
    why: str


def read_free_days(
    text: str, today: date, known: Iterable[FreeDays]
) -> tuple[tuple[FreeDays, ...], tuple[Wrong, ...]]:
    """The free days that were typed, in order, and the lines that can't be read.

    `known` are the days that were kept before: those of an earlier school year are left out
    without a word. A day without a year is in this school year; from June on it is the first that
    comes.
    """
    found: dict[tuple[date, date], FreeDays] = {}
    wrong: list[Wrong] = []
    kept = {(days.first, days.last) for days in known}
    for line in _lines(text):
        days = _read_line(line, today)
        why = _why_not(days, today)
        if days and not why:
            found.setdefault((days.first, days.last), days)
        elif not (days and why == "voorbij" and (days.first, days.last) in kept):
            wrong.append(Wrong(line, why))
    return tuple(sorted(found.values())), tuple(wrong)


def year_to_fill_in(today: date) -> int:
    """The school year of which the free days are typed: from June on the one that comes."""
    return school_year(today) + (_JUNE <= today.month < 9)


def write_free_days(free: Iterable[FreeDays]) -> str:
    """Free days as they stand in a field: always with the year, as the field may be read later."""
    return "\n".join(f"{_written(days)} {days.name}".rstrip() for days in free)


def _written(days: FreeDays) -> str:
    ends = dict.fromkeys((days.first, days.last))
    return " - ".join(f"{day.day}/{day.month}/{day.year}" for day in ends)


def _lines(text: str) -> Iterator[str]:
    for line in re.split(r"[\n\r;]+", text):
        if words := " ".join(line.split()).lstrip(_BULLETS):
            yield words


def _why_not(days: FreeDays | None, today: date) -> str:
    """Why what was read can't stay; empty when it can."""
    if days is None:
        return "onbekend"
    if not timedelta() <= days.last - days.first < timedelta(days=MOST_DAYS):
        return "periode"
    if school_year(days.last) < school_year(today):
        return "voorbij"
    return "ver" if school_year(days.first) > school_year(today) + _YEARS_AHEAD else ""


def _read_line(line: str, today: date) -> FreeDays | None:
    """The days of one line, and the name that stands after or before them.

    As many words as can be are days.
    """
    since, words = _since(today), line.split()
    counts = range(min(len(words), _MOST_WORDS), 0, -1)
    splits = [(words[:n], words[n:]) for n in counts] + [(words[-n:], words[:-n]) for n in counts]
    for when, rest in splits:
        if ends := _period(_bare(when), since):
            name = shorten(_bare(rest), NAME_LENGTH)
            return None if _ANOTHER_DAY.search(name) else FreeDays(*ends, name)
    return None


def _bare(words: list[str]) -> str:
    """Words without what stands around them: a colon, a dash, a pair of brackets."""
    text = " ".join(words).strip(_AROUND)
    return text[1:-1].strip(_AROUND) if text.startswith("(") and text.endswith(")") else text


def _since(today: date) -> date:
    """From when on a day without a year is looked for."""
    year = school_year(today)
    return today if year_to_fill_in(today) > year else date(year, 9, 1)


def _period(text: str, since: date) -> tuple[date, date] | None:
    """The first and the last day. What the first leaves out, is as with the last."""
    if len(text) > _LONGEST:
        return None
    if day := _day(text, since):
        return day, day
    for until in _UNTIL.finditer(text):
        last = _day(text[until.end() :], since)
        first = _first(text[: until.start()], last) if last else None
        if first and last and (not until["en"] or last - first == _NEXT_DAY):
            return first, last
    return None


def _first(text: str, last: date) -> date | None:
    bare = _BEFORE_A_DAY.sub("", text, count=1)
    if re.fullmatch(r"\d{1,2}", bare):
        return _day(f"{bare}/{last.month}/{last.year}", last)
    return _day(text, last - _YEAR)


def _day(text: str, since: date) -> date | None:
    bare = _BEFORE_A_DAY.sub("", text, count=1)
    day = read_day(bare, since) if bare[:1].isdecimal() else None
    return day if day and day >= _EARLIEST else None
