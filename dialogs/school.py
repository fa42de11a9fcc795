"""When a school is open: the Flemish calendar with the school's own free days and hours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dialogs.calendar import BRUSSELS, check_moments, is_school_day, moment, school_year

_AFTER_OPENING = timedelta(minutes=30)
"""When people have found their chair."""


@dataclass(frozen=True, slots=True, order=True)
class FreeDays:
    """Days on which a school is closed besides the Flemish holidays, both ends included.

    `name` is what the school calls them; it may be empty.
    """

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """What a team told of its school. The bot asks for attention from `opens` to `closes` only.

    Both are local times in Europe/Brussels, the second at least an hour after the first. `free`
    is in order. `version` counts the changes.
    """

    free: tuple[FreeDays, ...] = ()
    opens: time = time(8, 0)
    closes: time = time(17, 0)
    version: int = 1

    def is_school_day(self, day: date) -> bool:
        """Whether the school is open on a day."""
        return is_school_day(day) and not any(f.first <= day <= f.last for f in self.free)

    def school_day_from(self, day: date) -> date:
        """The day itself when the school is open, otherwise the next day on which it is."""
        while not self.is_school_day(day):
            day += timedelta(days=1)
        return day

    def ping_at(self, day: date) -> datetime:
        """When to ask for attention for something of this day: in the morning of a school day."""
        opening = moment(self.school_day_from(day), self.opens)
        return opening + _AFTER_OPENING

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may be disturbed now."""
        local = now.astimezone(BRUSSELS)
        return self.is_school_day(local.date()) and self.opens <= local.time() < self.closes

    def next_open(self, now: datetime) -> datetime:
        """Now, when somebody may be disturbed; otherwise the next morning on which they may."""
        if self.is_open(now):
            return now
        local = now.astimezone(BRUSSELS)
        today = self.ping_at(local.date())
        return today if today > now else self.ping_at(local.date() + timedelta(days=1))

    def tomorrow(self, now: datetime) -> datetime:
        """The morning of the first school day after today."""
        return self.ping_at(now.astimezone(BRUSSELS).date() + timedelta(days=1))

    def end_of(self, day: date) -> datetime:
        """When the school closes on a day; also of one on which it doesn't open."""
        return moment(day, self.closes)

    def check_moments(self, year: int) -> tuple[date, ...]:
        """The usual check moments of a school year (see `dialogs.calendar`), in order.

        Each on the next day on which the school is open, so that two may come together.
        """
        return tuple(sorted({self.school_day_from(day) for day in check_moments(year)}))

    def without_past(self, today: date) -> School:
        """The calendar without the free days of earlier school years, which matter no more."""
        kept = (free for free in self.free if school_year(free.last) >= school_year(today))
        return replace(self, free=tuple(kept))

    def overrules(self, other: School) -> bool:
        """Whether this is the newer calendar of the two that a team told.

        Of two that were changed at the same time it is always the same one, whoever asks.
        """
        return self._rank > other._rank

    @property
    def _rank(self) -> tuple[int, tuple[FreeDays, ...], time, time]:
        return self.version, self.free, self.opens, self.closes


FLEMISH = School()
"""The calendar of a school that told nothing of its own."""
