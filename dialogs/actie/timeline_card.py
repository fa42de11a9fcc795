"""The school year on the plan card: a row per month, drawn and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from content.model import Content
from dialogs.actie.timeline import Moment, Month, Timeline, timeline
from dialogs.dutch import WEEKDAYS, say_day
from dialogs.record import Traject
from dialogs.school import FreeDays, School
from dialogs.shorten import shorten
from dialogs.steps import MonthRow

SCHOOL_MONTHS = 10
"""In July and August nobody looks at a plan."""
LABEL_LENGTH = 40
MOMENTS_NAMED = 2
"""Of more check moments, or own free days, in one month the rest is counted."""
WEEK, FREE, CHECK = "□", "▨", "■"
"""How a school week is drawn, a week without school, and a week with a check moment."""


def timeline_rows(content: Content, traject: Traject, today: date) -> tuple[MonthRow, ...]:
    """September to June, and what comes after; nothing for a plan without check moments."""
    year = timeline(content, traject, today)
    if not year.moments and not year.later:
        return ()
    rows = tuple(_row(content, year, month) for month in year.months[:SCHOOL_MONTHS])
    return (*rows, *_later(content, year.later))


def _row(content: Content, year: Timeline, month: Month) -> MonthRow:
    weeks = list(_weeks(month))
    free = [week for week in weeks if _is_free(year.school, week)]
    moments = [m for m in year.moments if year.month_of(m) == month]
    checked = {_monday(moment.day) for moment in year.moments}
    drawn = [CHECK if w in checked else FREE if w in free else WEEK for w in weeks]
    holidays = [h.name for h in year.holidays if any(h.first <= _friday(w) <= h.last for w in free)]
    own = [_own(content, days) for days in year.free if month.first <= days.first <= month.last]
    named = [_moment(content, moment) for moment in moments]
    words = [*holidays, *_the_first(content, own), *_the_first(content, named)]
    return MonthRow(month.name, "".join(drawn), "; ".join(words or [content.zeg("tijdlijn.niets")]))


def _moment(content: Content, moment: Moment) -> str:
    """A check moment in its month; and whether somebody has still to look."""
    said = f"{_day(moment.day)}: {shorten(moment.label, LABEL_LENGTH)}"
    return content.zeg("tijdlijn.wacht", moment=said) if moment.waits else said


def _own(content: Content, days: FreeDays) -> str:
    """Free days that are not in every school's calendar, in their month: vrij ma 2 tot wo 4."""
    ends = dict.fromkeys(map(_day, (days.first, days.last)))
    return content.zeg("tijdlijn.vrij", dagen=" tot ".join(ends))


def _later(content: Content, moments: Sequence[Moment]) -> Iterator[MonthRow]:
    """The check moments of other school years, in one row."""
    named = [f"{say_day(moment.day)}: {shorten(moment.label, LABEL_LENGTH)}" for moment in moments]
    if named:
        yield MonthRow(content.zeg("tijdlijn.later"), "", "; ".join(_the_first(content, named)))


def _the_first(content: Content, named: list[str]) -> list[str]:
    more = len(named) - MOMENTS_NAMED
    rest = [content.zeg("tijdlijn.meer", aantal=more)] if more > 0 else []
    return named[:MOMENTS_NAMED] + rest


def _weeks(month: Month) -> Iterator[date]:
    """The Mondays of the weeks of a month: those whose Wednesday is in it."""
    wednesday = _monday(month.first) + timedelta(days=2)
    while wednesday <= month.last:
        if wednesday >= month.first:
            yield _monday(wednesday)
        wednesday += timedelta(days=7)


def _is_free(school: School, monday: date) -> bool:
    return not any(school.is_school_day(monday + timedelta(days=n)) for n in range(5))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _friday(monday: date) -> date:
    return monday + timedelta(days=4)


def _day(day: date) -> str:
    """A day in its month: vr 15."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}"
