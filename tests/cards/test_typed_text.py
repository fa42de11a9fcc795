"""What people type stands on every card as they typed it, and comes back as they typed it."""

from __future__ import annotations

import pytest

from bot.cards import escape
from tests.cards.conftest import Show, Shown
from tests.cards.pens import HOSTILE, always
from tests.cards.reading import markdown_texts, of_type, parts, plain_texts, read, seen
from tests.cards.records import Team

END = " einde van wat iemand typte"


@pytest.fixture(params=HOSTILE, scope="module")
def typed(request: pytest.FixtureRequest) -> str:
    """A text with which somebody tries something."""
    return HOSTILE[request.param] + END


@pytest.fixture(scope="module")
def cards(typed: str, show: Show) -> Shown:
    """Every card of a team that types it everywhere."""
    return show(Team(always(typed)))


def test_a_text_stands_on_the_cards_as_it_was_typed(typed: str, cards: Shown) -> None:
    found = 0
    for name, card in cards:
        for text in map(read, markdown_texts(card)):
            if END.strip() in text:
                found += 1
                assert seen(typed) in text, name
    assert found > 100


def test_a_label_or_choice_says_what_was_typed(typed: str, cards: Shown) -> None:
    found = 0
    for name, card in cards:
        for text in plain_texts(card):
            assert "{{" not in text, name
            if END.strip() in text:
                found += 1
                assert _words(typed) in _words(text), name
    assert found > 3


def _words(text: str) -> str:
    return " ".join(seen(text).split())


def test_a_field_holds_what_was_typed(typed: str, cards: Shown) -> None:
    held = {part["value"] for _, card in cards for part in of_type(card, "Input.Text")}
    assert {text for text in held if END in text} == {escape.clean(typed)}


def test_a_text_adds_nothing_to_a_card(cards: Shown, show: Show) -> None:
    """The same parts stand on it as when somebody types a word, and no null."""
    for (name, card), (_, harmless) in zip(cards, show(Team(always("woord"))), strict=True):
        kinds = [part.get("type") for part in parts(card)]
        assert set(kinds) == {part.get("type") for part in parts(harmless)}, name
        assert None not in [value for part in parts(card) for value in part.values()], name
