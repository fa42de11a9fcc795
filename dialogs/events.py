"""What can happen: a card is pressed, or a moment has come."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.record import Person
from dialogs.school import School


def derived_id(*parts: str) -> str:
    """An id that is always the same for the same parts, and different for others."""
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a card, with what was filled in.

    `step` and `version` say for which step, in which state, the card was made.
    """

    verb: str
    step: str
    version: int
    values: Mapping[str, str]

    def text(self, name: str, limit: int = 1000) -> str:
        """What was typed in a field, trimmed; at most `limit` characters."""
        return self.values.get(name, "").strip()[:limit].rstrip()

    def number(self, name: str) -> int:
        """A small number that a button sends along; 0 when it is anything else."""
        text = self.values.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0

    def several(self, name: str) -> tuple[str, ...]:
        """What was ticked in a field where several choices may be made."""
        return tuple(part for part in self.values.get(name, "").split(",") if part)


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """The moment until which a ronde was open has come."""

    ronde: str


@dataclass(frozen=True, slots=True)
class Invited:
    """So many members of the team could be asked to answer a ronde."""

    ronde: str
    count: int


@dataclass(frozen=True, slots=True)
class Woken:
    """The moment has come to look at what is due (see `dialogs.opvolging.moments`)."""


@dataclass(frozen=True, slots=True)
class Told:
    """The channel was told of these moments, named by their keys."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreached:
    """A reminder did not arrive in somebody's own chat, or did after all; `how` is a `Bereik`."""

    person: str
    how: str


@dataclass(frozen=True, slots=True)
class SchoolChanged:
    """The team told another calendar, in another of its trajecten."""

    school: School


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with all that a pure function can't know by itself.

    `now` is an aware time. `chance` is a random text of at least 16 characters, new for each
    event: ids and shuffles are made from it. `private`: it came from a chat with the bot alone.
    """

    who: Person
    now: datetime
    chance: str
    what: Press | DeadlinePassed | Invited | Woken | Told | Unreached | SchoolChanged
    private: bool = False
