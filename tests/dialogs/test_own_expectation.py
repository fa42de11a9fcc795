"""An expectation that the trekker types, whatever it is: long, odd, or meant to do harm."""

from __future__ import annotations

import json

import pytest

from content import Content
from dialogs.events import Event, Press
from dialogs.outcome import View
from dialogs.record import Eigen
from dialogs.school import FLEMISH
from dialogs.start import (
    MOST_OWN_QUESTIONS,
    OWN_LENGTH,
    OWN_QUESTION_LENGTH,
    own,
    read_own,
)
from dialogs.start_cards import start_step
from dialogs.steps import Done, Living, Own, Results, Start, Step, Vragen
from dialogs.subject import EIGEN
from tests.cards.adaptive_cards import AdaptiveCard
from tests.cards.pens import HOSTILE, longest
from tests.dialogs.screen import screen
from tests.dialogs.team import TRAJECT, Card, Team, answers

CARD = f"start/{TRAJECT}"
MANY = "\n".join(f"Vraag {n}?" for n in range(MOST_OWN_QUESTIONS + 1))
CHOSEN = {"verwachting": EIGEN, "instrument": EIGEN, "wijze": "samen"}


def typed(**values: str) -> Press:
    """What is sent from the card with an expectation of one's own."""
    return Press("own-done", CARD, 0, {f"eigen_{name}": text for name, text in values.items()})


def sends(team: Team, press: Press) -> Card:
    """Press a button of that card."""
    who = team.trekker.person
    view = View(who, team.now, home=True, private=False)
    step = own(team.setup, FLEMISH, Event(who, team.now, team.chance(), press), view)
    return team.drawn(Card(step), who)


def presses(card: Step, verb: str, **filled: str) -> Press:
    """What a button of a card sends, with what was carried along."""
    seen = screen(card)
    return seen.press(next(b for b in seen.buttons if b["verb"] == verb), filled)


def started(content: Content, **values: str) -> Team:
    """A team that types an expectation and begins with its questions, together."""
    team = Team(content)
    start = sends(team, typed(**values)).shows(Start)
    team.send_in(presses(start, "create", **CHOSEN)).shows(Living)
    return team


def walks_to_the_result(team: Team, text: str) -> Results:
    card = team.work
    while isinstance(card.step, Vragen):
        card = team.trekker.press("save", card, answers(card.step, text=text))
    card.shows(Done)
    team.close()
    return team.channel(f"resultaat.{team.traject.ronde.id}").shows(Results)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_team_can_work_with_whatever_is_typed(content: Content, name: str) -> None:
    text = HOSTILE[name]
    team = started(content, code=text, titel=text, vragen=f"Hoe gaat het?\n{text}")

    result = walks_to_the_result(team, text)

    assert result.blokken[0].vragen[0].tekst == "Hoe gaat het?"
    assert all(vraag.words for blok in result.blokken for vraag in blok.vragen)
    for _, drawn, _ in team.seen:
        AdaptiveCard.model_validate(json.loads(drawn))


def test_everything_as_long_as_it_may_be_fits(content: Content) -> None:
    each = OWN_LENGTH // MOST_OWN_QUESTIONS - 1
    vragen = "\n".join(f"{n:02} {longest(each - 3)}" for n in range(MOST_OWN_QUESTIONS))
    team = started(content, code="X" * 20, titel=longest(300), vragen=vragen)

    result = walks_to_the_result(team, longest(1000))

    asked = [vraag.tekst for blok in result.blokken for vraag in blok.vragen]
    assert asked == vragen.splitlines()
    assert team.channel("levend").shows(Living).head.title == longest(300)


@pytest.mark.parametrize(
    ("vragen", "said"),
    [
        (MANY, f"Hou het op {MOST_OWN_QUESTIONS}."),
        ("x" * (OWN_QUESTION_LENGTH + 1), f"op {OWN_QUESTION_LENGTH} tekens"),
    ],
    ids=["many", "long"],
)
def test_too_many_or_too_long_is_said_and_stays_whole_to_be_changed(
    content: Content, vragen: str, said: str
) -> None:
    card = sends(Team(content), typed(titel="Onze speelplaats", vragen=vragen))

    assert said in card.errors["eigen_vragen"]
    assert screen(card.shows(Own)).fields["eigen_vragen"]["value"] == vragen


@pytest.mark.parametrize("chosen", ["verwachting", "instrument"])
def test_going_back_is_no_way_around_what_is_wrong(content: Content, chosen: str) -> None:
    team = Team(content)
    wrong = sends(team, typed(titel="Onze speelplaats", vragen=MANY)).shows(Own)
    press = presses(wrong, "start-again")
    view = View(team.trekker.person, team.now, home=True, private=False)
    start = start_step(team.setup, FLEMISH, view, press, read_own(press))
    values = {"verwachting": "b1", "instrument": "zelfscan", "wijze": "samen", chosen: EIGEN}

    card = team.send_in(presses(start, "create", **values))

    assert set(card.errors) == {"eigen_vragen"}
    assert card.shows(Own).value("eigen_vragen") == MANY
    assert presses(card.step, "own-done").values["wijze"] == "samen"


def test_what_is_not_used_keeps_nobody_from_starting(content: Content) -> None:
    team = Team(content)
    values = {"eigen_titel": "Onze speelplaats", "eigen_vragen": MANY}
    chosen = {"verwachting": "b1", "instrument": "zelfscan", "wijze": "samen"}

    team.send_in(Press("create", CARD, 0, {**values, **chosen})).shows(Living)

    assert team.traject.eigen is None


def test_empty_lines_and_the_same_question_twice_are_left_out() -> None:
    vragen = "  Wie? \n\n \t\nWat?\r\nWie?"

    assert read_own(typed(titel=" Onze  speelplaats ", vragen=vragen)) == Eigen(
        "Eigen", "Onze  speelplaats", vragen=("Wie?", "Wat?")
    )


@pytest.mark.parametrize("titel", ["", "   ", "\n"])
def test_without_a_title_there_is_no_expectation(titel: str) -> None:
    assert read_own(typed(titel=titel, vragen="Wie?")) is None


def test_without_questions_every_other_instrument_can_be_used(content: Content) -> None:
    start = sends(Team(content), typed(titel="Onze speelplaats")).shows(Start)

    values = [choice.value for choice in start.instrumenten]

    assert EIGEN not in values
    assert {"zelfscan", "zorgscan", "kwaliteitsvragen"} <= set(values)
    assert start.verwachtingen[0].label == "Eigen · Onze speelplaats"
