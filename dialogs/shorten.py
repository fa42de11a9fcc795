"""Long texts and long lists, cut to what fits on a card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

_Part = TypeVar("_Part")


def shorten(text: str, length: int) -> str:
    """The text itself, or its beginning, in at most `length` characters."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def weigh(texts: Iterable[str]) -> int:
    """How much room texts take on a card, in bytes: an emoji takes four times that of a letter."""
    return sum(len(text.encode(errors="replace")) for text in texts)


def pages(
    parts: Sequence[_Part], weight: Callable[[_Part], int], heaviest: int, most: int
) -> list[Sequence[_Part]]:
    """The parts, in order, on pages of at most `most` parts that weigh at most `heaviest`.

    One part that is heavier by itself gets a page of its own. There is always a page.
    """
    found: list[list[_Part]] = [[]]
    load = 0
    for part in parts:
        if found[-1] and (len(found[-1]) == most or load + weight(part) > heaviest):
            found.append([])
            load = 0
        found[-1].append(part)
        load += weight(part)
    return list(found)
