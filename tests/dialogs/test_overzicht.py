"""How far all trajecten are, on one card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from content import Content
from dialogs.anywhere.overzicht import PER_PAGE, overdue, overzicht_step, overzicht_view
from dialogs.record import Act, Check, Edit, Traject, Vervolg
from dialogs.steps import OverzichtLine
from tests.dialogs.looking_back import KORT, TWO_YEARS, closes, looking_back
from tests.dialogs.team import Team
from tests.dialogs.teams import opened, with_acties, with_lists, with_plan

JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 22)
AFTER_JANUARY = date(2027, 2, 1)


def the_line(team: Team, today: date | None = None) -> OverzichtLine:
    """What the overview says of one traject."""
    [line] = overzicht_view([(team.setup, team.traject, "ruimte")], today or team.now.date())
    return line


def lines(team: Team, *trajecten: Traject) -> list[str]:
    rows = [(team.setup, traject, "ruimte") for traject in trajecten]
    return [line.id for line in overzicht_view(rows, team.now.date())]


# -- one traject ---------------------------------------------------------------------------------


def test_a_line_says_what_it_is_about_who_leads_it_and_how_far_it_is(content: Content) -> None:
    line = the_line(with_plan(content))

    assert (line.title, line.trekker, line.year) == ("B2 · Leerloopbaan", "Griet", "2026-2027")
    assert (line.step, line.steps, line.state) == (4, 4, content.stappen["opvolging"].titel)
    assert (line.space, line.stopped) == ("ruimte", False)


@pytest.mark.parametrize(
    ("beginning", "step", "words"),
    [
        (opened, 1, "er loopt een ronde"),
        (with_lists, 2, ""),
        (with_acties, 3, ""),
    ],
)
def test_the_step_is_counted_and_said(
    content: Content, beginning: type, step: int, words: str
) -> None:
    line = the_line(beginning(content))

    assert line.step == step
    assert words in line.state
    assert list(content.stappen.values())[step - 1].titel in line.state


def test_the_next_check_moment_is_the_first_that_is_still_to_come(content: Content) -> None:
    team = with_plan(content, "Onthaal", "Studiekeuze")
    other = team.traject.acties[1]
    team.traject = team.traject.with_actie(replace(other, checks=(JANUARY, MARCH)))

    assert the_line(team).next_check == "vr 15 januari"
    assert the_line(team, JANUARY).next_check == "vr 15 januari"
    assert the_line(team, AFTER_JANUARY).next_check == "ma 22 maart"
    assert the_line(team, MARCH + timedelta(days=1)).next_check == ""


def test_an_actie_is_overdue_once_a_check_moment_has_passed_at_which_nobody_looked(
    content: Content,
) -> None:
    team = with_plan(content, "Onthaal", "Studiekeuze")
    other = team.traject.acties[1]
    team.traject = team.traject.with_actie(replace(other, checks=(MARCH,)))

    for today, late, going_on in (
        (JANUARY, 0, 2),
        (AFTER_JANUARY, 1, 1),
        (MARCH + timedelta(days=1), 2, 0),
    ):
        line = the_line(team, today)
        assert (line.overdue, line.open) == (late, going_on), today
    assert overdue(team.traject, AFTER_JANUARY) == (team.traject.acties[0],)


def test_a_look_makes_it_go_on_and_a_new_check_moment_does_not(content: Content) -> None:
    team = with_plan(content)
    [actie] = team.traject.acties
    longer = replace(actie, checks=(JANUARY, MARCH))
    found = longer.with_check(Check(AFTER_JANUARY, "ja", at=team.now))
    draft = longer.with_check(Check(JANUARY, effect="Half ingevuld"))

    for changed, late in ((longer, 1), (draft, 1), (found, 0)):
        team.traject = team.traject.with_actie(changed)
        assert the_line(team, AFTER_JANUARY + timedelta(days=1)).overdue == late


@pytest.mark.parametrize("vervolg", ["bijsturen", "stoppen"])
def test_an_actie_that_ended_is_never_overdue_and_has_no_next_check_moment(
    content: Content, vervolg: Vervolg
) -> None:
    team = with_plan(content)
    [actie] = team.traject.acties
    act = Act(vervolg, "", team.trekker.person, team.now)
    ended = replace(actie, checks=(JANUARY, MARCH)).with_check(
        Check(JANUARY, "nee", at=team.now, act=act)
    )
    team.traject = team.traject.with_actie(ended)

    line = the_line(team, AFTER_JANUARY)
    assert (line.overdue, line.open, line.next_check) == (0, 0, "")
    assert the_line(team, MARCH + timedelta(days=1)).overdue == 0


def test_what_was_carried_out_is_not_open_any_more_and_the_year_is_the_one_that_is_followed(
    content: Content,
) -> None:
    team = looking_back(content, KORT, KORT, KORT, TWO_YEARS)
    closes(team, "groen", "rood", "oranje", "groen")

    line = the_line(team)

    assert (line.open, line.overdue, line.year) == (2, 0, "2027-2028")


def test_an_actie_that_waits_to_be_worked_out_is_open_and_one_that_was_removed_is_not(
    content: Content,
) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    assert (the_line(team).open, the_line(team).overdue) == (2, 0)
    edit = Edit(team.trekker.person, team.now, 2)
    gone = replace(team.traject.acties[0], removed=True, edited=edit, checks=(JANUARY,))

    team.traject = team.traject.with_actie(gone)

    line = the_line(team, AFTER_JANUARY)
    assert (line.open, line.overdue, line.next_check) == (1, 0, "")


def test_a_stopped_traject_waits_for_nothing(content: Content) -> None:
    team = with_plan(content)
    team.traject = replace(team.traject, stopped=team.now)

    line = the_line(team, AFTER_JANUARY)

    assert line.stopped
    assert (line.next_check, line.overdue, line.open) == ("", 0, 0)
    assert "Gestopt" in line.state


# -- many ----------------------------------------------------------------------------------------


def begun(team: Team, id: str, days: int, *, stopped: bool = False) -> Traject:
    """A traject that began so many days later than the team's own."""
    traject = team.traject
    first = replace(traject.rondes[0], opened=traject.rondes[0].opened + timedelta(days=days))
    return replace(traject, id=id, rondes=(first,), stopped=team.now if stopped else None)


