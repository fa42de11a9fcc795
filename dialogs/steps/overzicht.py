"""All trajecten at once: the card, and the way to the same as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Leading, Step


@dataclass(frozen=True, slots=True)
class OverzichtLine:
    """How far one traject is, with the space where it lives.

    `state` says it in words; `step` and `steps` count. `next_check` is empty when no check moment
    comes any more. `overdue` and `open` count acties (see `dialogs.anywhere.overzicht`).
    """

    id: str
    space: str
    title: str
    year: str
    trekker: str
    state: str
    step: int
    steps: int
    stopped: bool
    next_check: str
    overdue: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht(Step):
    """How far all trajecten are; `count` of them stand on as many `pages` as they need."""

    template: ClassVar[str] = "overzicht"
    waits_for: ClassVar[str] = "keuze"
    lines: tuple[OverzichtLine, ...]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverzichtPage(Leading):
    """The way to the page that shows them all."""

    template: ClassVar[str] = "overzicht_page"
    waits_for: ClassVar[str] = "keuze"
    pages: ClassVar[tuple[str, ...]] = ("overzicht",)
