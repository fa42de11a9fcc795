"""The step that puts a ronde beside an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Head, Step
from dialogs.steps.reflectie import Bar


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One question twice: what was answered then and now, and the difference in a sentence.

    `nu` is empty when there are no figures of now, or none other than then. `held_back`: its own
    figures could tell what one colleague answered.
    """

    tekst: str
    toen: tuple[Bar, ...]
    nu: tuple[Bar, ...]
    verschil: str
    held_back: bool = False

    @property
    def keren(self) -> tuple[tuple[str, tuple[Bar, ...], int], ...]:
        """Of both times, as far as there are figures: its name, its bars and how many answered."""
        return tuple(
            (name, bars, sum(bar.count for bar in bars))
            for name, bars in (("Toen", self.toen), ("Nu", self.nu))
            if bars
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Step):
    """A ronde beside an earlier one, question by question; of a long instrument, one page of it.

    `toen` and `nu` are the days on which they were opened. `few`: so few answered a question of
    this page that one colleague makes a large difference.
    """

    template: ClassVar[str] = "compare"
    waits_for: ClassVar[str] = "resultaat"
    head: Head
    instrument: str
    apart: bool
    toen: str
    nu: str
    n_toen: int
    n_nu: int
    few: bool
    vragen: tuple[Vergelijking, ...]
    page: int
    pages: int

    @property
    def holds_back(self) -> bool:
        """Whether a question of this page doesn't show its own figures of now."""
        return holds_back(self.vragen)


def holds_back(vragen: Sequence[Vergelijking]) -> bool:
    """Whether one of these questions doesn't show its own figures of now."""
    return any(vraag.held_back for vraag in vragen)
