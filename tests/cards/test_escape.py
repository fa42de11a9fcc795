"""Whatever somebody types stands on the card as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import escape
from tests.cards.pens import HOSTILE
from tests.cards.reading import read, seen

PIECES = (
    *("&amp;", "&#65;", "<b>", "](", "[x]", "{{", "}}", "\\", "|", ": ", "``` ", "a", "\n", "    "),
    *("- ", "1. ", "# ", "> ", "---", "==="),
)
TYPED = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="\\`*_{}[]()<>#+-.!|~=&;:/ \n\t19ab\"'", max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)


@given(TYPED)
@settings(max_examples=600)
def test_markdown_changes_nothing_of_a_text(text: str) -> None:
    assert read(escape.markdown(text)) == seen(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(text: str) -> None:
    assert read(escape.markdown(text)) == seen(text)


@given(TYPED)
def test_no_client_finds_a_date_to_fill_in(text: str) -> None:
    assert "{{" not in escape.markdown(text)
    assert "{{" not in escape.label(text)
    assert "{{" not in escape.choice(text)


@given(TYPED)
def test_a_label_or_choice_says_what_was_typed(text: str) -> None:
    assert seen(escape.label(text)) == seen(text)
    assert seen(escape.choice(text)).split() == seen(text).split()


@given(st.text(max_size=60))
def test_every_text_can_be_sent(text: str) -> None:
    for way in (escape.clean, escape.label, escape.markdown, escape.choice):
        way(text).encode()


def test_a_family_stays_together() -> None:
    assert escape.markdown("👩‍👩‍👧 en 🏳️‍🌈") == "👩‍👩‍👧 en 🏳️‍🌈"
