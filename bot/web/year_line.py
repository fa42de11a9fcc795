"""The school year as a drawing: where everything stands on a line of `WIDTH` units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.actie.timeline import Moment, Timeline
from dialogs.dutch import MONTHS, say_free_days

WIDTH = 1000.0
LABEL_WIDTH = 74.0
"""Of the day below a check moment; labels that are nearer than this stand below each other."""
DOT_RADIUS = 9.0
"""Of the sign of a check moment."""
_SUMMER_DAYS = 24
"""So much of the summer is drawn: enough to see that the school year is over."""


@dataclass(frozen=True, slots=True)
class Span:
    """A month, a holiday or other free days: where they begin, and how wide they are."""

    name: str
    x: float
    width: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A check moment: its number, where it stands, and where its day is written: in which row.

    `dot` and `middle` are the centres of its sign and of its day, which stay within the drawing.
    """

    number: int
    x: float
    dot: float
    middle: float
    day: str
    row: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class YearLine:
    """Everything that is drawn. `today` is None when it is not in this school year.

    `free` are the free days that the school has besides the holidays.
    """

    months: tuple[Span, ...]
    holidays: tuple[Span, ...]
    free: tuple[Span, ...]
    marks: tuple[Mark, ...]
    today: float | None

    @property
    def rows(self) -> int:
        """How many rows of days there are."""
        return max((mark.row for mark in self.marks), default=-1) + 1


def year_line(timeline: Timeline) -> YearLine:
    """A timeline as it is drawn: from September until the summer has begun."""
    scale = _Scale(timeline)
    shown = [month for month in timeline.months if month.last < scale.summer]
    return YearLine(
        months=tuple(scale.span(month.name, month.first, month.last) for month in shown),
        holidays=tuple(scale.span(h.name, h.first, h.last) for h in timeline.holidays),
        free=tuple(_free(timeline, scale)),
        marks=tuple(_marks(timeline, scale)),
        today=scale.x(timeline.today) if timeline.holds(timeline.today) else None,
    )


class _Scale:
    """Days become places on the line; what comes after its end stands at the end."""

    def __init__(self, timeline: Timeline) -> None:
        self.summer = timeline.holidays[-1].first
        self._first = timeline.first
        self._days = (self.summer - self._first).days + _SUMMER_DAYS

    def x(self, day: date) -> float:
        share = (day - self._first).days / self._days
        return round(WIDTH * min(max(share, 0.0), 1.0), 1)

    def span(self, name: str, first: date, last: date) -> Span:
        begin, end = self.x(first), self.x(last + timedelta(days=1))
        return Span(name, begin, round(end - begin, 1))


def _free(timeline: Timeline, scale: _Scale) -> Iterator[Span]:
    """The free days of the school itself, as far as they are in this school year."""
    for days in timeline.free:
        name = say_free_days(days, timeline.first)
        yield scale.span(name, days.first, days.last)


def _marks(timeline: Timeline, scale: _Scale) -> Iterator[Mark]:
    """The check moments, each with its day in the first row that has room."""
    ends: list[float] = []
    for number, moment in enumerate(timeline.moments, start=1):
        x = scale.x(moment.day)
        middle = _within(x, LABEL_WIDTH / 2)
        left = middle - LABEL_WIDTH / 2
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [left + LABEL_WIDTH]
        yield Mark(number, x, _within(x, DOT_RADIUS), middle, _short(moment.day), row, moment)


def _short(day: date) -> str:
    """A day in little room: 22 mrt."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {'mrt' if month == 'maart' else month[:3]}"


def _within(x: float, room: float) -> float:
    """The nearest place that has so much room on both sides."""
    return min(max(x, room), WIDTH - room)
