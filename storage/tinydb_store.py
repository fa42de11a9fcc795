"""The default store: every space a journal in a data folder, for one process.

Commits of one space that come while another is being saved are saved together, with one line
and one wait for the disk. Readers take turns with them, so nobody sees what is not on the disk.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from storage.agenda import Agenda, Due
from storage.base import (
    Change,
    Conflict,
    Doc,
    Duplicate,
    Leased,
    Ref,
    Space,
    Store,
    Unreadable,
)
from storage.disk import Disk
from storage.open_spaces import Commit, OpenSpace, OpenSpaces
from storage.rows import checked, utc
from storage.shelf import FolderShelf, MemoryShelf, Shelf
from storage.tiny_space import TinySpace

T = TypeVar("T")

OPEN_SPACES = 500

log = logging.getLogger(__name__)


class TinyStore(Store):
    """Saves spaces with TinyDB. Make one with `open` or `in_memory`.

    A commit whose caller is cancelled may still be saved, since others may wait with it.
    """

    def __init__(self, shelf: Shelf, open_spaces: int = OPEN_SPACES) -> None:
        self._shelf = shelf
        self._spaces = OpenSpaces(open_spaces)
        self._agenda = Agenda()
        self._rows_added = asyncio.Event()

    @classmethod
    async def open(
        cls, folder: Path, *, disk: Disk | None = None, open_spaces: int = OPEN_SPACES
    ) -> TinyStore:
        """The spaces in a data folder, which is made when it is not there.

        At most `open_spaces` stay in memory, apart from those in use. Raises `DataFolderInUse`
        when another process has the folder, and OSError. A damaged space does not stop the
        others: it is logged, and using it raises `Unreadable`.
        """
        shelf = await asyncio.to_thread(FolderShelf, folder, disk or Disk())
        store = cls(shelf, open_spaces)
        try:
            for space, waiting in await asyncio.to_thread(_scan, shelf):
                store._expect(space, waiting)
        except BaseException:
            shelf.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> TinyStore:
        """A store without files, that forgets everything at its end: for tests."""
        return cls(MemoryShelf())

    async def get(self, space: Space, refs: Sequence[Ref]) -> Sequence[Doc | None]:
        return await self._read(space, lambda data: data.docs(refs))

    async def table(self, space: Space, table: str) -> Mapping[str, Doc]:
        return await self._read(space, lambda data: data.table(table))

    async def knows(self, space: Space, event: str) -> bool:
        return await self._read(space, lambda data: data.knows(event))

    async def commit(self, space: Space, change: Change) -> None:
        """See `Store.commit`. Raises TypeError or ValueError for what cannot be saved as JSON."""
        commit = Commit(checked(space, change))
        opened = self._spaces.get(space)
        opened.pending.append(commit)
        await opened.finish(self._save_pending(opened))
        if commit.error is not None:
            raise commit.error

    async def lease(self, now: datetime, limit: int, seconds: float = 60) -> Sequence[Leased]:
        """See `Store.lease`. Rows of a space that cannot be read are left out for `seconds`."""
        now = utc(now)
        taken = self._agenda.take(now, limit, until=now + timedelta(seconds=seconds))
        leased: dict[Due, Leased] = {}
        in_space = attrgetter("space")
        for key, dues in groupby(sorted(taken, key=in_space), in_space):
            space = Space(key)
            try:
                rows = await self._read(space, partial(TinySpace.outbox, dues=list(dues)))
            except (Unreadable, OSError) as error:
                log.error("What is due waits until its space can be read: %s", error)
            else:
                leased |= {due: Leased(space, row, due.version) for due, row in rows}
        return [leased[due] for due in taken if due in leased]

    async def next_due(self) -> datetime | None:
        return self._agenda.next_due()

    async def changed(self, timeout: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._rows_added.wait()
        self._rows_added.clear()

    async def close(self) -> None:
        await self._spaces.close()
        await asyncio.to_thread(self._shelf.close)

    async def _read(self, space: Space, look: Callable[[TinySpace], T]) -> T:
        opened = self._spaces.get(space)

        async def read() -> T:
            async with opened.lock:
                return look(await self._load(opened))

        return await opened.finish(read())

    async def _load(self, opened: OpenSpace) -> TinySpace:
        if opened.data is None:
            tables = await asyncio.to_thread(self._shelf.load, opened.space)
            opened.data = TinySpace(opened.space.key, tables)
            self._expect(opened.space, opened.data.waiting())
        return opened.data

    async def _save_pending(self, opened: OpenSpace) -> None:
        """Save all that waits, unless a caller that came earlier did so already."""
        async with opened.lock:
            batch, opened.pending = opened.pending, []
            if not batch:
                return
            try:
                data = await self._load(opened)
                await self._save(data, batch)
            except BaseException as error:
                # Memory may now hold what the disk does not: read it again at the next use.
                opened.data = None
                for commit in batch:
                    commit.error = error
                if not isinstance(error, Exception):
                    raise
            else:
                if data.wasteful:
                    opened.start(self._tidy(opened))

    async def _save(self, data: TinySpace, batch: Sequence[Commit]) -> None:
        planned: dict[str, Due | None] = {}
        accepted = []
        for commit in batch:
            try:
                data.check(commit.change)
            except (Conflict, Duplicate) as refusal:
                commit.error = refusal
            else:
                planned |= data.apply(commit.change)
                accepted.append(commit.change)
        if accepted:
            await asyncio.to_thread(data.save, any(change.scrub for change in accepted))
            self._agenda.update(data.name, planned)
            if any(planned.values()):
                self._rows_added.set()

    async def _tidy(self, opened: OpenSpace) -> None:
        async with opened.lock:
            if opened.data is not None and opened.data.wasteful:
                try:
                    await asyncio.to_thread(opened.data.save, True)
                except OSError as error:
                    opened.data = None
                    log.warning("A journal could not be compacted, everything is saved: %s", error)

    def _expect(self, space: Space, waiting: Iterable[Due]) -> None:
        """Plan exactly these rows of a space, as they were found when it was read."""
        if self._agenda.reset(space.key, waiting):
            self._rows_added.set()


def _scan(shelf: Shelf) -> list[tuple[Space, list[Due]]]:
    return [(space, TinySpace(space.key, tables).waiting()) for space, tables in shelf.scan()]
