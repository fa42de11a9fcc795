"""What people type stands on every card as they typed it, and comes back as they typed it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.cards import escape
from tests.cards.conftest import Show
from tests.cards.gallery import Team
from tests.cards.pens import HOSTILE, always
from tests.cards.reading import markdown_texts, of_type, plain_texts, read, seen

END = " einde van wat iemand typte"


@pytest.fixture(params=HOSTILE, scope="module")
def typed(request: pytest.FixtureRequest) -> str:
    """A text with which somebody tries something."""
    return HOSTILE[request.param] + END


@pytest.fixture(scope="module")
def cards(typed: str, show: Show) -> list[tuple[str, dict[str, Any]]]:
    """Every card of a team that types it everywhere."""
    return list(show(Team(always(typed))))


def test_a_text_stands_on_the_cards_as_it_was_typed(
    typed: str, cards: list[tuple[str, dict[str, Any]]]
) -> None:
    found = 0
    for name, card in cards:
        for text in map(read, markdown_texts(card)):
            if END.strip() in text:
                found += 1
                assert seen(typed) in text, name
    assert found > 100


def test_a_label_or_choice_says_what_was_typed(
    typed: str, cards: list[tuple[str, dict[str, Any]]]
) -> None:
    found = 0
    for name, card in cards:
        for text in plain_texts(card):
            assert "{{" not in text, name
            if END.strip() in text:
                found += 1
                assert seen(typed).split() == seen(text).split()[: len(seen(typed).split())] or (
                    " ".join(seen(typed).split()) in " ".join(seen(text).split())
                ), name
    assert found > 10


def test_a_field_holds_what_was_typed(typed: str, cards: list[tuple[str, dict[str, Any]]]) -> None:
    held = {part["value"] for _, card in cards for part in of_type(card, "Input.Text")}
    assert held <= {"", escape.clean(typed)}
    assert escape.clean(typed) in held


def test_a_text_adds_nothing_to_a_card(cards: list[tuple[str, dict[str, Any]]]) -> None:
    """No button, picture or link that no template has, and no null."""
    for name, card in cards:
        kinds = {str(part.get("type", "")) for part in of_type(card, "Action.", "Image", "Media")}
        assert kinds <= {"Action.Execute", "Action.ToggleVisibility"}, name
        assert "null" not in json.dumps(card).replace('"null"', ""), name
