"""Whatever happens to the process, the team goes on where it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio

from deploy.local.bot_process import BotProcess
from deploy.local.children import free_port
from tests.school.cards import Card
from tests.school.school import MONDAY, Member, School
from tests.school.walk import answer_all, close, fill_in, start, whole_way

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


@pytest.mark.parametrize(("mode", "every"), [("apart", 1), ("samen", 2)])
async def test_a_kill_between_any_two_steps_changes_nothing(
    killed: KilledSchool, mode: str, every: int
) -> None:
    team = killed.members(*NAMES)
    steps = []
    async for step in whole_way(killed, team, killed.new_thread(), mode):
        steps.append(step)
        if len(steps) % every == 0:
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


async def test_a_kill_while_everybody_answers_loses_nothing_that_was_acknowledged(
    killed: KilledSchool,
) -> None:
    team = killed.members("Griet", *(f"Collega{n}" for n in range(19)))
    await start(team[0], killed.new_thread())
    cards = {m.id: await m.presses(await m.sees("Denk je even mee?"), "Begin") for m in team}
    kept = dict.fromkeys(cards, 0)
    halfway = asyncio.Event()

    async def answer(member: Member) -> None:
        card = cards[member.id]
        with suppress(aiohttp.ClientError):  # the bot is gone
            while "Bewaar en verder" in card.buttons:
                card = await member.presses(fill_in(card, "Deels"), "Bewaar en verder")
                kept[member.id] += 1
                if sum(kept.values()) >= 30:
                    halfway.set()

    answering = [asyncio.create_task(answer(member)) for member in team]
    await asyncio.wait_for(halfway.wait(), 30)
    await killed.kill()
    await asyncio.gather(*answering)

    for member in team:
        done = await passed(member)
        assert done >= kept[member.id], f"{kept[member.id]} blocks were kept, {done} are there"


async def passed(member: Member) -> int:
    """How many blocks somebody has behind them, going by the card that is due."""
    posts = member.school.service.posts
    before = len(posts(member.own_chat))
    await member.says("volgende")
    await member.school.service.sees(
        member.own_chat, lambda _: len(posts(member.own_chat)) > before
    )
    card = posts(member.own_chat)[-1].card
    assert card is not None
    text = Card(card, member.school.chat(member.own_chat), "").text
    return 5 if "Klaar" in text else int(text.partition("kaartje ")[2][0]) - 1
