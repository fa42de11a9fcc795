"""The outbox: whatever must happen outside the record is carried out here, at least once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Self
from weakref import WeakValueDictionary

from bot.clock import first_of
from bot.outbox.delivery import Delivery
from bot.outbox.lane import Lane
from bot.services import Services
from bot.traces import trace_of
from bot.wire.delivery_errors import NotDelivered
from storage.base import Change, Leased, Space

LEASE_SECONDS = 120.0
_AT_ONCE = 8
_LEASED_AT_ONCE = 32
_LONGEST_REST = 60.0
_PATIENCE_SECONDS = 2.0
_FINISH_SECONDS = 10.0
_AFTER_A_STUMBLE = 1.0

_log = logging.getLogger(__name__)


class Outbox:
    """Carries out rows that are due.

    Rows of one lane (a card, a conversation) go one by one, in their order; lanes side by side.
    """

    def __init__(self, services: Services, delivery: Delivery) -> None:
        self._services = services
        self._delivery = delivery
        self._waiting: dict[tuple[Space, str], asyncio.Event] = {}
        self._lanes: WeakValueDictionary[tuple[Space, str], Lane] = WeakValueDictionary()
        self._side_by_side = asyncio.Semaphore(_AT_ONCE)
        self._next: dict[tuple[Space, str], Leased] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._resting = False
        self._awaited: datetime | None = None
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

    async def is_idle(self) -> bool:
        """Whether all that is left to do waits for the clock."""
        due, now = await self._services.store.next_due(), self._now()
        resting = self._resting and due == self._awaited and (due is None or due > now)
        held = sum(lane.rows for lane in self._lanes.values() if lane.in_peace(now))
        return resting and held == len(self._under_way)

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
                    await self._rest()
            except Exception as error:
                _log.error("the outbox stumbled: %s", trace_of(error))
                await self._services.clock.sleep(_AFTER_A_STUMBLE)

    async def _rest(self) -> None:
        """Wait until a row is due or rows were added, and never too long: a lease may end."""
        self._awaited = due = await self._services.store.next_due()
        changed = self._services.store.changed(_LONGEST_REST)
        self._resting = True
        try:
            if due is None:
                await changed
            else:
                seconds = max((due - self._now()).total_seconds(), 0.01)
                await first_of(changed, self._services.clock.sleep(seconds))
        finally:
            self._resting = False

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
        lane = self._lanes.setdefault(lane_name, Lane())
        with lane.row():
            async with lane.lock:
                async with self._side_by_side:
                    leased = self._next.pop(name)
                    await self._carry_out(leased)
                await self._leave_in_peace(lane, self._delivery.pause_after(leased))

    async def _leave_in_peace(self, lane: Lane, seconds: float) -> None:
        """Nothing more goes through the lane for so long, unless the bot stops."""
        if seconds:
            with lane.peace(self._now() + timedelta(seconds=seconds)):
                await first_of(self._stopping.wait(), self._services.clock.sleep(seconds))

    async def _carry_out(self, leased: Leased) -> None:
        """Carry out one row, and note that it is done, or when to try again."""
        try:
            await self._delivery.carry_out(leased)
        except Exception as why:
            _log_failure(leased, why)
            await self._again(leased, why)
        done = self._waiting.pop((leased.space, leased.row.key), None)
        if done:
            done.set()

    async def _again(self, leased: Leased, why: Exception) -> None:
        """Try again later, or not any more."""
        again = self._delivery.again(leased, why)
        if again is None:
            await self._delivery.give_up(leased, why)
        else:
            change = Change(settles=leased, outbox=[again])
            await self._services.store.commit(leased.space, change)


def _log_failure(leased: Leased, why: Exception) -> None:
    if isinstance(why, NotDelivered):
        kind = leased.row.key.partition("/")[0]
        _log.warning("not delivered: %s %s %s", kind, type(why).__name__, why.reason)
    else:
        _log.error("an effect failed: %s", trace_of(why))
