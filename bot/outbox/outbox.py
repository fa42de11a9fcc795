"""The outbox: whatever must happen outside the record is carried out here, at least once."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Self
from weakref import WeakValueDictionary

from bot.outbox.delivery import Delivery
from bot.services import Services
from bot.traces import trace_of
from bot.wire.delivery_errors import Ambiguous, NotDelivered, Throttled
from storage.base import Change, Leased, Space

LEASE_SECONDS = 120.0
_AT_ONCE = 8
_LEASED_AT_ONCE = 32
_LONGEST_PAUSE = 60.0
_PATIENCE_SECONDS = 2.0
_FINISH_SECONDS = 10.0
_MOST_ATTEMPTS = 12
_AFTER_A_FAULT = timedelta(seconds=30)

_log = logging.getLogger(__name__)


class Outbox:
    """Carries out rows that are due.

    Rows of one lane (a card, a conversation) go one by one, in their order; lanes side by side.
    """

    def __init__(self, services: Services, delivery: Delivery) -> None:
        self._services = services
        self._delivery = delivery
        self._waiting: dict[tuple[Space, str], asyncio.Event] = {}
        self._lanes: WeakValueDictionary[tuple[Space, str], asyncio.Lock] = WeakValueDictionary()
        self._side_by_side = asyncio.Semaphore(_AT_ONCE)
        self._next: dict[tuple[Space, str], Leased] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._stopping = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._worker = asyncio.create_task(self._work(), name="outbox")
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Finish what is being sent, as far as that goes quickly; the rest waits on disk."""
        assert self._worker is not None
        self._stopping.set()
        self._worker.cancel()
        with suppress(asyncio.CancelledError):
            await self._worker
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=_FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    @property
    def running(self) -> bool:
        """Whether effects are carried out."""
        return self._worker is not None and not self._worker.done()

    async def _work(self) -> None:
        """Begin what is due, and wait for what comes next."""
        while True:
            try:
                room = _LEASED_AT_ONCE - len(self._under_way)
                due = await self._services.store.lease(self._now(), room, LEASE_SECONDS)
                for leased in due:
                    self._begin(leased)
                if len(self._under_way) >= _LEASED_AT_ONCE:
                    self._room.clear()
                    await self._room.wait()
                elif not due:
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

    def _begin(self, leased: Leased) -> None:
        """Carry out a row. One that waits for its lane already, makes room for its successor."""
        name = (leased.space, leased.row.key)
        waits = name in self._next
        self._next[name] = leased
        if waits:
            return
        task = asyncio.create_task(self._in_lane(name))
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._room.set()

    async def _in_lane(self, name: tuple[Space, str]) -> None:
        """Carry out a row after those that were before it in its lane."""
        try:
            lane_name = (name[0], self._delivery.lane(self._next[name]))
        except Exception as error:
            _log.error("an effect can't be read: %s", trace_of(error))
            unread = self._next.pop(name)
            await self._services.store.commit(unread.space, Change(settles=unread))
            return
        lane = self._lanes.setdefault(lane_name, asyncio.Lock())
        async with lane:
            async with self._side_by_side:
                leased = self._next.pop(name)
                await self._carry_out(leased)
            await self._leave_in_peace(self._delivery.pause_after(leased))

    async def _leave_in_peace(self, seconds: float) -> None:
        """Nothing more goes through the lane for so long, unless the bot stops."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    async def _carry_out(self, leased: Leased) -> None:
        """Carry out one row, and note that it is done, or when to try again."""
        try:
            await self._delivery.carry_out(leased)
        except NotDelivered as why:
            await self._not_delivered(leased, why)
        except Exception as error:
            _log.error("an effect failed: %s", trace_of(error))
            await self._later(leased, error, _AFTER_A_FAULT * (leased.row.attempts + 1))
        done = self._waiting.pop((leased.space, leased.row.key), None)
        if done:
            done.set()

    async def _not_delivered(self, leased: Leased, why: NotDelivered) -> None:
        kind = leased.row.key.partition("/")[0]
        _log.warning("not delivered: %s %s %s", kind, type(why).__name__, why.reason)
        if isinstance(why, Throttled):
            wait = timedelta(seconds=why.retry_after * (1 + random.random() / 4))
            await self._later(leased, why, wait)
        elif isinstance(why, Ambiguous):
            wait = timedelta(seconds=5 * 2**leased.row.attempts)
            await self._later(leased, why, wait, most=self._delivery.attempts(leased))
        else:
            await self._delivery.give_up(leased, why)

    async def _later(
        self, leased: Leased, why: Exception, wait: timedelta, most: int = _MOST_ATTEMPTS
    ) -> None:
        """Try again later, or not any more after `most` attempts."""
        if leased.row.attempts + 1 >= most:
            await self._delivery.give_up(leased, why)
            return
        again = leased.row.later(self._now() + wait)
        await self._services.store.commit(leased.space, Change(settles=leased, outbox=[again]))
