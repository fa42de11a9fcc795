"""The load: so many users at once, each waiting for an answer before doing the next thing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

Turn = Callable[[], Awaitable[None]]
"""One turn of one user, from post to answer. It raises when the answer isn't what it must be."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to. Times are in seconds."""

    seconds: float
    took: tuple[float, ...]
    cpu: float
    """The processor time that the bot used, in all its threads."""

    @property
    def turns(self) -> int:
        return len(self.took)

    @property
    def cpu_per_turn(self) -> float:
        return self.cpu / self.turns

    @property
    def per_second(self) -> float:
        return self.turns / self.seconds

    def percentile(self, share: float) -> float:
        """The time within which this share of the turns was answered."""
        return sorted(self.took)[min(int(share * self.turns), self.turns - 1)]


async def run_round(
    users: Sequence[Turn], seconds: float, cpu_seconds: Callable[[], float]
) -> Round:
    """Let every user take turns for so many seconds."""
    took: list[float] = []
    cpu = cpu_seconds()
    started = time.perf_counter()

    async def go_on(turn: Turn) -> None:
        while (begun := time.perf_counter()) - started < seconds:
            await turn()
            took.append(time.perf_counter() - begun)

    async with asyncio.TaskGroup() as group:
        for user in users:
            group.create_task(go_on(user))
    return Round(time.perf_counter() - started, tuple(took), cpu_seconds() - cpu)
