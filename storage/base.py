"""The contract that every store keeps: versioned documents, one commit, and an outbox.

A *space* is what is saved and committed together: one team (a channel's team, a group chat) or
one person's own chat with the bot. Spaces never wait for each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

Body = Mapping[str, Any]
"""A document's content: JSON values only, never changed after it was handed over."""


@dataclass(frozen=True, slots=True)
class Space:
    """The name of a space: a hash, so that text from outside never becomes a path."""

    key: str

    @staticmethod
    def of(tenant: str, conversation: str) -> Space:
        """The space of a team, group chat or personal chat within a tenant."""
        digest = hashlib.sha256(f"{tenant}\n{conversation}".encode()).hexdigest()
        return Space(digest[:32])


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a document lives within its space. A table holds what is read or dropped together."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Doc:
    """A saved document. Its version is 1 when it is first put and grows by one with every put."""

    version: int
    body: Body


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An effect that is still to be carried out.

    Rows are addressed by key: putting a row with the key of one that waits replaces it, so that
    sixty updates of one card become one. `due` is an aware UTC time; a reminder is a row whose
    time has not come.
    """

    key: str
    due: datetime
    body: Body
    attempts: int = 0

    def later(self, due: datetime) -> OutboxRow:
        """The same row, to be tried again at another time."""
        return replace(self, due=due, attempts=self.attempts + 1)

    def put_off(self, due: datetime) -> OutboxRow:
        """The same row at another time, which is no attempt: it was not tried."""
        return replace(self, due=due)


@dataclass(frozen=True, slots=True)
class Leased:
    """A due row that this process, and no other, carries out until the lease ends."""

    space: Space
    row: OutboxRow
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that one turn saves: all of it, or nothing.

    `expects` names the version read of each document (0: it did not exist), also of those that
    are only read. `expects_tables` names every id and version of a table that was read as a
    whole. Tables are dropped and documents deleted before others are put; a document that was
    deleted or dropped starts again at version 1. `event` is the key of the event that caused the
    change, which happened at `event_at` (aware, never without the other); a key that the space
    already knows makes the commit a duplicate. `cancels` removes outbox rows before those in
    `outbox` are put. `settles` removes a leased outbox row, unless it was replaced, cancelled or
    settled since: then the rows in `outbox` with the same key are left out too. `scrub` asks
    that what this change deletes is gone from the disk when the commit returns.
    """

    expects: Mapping[Ref, int] = field(default_factory=dict)
    expects_tables: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    puts: Mapping[Ref, Body] = field(default_factory=dict)
    deletes: Sequence[Ref] = ()
    drops: Sequence[str] = ()
    event: str | None = None
    event_at: datetime | None = None
    outbox: Sequence[OutboxRow] = ()
    cancels: Sequence[str] = ()
    settles: Leased | None = None
    scrub: bool = False


class Conflict(Exception):
    """What the change expected is no longer so. Read again and decide again."""


class Duplicate(Exception):
    """The event was committed before. Nothing was changed."""


class Unreadable(Exception):
    """What is saved of this space is damaged. An operator must look; nothing was changed."""


class Store(Protocol):
    """Saves spaces.

    Every method may raise `Unreadable`, and OSError when the disk or server fails.
    """

    async def get(self, space: Space, refs: Sequence[Ref]) -> Sequence[Doc | None]:
        """The documents at these places, in order, all of one moment; None where there is none."""
        ...

    async def table(self, space: Space, table: str) -> Mapping[str, Doc]:
        """All documents of a table by id, in the order of their ids."""
        ...

    async def knows(self, space: Space, event: str) -> bool:
        """Whether this event was committed (remembered for at least three days)."""
        ...

    async def commit(self, space: Space, change: Change) -> None:
        """Save a change, durably and as a whole, before returning.

        Raises `Duplicate` when the event is known, else `Conflict` when an expectation fails;
        TypeError or ValueError for what is not JSON or a time without a zone. Nothing was
        changed then. After OSError the change may be there or not, but never in part.
        """
        ...

    async def lease(self, now: datetime, limit: int, seconds: float = 60) -> Sequence[Leased]:
        """Up to `limit` rows that are due at `now`, oldest first, at most one a key.

        A row is not handed out again until it is settled, replaced, or `seconds` have passed;
        when the process dies, its leases end by themselves.
        """
        ...

    async def next_due(self) -> datetime | None:
        """When the first row that is not leased will be due; None when there is none."""
        ...

    async def changed(self, timeout: float) -> None:
        """Return when rows were added since the last call, or after `timeout` seconds."""
        ...

    async def close(self) -> None:
        """Finish what is under way and let go of files and connections."""
        ...
