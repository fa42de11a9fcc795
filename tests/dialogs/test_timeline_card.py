"""The school year on the plan card: drawn per week, and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from content import Content
from dialogs.actie.timeline_card import timeline_rows
from dialogs.calendar import is_school_day
from dialogs.record import Actie, Traject
from dialogs.steps import MonthRow, Plan
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Team
from tests.dialogs.teams import with_plan

MONTHS = (
    *("september", "oktober", "november", "december", "januari"),
    *("februari", "maart", "april", "mei", "juni"),
)


@pytest.fixture
def team(content: Content) -> Team:
    return with_plan(content)


def rows(team: Team, *checks: date) -> dict[str, MonthRow]:
    """The rows by their month, when the one actie has these check moments."""
    traject = team.traject
    if checks:
        traject = traject.with_actie(replace(traject.acties[0], checks=checks))
    found = timeline_rows(team.content, traject, team.now.date())
    return {row.name: row for row in found}


def with_many(traject: Traject, *days: date) -> Traject:
    """The traject with one actie for each of these check moments."""
    [actie] = traject.acties
    acties = tuple(
        replace(actie, id=f"a{n}", wat=f"Actie {n}", checks=(day,)) for n, day in enumerate(days)
    )
    return replace(traject, acties=acties)


def test_there_is_a_row_for_every_month_of_school(team: Team) -> None:
    assert tuple(rows(team)) == MONTHS


def test_every_week_of_school_is_drawn_once(team: Team) -> None:
    drawn = "".join(row.weeks for row in rows(team).values())

    mondays = [date(2026, 8, 31) + timedelta(days=7 * n) for n in range(len(drawn))]
    assert mondays[-1] == date(2027, 6, 28)
    free = [not any(is_school_day(m + timedelta(days=n)) for n in range(5)) for m in mondays]
    assert [sign == "▨" for sign in drawn] == free
    assert sum(free) == 6, "autumn, twice Christmas, krokus, twice Easter"


def test_a_check_moment_is_drawn_in_its_week_and_told(team: Team) -> None:
    january = rows(team)["januari"]

    assert january == MonthRow("januari", "□■□□", f"vr 15: {ACTIE['wat']}")


def test_holidays_are_named(team: Team) -> None:
    found = rows(team)

    assert found["november"] == MonthRow("november", "▨□□□", "herfstvakantie")
    assert found["december"] == MonthRow("december", "□□□▨▨", "kerstvakantie")
    assert found["februari"] == MonthRow("februari", "□▨□□", "krokusvakantie")
    assert found["mei"] == MonthRow("mei", "□□□□", "geen checkmoment")


def test_a_moment_in_a_holiday_stands_on_the_day_on_which_the_bot_reminds(team: Team) -> None:
    found = rows(team, date(2027, 3, 31))

    assert found["maart"].words == "paasvakantie"
    assert found["april"] == MonthRow("april", "▨■□□", f"paasvakantie; ma 12: {ACTIE['wat']}")


def test_of_more_moments_in_a_month_the_rest_is_counted(team: Team) -> None:
    days = (date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 9), date(2027, 3, 22))
    traject = with_many(team.traject, *days)

    march = {r.name: r for r in timeline_rows(team.content, traject, team.now.date())}["maart"]

    assert march.weeks == "■■□■▨"
    assert march.words == "paasvakantie; ma 1: Actie 0; ma 8: Actie 1; en nog 2"


def test_acties_of_one_moment_are_counted(team: Team) -> None:
    day = date(2027, 3, 1)
    traject = with_many(team.traject, day, day)

    march = {r.name: r for r in timeline_rows(team.content, traject, team.now.date())}["maart"]

    assert march.words.endswith("ma 1: 2 acties")


def test_what_comes_after_this_school_year_has_a_row_of_its_own(team: Team) -> None:
    found = rows(team, date(2027, 1, 15), date(2027, 10, 11))

    assert tuple(found) == (*MONTHS, "later")
    assert found["later"] == MonthRow("later", "", f"ma 11 oktober 2027: {ACTIE['wat']}")


def test_a_long_action_is_cut(team: Team) -> None:
    [actie] = team.traject.acties
    long: Actie = replace(actie, wat="x" * 500)

    found = timeline_rows(team.content, team.traject.with_actie(long), team.now.date())

    assert max(len(row.words) for row in found) < 60


def test_without_a_check_moment_there_is_nothing_to_draw(team: Team) -> None:
    [actie] = team.traject.acties
    stopped = replace(team.traject, stopped=team.now)

    for traject in (team.traject.with_actie(replace(actie, checks=())), stopped):
        assert timeline_rows(team.content, traject, team.now.date()) == ()


def test_it_is_folded_on_the_first_page_of_the_plan_only(content: Content) -> None:
    team = with_plan(content, *(f"Punt {n}" for n in range(8)))
    card = team.channel(f"plan.{team.traject.version}")
    first = card.shows(Plan)
    assert first.pages > 1
    assert first.timeline
    assert "'isVisible': False" in screen(first).text
    assert "herfstvakantie" in screen(first).text

    second = team.trekker.press("plan-page", card, {"blad": "1"})

    assert second.shows(Plan).timeline == ()
    assert "Het schooljaar" not in screen(second.step).text
