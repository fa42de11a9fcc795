"""The steps of stap 1: a ronde is answered, closed and looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from dialogs.reflectie.spread import Spread, Word
from dialogs.shorten import shorten
from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmClose(Step):
    """The trekker is about to close a ronde. `not_reached`: so many never got their card."""

    template: ClassVar[str] = "confirm_close"
    head: Head
    answered: int
    invited: int | None
    enough: bool
    threshold: int
    apart: bool
    not_reached: int = 0
    stemming: bool = False
    microscan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Step):
    """A deelnemer is asked to answer a ronde, privately. `vooraf`: to read before the questions.

    `stemming`: the ronde is about the points of the lists. `microscan`: it is about an actie, which
    does this; empty for another ronde.
    """

    template: ClassVar[str] = "invitation"
    waits_for: ClassVar[str] = "uitnodiging"
    head: Head
    instrument: str
    kort: str
    minuten: int
    cards: int
    vooraf: tuple[str, ...]
    until: str
    threshold: int
    stemming: bool = False
    microscan: str = ""


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
    """One block of questions.

    `vooraf`: to read before the first question, when no invitation said it. `richtvragen` are to
    think about; nobody is asked to answer them.
    """

    template: ClassVar[str] = "vragen"
    waits_for: ClassVar[str] = "vragen"
    head: Head
    title: str
    number: int
    total: int
    vooraf: tuple[str, ...]
    inleiding: str
    richtvragen: tuple[str, ...]
    vragen: tuple[VraagView, ...]
    private: bool

    def blank(self, mark: str) -> tuple[Step, tuple[str, ...]]:
        """Without what was chosen and written; whether something was written still shows."""
        answers: list[str] = []
        vragen = []
        for vraag in self.vragen:
            choice, text = f"{mark}:{len(answers)}", f"{mark}:{len(answers) + 1}"
            vragen.append(replace(vraag, choice=choice, text=text if vraag.text else ""))
            answers += [vraag.choice, vraag.text]
        return replace(self, vragen=tuple(vragen)), tuple(answers)


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
    stemming: bool = False
    microscan: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer of a question: how often, and that as a share of 1.

    `side`: whether it takes a side, as "weet ik niet" does not.
    """

    label: str
    count: int
    share: float
    side: bool = True


@dataclass(frozen=True, slots=True)
class Battery:
    """How full a dimension of the zorgscan is, from 0 to 1."""

    title: str
    vol: float


EXCERPTS = 2
EXCERPT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class VraagResult:
    """What was answered to one question. `hidden`: too few answers to show them.

    `vol`: how full the battery is, from 0 to 1. `scale` names the edition of a published scale.
    `spread` is None when nothing can be said of it. `besloten` is what the team agreed afterwards,
    in a sentence; empty as long as nothing was recorded. `held_back`: these are earlier figures
    that are as good as the same, or none, as others could tell what one colleague answered.
    """

    tekst: str
    n: int
    bars: tuple[Bar, ...]
    words: tuple[str, ...]
    hidden: bool
    vol: float | None = None
    scale: str = ""
    spread: Spread | None = None
    besloten: str = ""
    held_back: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was answered at all: for a team that answered together, its answer."""
        return tuple(bar.label for bar in self.bars if bar.count)

    @property
    def excerpts(self) -> tuple[str, ...]:
        """The beginning of the first texts."""
        return tuple(shorten(text, EXCERPT_LENGTH) for text in self.words[:EXCERPTS])

    @property
    def more(self) -> int:
        """How many texts come after these."""
        return max(len(self.words) - EXCERPTS, 0)


@dataclass(frozen=True, slots=True)
class BlokResult:
    """The results of one block of questions."""

    index: int
    title: str
    vragen: tuple[VraagResult, ...]

    @property
    def has_more(self) -> bool:
        """Whether more was written in this block than the excerpts show."""
        return any(vraag.excerpts != vraag.words for vraag in self.vragen)


@dataclass(frozen=True, slots=True)
class Verschil:
    """A question on which the team is verdeeld or gespreid."""

    tekst: str
    word: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(Step):
    """What a closed ronde came to; of a long instrument, one page of it.

    `verschillend` are the questions on which the team thinks differently, the most pressing first,
    and `onbekend` those that many couldn't answer. Both are of the whole ronde, on every page.
    """

    template: ClassVar[str] = "results"
    waits_for: ClassVar[str] = "resultaat"
    head: Head
    instrument: str
    n: int
    invited: int | None
    shown: bool
    threshold: int
    apart: bool
    batteries: tuple[Battery, ...]
    blokken: tuple[BlokResult, ...]
    page: int
    pages: int
    current: bool
    """Whether the traject still waits for what the team does with this result."""
    verschillend: tuple[Verschil, ...] = ()
    onbekend: tuple[str, ...] = ()
    comparable: bool = False
    """Whether there is an earlier ronde to put beside it."""

    @property
    def holds_back(self) -> bool:
        """Whether a question of this page shows other figures than its own, or none."""
        return any(vraag.held_back for blok in self.blokken for vraag in blok.vragen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Step):
    """What was written in one block, page by page: pairs of the question and a text.

    The question is empty when it is that of the line before.
    """

    template: ClassVar[str] = "words"
    waits_for: ClassVar[str] = "resultaat"
    head: Head
    title: str
    blok: int
    page: int
    pages: int
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level that was chosen, the next one, and what is asked about it."""

    id: str
    label: str
    uitleg: str
    next_label: str
    next_uitleg: str
    asks: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deepen(Step):
    """What is still missing for the next level, or the example of good practice."""

    template: ClassVar[str] = "deepen"
    waits_for: ClassVar[str] = "vragen"
    head: Head
    title: str
    levels: tuple[LevelView, ...]

    def blank(self, mark: str) -> tuple[Step, tuple[str, ...]]:
        """Without what was written."""
        levels = tuple(
            replace(level, text=f"{mark}:{number}") for number, level in enumerate(self.levels)
        )
        return replace(self, levels=levels), tuple(level.text for level in self.levels)
