"""The words that work in every state."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.anywhere.commands import Command, read_command
from dialogs.anywhere.overview import COMMANDS
from tests.dialogs.effort import effort


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_understood_however_it_is_typed(command: str) -> None:
    for text in (
        command,
        command.upper(),
        command.capitalize(),
        f"  {command}\n",
        f"{command}.",
        f"{command}!",
        f"{command} !!",
        f"{command}?",
        f"\u00a0{command}\u00a0",
    ):
        assert read_command(text) == command, text


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("begin", "start"),
        ("starten", "start"),
        ("Verder", "volgende"),
        ("ga   verder", "volgende"),
        ("vorige", "terug"),
        ("Waar staan we?", "status"),
        ("Alle trajecten", "overzicht"),
        ("jaaractieplan", "plan"),
        ("stoppen.", "stop"),
        ("hulp", "help"),
        ("?", "help"),
    ],
)
def test_other_words_mean_the_same(text: str, command: str) -> None:
    assert read_command(text) == command


@pytest.mark.parametrize(
    "text",
    ["", "   ", "!", "...", "startx", "start nu", "help me", "plannen", "s t o p", "stop, graag"],
)
def test_anything_else_is_no_command(text: str) -> None:
    assert read_command(text) is None


@effort(300)
@given(text=st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert read_command(text) in (None, *get_args(Command))


def test_every_command_is_one_that_help_names() -> None:
    assert set(get_args(Command)) == set(COMMANDS)


def test_there_are_no_more_commands_than_teams_can_offer() -> None:
    assert len(COMMANDS) == 10
