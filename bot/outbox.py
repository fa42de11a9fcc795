"""The outbox: whatever must happen outside the record is carried out here, at least once."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Self

from bot.delivery import Delivery
from bot.delivery_errors import Ambiguous, NotDelivered, Throttled
from bot.services import Services
from bot.traces import trace_of
from storage.base import Change, Leased, Space

BATCH = 50
LEASE_SECONDS = 120.0
_AT_ONCE = 8
_LONGEST_PAUSE = 60.0
_PATIENCE_SECONDS = 2.0
_FINISH_SECONDS = 10.0
_MOST_ATTEMPTS = 12
_AFTER_A_FAULT = timedelta(seconds=30)

_log = logging.getLogger(__name__)


class Outbox:
    """Carries out rows that are due.

    Rows of one conversation go one by one, in their order; different conversations side by side.
    """

    def __init__(self, services: Services, delivery: Delivery) -> None:
        self._services = services
        self._delivery = delivery
        self._waiting: dict[tuple[Space, str], asyncio.Event] = {}
        self._side_by_side = asyncio.Semaphore(_AT_ONCE)
        self._busy = asyncio.Lock()
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._run(), name="outbox")
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Finish what is being sent, as far as that goes quickly; the rest waits on disk."""
        assert self._running is not None
        with suppress(TimeoutError):
            async with asyncio.timeout(_FINISH_SECONDS):
                await self._busy.acquire()
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running

    @property
    def running(self) -> bool:
        """Whether effects are carried out."""
        return self._running is not None and not self._running.done()

    async def _run(self) -> None:
        """Carry out what is due, and wait for what comes next."""
        while True:
            try:
                async with self._busy:
                    leased = await self._services.store.lease(self._now(), BATCH, LEASE_SECONDS)
                    await self._carry_out_all(leased)
                if not leased:
                    await self._services.store.changed(await self._pause())
            except Exception as error:
                _log.error("the outbox stumbled: %s", trace_of(error))
                await asyncio.sleep(1)

    async def _pause(self) -> float:
        """Seconds until the next row is due."""
        due = await self._services.store.next_due()
        if due is None:
            return _LONGEST_PAUSE
        return min(max((due - self._now()).total_seconds(), 0.01), _LONGEST_PAUSE)

    def _now(self) -> datetime:
        return self._services.clock().astimezone(UTC)

    @asynccontextmanager
    async def carried_out(self, space: Space, key: str | None) -> AsyncIterator[None]:
        """Wait, after the body, until the row that it commits is carried out; not for long."""
        if key is None:
            yield
            return
        done = self._waiting.setdefault((space, key), asyncio.Event())
        yield
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await done.wait()
        except TimeoutError:
            pass  # it will be carried out later; who pressed needn't wait for that

    async def _carry_out_all(self, leased: Iterable[Leased]) -> None:
        """All of these, those of one conversation in order."""
        lanes: dict[tuple[Space, str], list[Leased]] = defaultdict(list)
        for row in leased:
            lanes[row.space, self._delivery.lane(row)].append(row)
        async with asyncio.TaskGroup() as group:
            for lane in lanes.values():
                group.create_task(self._carry_out_lane(lane))

    async def _carry_out_lane(self, lane: Iterable[Leased]) -> None:
        async with self._side_by_side:
            for row in lane:
                await self._carry_out(row)

    async def _carry_out(self, leased: Leased) -> None:
        """Carry out one row, and note that it is done, or when to try again."""
        try:
            await self._delivery.carry_out(leased)
        except NotDelivered as why:
            await self._not_delivered(leased, why)
        except Exception as error:
            _log.error("an effect failed: %s", trace_of(error))
            await self._later(leased, _AFTER_A_FAULT * (leased.row.attempts + 1))
        done = self._waiting.pop((leased.space, leased.row.key), None)
        if done:
            done.set()

    async def _not_delivered(self, leased: Leased, why: NotDelivered) -> None:
        kind = leased.row.key.partition("/")[0]
        _log.warning("not delivered: %s %s %s", kind, type(why).__name__, why.reason)
        if isinstance(why, Throttled):
            wait = timedelta(seconds=why.retry_after * (1 + random.random() / 4))
            await self._later(leased, wait)
        elif isinstance(why, Ambiguous):
            wait = timedelta(seconds=5 * 2**leased.row.attempts)
            await self._later(leased, wait, most=self._delivery.attempts(leased))
        else:
            await self._give_up(leased)

    async def _later(self, leased: Leased, wait: timedelta, most: int = _MOST_ATTEMPTS) -> None:
        """Try again later, or not any more after `most` attempts."""
        if leased.row.attempts + 1 >= most:
            return await self._give_up(leased)
        again = leased.row.later(self._now() + wait)
        await self._services.store.commit(leased.space, Change(settles=leased, outbox=[again]))

    async def _give_up(self, leased: Leased) -> None:
        await self._services.store.commit(leased.space, Change(settles=leased))
