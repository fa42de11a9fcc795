"""The steps of the conversation about a result: what it is about, and what the team agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True)
class AgendaPunt:
    """A question to talk about, why, how the talk can begin, and the minutes for it."""

    vraag: str
    kind: Literal["verdeeld", "gespreid", "weet-niet"]
    why: str
    opener: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Step):
    """The gespreksagenda for a meeting of `length` minutes, which its parts fill exactly.

    `compared`: there were answers to compare; otherwise nobody can tell where the team differs.
    `more` counts the topics for which such a meeting has no room.
    """

    template: ClassVar[str] = "agenda"
    waits_for: ClassVar[str] = "gesprek"
    head: Head
    instrument: str
    lengths: tuple[Choice, ...]
    length: int
    start: int
    start_opener: str
    punten: tuple[AgendaPunt, ...]
    compared: bool
    more: int
    closing: int
    closing_opener: str


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What the team agreed about a question, in a sentence."""

    vraag: str
    besloten: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluiten(Step):
    """About which question something was agreed; `proposed` is chosen already.

    `private`: the result is not in this conversation, and is one press away.
    """

    template: ClassVar[str] = "besluiten"
    waits_for: ClassVar[str] = "besluit"
    head: Head
    instrument: str
    vragen: tuple[Choice, ...]
    proposed: str
    vastgelegd: tuple[Vastgelegd, ...]
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitCard(Step):
    """What the team agreed about one question.

    `outcome` is the result of the ronde in short. `level`: what was agreed is a level, and the text
    says where it shows. `turn` counts the cards of one walk through the questions, from 0.
    """

    template: ClassVar[str] = "besluit"
    waits_for: ClassVar[str] = "besluit"
    head: Head
    vraag: str
    outcome: str
    choices: tuple[Choice, ...]
    choice: str
    text: str
    level: bool
    turn: int
