"""A clock that stands still until a test moves it.

    clock = MovingClock("2026-09-01T09:00")
    async with School(folder, clock=clock) as school:
        await clock.moves_to("2026-10-26T08:30")

It moves from one moment for which the bot waits to the next, and at each lets the bot do all that
it has to do then. Years pass in as much time as that takes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import SystemClock
from dialogs.calendar import BRUSSELS

PATIENCE = 20
"""In real seconds: so long the bot may work at what it has to do at one moment."""
A_LOOK = 0.0003


@dataclass
class Sleeper:
    """Somebody who waits for a moment."""

    until: datetime
    awake: asyncio.Future[None]


class MovingClock:
    """The clock of one bot at a time; `is_idle` asks whether that one waits for the clock."""

    def __init__(self, now: str) -> None:
        self._now = at(now)
        self._sleepers: list[Sleeper] = []
        self._moving = asyncio.Lock()
        self.is_idle: Callable[[], Awaitable[bool]] | None = None

    def __call__(self) -> datetime:
        return self._now.astimezone(BRUSSELS)

    def sleep(self, seconds: float) -> Coroutine[Any, Any, None]:
        """Wait until the clock has moved so far, from the moment at which this was called."""
        until = self._now + timedelta(seconds=max(seconds, 0))
        sleeper = Sleeper(until, asyncio.get_running_loop().create_future())
        self._sleepers.append(sleeper)
        return _sleep(sleeper)

    async def moves_to(
        self, moment: str | datetime, unless: Callable[[], bool] = lambda: False
    ) -> None:
        """Let time pass until a moment (local when it is a text), and the bot do what it does.

        `unless` says when to stop before, as there is no bot any more.
        """
        end = at(moment)
        async with self._moving:
            await self._until_idle(unless)
            while not unless():
                first = min((sleeper.until for sleeper in self._asleep()), default=end)
                self._arrives_at(min(first, end))
                await self._until_idle(unless)
                if first >= end:
                    return

    async def passes(self, **time: float) -> None:
        """Let so much time pass; named as those of timedelta."""
        await self.moves_to(self._now + timedelta(**time))

    def _asleep(self) -> list[Sleeper]:
        self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper.awake.done()]
        return self._sleepers

    def _arrives_at(self, moment: datetime) -> None:
        assert moment >= self._now, f"it is {self()} already"
        self._now = moment
        for sleeper in self._asleep():
            if sleeper.until <= moment:
                sleeper.awake.set_result(None)

    async def _until_idle(self, unless: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not unless():
                    if self.is_idle is None or await self.is_idle():
                        return
                    await asyncio.sleep(A_LOOK)
        except TimeoutError:
            raise AssertionError(f"the bot doesn't come to rest at {self()}") from None


class StillClock(SystemClock):
    """A clock that stands still until a test says that it is another moment.

    Waiting takes its time on it, as on the machine's own.
    """

    def __init__(self, now: str) -> None:
        super().__init__(at(now))

    def becomes(self, now: str) -> None:
        """It is another moment from now on, which nobody waited for."""
        super().__init__(at(now))


async def _sleep(sleeper: Sleeper) -> None:
    await sleeper.awake


def at(moment: str | datetime) -> datetime:
    """A moment as the clock counts it: in UTC, where every hour comes once."""
    told = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (told if told.tzinfo else told.replace(tzinfo=BRUSSELS)).astimezone(UTC)
