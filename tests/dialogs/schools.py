"""Schools as they could be: any hours that can be chosen, and free days here and there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from dialogs.calendar import BRUSSELS, is_school_day
from dialogs.opvolging.kalender import CLOSES, OPENS
from dialogs.school import FreeDays, School

FIRST, LAST = date(2024, 1, 1), date(2040, 12, 31)
days = st.dates(FIRST, LAST)
times = st.datetimes(
    datetime(FIRST.year, 1, 1), datetime(LAST.year, 12, 31), timezones=st.just(BRUSSELS)
)


@st.composite
def schools_around(draw: st.DrawFn, day: date) -> School:
    """A school with free days in the months around a day, where they matter."""
    starts = st.integers(-60, 60).map(lambda n: day + timedelta(days=n))
    lengths = st.integers(0, 9).map(lambda n: timedelta(days=n))
    periods = draw(st.lists(st.tuples(starts, lengths), max_size=12))
    free = sorted(FreeDays(first, first + length) for first, length in periods)
    opens, closes = draw(st.sampled_from(OPENS)), draw(st.sampled_from(CLOSES))
    return School(tuple(free), opens, closes)


def is_free(school: School, day: date) -> bool:
    """Whether nobody is at school: a holiday, a weekend or a day of its own."""
    own = any(period.first <= day <= period.last for period in school.free)
    return own or not is_school_day(day)


def may_be_disturbed(school: School, moment: datetime) -> bool:
    """Whether people are at school at a moment, by their own clock."""
    local = moment.astimezone(BRUSSELS)
    return not is_free(school, local.date()) and school.opens <= local.time() < school.closes
