"""What time it is, and waiting by that same clock, so that whoever moves it moves the whole bot."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any, Protocol

from dialogs.calendar import BRUSSELS


class Clock(Protocol):
    """Gives the present, aware and in Europe/Brussels, when it is called."""

    def __call__(self) -> datetime: ...

    def sleep(self, seconds: float) -> Coroutine[Any, Any, None]:
        """Returns when so many seconds have passed since it was called."""
        ...


class SystemClock:
    """The machine's clock, or one that stands still at a moment, which is to look around in it.

    Waiting takes its time on both.
    """

    def __init__(self, still_at: datetime | None = None) -> None:
        self._still_at = still_at and still_at.astimezone(BRUSSELS)

    def __call__(self) -> datetime:
        return self._still_at or datetime.now(BRUSSELS)

    async def sleep(self, seconds: float) -> None:
        """Returns when so many seconds have really passed."""
        await asyncio.sleep(seconds)


async def first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Return with the first of these to return, or raise what it raises; the others are cancelled.

    What follows comes before they notice.
    """
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
    for task in done:
        task.result()
