"""What goes one by one, such as the changes of one card."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime


class Lane:
    """`rows` are in it: one is carried out, the others wait for the `lock`."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.rows = 0
        self._peace_until: datetime | None = None

    def in_peace(self, now: datetime) -> bool:
        """Whether nothing may go through it now."""
        return self._peace_until is not None and now < self._peace_until

    @contextmanager
    def row(self) -> Iterator[None]:
        """One more is in it, as long as this lasts."""
        self.rows += 1
        try:
            yield
        finally:
            self.rows -= 1

    @contextmanager
    def peace(self, until: datetime) -> Iterator[None]:
        """Nothing goes through it, as long as this lasts: that is until a moment."""
        self._peace_until = until
        try:
            yield
        finally:
            self._peace_until = None
