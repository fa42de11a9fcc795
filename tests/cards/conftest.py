"""Cards as the bot draws them, of every step there is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.cards import Address, Cards
from dialogs.steps import Step
from tests.cards.gallery import gallery
from tests.cards.records import Team

Card = dict[str, Any]
Draw = Callable[[Step], Card]
Shown = list[tuple[str, Card]]
"""Cards with their names."""
Show = Callable[[Team], Shown]

SPACE = Address("0" * 32)


@pytest.fixture(scope="session")
def draw() -> Draw:
    """The card of a step, as it goes over the wire."""
    cards = Cards()
    return lambda step: json.loads(cards.render(step, SPACE).encode())


@pytest.fixture(scope="session")
def show(draw: Draw) -> Show:
    """Every card that a team can see, each with its name."""
    return lambda team: [(name, draw(step)) for name, step in gallery(team)]
