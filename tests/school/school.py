"""A school with its Teams, on loopback: members type, press buttons, and see what the bot shows.

    async with School(folder) as school:
        griet, anna = await school.members("Griet", "Anna")
        thread = await griet.posts("start")
        card = (await thread.card("Een nieuw traject")).choose("Hoe antwoorden we?", "…")
        card = await griet.presses(card, "Start")

The bot is the real application over a real socket and real files; the channel service is ours.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web

from bot.app import OUTBOX, make_app
from bot.settings import Settings
from content import load
from storage.base import Store
from storage.tinydb_store import TinyStore
from tests.school.cards import Card
from tests.school.moving_clock import MovingClock, StillClock
from tests.wire.channel_service import ChannelService, Post
from tests.wire.teams_activities import (
    CHANNEL,
    TEAM,
    Chat,
    Sender,
    installs,
    presses,
    says,
    submits,
)

MONDAY = "2026-11-23T16:10"
CONTENT = load()


class School:
    """One team in one channel, with the bot.

    With a `clock` time passes when the test says so, otherwise it stands still at `now`, or really
    passes when that is None.
    """

    def __init__(
        self,
        folder: Path,
        now: str | None = MONDAY,
        threshold: int = 5,
        page_size: int = 100,
        clock: MovingClock | None = None,
    ) -> None:
        self._folder = folder
        self._now = None if clock else now
        self._clock = clock
        self._threshold = threshold
        self.content: Path | None = None
        """A folder with the school's own packs, read at the next start."""
        self.open_store: Callable[[Path], Awaitable[Store]] = TinyStore.open
        self.service = ChannelService(page_size, clock=clock)
        self._threads = itertools.count(1)

    @property
    def folder(self) -> Path:
        """Where the records are."""
        return self._folder

    async def __aenter__(self) -> Self:
        await self.service.__aenter__()
        self._session = aiohttp.ClientSession()
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()
        await self._session.close()
        await self.service.__aexit__(*exc)

    async def start(self, now: str | None = None) -> None:
        """Start the bot on its folder; `now` moves the clock."""
        self._now = now or self._now
        settings = Settings.read(
            {
                "STAPPENPLAN_LOCAL": "1",
                "STAPPENPLAN_DATA": str(self._folder),
                "STAPPENPLAN_NOW": self._now or "",
                "STAPPENPLAN_THRESHOLD": str(self._threshold),
            }
        )
        content = load(self.content) if self.content else CONTENT
        self._still = StillClock(self._now) if self._now else None
        clock = self._clock or self._still
        app = await make_app(settings, content, clock=clock, open_store=self.open_store)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/messages"
        if self._clock:
            self._clock.is_idle = app[OUTBOX].is_idle

    async def stop(self) -> None:
        """Stop the bot in an orderly way."""
        if self._clock:
            self._clock.is_idle = None
        await self._runner.cleanup()

    async def restart(self, now: str | None = None) -> None:
        """Stop and start, at another moment if one is given."""
        await self.stop()
        await self.start(now)

    def becomes(self, now: str) -> None:
        """It is another moment from now on, while the bot runs on; the clock stood still."""
        assert self._still
        self._now = now
        self._still.becomes(now)

    def members(self, *names: str) -> list[Member]:
        """These people are the team."""
        senders = [Sender(name) for name in names]
        roster = [sender.as_member() for sender in senders]
        for place in (TEAM, CHANNEL, GROUP):
            self.service.rosters[place] = roster
        return [Member(self, sender) for sender in senders]

    def outsider(self, name: str) -> Member:
        """Somebody who is not in the team."""
        return Member(self, Sender(name))

    async def deliver(self, activity: dict[str, Any]) -> tuple[int, Any]:
        """Post an activity to the bot, as Teams does: the status and the body of its answer.

        With a clock that takes somebody five seconds, in which the bot does what follows.
        """
        if self._clock:
            await self._clock.passes(seconds=1)
        async with self._session.post(self.url, json=activity) as response:
            body = await response.read()
        if self._clock:
            await self._clock.passes(seconds=4)
        return response.status, json.loads(body) if body else None

    async def sees(self, conversation: str, text: str, within: float = 15) -> Card:
        """The newest card in a conversation on which this text stands, once there is one."""

        def shows(post: Post) -> bool:
            return post.card is not None and text in Card(post.card, NOWHERE, "").text

        post = await self.service.sees(conversation, shows, within)
        assert post.card is not None
        return Card(post.card, self.chat(conversation), post.id)

    def chat(self, conversation: str) -> Chat:
        """A conversation by its id."""
        if conversation.startswith("a:"):
            return Chat(conversation, "personal", self.service.url)
        if conversation.startswith(GROUP):
            return Chat(conversation, "groupChat", self.service.url)
        return Chat(conversation, "channel", self.service.url, team=TEAM)

    def new_thread(self) -> str:
        """Somebody begins a post in the channel."""
        return f"{CHANNEL};messageid=16{next(self._threads):011}"


GROUP = "19:group@thread.v2"
NOWHERE = Chat("", "channel", "")


@dataclass
class Member:
    """Somebody at the school, on any device."""

    school: School
    sender: Sender

    @property
    def id(self) -> str:
        return self.sender.id

    @property
    def own_chat(self) -> str:
        return self.school.service.personal_chat(self.sender.id)

    async def says(self, text: str, where: str | None = None) -> None:
        """Type in a conversation; without one, in the own chat with the bot."""
        chat = self.school.chat(where or self.own_chat)
        activity = says(self.sender, chat, text, mention=chat.kind != "personal")
        status, _ = await self.school.deliver(activity)
        assert status == 200, status

    async def opens(self, where: str | None = None) -> None:
        """The bot is installed in a conversation."""
        status, _ = await self.school.deliver(
            installs(self.sender, self.school.chat(where or self.own_chat))
        )
        assert status == 200, status

    async def presses(self, card: Card, title: str) -> Card:
        """Press a button; the card that the bot answers with."""
        answer = await self.tries(card, title)
        assert answer["type"] == "application/vnd.microsoft.card.adaptive", answer
        return Card(answer["value"], card.chat, card.activity)

    async def tries(self, card: Card, title: str, times: int = 1) -> Any:
        """Press a button, `times` at once; the last answer."""
        verb, data = card.press(title)
        activity = presses(self.sender, card.chat, verb, data, card.activity)
        answers = await asyncio.gather(*(self.school.deliver(activity) for _ in range(times)))
        for status, _ in answers:
            assert status == 200, status
        return answers[-1][1]

    async def submits(self, card: Card, title: str) -> None:
        """Press a button on an old client, which sends a message instead."""
        _, data = card.press(title)
        status, _ = await self.school.deliver(submits(self.sender, card.chat, data, card.activity))
        assert status == 200, status

    async def sees(self, text: str, within: float = 15) -> Card:
        """A card in the own chat."""
        return await self.school.sees(self.own_chat, text, within)

    async def reads(self, text: str, where: str | None = None) -> Post:
        """A plain message."""
        wanted: Callable[[Post], bool] = lambda post: text in post.text  # noqa: E731
        return await self.school.service.sees(where or self.own_chat, wanted)
