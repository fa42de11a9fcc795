"""The steps with which the bot asks for attention by itself, and with which people steer that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Head, Step


@dataclass(frozen=True, slots=True)
class PostLine:
    """An actie that the team is to look at.

    `day` is the planned day (ISO) and `when` says it, when that is not today. `borg`: it is a
    borgafspraak. `who` carries it; empty when nobody does.
    """

    actie: str
    day: str
    wat: str
    doel: str
    who: str
    when: str = ""
    borg: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPost(Step):
    """The bot's post in the channel: what is due today, what was missed, and what happened.

    `due` and `missed` are the acties to look at, of which the last `more` have no room. `year_end`:
    the school year is to be closed. `happened` is the digest, `more_happened` counts what has no
    room in it, `coming` are the next check moments and `not_reached` the names of who could not be
    asked. `keys` are all moments that it tells of, `later_keys` those that can be put off, with
    commas between. `summary` is the notification.
    """

    template: ClassVar[str] = "team_post"
    waits_for: ClassVar[str] = "opvolging"
    head: Head
    title: str
    why: tuple[str, ...]
    due: tuple[PostLine, ...] = ()
    missed: tuple[PostLine, ...] = ()
    more: int = 0
    year_end: bool = False
    happened: tuple[str, ...] = ()
    more_happened: int = 0
    coming: tuple[str, ...] = ()
    not_reached: str = ""
    keys: tuple[str, ...]
    later_keys: str
    summary: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One thing that waits for somebody, with the button that opens it.

    `space` is the key of the space where the traject lives. `values` is what the button sends
    along. `key` is that of the moment, and `turns` the version of the own switch of the traject
    (`Traject.switched`); a ronde has neither.
    """

    traject: str
    space: str
    title: str
    what: str
    since: str
    verb: str
    values: tuple[tuple[str, str], ...] = ()
    key: str = ""
    turns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Step):
    """All that waits for one person, of any traject; `more` lines have no room.

    `parts` names all trajecten of it and `keys` all moments: `dialogs.opvolging.bundle` reads both.
    """

    template: ClassVar[str] = "waiting"
    waits_for: ClassVar[str] = "bundel"
    lines: tuple[WaitingLine, ...]
    more: int
    parts: str
    keys: str
