"""The SMART coach answers when a goal is kept. It advises, and never stands in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.actie.smart_advice import advice_lines, advise
from dialogs.record import Actie
from dialogs.steps import SILENT, Acties, Coach, Doel, Opvolging, Plan, Wat
from dialogs.traject import back_verb
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Card, Team, filled
from tests.dialogs.teams import with_acties, with_plan

VAGUE = "We werken aan een betere sfeer."


def keep(team: Team, doel: str, card: Card | None = None, meting: str = "") -> Card:
    """The trekker keeps this goal on the first small card."""
    card = card or team.trekker.looks()
    return team.trekker.press("save-actie", card, filled(Doel, doel=doel, meting=meting))


def let_be(team: Team, card: Card) -> Card:
    card.shows(Coach)
    return team.trekker.press("save-actie", card)


def make_sharper(team: Team, card: Card) -> Card:
    card.shows(Coach)
    return team.trekker.press("back-actie", card)


def the_actie(team: Team, number: int = 0) -> Actie:
    return team.traject.acties[number]


def test_a_goal_that_lacks_nothing_is_praised_and_the_next_card_follows(content: Content) -> None:
    team = with_acties(content)

    card = keep(team, ACTIE["doel"])

    card.shows(Wat)
    assert card.note.startswith("Bewaard om 16.10. Mooi concreet.")
    assert "wie draagt dit mee" in card.note
    assert the_actie(team).card == "wat"


def test_a_goal_that_lacks_something_is_kept_and_the_coach_says_what(content: Content) -> None:
    team = with_acties(content)

    coach = keep(team, VAGUE).shows(Coach)

    assert the_actie(team).doel == coach.goal == VAGUE
    said = " ".join(coach.lines)
    for words in ("wie doet wat", "waaraan zie je", "tegen wanneer", "'werken aan', 'beter'"):
        assert words in said
    assert "wie draagt dit mee, en wat laten jullie ervoor los?" in said


def test_what_the_coach_says_everybody_sees(content: Content) -> None:
    team = with_acties(content)
    anna = team.members[1]

    coach = keep(team, VAGUE).shows(Coach)

    for card in (team.work, anna.looks(), anna.press("show", team.work)):
        assert replace(card.shows(Coach), feedback=SILENT) == replace(coach, feedback=SILENT)
    anna.press("save-actie", team.work).shows(Wat)
    assert team.work.shows(Wat).goal == VAGUE


def test_a_goal_is_left_as_it_is(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)

    assert let_be(team, coach).shows(Wat).goal == VAGUE

    assert team.work.shows(Wat).goal == VAGUE
    before = team.record
    assert let_be(team, coach).shows(Wat).goal == VAGUE
    assert team.record == before


def test_a_goal_is_made_sharper(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)

    card = make_sharper(team, coach)

    assert card.shows(Doel).doel == team.work.shows(Doel).doel == VAGUE
    before = team.record
    assert make_sharper(team, coach).shows(Doel).doel == VAGUE
    assert team.record == before
    assert keep(team, ACTIE["doel"], card).shows(Wat).goal == ACTIE["doel"]
    assert the_actie(team).doel == ACTIE["doel"]


def test_the_way_back_leads_past_the_coach_only_from_there(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    assert back_verb(coach.step) == "back-actie"
    card = let_be(team, coach)

    assert team.trekker.press("back-actie", card, filled(Wat)).shows(Doel).doel == VAGUE


def test_of_the_same_goal_the_coach_says_it_once(content: Content) -> None:
    team = with_acties(content)
    card = make_sharper(team, keep(team, VAGUE))

    card = keep(team, VAGUE, card)
    assert card.shows(Wat).goal == VAGUE

    card = team.trekker.press("back-actie", card, filled(Wat))
    again = make_sharper(team, keep(team, f"{VAGUE} Samen.", card))
    assert keep(team, f"{VAGUE} Samen.", again, meting="De lijst").shows(Wat)
    assert the_actie(team).meting == "De lijst"


def test_a_press_that_comes_twice_changes_nothing_the_second_time(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.looks()
    keep(team, VAGUE, card)
    before = team.record

    keep(team, VAGUE, card).shows(Coach)

    assert team.record == before


def test_a_press_that_comes_twice_is_answered_with_the_same_actie(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    listed = team.trekker.press("acties", team.work)
    card = team.trekker.press("open-actie", listed, {"actie": the_actie(team, 1).id})
    coach = keep(team, VAGUE, card)

    assert keep(team, VAGUE, card).shows(Coach).goal == VAGUE
    for _ in range(2):
        assert let_be(team, coach).shows(Wat).item == "Studiekeuze"
    assert team.work.shows(Doel).item == "Onthaal"


def test_what_a_colleague_changed_meanwhile_is_shown(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    keep(team, ACTIE["doel"], make_sharper(team, coach))
    before = team.record

    assert let_be(team, coach).shows(Wat).goal == ACTIE["doel"]
    assert make_sharper(team, coach).shows(Wat).goal == ACTIE["doel"]
    assert team.record == before


def test_who_looks_at_the_list_instead_keeps_the_goal_without_a_word(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.press("acties", team.trekker.looks(), filled(Doel, doel=VAGUE))

    card.shows(Acties)
    assert the_actie(team).doel == VAGUE


def test_the_list_leads_back_to_the_coach(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    before = team.record

    listed = team.trekker.press("acties", coach)

    listed.shows(Acties)
    opened = team.trekker.press("open-actie", listed, {"actie": the_actie(team).id})
    assert opened.shows(Coach).goal == VAGUE
    assert team.record == before


def test_a_goal_of_a_finished_actie_is_coached_too(content: Content) -> None:
    team = with_plan(content)
    list_ = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", list_, {"actie": the_actie(team).id})

    card = let_be(team, keep(team, VAGUE, card))

    assert card.shows(Wat).goal == VAGUE
    card = team.trekker.press("save-actie", card, filled(Wat))
    card = team.trekker.press("save-actie", card, filled(Opvolging))
    assert card.shows(Plan).acties[0].doel == VAGUE
    assert the_actie(team).card == "klaar"


def test_on_an_actie_that_was_taken_away_the_coach_has_no_say(content: Content) -> None:
    team = with_acties(content)
    coach = keep(team, VAGUE)
    team.traject = team.traject.with_actie(replace(the_actie(team), removed=True))
    before = team.record

    for press in (let_be, make_sharper):
        assert "weggehaald" in press(team, coach).note
    assert team.record == before


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
    assert {b["title"] for b in buttons} == {"Laat zo", "Pas aan", "Alle acties"}
