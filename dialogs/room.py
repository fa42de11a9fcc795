"""How much of a pack's texts fits on a card. A school's own texts may be long, and many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dialogs.shorten import pages

_Part = TypeVar("_Part")

POINT = 60
"""What a point takes of the room on a card besides its text, in characters."""
PAGE = 3_000
"""The room for the points of a card that holds little else, in characters."""
MOST = 12
"""More points than this nobody reads on one card."""


def spread(
    parts: Sequence[_Part], text_of: Callable[[_Part], str], room: int = PAGE
) -> list[Sequence[_Part]]:
    """The parts, in order, on as many cards as they need; on at least one."""
    return pages(parts, lambda part: len(text_of(part)) + POINT, room, MOST)


def fitting(texts: Sequence[str], room: int) -> tuple[str, ...]:
    """As many texts as fit, from the first; at least one, if there is any."""
    return tuple(spread(texts, str, room)[0])
