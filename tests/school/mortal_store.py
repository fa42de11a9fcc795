"""A process that can be killed at any point, in a test that goes on living.

    life = Life(dies_at=7)
    school.open_store = life.open_store
    school.service.is_connected = life.passes

Points are before and after each thing that is saved or handed out, and before and after the
channel does what the process asks of it: in between nothing happens that outlives the process. From
the point at which it dies it reads, saves and says nothing more.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from storage.base import Change, Doc, Leased, Ref, Space, Store
from storage.tinydb_store import TinyStore

T = TypeVar("T")


class Killed(asyncio.CancelledError):
    """The process stopped here. Nobody in it is told, so nobody complains either."""


class Life:
    """The life of one process: `points` counts those that it reached."""

    def __init__(self, dies_at: int = sys.maxsize) -> None:
        self._dies_at = dies_at
        self.points = 0

    @property
    def over(self) -> bool:
        return self.points >= self._dies_at

    def passes(self) -> bool:
        """Whether the process lives on, past one more point."""
        if not self.over:
            self.points += 1
        return not self.over

    async def open_store(self, folder: Path) -> Store:
        """The records, as long as the process lives."""
        return MortalStore(await TinyStore.open(folder), self)


class MortalStore(Store):
    """A store in a process that may die."""

    def __init__(self, store: Store, life: Life) -> None:
        self._store = store
        self._life = life

    async def get(self, space: Space, refs: Sequence[Ref]) -> Sequence[Doc | None]:
        return await self._reads(self._store.get(space, refs))

    async def table(self, space: Space, table: str) -> Mapping[str, Doc]:
        return await self._reads(self._store.table(space, table))

    async def knows(self, space: Space, event: str) -> bool:
        return await self._reads(self._store.knows(space, event))

    async def commit(self, space: Space, change: Change) -> None:
        self._passes()
        await self._store.commit(space, change)
        self._passes()

    async def lease(self, now: datetime, limit: int, seconds: float = 60) -> Sequence[Leased]:
        self._passes()
        leased = await self._store.lease(now, limit, seconds)
        self._passes()
        return leased

    async def next_due(self) -> datetime | None:
        return await self._store.next_due()

    async def changed(self, timeout: float) -> None:
        await self._store.changed(timeout)

    async def close(self) -> None:
        await self._store.close()

    async def _reads(self, doing: Awaitable[T]) -> T:
        read = await doing
        if self._life.over:
            raise Killed
        return read

    def _passes(self) -> None:
        if not self._life.passes():
            raise Killed
