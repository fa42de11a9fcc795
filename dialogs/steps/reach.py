"""The steps about who can be asked: how many were reached, a reminder, and the way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Head, Step


@dataclass(frozen=True, slots=True)
class Unreached:
    """So many colleagues who didn't get their card for one reason, and what can be done."""

    why: str
    count: int
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach(Step):
    """The trekker sees how many colleagues were reached and answered: counts, and never who.

    `under_way` are cards that are still being sent. `nudged` is the moment at which the reminder
    of this ronde was sent; empty when there was none. `can_nudge`: it can be sent now.
    """

    template: ClassVar[str] = "reach"
    waits_for: ClassVar[str] = "ronde"
    head: Head
    invited: int | None
    reached: int
    under_way: int
    answered: int
    unreached: tuple[Unreached, ...]
    until: str
    nudged: str
    can_nudge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged(Step):
    """Somebody is reminded, privately, that the ronde waits for an answer. `begun`: they began.

    `microscan` is what the actie does that a microscan is about; empty for another ronde.
    """

    template: ClassVar[str] = "nudged"
    waits_for: ClassVar[str] = "uitnodiging"
    head: Head
    instrument: str
    minuten: int
    until: str
    begun: bool
    threshold: int
    microscan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChat(Step):
    """Somebody wants to answer whom the bot can't write to: why, and how that can be changed.

    `link` opens the chat with the bot; empty when it isn't known, as outside Teams.
    """

    template: ClassVar[str] = "open_chat"
    waits_for: ClassVar[str] = "ronde"
    head: Head
    why: str
    what_to_do: str
    link: str = ""
