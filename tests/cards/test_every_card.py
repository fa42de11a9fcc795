"""Whatever a team typed, and however much of it: every card can be shown and used."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import bot.cards
from tests.cards.adaptive_cards import AdaptiveCard
from tests.cards.conftest import Draw, Show, Shown
from tests.cards.gallery import gallery
from tests.cards.pens import always, filled_with, longest, typical
from tests.cards.reading import of_type, parts
from tests.cards.records import Team

TEMPLATES = Path(bot.cards.__file__).parent / "templates"
LARGE = {"people": 200, "items": 150, "chosen": 20, "acties": 10, "words": 12}
TEAMS = {
    "typical": Team(typical()),
    "large": Team(longest, **LARGE),
    "large, in Greek": Team(filled_with("λ"), **LARGE),
    "large, in emoji": Team(filled_with("😀"), **LARGE),
    "large, in signs that must be escaped": Team(filled_with("<\\"), **LARGE),
    "alone": Team(always("x"), people=1, items=2, chosen=1, acties=1),
}


@pytest.fixture(params=TEAMS, scope="module")
def cards(request: pytest.FixtureRequest, show: Show) -> Shown:
    """Every card of a team."""
    return show(TEAMS[request.param])


def test_every_card_is_an_adaptive_card(cards: Shown) -> None:
    for name, card in cards:
        try:
            AdaptiveCard.model_validate(card)
        except ValueError as why:
            pytest.fail(f"{name}: {why}")


def test_no_two_parts_share_an_id_and_every_fold_exists(
    cards: Shown,
) -> None:
    for name, card in cards:
        ids = Counter(part["id"] for part in parts(card) if "id" in part)
        targets = [t for a in of_type(card, "Action.ToggleVisibility") for t in a["targetElements"]]
        hidden = [p["id"] for p in parts(card) if p.get("isVisible") is False and "id" in p]
        assert set(ids.values()) <= {1}, name
        assert set(targets) <= set(ids), name
        assert set(hidden) <= set(targets), f"{name}: nobody can see {hidden}"


def test_the_primary_button_is_one_and_comes_first(
    cards: Shown,
) -> None:
    for name, card in cards:
        styles = [action.get("style") for action in of_type(card, "Action.Execute")]
        assert styles.count("positive") <= 1, name
        first = card["actions"][:1]
        assert "positive" not in styles or first[0].get("style") == "positive", name
        forms = of_type(card, "Input.")
        assert not forms or first[0].get("style") == "positive", f"{name}: what saves this?"


def test_a_choice_that_was_saved_is_one_that_can_be_made(
    cards: Shown,
) -> None:
    for name, card in cards:
        if "fouten" in name:
            continue  # there, what was typed may be anything
        for field in of_type(card, "Input.ChoiceSet"):
            values = [choice["value"] for choice in field["choices"]]
            given = field["value"].split(",") if field["isMultiSelect"] else [field["value"]]
            assert len(values) == len(set(values)), name
            assert set(given) <= {*values, ""}, name


def test_a_card_has_a_heading_and_no_text_is_cut_off(
    cards: Shown,
) -> None:
    for name, card in cards:
        blocks = of_type(card, "TextBlock")
        assert name == "bericht" or any(b.get("style") == "heading" for b in blocks), name
        for block in blocks:
            assert block.get("wrap") or len(block["text"]) <= 2, f"{name}: {block}"


def test_a_sign_or_colour_never_says_something_alone(
    cards: Shown,
) -> None:
    for name, card in cards:
        for block in of_type(card, "TextBlock"):
            if block.get("color") == "Attention":
                assert block["text"].startswith("⚠ "), name
            assert block["text"] not in ("✓", "○", "●", "⚠"), name
        for cell in of_type(card, "TableCell"):
            said = " ".join(block["text"] for block in of_type(cell, "TextBlock"))
            assert "style" not in cell or re.search(r"\w", said), name
        for fact in (fact for part in of_type(card, "FactSet") for fact in part["facts"]):
            assert re.search(r"\w", fact["value"]), name


def test_every_template_is_drawn_by_these_tests() -> None:
    drawn = {step.template for _, step in gallery(TEAMS["typical"])}
    there = {path.stem for path in TEMPLATES.glob("[!_]*.j2")}
    assert drawn == there


def test_two_presses_on_a_card_can_be_told_apart(draw: Draw) -> None:
    """Buttons with the same title say what they are for to who can't see where they stand."""
    for name, step in gallery(TEAMS["typical"]):
        said = Counter(
            (action["title"], action.get("tooltip")) for action in of_type(draw(step), "Action.")
        )
        assert set(said.values()) <= {1}, name


def test_the_buttons_of_a_row_fit_on_a_phone(draw: Draw) -> None:
    for name, step in gallery(TEAMS["typical"]):
        for action in of_type(draw(step), "Action."):
            assert len(action["title"]) <= 40, f"{name}: {action['title']!r}"
