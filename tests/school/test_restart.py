"""Whatever happens to the process, the team goes on where it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from deploy.local.bot_process import BotProcess
from deploy.local.children import free_port
from tests.school.school import MONDAY, School
from tests.school.walk import answer_all, close, start, whole_way

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


class KilledSchool(School):
    """A school whose bot runs in a process of its own, that can be killed."""

    async def start(self, now: str | None = None) -> None:
        moment = datetime.fromisoformat(now or MONDAY).replace(tzinfo=ZoneInfo("Europe/Brussels"))
        port = free_port()
        self._process = BotProcess(
            port=port, data=self._folder, now=moment, log=self._folder.parent / "bot.log"
        )
        self.url = self._process.endpoint
        await self._process.start()
        await self._process.ready()

    async def stop(self) -> None:
        await self._process.stop()

    async def kill(self) -> None:
        """kill -9, and start again on what is on the disk."""
        await self._process.kill()
        await self.start()


@pytest_asyncio.fixture
async def killed(tmp_path: Path) -> AsyncIterator[KilledSchool]:
    async with KilledSchool(tmp_path / "data") as school:
        yield school


@pytest.mark.parametrize("mode", ["apart", "samen"])
async def test_a_kill_between_any_two_steps_changes_nothing(
    killed: KilledSchool, mode: str
) -> None:
    team = killed.members(*NAMES)
    steps = []
    async for step in whole_way(killed, team, killed.new_thread(), mode):
        steps.append(step)
        await killed.kill()

    assert steps[-1] == "planned"


async def test_an_orderly_stop_loses_nothing_that_was_promised(school: School) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread)
    for member in team:
        await answer_all(member)
        await school.restart()

    await close(team[0], thread)
