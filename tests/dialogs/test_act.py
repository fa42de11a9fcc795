"""ACT: what a team does with what it found at a check moment, and what it learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from content import Content
from dialogs.effects import Show
from dialogs.record import Vervolg
from dialogs.steps import ActCard, CheckCard, Living, Plan, RemoveActie
from tests.dialogs.deciding import (
    LES,
    act_of,
    decided,
    decides,
    finds,
    looked,
    opens_again,
    the_actie,
)
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, TRAJECT, Card, Team

JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 22)
ALL: Sequence[Vervolg] = ("verder", "borgen", "bijsturen", "stoppen")


# -- the card ------------------------------------------------------------------------------------


def test_after_a_check_the_card_asks_what_follows_and_what_was_learnt(content: Content) -> None:
    _, card = looked(content)
    step = card.shows(ActCard)

    assert (step.wat, step.day) == (ACTIE["wat"], "vr 15 januari")
    assert step.found == ("doel deels bereikt", "Leerlingen stellen meer vragen.")
    assert step.question == "Wat leren we hieruit?"
    shown = screen(step)
    assert list(shown.fields) == ["vervolg", "les"]
    assert [b["verb"] for b in shown.buttons] == ["save-act", "back-check", "ask-scan"]


def test_each_choice_says_what_happens_then(content: Content) -> None:
    _, card = looked(content)
    choices = {choice.value: choice.label for choice in card.shows(ActCard).choices}

    assert list(choices) == list(ALL)
    assert "ma 22 maart" in choices["verder"]
    assert "per jaar" in choices["borgen"]
    assert "nieuwe cyclus" in choices["bijsturen"]
    assert "blijft in het plan" in choices["stoppen"]


def test_without_a_later_check_moment_nothing_goes_on_as_planned(content: Content) -> None:
    team, _ = looked(content)
    team.traject = team.traject.with_actie(replace(the_actie(team), checks=(JANUARY,)))

    step = opens_again(team).shows(ActCard)

    assert [choice.value for choice in step.choices] == ["borgen", "bijsturen", "stoppen"]


@pytest.mark.parametrize(
    ("bereikt", "with_later", "without"),
    [
        ("ja", "borgen", "borgen"),
        ("deels", "verder", "bijsturen"),
        ("nee", "bijsturen", "bijsturen"),
    ],
)
def test_what_is_likely_is_chosen_already(
    content: Content, bereikt: str, with_later: str, without: str
) -> None:
    team, card = looked(content, bereikt)
    assert card.shows(ActCard).vervolg == with_later

    team.traject = team.traject.with_actie(replace(the_actie(team), checks=(JANUARY,)))

    assert opens_again(team).shows(ActCard).vervolg == without


# -- what is decided -----------------------------------------------------------------------------


def test_going_on_keeps_the_lesson_and_nothing_else(content: Content) -> None:
    team, card = looked(content)
    before, anna = the_actie(team), team.members[1]

    after = decides(anna, card, "verder")

    act = act_of(team)
    assert (act.vervolg, act.les, act.by) == ("verder", LES, anna.person)
    now = the_actie(team)
    assert replace(now, checked=()) == replace(before, checked=())
    assert after.note == "Bewaard om 16.10. Op ma 22 maart kijken jullie opnieuw."
    assert after.shows(Plan)
    team.days_pass(70)
    assert anna.sees().shows(CheckCard).moment.startswith("check/")


def test_what_is_stopped_asks_for_nothing_any_more_and_stays_in_the_plan(content: Content) -> None:
    team = decided(content, "stoppen")
    mails = len(team.members[1].mail)

    team.days_pass(150)

    assert the_actie(team).ended
    assert [sent for sent in team.members[1].mail[mails:] if sent.at.month == 3] == []
    plan = team.channel(f"plan.{team.traject.version}").shows(Plan)
    [actie] = plan.acties
    assert actie.state == "Gestopt"
    act = {line.label: line.text for line in actie.columns[3].lines}
    assert act["Wat leren we hieruit?"] == LES
    assert act["Gestopt"] == "Op vr 15 januari (Anna)."


def test_the_living_card_says_what_came_of_it(content: Content) -> None:
    team = decided(content, "stoppen")

    living = team.channel("levend").shows(Living)

    assert living.outcomes == (f"Gesprekken plannen: gestopt. “{LES}”",)
    assert living.next_check == ""


def test_the_living_card_has_the_three_newest_a_line_each(content: Content) -> None:
    team, _ = looked(content, "deels", "Een", "Twee", "Drie", "Vier")
    anna = team.members[1]
    for number in range(1, 4):
        team.days_pass(1)
        decides(anna, finds(anna, "ja"), "stoppen", f"Les {number}")

    outcomes = team.channel("levend").shows(Living).outcomes

    assert [line[-8:] for line in outcomes] == [" “Les 3”", " “Les 2”", " “Les 1”"]


def test_both_shared_cards_are_drawn_anew(content: Content) -> None:
    team, card = looked(content)
    team.effects.clear()

    decides(team.members[1], card, "borgen")

    assert Show("levend") in team.effects
    assert Show(f"plan.{team.traject.version}") in team.effects


def test_the_lesson_may_be_left_empty_but_a_choice_is_needed(content: Content) -> None:
    team, card = looked(content)
    anna = team.members[1]

    wrong = anna.press("save-act", card, {"vervolg": "", "les": "Bijna vergeten"})
    assert set(wrong.errors) == {"vervolg"}
    assert wrong.typed["les"] == "Bijna vergeten"
    assert the_actie(team).vervolg is None

    decides(anna, wrong, "stoppen", "")
    assert act_of(team).les == ""


@pytest.mark.parametrize("vervolg", ["doorgaan", "verder,borgen", "BORGEN"])
def test_what_no_card_offers_is_no_choice(content: Content, vervolg: str) -> None:
    team, card = looked(content)

    assert decides(team.members[1], card, vervolg).errors
    assert the_actie(team).vervolg is None


# -- twice, late, and back -----------------------------------------------------------------------


@pytest.mark.parametrize("vervolg", ALL)
def test_the_same_press_twice_decides_once(content: Content, vervolg: str) -> None:
    team, card = looked(content)
    anna = team.members[1]
    first = decides(anna, card, vervolg)
    after = team.record

    again = decides(anna, card, vervolg)

    assert team.record == after
    assert type(again.step) is type(first.step)


def test_a_colleague_who_decides_later_sees_what_was_decided(content: Content) -> None:
    team, card = looked(content)
    anna, bram = team.members[1:3]
    other = opens_again(team)
    decides(anna, card, "borgen")
    after = team.record

    late = decides(bram, other, "stoppen", "Mijn les")

    assert team.record == after
    assert late.note.startswith("Intussen veranderde Anna dit.")
    step = late.shows(ActCard)
    assert step.decided == "Anna bewaarde op vr 15 januari: geborgd."
    assert late.typed["les"] == "Mijn les"


def test_back_to_the_check_keeps_what_was_typed(content: Content) -> None:
    team, card = looked(content)
    anna = team.members[1]

    back = anna.press("back-check", card, {"vervolg": "borgen", "les": "Half gedacht"})
    assert back.shows(CheckCard).bereikt == "deels"
    assert back.lost == ()
    again = anna.press("save-check", back, {"bereikt": "ja"})

    assert again.shows(ActCard).les == "Half gedacht"
    assert the_actie(team).vervolg is None
    decides(anna, again, "borgen", "Helemaal gedacht")
    assert act_of(team).les == "Helemaal gedacht"
    assert opens_again(team).shows(ActCard).les == "Helemaal gedacht"


def test_going_back_from_a_card_that_is_out_of_date_gives_the_text_to_copy(
    content: Content,
) -> None:
    team, card = looked(content)
    anna = team.members[1]
    decides(anna, card, "verder")
    after = team.record

    back = anna.press("back-check", card, {"les": "Nog iets"})

    assert back.lost == ("Nog iets",)
    assert team.record == after


@pytest.mark.parametrize("step", ["act/weg/2027-01-15", f"act/{TRAJECT}/gisteren", "act/", "plan"])
@pytest.mark.parametrize("verb", ["save-act", "back-check"])
def test_a_card_of_nothing_changes_nothing(content: Content, step: str, verb: str) -> None:
    team, card = looked(content)
    after = team.record
    forged = Card(replace(card.step, id=step), private=True)

    given = team.members[1].press(verb, forged, {"vervolg": "stoppen", "les": "Mijn les"})

    assert team.record == after
    assert given.note
    assert given.lost == ("Mijn les",)


def test_what_was_taken_out_of_the_plan_is_not_decided_on(content: Content) -> None:
    team, card = looked(content)
    team.traject = team.traject.with_actie(replace(the_actie(team), removed=True))

    given = decides(team.members[1], card, "stoppen")

    assert "weggehaald" in given.note
    assert the_actie(team).vervolg is None
    values = {"actie": the_actie(team).id}
    assert team.members[1].press("check", given, values).shows(RemoveActie)


# -- decided anew --------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ALL)
@pytest.mark.parametrize("second", ALL)
def test_what_is_decided_anew_leaves_nothing_of_the_first(
    content: Content, first: str, second: str
) -> None:
    team = decided(content, first)
    at_once = decided(content, second)

    decides(team.members[2], opens_again(team), second)

    assert _planned(team) == _planned(at_once)


def _planned(team: Team) -> list[tuple[object, ...]]:
    return [(a.checks, a.vervolg, a.ended, a.doel) for a in team.traject.acties]


def test_only_the_lesson_can_be_made_better_without_deciding_anew(content: Content) -> None:
    team = decided(content, "borgen")
    before = the_actie(team)

    decides(team.members[2], opens_again(team), "borgen", "Beter gezegd")

    assert act_of(team).les == "Beter gezegd"
    assert act_of(team).by == team.members[2].person
    assert replace(the_actie(team), checked=()) == replace(before, checked=())
    decides(team.members[2], opens_again(team), "verder")
    assert the_actie(team).checks == (JANUARY, MARCH)


def test_after_a_later_decision_only_the_lesson_of_an_earlier_one_can_change(
    content: Content,
) -> None:
    team = decided(content, "verder")
    anna = team.members[1]
    team.days_pass(70)
    decides(anna, finds(anna, "nee"), "stoppen", "Het was te veel")

    earlier = opens_again(team)
    step = earlier.shows(ActCard)
    assert step.choices == ()
    assert step.decided == "Anna bewaarde op vr 26 maart: gestopt."
    card = team.members[2].press("save-act", earlier, {"vervolg": "borgen", "les": "Anders gezegd"})

    first, second = the_actie(team).checked
    assert first.act
    assert second.act
    assert (first.act.vervolg, first.act.les) == ("verder", "Anders gezegd")
    assert the_actie(team).vervolg == "stoppen"
    assert card.note == "Bewaard om 16.10."
