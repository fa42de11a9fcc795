"""When a school is open: the Flemish calendar with the school's own free days and hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.calendar import BRUSSELS, is_school_day, moment

_AFTER_OPENING = timedelta(minutes=30)
"""When people have found their chair."""


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Days on which a school is closed besides the Flemish holidays, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class School:
    """What a team told of its school. The bot asks for attention from `opens` to `closes` only.

    Both are local times in Europe/Brussels, the second at least an hour after the first.
    `version` counts the changes.
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
