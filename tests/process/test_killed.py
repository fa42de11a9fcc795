"""`python -m bot`, killed in the middle of a message, again and again."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tests.process.running import bot, local
from tests.school.three_plans import (
    ANNA,
    BRAM,
    GRIET,
    MONDAY,
    TUESDAY,
    Named,
    heard,
    put_down,
)
from tests.wire.channel_service import ChannelService
from tests.wire.teams_activities import TEAM

PATIENCE = 30
ENOUGH = 10
KILLED_AT = (3, 2)
"""At which of its requests to the channel each process is killed; the one after them lives on."""


async def test_what_a_killed_process_had_to_say_is_said_by_the_next(tmp_path: Path) -> None:
    said: Counter[Named] = Counter()
    async with ChannelService() as service:
        service.rosters[TEAM] = [person.as_member() for person in (GRIET, ANNA, BRAM)]
        await put_down(tmp_path / "data", service.url)

        for minute, requests in enumerate(KILLED_AT):
            await lives(tmp_path / "data", f"2026-10-19T08:3{3 * minute}", service, requests)
            said.update(message.named for message in heard(service))
        service.is_connected = lambda: True
        for minute in ("09:45", "09:48"):  # what is asked at the first may join a message by then
            now = local(tmp_path / "data", STAPPENPLAN_NOW=f"2026-10-19T{minute}")
            async with bot(**now):
                await hears(service, said, ENOUGH)

    assert asked(MONDAY) <= asked(said) <= asked(MONDAY + TUESDAY)
    assert max(said.values()) <= 1 + len(KILLED_AT)


def asked(said: Iterable[Named]) -> set[Named]:
    """Who heard of which actie, together with others or not: that hangs on the moment of death."""
    return {(who, actie) for who, acties in said for actie in acties}


async def hears(service: ChannelService, said: Counter[Named], seconds: float) -> None:
    """Write down what is said, until that is all of it, or for so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not asked(MONDAY) <= asked(said):
                await asyncio.sleep(0.05)
                said.update(message.named for message in heard(service))


async def lives(folder: Path, now: str, service: ChannelService, requests: int) -> None:
    """A process, until the channel has done so many things that it asked for."""
    left = 2 * requests
    async with bot(**local(folder, STAPPENPLAN_NOW=now)) as process, asyncio.timeout(PATIENCE):

        def is_connected() -> bool:
            nonlocal left
            left -= 1
            if left <= 0 and process.returncode is None:
                process.kill()
            return left > 0

        service.is_connected = is_connected
        await process.wait()
