"""The check moments of an actie: which are proposed, and which come by themselves.

Somebody ticks them, and may add a day. In each later school year in which a middle-term actie is
planned, the team looks at it in the middle of June, unless it chose another day in that year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from content.model import Content
from dialogs.calendar import check_moments, school_year
from dialogs.dutch import say_day
from dialogs.record import Actie
from dialogs.school import School
from dialogs.steps import Choice

SOONEST = timedelta(days=14)
"""Something must have been done before it is looked at."""
FEW = 2
"""With fewer usual moments to come this school year, those of the next are offered as well."""
_SAME_WEEK = timedelta(days=4)
_NAMES = ("herfst", "januari", "paas", "juni")
"""What the sentences about the usual moments are called in the content packs, in their order."""


def proposed(school: School, today: date) -> tuple[date, ...]:
    """The moments for a new actie: the first usual one that is not too soon, and that of June."""
    year = school_year(today)
    moments = school.check_moments(year) + school.check_moments(year + 1)
    first = next(day for day in moments if day >= today + SOONEST)
    june = max(day for day in moments if school_year(day) == school_year(first))
    return tuple(dict.fromkeys((first, june)))


def chosen(school: School, actie: Actie, today: date) -> tuple[date, ...]:
    """The moments to come that somebody chose; for a new actie those that are proposed."""
    if not actie.checks:
        return proposed(school, today)
    junes = _junes(school, actie, today, ())
    by_itself = _junes(school, actie, today, [day for day in actie.checks if day not in junes])
    return tuple(day for day in actie.checks if day >= today and day not in by_itself)


def choices(content: Content, school: School, actie: Actie, today: date) -> tuple[Choice, ...]:
    """The moments that can be ticked: the usual ones, and the days that were added before."""
    days = sorted({*_usual(school, today), *chosen(school, actie, today)})
    return tuple(Choice(day.isoformat(), _label(content, school, day, today)) for day in days)


def with_moments(school: School, actie: Actie, picked: Collection[date], today: date) -> Actie:
    """The actie with the moments that were picked, and those that come by themselves.

    What has passed stays: something may have been found then.
    """
    kept = {*picked, *(day for day in actie.checks if day < today)}
    return replace(actie, checks=tuple(sorted({*kept, *_junes(school, actie, today, kept)})))


def say_moved(
    content: Content, school: School, days: Collection[date], today: date
) -> Iterator[str]:
    """Told to who planned a day on which the school is closed: when the bot asks instead."""
    for day in sorted(days):
        if not school.is_school_day(day):
            asked_on = say_day(school.school_day_from(day), today)
            yield content.zeg("checkmoment.verschoven", dag=say_day(day, today), naar=asked_on)


def _usual(school: School, today: date) -> tuple[date, ...]:
    """The usual moments still to come; near the end of a school year those of the next too."""
    year = school_year(today)
    coming = tuple(day for day in school.check_moments(year) if day >= today)
    return coming if len(coming) >= FEW else coming + school.check_moments(year + 1)


def _junes(school: School, actie: Actie, today: date, days: Collection[date]) -> tuple[date, ...]:
    """The middle of June of each later school year of an actie that has none of these days.

    A borgafspraak has a look of its own each year.
    """
    if actie.borgafspraak:
        return ()
    has_one = {school_year(day) for day in days}
    later = (y for y in actie.years if y > school_year(today) and y not in has_one)
    return tuple(school.check_moments(year)[-1] for year in later)


def _label(content: Content, school: School, day: date, today: date) -> str:
    """A moment to be chosen; a usual one with what it is, unless it moved to another week."""
    said = say_day(day, today)
    for name, usual in zip(_NAMES, check_moments(school_year(day)), strict=True):
        if usual <= day <= usual + _SAME_WEEK and school.school_day_from(usual) == day:
            return content.zeg(f"moment.{name}", dag=said)
    return said
