"""The page for the projector: the card that leads to it, and all that it shows.

A page shows one scene, by its kind. No scene holds a name, or what one person answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Head, Leading, LijstView
from dialogs.steps.reflectie import Battery, BlokResult, VraagResult
from dialogs.steps.scan import ScanResult
from dialogs.steps.stemmen import OrderLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BigScreen(Leading):
    """The way to the page."""

    template: ClassVar[str] = "big_screen"
    pages: ClassVar[tuple[str, ...]] = ("live",)
    head: Head


@dataclass(frozen=True, slots=True)
class Counting:
    """A ronde, stemming or microscan is answered apart: how many did. `title` names it.

    `microscan` is what the actie does that a microscan is about; empty for another ronde.
    """

    kind: ClassVar[str] = "counting"
    title: str
    vote: bool
    answered: int
    invited: int | None
    until: str
    threshold: int
    microscan: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the team together. `options` can be chosen; `chosen` and `text` were given."""

    tekst: str
    options: tuple[str, ...]
    chosen: str
    text: str

    @property
    def answered(self) -> bool:
        """Whether anything was given."""
        return bool(self.chosen or self.text)


@dataclass(frozen=True, slots=True)
class AskedBlok:
    """A block of questions to the team together. `here`: the team is at it now."""

    title: str
    here: bool
    questions: tuple[Question, ...]

    @property
    def answered(self) -> int:
        """How many of its questions were answered."""
        return sum(question.answered for question in self.questions)


@dataclass(frozen=True, slots=True)
class Together:
    """The team answers together: where it is, and what it filled in."""

    kind: ClassVar[str] = "together"
    title: str
    blokken: tuple[AskedBlok, ...]

    @property
    def now(self) -> AskedBlok | None:
        """The block that the team is at; None when it went through all of them."""
        return next((blok for blok in self.blokken if blok.here), None)

    @property
    def filled(self) -> tuple[AskedBlok, ...]:
        """The other blocks in which something was filled in."""
        return tuple(blok for blok in self.blokken if blok.answered and not blok.here)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """A closed ronde. `shown` is false when too few answered; then there is nothing but `n`.

    `different` are the questions on which the team thinks differently, the most pressing first, and
    `blokken` hold the others. `unknown` are those that many couldn't answer.
    """

    kind: ClassVar[str] = "outcomes"
    title: str
    apart: bool
    n: int
    invited: int | None
    shown: bool
    threshold: int
    batteries: tuple[Battery, ...]
    different: tuple[VraagResult, ...]
    unknown: tuple[str, ...]
    blokken: tuple[BlokResult, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """A closed stemming: the items in their order. `more` come after these lines.

    `unknown` are items about which too little was answered. `weighed`: impact against effort.
    """

    kind: ClassVar[str] = "ordering"
    title: str
    n: int
    invited: int | None
    shown: bool
    threshold: int
    lines: tuple[OrderLine, ...]
    more: int
    unknown: tuple[str, ...]
    weighed: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A closed microscan, beside the ronde before it."""

    kind: ClassVar[str] = "moved"
    scan: ScanResult


@dataclass(frozen=True, slots=True)
class Standing:
    """After the reflectie: what stands in the lists, what was chosen, and how far the acties are.

    `niveau` is the level on which the team agreed. `stopped`: the traject was stopped there.
    """

    kind: ClassVar[str] = "standing"
    lijsten: tuple[LijstView, ...]
    prioriteiten: tuple[str, ...]
    acties_ready: int
    acties_total: int
    next_check: str
    niveau: str
    stopped: bool


Scene = Counting | Together | Outcomes | Ordering | Moved | Standing


@dataclass(frozen=True, slots=True)
class LiveView:
    """Everything that the page shows."""

    head: Head
    scene: Scene
