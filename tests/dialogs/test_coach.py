"""The SMART coach answers when a goal is kept. It advises, and never stands in the way."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.actie.smart_advice import advice_lines, advise
from dialogs.steps import Acties, Coach, Doel, Wat
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Card, Team, filled
from tests.dialogs.teams import with_acties, with_plan

VAGUE = "We werken aan een betere sfeer."


def keep(team: Team, doel: str, card: Card | None = None, meting: str = "") -> Card:
    """The trekker keeps this goal on the first small card."""
    card = card or team.trekker.looks()
    return team.trekker.press("save-actie", card, filled(Doel, doel=doel, meting=meting))


def go_on(team: Team, card: Card, verb: str) -> Card:
    return team.trekker.press(verb, card, {"actie": card.shows(Coach).actie})


def test_a_goal_that_lacks_nothing_is_praised_and_the_next_card_follows(content: Content) -> None:
    card = keep(with_acties(content), ACTIE["doel"])

    card.shows(Wat)
    assert card.note.startswith("Bewaard om 16.10. Mooi concreet.")
    assert "wie draagt dit mee" in card.note


def test_a_goal_that_lacks_something_is_kept_and_the_coach_says_what(content: Content) -> None:
    team = with_acties(content)

    coach = keep(team, VAGUE).shows(Coach)

    assert team.traject.acties[0].doel == coach.goal == VAGUE
    said = " ".join(coach.lines)
    for words in ("wie doet wat", "waaraan zie je", "tegen wanneer", "'werken aan', 'beter'"):
        assert words in said
    assert "wie draagt dit mee, en wat laten jullie ervoor los?" in said


def test_a_goal_is_left_as_it_is(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    before = team.record

    assert go_on(team, coach, "open-actie").shows(Wat).goal == VAGUE
    assert go_on(team, coach, "open-actie").shows(Wat).goal == VAGUE
    assert team.record == before


def test_a_goal_is_made_sharper(content: Content) -> None:
    team = with_acties(content)
    card = go_on(team, keep(team, VAGUE), "change-goal")
    assert card.shows(Doel).doel == VAGUE

    assert keep(team, ACTIE["doel"], card).shows(Wat).goal == ACTIE["doel"]
    assert team.traject.acties[0].doel == ACTIE["doel"]


def test_of_the_same_goal_the_coach_says_it_once(content: Content) -> None:
    team = with_acties(content)
    card = go_on(team, keep(team, VAGUE), "change-goal")
    before = team.record

    assert keep(team, VAGUE, card).shows(Wat).goal == VAGUE
    assert team.record == before
    again = go_on(team, keep(team, f"{VAGUE} Samen.", card), "change-goal")
    assert keep(team, f"{VAGUE} Samen.", again, meting="De lijst").shows(Wat)
    assert team.traject.acties[0].meting == "De lijst"


def test_a_press_that_comes_twice_changes_nothing_the_second_time(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.looks()
    keep(team, VAGUE, card)
    before = team.record

    keep(team, VAGUE, card).shows(Wat)

    assert team.record == before


def test_what_a_colleague_changed_meanwhile_is_shown(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    keep(team, ACTIE["doel"], go_on(team, coach, "change-goal"))

    assert go_on(team, coach, "change-goal").shows(Doel).doel == ACTIE["doel"]
    assert go_on(team, coach, "open-actie").shows(Wat).goal == ACTIE["doel"]


def test_who_looks_at_the_list_instead_keeps_the_goal_without_a_word(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.press("acties", team.trekker.looks(), filled(Doel, doel=VAGUE))

    card.shows(Acties)
    assert team.traject.acties[0].doel == VAGUE


def test_a_goal_of_a_finished_actie_is_coached_too(content: Content) -> None:
    team = with_plan(content)
    list_ = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", list_, {"actie": team.traject.acties[0].id})

    assert go_on(team, keep(team, VAGUE, card), "open-actie").shows(Wat).goal == VAGUE


def test_an_actie_that_is_not_there_has_no_goal_to_change(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)

    assert "andere stap" in team.trekker.press("change-goal", coach, {"actie": "weg"}).note


def test_how_the_team_will_see_it_may_stand_in_its_own_field() -> None:
    goal = "De leerkrachten overleggen tegen juni."

    assert advise(goal).missing == ("M",)
    assert advise(goal, "De verslagen van het overleg").missing == ()
    assert advise(goal, "  ").missing == ("M",)


@pytest.mark.parametrize(
    ("goal", "praise"),
    [
        ("Elke klas leest dagelijks.", "Mooi concreet."),
        ("Beter communiceren", "Een mooi voornemen."),
        ("Tegen juni beter communiceren", "Ik zie tegen wanneer."),
    ],
)
def test_what_is_good_is_said_first(content: Content, goal: str, praise: str) -> None:
    assert advice_lines(content, advise(goal))[0].startswith(praise)


@pytest.mark.parametrize(
    ("goal", "first"),
    [(VAGUE, "Pas aan"), ("Elke klas leest in mei regelmatig 10 minuten.", "Laat zo")],
)
def test_the_first_button_is_what_helps_most(content: Content, goal: str, first: str) -> None:
    step = keep(with_acties(content), goal).shows(Coach)
    buttons = screen(step).buttons

    assert [b["title"] for b in buttons if b.get("style") == "positive"] == [first]
    assert buttons[0]["title"] == first
    assert {b["title"] for b in buttons} == {"Laat zo", "Pas aan"}
