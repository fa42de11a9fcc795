"""The steps of stap 1: a ronde is answered, closed and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmClose(Step):
    """The trekker is about to close a ronde."""

    template: ClassVar[str] = "confirm_close"
    head: Head
    answered: int
    invited: int | None
    enough: bool
    threshold: int
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Step):
    """A deelnemer is asked to answer a ronde, privately."""

    template: ClassVar[str] = "invitation"
    waits_for: ClassVar[str] = "uitnodiging"
    head: Head
    instrument: str
    kort: str
    minuten: int
    cards: int
    until: str
    threshold: int


@dataclass(frozen=True, slots=True)
class VraagView:
    """One question with what was answered. Closed when it has choices."""

    id: str
    tekst: str
    uitleg: str
    kenmerken: tuple[str, ...]
    choices: tuple[Choice, ...]
    choice: str
    toelichting: bool
    toelichting_label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vragen(Step):
    """One block of questions."""

    template: ClassVar[str] = "vragen"
    waits_for: ClassVar[str] = "vragen"
    head: Head
    title: str
    number: int
    total: int
    inleiding: str
    vragen: tuple[VraagView, ...]
    private: bool


@dataclass(frozen=True, slots=True)
class BlokView:
    """A block that was gone through, with how many of its questions were answered."""

    index: int
    title: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Step):
    """All blocks were gone through; each can still be changed."""

    template: ClassVar[str] = "done"
    waits_for: ClassVar[str] = "sluiten"
    head: Head
    blokken: tuple[BlokView, ...]
    until: str
    private: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer of a question: how often, and that as a share of 1."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class VraagResult:
    """What was answered to one question. `hidden`: too few answers to show them."""

    tekst: str
    n: int
    bars: tuple[Bar, ...]
    words: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class BlokResult:
    """The results of one block of questions."""

    index: int
    title: str
    vragen: tuple[VraagResult, ...]

    @property
    def has_words(self) -> bool:
        """Whether somebody wrote something in this block."""
        return any(vraag.words for vraag in self.vragen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(Step):
    """What a closed ronde came to."""

    template: ClassVar[str] = "results"
    waits_for: ClassVar[str] = "resultaat"
    head: Head
    instrument: str
    n: int
    invited: int | None
    shown: bool
    threshold: int
    apart: bool
    blokken: tuple[BlokResult, ...]
    current: bool
    """Whether the traject still waits for what the team does with this result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Step):
    """What was written in one block, page by page: pairs of the question (once) and a text."""

    template: ClassVar[str] = "words"
    waits_for: ClassVar[str] = "resultaat"
    head: Head
    title: str
    blok: int
    page: int
    pages: int
    lines: tuple[tuple[str, str], ...]
