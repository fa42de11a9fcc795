"""The steps with which a team decides what follows from a check (ACT), and keeps what works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCard(Step):
    """What does the team do with what it found, and what does it learn from it?

    `found` is what was found, a short line each. `decided` says what was decided before, and by
    whom; empty when nothing was. Without `choices` only what was learnt can still be written: a
    later check moment has decided. `question` is the fifth kwaliteitsvraag.
    """

    template: ClassVar[str] = "act"
    waits_for: ClassVar[str] = "act"
    head: Head
    actie: str
    wat: str
    day: str
    found: tuple[str, ...]
    decided: str
    choices: tuple[Choice, ...]
    vervolg: str
    question: str
    les: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BorgCheck(Step):
    """The light yearly look at a borgafspraak: does it still live?

    `why`, `moment`, `turns`, `kept`, `by` are as on a `CheckCard`. `since` says when it became a
    borgafspraak, with what was learnt then. `next` is the day on which the team looks again.
    """

    template: ClassVar[str] = "borg_check"
    waits_for: ClassVar[str] = "check"
    head: Head
    wat: str
    doel: str
    since: str
    les: str
    why: str
    moment: str
    turns: int
    kept: bool
    by: str
    bereikt: str
    effect: str
    next: str
