"""`python -m bot`, killed in the middle of a message, again and again."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from tests.process.running import bot, local
from tests.school.three_plans import ANNA, BRAM, GRIET, MONDAY, Named, heard, put_down
from tests.wire.channel_service import ChannelService
from tests.wire.teams_activities import TEAM

PATIENCE = 30
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
        now = local(tmp_path / "data", STAPPENPLAN_NOW="2026-10-19T09:45")
        service.is_connected = lambda: True
        async with bot(**now), asyncio.timeout(PATIENCE):
            while MONDAY - said:
                await asyncio.sleep(0.05)
                said.update(message.named for message in heard(service))

    assert set(said) == set(MONDAY)
    assert max(said.values()) <= 1 + len(KILLED_AT)


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
