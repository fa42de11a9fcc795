"""The spaces that are in memory: those in use, and the most recently used of the others."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from storage.base import Change, Space
from storage.tiny_space import TinySpace

T = TypeVar("T")


@dataclass(slots=True)
class Commit:
    """A change that waits to be saved, and then what came of it."""

    change: Change
    error: BaseException | None = None


@dataclass(slots=True, eq=False)
class OpenSpace:
    """A space in use. `data` is None until it is read, and again after a failed write."""

    space: Space
    data: TinySpace | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    pending: list[Commit] = field(default_factory=list)
    under_way: set[asyncio.Task[Any]] = field(default_factory=set)

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Work that is done to its end; until then the space stays in memory."""
        task = asyncio.create_task(work)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)
        return task

    async def finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for work that is done to its end, also when the caller is cancelled."""
        return await asyncio.shield(self.start(work))


class OpenSpaces:
    """At most `limit` spaces, apart from those in use."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._spaces: OrderedDict[Space, OpenSpace] = OrderedDict()
        self._closed = False

    def get(self, space: Space) -> OpenSpace:
        """The space, to be used before anything else is awaited."""
        if self._closed:
            raise RuntimeError("the store is closed")
        if space not in self._spaces:
            self._make_room()
            self._spaces[space] = OpenSpace(space)
        self._spaces.move_to_end(space)
        return self._spaces[space]

    async def close(self) -> None:
        """Return when nothing is under way any more, and nothing new can begin."""
        self._closed = True
        for opened in self._spaces.values():
            while opened.under_way:
                await asyncio.wait(opened.under_way)

    def __len__(self) -> int:
        return len(self._spaces)

    def _make_room(self) -> None:
        surplus = len(self._spaces) + 1 - self._limit
        if surplus > 0:
            idle = [space for space, opened in self._spaces.items() if not opened.under_way]
            for space in idle[:surplus]:
                del self._spaces[space]
