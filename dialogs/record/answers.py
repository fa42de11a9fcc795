"""What deelnemers answer, and what a ronde came to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Mode(StrEnum):
    """How a ronde is answered: once by the team together, or by each deelnemer privately."""

    SAMEN = "samen"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the team, by the id and the display name that Teams gives."""

    id: str
    name: str

    @property
    def key(self) -> str:
        """The id as the value of a choice: short, as a card may offer hundreds of people."""
        return hashlib.sha256(self.id.encode(errors="replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question: a choice of its scale, words, or both.

    `scale` is the edition of a published scale, and `year` the school year in which it was used.
    """

    choice: str | None = None
    text: str = ""
    scale: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one deelnemer (or of the team together) in one ronde.

    `block` is the card that is shown next, counted from 0; one past the last block when the
    deelnemer is through. `deep`: the levels that were chosen in that block are asked about first.
    `begun` is false until the first card was opened; `through` is true once the last block was
    passed, so that a change leads back to the end. `declined`: they don't take part, so nothing
    else stands on it, and nobody reminds them.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    block: int = 0
    deep: bool = False
    begun: bool = False
    through: bool = False
    declined: bool = False
    version: int = 0
    saved_at: datetime | None = None

    def after(self, block: int, blocks: int) -> int:
        """Which of so many blocks comes after this one; `blocks` stands for the end."""
        return blocks if self.through else block + 1


@dataclass(frozen=True, slots=True)
class Result:
    """What a closed ronde came to. Nothing in it belongs to one person.

    `n` counts the deelnemers who answered at least one question. `counts` holds, per closed
    question, how often each answer was given; `words` the texts per question, shuffled. Both are
    empty when n is below the threshold, and `counts` leaves out a question with too few answers.
    `held_back` are the questions whose own counts, beside earlier ones, could tell what one person
    answered: `counts` has the earlier ones that are as good as the same, or none.
    """

    n: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    shown: bool = True
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Besluit:
    """What the team agreed about one question after it talked about the result.

    `choice` is the answer of the question's scale that the team settled on; None for an open
    question, or when only words were kept. `text` says what was agreed, or where it shows.
    """

    choice: str | None = None
    text: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Ronde:
    """One instrument put to the team once. `invited` counts who could answer, once known.

    `instrument` is its id; of several that are put together, their ids with `+` between them.
    A stemming is a ronde about `items`, the ids of points of the lists. A microscan asks only the
    `vragen` of its instrument that the `actie` was to move. `nudged` is when the trekker had those
    reminded who had not answered. `besluiten` are kept by question.
    """

    id: str
    instrument: str
    mode: Mode
    opened: datetime
    until: datetime | None = None
    invited: int | None = None
    result: Result | None = None
    items: tuple[str, ...] = ()
    nudged: datetime | None = None
    besluiten: Mapping[str, Besluit] = field(default_factory=dict)
    vragen: tuple[str, ...] = ()
    actie: str = ""

    @property
    def open(self) -> bool:
        """Whether answers still count."""
        return self.result is None

    @property
    def microscan(self) -> bool:
        """Whether it asks again what an actie was to move."""
        return bool(self.vragen)
