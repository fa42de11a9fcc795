"""The school year of a traject as a timeline: its months, its free days and the check moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from content.model import Content
from dialogs.actie.planned import acties_of
from dialogs.calendar import Holiday, school_holidays, school_year
from dialogs.dutch import MONTHS
from dialogs.record import Traject
from dialogs.school import FreeDays, School


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name, with its first and last day."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Moment:
    """A check moment: the school day on which the bot reminds, and the ids of the acties.

    `label` says in a few words what is looked at. `past`: it was before today; `waits`: and nobody
    looked yet at one of the acties.
    """

    day: date
    label: str
    acties: tuple[str, ...]
    past: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The school year that begins in `year`, from September to August, as it is on `today`.

    `moments` are the check moments in that year, in order, and `later` those that come after it.
    """

    year: int
    today: date
    school: School
    months: tuple[Month, ...]
    holidays: tuple[Holiday, ...]
    moments: tuple[Moment, ...]
    later: tuple[Moment, ...]

    @property
    def first(self) -> date:
        """The first day of the school year."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """The last day of the school year."""
        return self.months[-1].last

    @property
    def free(self) -> tuple[FreeDays, ...]:
        """The school's own free days of this school year, in order."""
        return tuple(f for f in self.school.free if f.first <= self.last and f.last >= self.first)

    def holds(self, day: date) -> bool:
        """Whether a day is in this school year."""
        return self.first <= day <= self.last

    def share(self, day: date) -> float:
        """How much of the school year has gone by when this day begins, from 0 to 1."""
        length = (self.last - self.first).days + 1
        return min(max((day - self.first).days / length, 0.0), 1.0)

    def month_of(self, moment: Moment) -> Month:
        """The month in which a check moment of this year is."""
        return next(month for month in self.months if month.first <= moment.day <= month.last)


def timeline(content: Content, traject: Traject, today: date, year: int | None = None) -> Timeline:
    """A school year of a traject with its check moments; a stopped traject has none any more.

    That is the running one, when none is given.
    """
    year = traject.running_year if year is None else year
    found = () if traject.stopped else tuple(_moments(content, traject, today))
    return Timeline(
        year=year,
        today=today,
        school=traject.school,
        months=tuple(_months(year)),
        holidays=school_holidays(year),
        moments=tuple(moment for moment in found if school_year(moment.day) == year),
        later=tuple(moment for moment in found if school_year(moment.day) > year),
    )


def _months(year: int) -> Iterator[Month]:
    for number in range(8, 20):
        first, after = _first_of(year, number), _first_of(year, number + 1)
        yield Month(MONTHS[first.month - 1], first, after - timedelta(days=1))


def _first_of(year: int, months: int) -> date:
    """The first day of the month that comes so many months after January."""
    return date(year + months // 12, months % 12 + 1, 1)


def _moments(content: Content, traject: Traject, today: date) -> Iterator[Moment]:
    """The check moments in order; acties that are due at one moment share it."""
    due: dict[date, dict[str, str]] = {}
    waiting: set[date] = set()
    for actie in acties_of(content, traject, today).values():
        for day in actie.checkmomenten:
            asked_on = traject.school.ping_at(day).date()
            due.setdefault(asked_on, {})[actie.id] = actie.wat
            if day in actie.te_bekijken and asked_on < today:
                waiting.add(asked_on)
    for day, same in sorted(due.items()):
        [first, *others] = same.values()
        label = content.zeg("tijdlijn.acties", aantal=len(same)) if others else first
        yield Moment(day, label, tuple(same), past=day < today, waits=day in waiting)
