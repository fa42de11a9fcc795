"""What time the bot goes by, and how it waits."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.clock import SystemClock, first_of
from dialogs.calendar import BRUSSELS


async def never() -> None:
    await asyncio.Event().wait()


def test_it_is_now_in_brussels() -> None:
    now = SystemClock()()

    assert now.tzinfo is BRUSSELS
    assert abs(datetime.now(BRUSSELS) - now) < timedelta(minutes=1)


def test_a_clock_that_stands_still_tells_its_moment_in_brussels() -> None:
    clock = SystemClock(datetime.fromisoformat("2026-09-01T07:00Z"))

    assert [clock().isoformat() for _ in range(2)] == ["2026-09-01T09:00:00+02:00"] * 2


@pytest.mark.parametrize("clock", [SystemClock(), SystemClock(datetime(2026, 9, 1).astimezone())])
async def test_waiting_takes_its_time_also_when_the_clock_stands_still(clock: SystemClock) -> None:
    begun = asyncio.get_running_loop().time()

    await clock.sleep(0.05)

    assert asyncio.get_running_loop().time() - begun >= 0.049


async def test_the_first_of_several_waits_ends_the_others() -> None:
    gone: list[str] = []

    async def patient() -> None:
        try:
            await never()
        finally:
            gone.append("patient")

    await first_of(SystemClock().sleep(0.001), patient())
    await asyncio.sleep(0)

    assert gone == ["patient"]


async def test_what_goes_wrong_in_the_first_of_several_waits_is_told() -> None:
    async def wrong() -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        await first_of(never(), wrong())