def test_the_newest_comes_first_whatever_its_team_and_what_was_stopped_last(
    content: Content,
) -> None:
    team = opened(content)
    trajecten = (
        begun(team, "stopped new", 9, stopped=True),
        begun(team, "old", 0),
        begun(team, "stopped old", 3, stopped=True),
        begun(team, "new", 7),
        begun(team, "between", 5),
    )

    assert lines(team, *trajecten) == ["new", "between", "old", "stopped new", "stopped old"]


def test_a_card_shows_a_few_and_every_traject_stands_on_one(content: Content) -> None:
    team = opened(content)
    rows = [(team.setup, begun(team, f"{n}", -n), "ruimte") for n in range(2 * PER_PAGE + 1)]

    pages = [overzicht_step(rows, team.now.date(), page) for page in range(3)]

    assert [line.id for page in pages for line in page.lines] == [row[1].id for row in rows]
    assert {(page.pages, page.count) for page in pages} == {(3, 2 * PER_PAGE + 1)}
    assert [page.page for page in pages] == [0, 1, 2]


@pytest.mark.parametrize("page", [1, 999])
def test_a_page_that_is_not_there_is_the_first(content: Content, page: int) -> None:
    team = opened(content)

    step = overzicht_step([(team.setup, team.traject, "ruimte")], team.now.date(), page)

    assert (step.page, step.pages) == (0, 1)
    assert len(step.lines) == 1
