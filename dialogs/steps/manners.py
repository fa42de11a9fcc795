"""The steps with which people steer what the bot asks by itself: later, not, or not now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze(Step):
    """When the bot comes back with something; or, once `until` is set, that it will then.

    `what` names it, and `more` counts what is put off with it. `keys` are all its moments and
    `parts` all trajecten when there are several (see `Waiting`); `head` is None then. `verb` is
    the button that opens it, and `opens` what that sends along; empty when it is about more.
    """

    template: ClassVar[str] = "snooze"
    waits_for: ClassVar[str] = "later"
    head: Head | None
    what: str
    more: int
    keys: str
    parts: str = ""
    tomorrow: str
    next_week: str
    until: str = ""
    verb: str = ""
    opens: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quieted(Step):
    """Somebody gets no more reminders of these trajecten, or gets them again.

    `titles` name them. `turns` is the version of the own switch when there is one traject, and
    `parts` says which they are when there are several (see `Waiting`).
    """

    template: ClassVar[str] = "quieted"
    titles: tuple[str, ...]
    quiet: bool
    turns: int = 0
    parts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners(Step):
    """What the bot sends by itself and when, as one member of the team sees it; with the switches.

    `mine` and `channel` say when this person and the channel get something next, and `quiet` and
    `channel_quiet` that they don't want it. `turns` is the version of the own switch. `paused`
    says since when, or until when, nobody is reminded. `leads`: this person may switch what is for
    all. `planned`: there is a plan, so that the school year can be closed.
    """

    template: ClassVar[str] = "manners"
    head: Head
    mine: str
    channel: str
    hours: str
    quiet: bool
    turns: int
    channel_quiet: bool
    paused: str
    not_reached: str
    leads: bool
    planned: bool
