"""The steps with which a team follows its plan: how far it is, and a look at one actie (CHECK)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True)
class AskThem:
    """A short list of questions to ask one group: pupils, parents, colleagues."""

    wie: str
    vragen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCard(Step):
    """What somebody finds at a check moment of an actie.

    `why` says why they were asked, and is empty when they were not: they look for themselves.
    `moment` is the key of the moment that they may put off, and `turns` the version of their own
    switch for reminders. `kept`: this was found before. `by`
    says who did that, or whom it waits for; empty when there is nothing to say. `microscan` is what
    the newest one showed, a line per question.
    """

    template: ClassVar[str] = "check"
    waits_for: ClassVar[str] = "check"
    head: Head
    doel: str
    wat: str
    meting: str
    why: str
    moment: str
    turns: int
    kept: bool
    by: str
    bereikt: str
    effect: str
    anderen: str
    bewijs: str
    ask: tuple[AskThem, ...]
    actie: str
    microscan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOn(Step):
    """Who looks at an actie instead.

    `colleagues` are those who can be chosen; when there are too many for a list, `typed` is set
    and a name is typed. `actie` and `day` (ISO) lead back to the card.
    """

    template: ClassVar[str] = "pass_on"
    waits_for: ClassVar[str] = "doorgeven"
    head: Head
    doel: str
    actie: str
    day: str
    colleagues: tuple[Choice, ...]
    typed: bool


@dataclass(frozen=True, slots=True)
class FollowLine:
    """How far one actie is. `waits`: its check moment has come, and nobody looked yet."""

    id: str
    doel: str
    state: str
    who: str
    found: str
    next: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Step):
    """How far all acties are, to look at one of them.

    `choices` are all acties, and empty when there are so few that each line has a button.
    """

    template: ClassVar[str] = "follow_up"
    waits_for: ClassVar[str] = "opvolging"
    head: Head
    lines: tuple[FollowLine, ...]
    choices: tuple[Choice, ...]
    page: int
    pages: int
