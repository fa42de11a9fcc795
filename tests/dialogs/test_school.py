"""A school with hours and free days of its own: when the bot may ask for attention."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.calendar import BRUSSELS, check_moments, is_school_day, school_year
from dialogs.dutch import read_day
from dialogs.reflectie.ronde import default_until
from dialogs.school import FLEMISH, FreeDays, School
from tests.dialogs.effort import effort
from tests.dialogs.schools import days, is_free, may_be_disturbed, schools_around, times
from tests.dialogs.team import MONDAY

YEARS = range(2024, 2041)


def closed_on(*free: date) -> School:
    return School(tuple(FreeDays(day, day) for day in free))


# -- never in a holiday, in a weekend, on a free day, or out of hours ----------------------------


@effort(400)
@given(data=st.data(), day=days)
def test_what_is_planned_is_asked_when_people_are_at_school_and_not_before_its_day(
    data: st.DataObject, day: date
) -> None:
    school = data.draw(schools_around(day))

    at = school.ping_at(day)

    assert may_be_disturbed(school, at)
    assert at.tzinfo is BRUSSELS
    assert (at.hour, at.minute) == divmod(school.opens.hour * 60 + school.opens.minute + 30, 60)
    assert at.date() >= day
    skipped = [day + timedelta(days=n) for n in range((at.date() - day).days)]
    assert all(is_free(school, one) for one in skipped)


@effort(300)
@given(data=st.data(), day=days, later=st.integers(0, 60))
def test_what_is_planned_earlier_is_asked_no_later(
    data: st.DataObject, day: date, later: int
) -> None:
    school = data.draw(schools_around(day))

    assert school.ping_at(day) <= school.ping_at(day + timedelta(days=later))


@effort(400)
@given(data=st.data(), now=times)
def test_the_next_moment_is_now_or_the_first_morning_with_school(
    data: st.DataObject, now: datetime
) -> None:
    school = data.draw(schools_around(now.date()))

    at = school.next_open(now)

    assert may_be_disturbed(school, at)
    assert at >= now
    assert (at == now) == may_be_disturbed(school, now)
    assert school.next_open(at) == at
    assert school.next_open(now.astimezone(UTC)) == at
    assert may_be_disturbed(school, school.tomorrow(now))
    assert school.tomorrow(now).date() > now.date()


@effort(150)
@given(data=st.data(), year=st.sampled_from(YEARS))
def test_the_usual_check_moments_move_off_free_days_and_stay_in_order(
    data: st.DataObject, year: int
) -> None:
    usual = check_moments(year)
    school = data.draw(schools_around(data.draw(st.sampled_from(usual))))

    moved = school.check_moments(year)

    assert list(moved) == sorted(set(moved))
    assert not any(is_free(school, day) for day in moved)
    assert [school.school_day_from(day) in moved for day in usual] == [True] * 4
    assert School().check_moments(year) == usual


def test_however_long_a_school_says_that_it_is_closed_it_opens_again() -> None:
    closed = School(tuple(FreeDays(date(2026, 1 + n, 1), date(2026, 1 + n, 28)) for n in range(12)))

    assert closed.ping_at(date(2026, 1, 1)).date() > date(2026, 1, 28)
    assert closed.check_moments(2025)


# -- both clock changes --------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("month", [3, 10])
def test_the_bot_asks_at_the_same_hour_on_both_sides_of_a_clock_change(
    year: int, month: int
) -> None:
    last = date(year, month, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    before, after = FLEMISH.ping_at(sunday - timedelta(days=20)), FLEMISH.ping_at(sunday)

    for at in (before, after):
        assert at.astimezone(UTC).astimezone(BRUSSELS).time() == time(8, 30)
    assert before.utcoffset() != after.utcoffset()


def test_what_is_planned_on_the_sunday_of_a_clock_change_is_asked_on_the_monday() -> None:
    assert FLEMISH.ping_at(date(2028, 3, 26)).isoformat() == "2028-03-27T08:30:00+02:00"
    assert FLEMISH.ping_at(date(2027, 10, 31)).isoformat() == "2027-11-08T08:30:00+01:00"


def test_the_night_in_which_an_hour_comes_twice_is_out_of_hours() -> None:
    for fold in (0, 1):
        twice = datetime(2026, 10, 25, 2, 30, tzinfo=BRUSSELS, fold=fold)
        assert FLEMISH.next_open(twice).isoformat() == "2026-10-26T08:30:00+01:00"


# -- a calendar that changes ---------------------------------------------------------------------


def test_a_free_day_moves_what_is_asked_and_taking_it_away_moves_it_back() -> None:
    monday = date(2027, 3, 22)

    assert closed_on(monday).ping_at(monday).date() == date(2027, 3, 23)
    assert FLEMISH.ping_at(monday).date() == monday


def test_a_free_day_of_an_earlier_school_year_is_dropped_and_one_of_this_year_is_not() -> None:
    school = closed_on(date(2026, 6, 30), date(2026, 9, 1), date(2027, 5, 3))

    assert school.without_past(date(2026, 8, 31)) == school
    kept = school.without_past(date(2027, 8, 31)).free
    assert [period.first for period in kept] == [date(2026, 9, 1), date(2027, 5, 3)]
    assert school.without_past(date(2027, 9, 1)).free == ()


def test_of_two_calendars_the_one_that_was_changed_most_often_overrules() -> None:
    old, new = School(version=2), School((FreeDays(date(2027, 5, 3), date(2027, 5, 3)),), version=3)

    assert new.overrules(old)
    assert not old.overrules(new)
    assert not new.overrules(new)


@effort(100)
@given(data=st.data())
def test_of_two_that_were_changed_at_once_it_is_always_the_same_one(data: st.DataObject) -> None:
    one, other = (data.draw(schools_around(MONDAY.date())) for _ in range(2))

    assert one.overrules(other) + other.overrules(one) == (one != other)


# -- deadlines and dates -------------------------------------------------------------------------


@effort(150)
@given(data=st.data(), now=times)
def test_without_a_deadline_a_ronde_lasts_a_week_until_the_school_closes_on_a_school_day(
    data: st.DataObject, now: datetime
) -> None:
    school = data.draw(schools_around(now.date()))
    until = default_until(now, school)

    assert until.date() >= now.date() + timedelta(days=7)
    assert not is_free(school, until.date())
    assert until.time() == school.closes


def test_before_a_holiday_is_the_last_day_on_which_this_school_is_open() -> None:
    school = closed_on(date(2027, 2, 4), date(2027, 2, 5))

    assert read_day("vóór de krokusvakantie", MONDAY.date(), school) == date(2027, 2, 3)
    assert read_day("vóór de krokusvakantie", MONDAY.date()) == date(2027, 2, 5)


@pytest.mark.parametrize("year", YEARS)
def test_a_school_that_told_nothing_is_open_as_every_flemish_school(year: int) -> None:
    start = date(year, 9, 1)
    whole = [start + timedelta(days=n) for n in range(365)]

    assert [FLEMISH.is_school_day(day) for day in whole] == [is_school_day(day) for day in whole]
    assert {school_year(day) for day in FLEMISH.check_moments(year)} == {year}
