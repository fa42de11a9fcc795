"""The steps with which a traject begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Step

Carried = tuple[tuple[str, str], ...]
"""What was filled in on earlier cards: it travels with the buttons until the traject starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Step):
    """What a new traject is about. `alone`: in a personal chat there is nobody to answer apart.

    `with_domein` are the codes of the expectations for which a domein is chosen.
    """

    template: ClassVar[str] = "start"
    waits_for: ClassVar[str] = "start"
    verwachtingen: tuple[Choice, ...]
    domeinen: tuple[Choice, ...]
    with_domein: tuple[str, ...]
    tip: str
    instrumenten: tuple[Choice, ...]
    until: str
    alone: bool
    carried: Carried = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own(Step):
    """The trekker types an expectation of their own."""

    template: ClassVar[str] = "own"
    waits_for: ClassVar[str] = "start"
    carried: Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions(Step):
    """Which parts of a group of instruments the team looks at."""

    template: ClassVar[str] = "dimensions"
    waits_for: ClassVar[str] = "start"
    title: str
    inleiding: tuple[str, ...]
    parts: tuple[Choice, ...]
    carried: Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Step):
    """Basis or secundair: asked once, and only when the questions differ."""

    template: ClassVar[str] = "level"
    waits_for: ClassVar[str] = "start"
    carried: Carried
