"""What a colleague fills in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from random import Random
from typing import Any

import pytest

from deploy.local.answering import MOST_PRESSES, Exchange, fill
from tests.local.conftest import Card, card, question

TODAY = date(2026, 11, 23)


def answers(*inputs: Card, times: int = 200) -> list[dict[str, str]]:
    """The answers of a large team."""
    return [fill(list(inputs), Random(seed), TODAY) for seed in range(times)]


def field(kind: str, **properties: Any) -> Card:
    return {"type": f"Input.{kind}", "id": "veld", "label": "Veld", **properties}


def test_all_choices_are_made_and_the_first_one_most() -> None:
    made = [given["visie"] for given in answers(question("visie"))]

    assert set(made) == {"ja", "deels", "nee", "weet ik niet"}
    assert max(set(made), key=made.count) == "ja"


def test_the_same_questions_once_more_get_better_answers() -> None:
    asks = card(question("visie"), press="Verder")
    first = Exchange()
    first.next_press(asks, Random(0), TODAY)

    def good(known: Collection[str]) -> int:
        presses = [Exchange(known).next_press(asks, Random(n), TODAY) for n in range(200)]
        return sum(press is not None and press["data"]["visie"] == "ja" for press in presses)

    assert good(first.asked) > good(())


def test_several_choices_are_different_ones_with_a_comma_between() -> None:
    several = {**question("batterij"), "isMultiSelect": True}
    made = [given["batterij"].split(",") for given in answers(several)]

    assert {len(choices) for choices in made} == {1, 2}
    assert all(len(set(choices)) == len(choices) for choices in made)


def test_an_optional_text_is_sometimes_left_empty_a_required_one_never() -> None:
    optional = answers(field("Text"))
    required = answers(field("Text", isRequired=True))

    assert 0 < sum("veld" in given for given in optional) < len(optional)
    assert all(given["veld"] for given in required)


def test_a_text_fits() -> None:
    assert max(len(g["veld"]) for g in answers(field("Text", isRequired=True, maxLength=12))) == 12


def test_a_day_comes_later_and_within_what_is_allowed() -> None:
    assert all(given["veld"] > "2026-11-23" for given in answers(field("Date")))
    narrow = field("Date", min="2027-06-01", max="2027-06-01")
    assert {given["veld"] for given in answers(narrow)} == {"2027-06-01"}
    assert all(given["veld"] <= "2026-12-10" for given in answers(field("Date", max="2026-12-10")))


def test_a_number_is_a_text_within_its_bounds() -> None:
    assert {g["veld"] for g in answers(field("Number", min=2, max=4))} == {"2", "3", "4"}


def test_a_toggle_has_always_a_value_and_a_required_one_is_on() -> None:
    assert {given["veld"] for given in answers(field("Toggle"))} == {"true", "false"}
    agreed = field("Toggle", isRequired=True, value="false", valueOn="akkoord")
    assert {given["veld"] for given in answers(agreed)} == {"akkoord"}


@pytest.mark.parametrize("kind", ["Text", "Date", "ChoiceSet", "Number"])
def test_what_is_filled_in_already_stays(kind: str) -> None:
    assert {g["veld"] for g in answers(field(kind, value="7", choices=[]))} == {"7"}


def test_a_choice_without_choices_stays_empty() -> None:
    assert answers(field("ChoiceSet", choices=[]), times=1) == [{}]


def test_the_primary_button_is_the_first_one_under_the_card() -> None:
    both = card({"type": "ActionSet", "actions": [execute("Wijzig")]}, press="Bewaar")
    both["actions"].append(execute("Later"))

    assert pressed(both) == "Bewaar"


def test_a_button_inside_the_card_counts_when_there_is_none_under_it() -> None:
    inside = card(
        {
            "type": "Container",
            "items": [
                {
                    "type": "ActionSet",
                    "actions": [
                        {"type": "Action.ToggleVisibility", "title": "Meer"},
                        execute("Begin"),
                    ],
                }
            ],
        }
    )

    assert pressed(inside) == "Begin"


def test_a_card_behind_a_button_and_a_fallback_are_not_filled_in() -> None:
    behind = card(question("visie"), press="Bewaar")
    behind["actions"].append({"type": "Action.ShowCard", "card": card(question("diep"))})
    behind["body"].append({"type": "Iets", "fallback": question("terugval")})

    action = Exchange().next_press(behind, Random(0), TODAY)

    assert action is not None
    assert action["data"].keys() == {"visie"}


def test_inputs_in_columns_and_tables_are_filled_in() -> None:
    nested = card(
        {"type": "ColumnSet", "columns": [{"type": "Column", "items": [question("links")]}]},
        {"type": "Table", "rows": [{"cells": [{"items": [question("cel")]}]}]},
        press="Bewaar",
    )

    action = Exchange().next_press(nested, Random(0), TODAY)

    assert action is not None
    assert action["data"].keys() == {"links", "cel"}


def test_a_button_that_wants_no_inputs_gets_none() -> None:
    asks = card(question("visie"), press="Terug", step="s")
    asks["actions"][0]["associatedInputs"] = "none"

    action = Exchange().next_press(asks, Random(0), TODAY)

    assert action is not None
    assert action["data"] == {"step": "s"}


def test_a_colleague_does_not_go_round_in_circles() -> None:
    exchange = Exchange()
    endless = (card(question(f"vraag {number}"), press="Verder") for number in range(1000))

    presses = [exchange.next_press(each, Random(0), TODAY) for each in endless]

    assert sum(press is not None for press in presses) == MOST_PRESSES


def execute(title: str) -> Card:
    return {"type": "Action.Execute", "title": title, "verb": title}


def pressed(shown: Card) -> str:
    """The title of the button that a colleague presses."""
    action = Exchange().next_press(shown, Random(0), TODAY)
    assert action is not None
    return str(action["title"])
