"""The school year as a line: months, holidays by their names, and the check moments on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from content import load
from dialogs.actie.timeline import Timeline, timeline
from dialogs.anywhere.demo import example_traject
from dialogs.calendar import BRUSSELS, is_school_day, school_holidays, school_year
from dialogs.record import Traject
from dialogs.school import FreeDays, School

CONTENT = load()
TODAY = date(2026, 11, 23)


def example(*checks: date) -> Traject:
    """A traject of 2026-2027 whose first actie has these check moments, and no other has any."""
    traject = example_traject(CONTENT, next(iter(CONTENT.voorbeelden.values())), 2026)
    first, *others = traject.acties
    without = [replace(actie, checks=()) for actie in others]
    return replace(traject, acties=(replace(first, checks=checks), *without))


def shown(*checks: date) -> Timeline:
    return timeline(CONTENT, example(*checks), TODAY)


@pytest.mark.parametrize("year", range(2023, 2040))
def test_the_holidays_of_a_year_have_the_names_that_schools_use(year: int) -> None:
    found = school_holidays(year)

    assert [holiday.name for holiday in found] == [
        "herfstvakantie",
        "kerstvakantie",
        "krokusvakantie",
        "paasvakantie",
        "zomervakantie",
    ]
    for holiday in found:
        assert school_year(holiday.first) == school_year(holiday.last) == year
        length = (holiday.last - holiday.first).days + 1
        days = (holiday.first + timedelta(days=n) for n in range(length))
        assert 5 <= length <= 62
        assert not any(map(is_school_day, days)), holiday


def test_the_holidays_of_2026_2027_are_those_of_the_calendar() -> None:
    herfst, kerst, krokus, paas, zomer = school_holidays(2026)

    assert (herfst.first, herfst.last) == (date(2026, 11, 2), date(2026, 11, 8))
    assert (kerst.first, kerst.last) == (date(2026, 12, 21), date(2027, 1, 3))
    assert (krokus.first, krokus.last) == (date(2027, 2, 8), date(2027, 2, 14))
    assert (paas.first, paas.last) == (date(2027, 3, 29), date(2027, 4, 11))
    assert (zomer.first, zomer.last) == (date(2027, 7, 1), date(2027, 8, 31))


def test_the_months_follow_each_other_from_september_to_august() -> None:
    months = shown().months

    names = (
        "september oktober november december januari februari maart april mei juni juli augustus"
    )
    assert " ".join(month.name for month in months) == names
    for month, following in pairwise(months):
        assert month.last + timedelta(days=1) == following.first
    assert (months[0].first, months[-1].last) == (date(2026, 9, 1), date(2027, 8, 31))
    leap = timeline(CONTENT, replace(example(), year=2027), TODAY).months
    assert leap[5].last == date(2028, 2, 29)


def test_a_moment_stands_on_the_school_day_on_which_the_bot_reminds() -> None:
    in_the_holiday = date(2026, 12, 28)

    (moment,) = shown(in_the_holiday).moments

    assert moment.day == date(2027, 1, 4)
    assert moment.label == example().acties[0].wat
    assert moment.acties == (example().acties[0].id,)
    assert not moment.past
    assert shown(in_the_holiday).month_of(moment).name == "januari"


def test_what_was_is_past_and_what_comes_today_is_not() -> None:
    line = shown(date(2026, 10, 12), TODAY, date(2027, 5, 10))

    assert [moment.past for moment in line.moments] == [True, False, False]


def test_what_comes_after_this_school_year_is_kept_apart() -> None:
    line = shown(date(2027, 6, 15), date(2027, 10, 11))

    assert [moment.day for moment in line.moments] == [date(2027, 6, 15)]
    assert [moment.day for moment in line.later] == [date(2027, 10, 11)]


def test_acties_of_one_moment_share_it() -> None:
    traject = example()
    both = tuple(replace(actie, checks=(date(2027, 1, 15),)) for actie in traject.acties)
    assert len(both) > 1

    (moment,) = timeline(CONTENT, replace(traject, acties=both), TODAY).moments

    assert moment.label == f"{len(both)} acties"
    assert moment.acties == tuple(actie.id for actie in both)


def test_a_stopped_traject_has_no_moments_any_more() -> None:
    stopped = replace(example(date(2027, 1, 15)), stopped=datetime(2026, 12, 1, 9, tzinfo=BRUSSELS))

    line = timeline(CONTENT, stopped, TODAY)

    assert (line.moments, line.later) == ((), ())


def test_a_share_of_the_year_goes_from_nothing_to_all() -> None:
    line = shown()

    assert line.share(date(2026, 9, 1)) == 0
    assert line.share(date(2027, 9, 1)) == 1
    assert line.share(date(2027, 3, 2)) == pytest.approx(182 / 365)
    assert (line.share(date(2020, 1, 1)), line.share(date(2030, 1, 1))) == (0, 1)
    assert line.holds(TODAY)
    assert not line.holds(date(2027, 9, 1))


def test_the_free_days_of_the_school_itself_are_those_of_this_year() -> None:
    free = tuple(
        FreeDays(day, day + timedelta(days=1), "brug")
        for day in (date(2026, 5, 4), date(2026, 8, 31), date(2027, 5, 3), date(2027, 8, 31))
    )
    line = timeline(CONTENT, replace(example(), school=School(free)), TODAY)

    assert [days.first for days in line.free] == [
        date(2026, 8, 31),
        date(2027, 5, 3),
        date(2027, 8, 31),
    ]


def test_a_moment_moves_off_a_free_day_of_the_school_itself() -> None:
    school = School((FreeDays(date(2027, 1, 15), date(2027, 1, 19)),))

    (moment,) = timeline(CONTENT, replace(example(date(2027, 1, 15)), school=school), TODAY).moments

    assert moment.day == date(2027, 1, 20)
