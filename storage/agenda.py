"""When which outbox row is due, of all spaces, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Due(NamedTuple):
    """A version of an outbox row and its time. The earliest sorts first."""

    due: datetime
    space: str
    key: str
    version: int


class Agenda:
    """Which rows wait, and which of them somebody is carrying out.

    A row that was replaced or removed stays in the heap until it comes to the top, or until the
    heap is mostly made of such rows.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, dict[str, Due]] = {}
        self._leases: dict[Due, datetime] = {}
        self._heap: list[Due] = []
        self._outdated = 0

    def put(self, row: Due) -> None:
        """Add a row, in the place of an earlier version of it."""
        self.remove(row.space, row.key)
        self._waiting.setdefault(row.space, {})[row.key] = row
        heappush(self._heap, row)

    def remove(self, space: str, key: str) -> None:
        """Forget a row."""
        rows = self._waiting.get(space, {})
        if rows.pop(key, None) is None:
            return
        if not rows:
            del self._waiting[space]
        self._outdated += 1
        if self._outdated > 64 + len(self._heap) // 2:
            self._heap = [row for row in self._heap if self._waits(row)]
            heapify(self._heap)
            self._outdated = 0

    def update(self, space: str, rows: Mapping[str, Due | None]) -> None:
        """Put these rows of a space by key, and remove those that are None."""
        for key, row in rows.items():
            if row is None:
                self.remove(space, key)
            else:
                self.put(row)

    def reset(self, space: str, rows: Iterable[Due]) -> bool:
        """Make these the rows of a space; a row that is unchanged keeps its lease.

        Returns whether there is a row that was not known.
        """
        known = dict(self._waiting.get(space, {}))
        news = {row for row in rows if known.pop(row.key, None) != row}
        for key in known:
            self.remove(space, key)
        for row in news:
            self.put(row)
        return bool(news)

    def take(self, now: datetime, limit: int, until: datetime) -> list[Due]:
        """Up to `limit` rows that are due and not leased, oldest first; they are leased now."""
        self._end_leases(now)
        taken: list[Due] = []
        while len(taken) < limit and (first := self._first()) and first.due <= now:
            heappop(self._heap)
            self._leases[first] = until
            taken.append(first)
        return taken

    def next_due(self) -> datetime | None:
        """When the first row that is not leased is due."""
        first = self._first()
        return first and first.due

    def _first(self) -> Due | None:
        while self._heap and not self._waits(self._heap[0]):
            heappop(self._heap)
        return self._heap[0] if self._heap else None

    def _waits(self, row: Due) -> bool:
        return self._waiting.get(row.space, {}).get(row.key) == row

    def _end_leases(self, now: datetime) -> None:
        for row in [row for row, until in self._leases.items() if until <= now]:
            del self._leases[row]
            if self._waits(row):
                heappush(self._heap, row)
