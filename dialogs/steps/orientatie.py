"""The steps of stap 2: lists, and choosing from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, LijstView, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(Step):
    """The lists of stap 2 are filled, with a clarifying question as an invitation.

    `private`: in somebody's own chat. `vote_open`: a stemming about the lists is going on.
    """

    template: ClassVar[str] = "fill"
    waits_for: ClassVar[str] = "lijsten"
    head: Head
    lijsten: tuple[Choice, ...]
    items: tuple[LijstView, ...]
    hoofdvraag: str
    vraag: str
    delen: tuple[str, ...]
    vraag_number: int
    vraag_total: int
    findings: int
    private: bool = False
    vote_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PickItem(Step):
    """Which item is to be changed."""

    template: ClassVar[str] = "pick_item"
    waits_for: ClassVar[str] = "lijsten"
    head: Head
    items: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditItem(Step):
    """One item: its words, the list it stands in, and whether it stays."""

    template: ClassVar[str] = "edit_item"
    waits_for: ClassVar[str] = "lijsten"
    head: Head
    text: str
    lijst: str
    lijsten: tuple[Choice, ...]
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invest(Step):
    """The trekker chooses what the team invests in."""

    template: ClassVar[str] = "invest"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    items: tuple[Choice, ...]
    chosen: str
    tip: str


@dataclass(frozen=True, slots=True)
class SoortView:
    """A chosen item, with what it becomes."""

    id: str
    text: str
    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Step):
    """Per chosen item: te borgen or te ontwikkelen; and what the team wants to reach in all."""

    template: ClassVar[str] = "sort"
    waits_for: ClassVar[str] = "soort"
    head: Head
    items: tuple[SoortView, ...]
    bins: tuple[Choice, ...]
    vraag: str
    more: int
    algemeen_doel: str
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest(Step):
    """Strong and weak points of the ronde, to be taken over in the lists."""

    template: ClassVar[str] = "suggest"
    waits_for: ClassVar[str] = "lijsten"
    head: Head
    punten: tuple[Choice, ...]
