"""Somebody before the big screen: opens a link, and sees the page move along.

async with watching(school, link) as screen:
    await screen.sees("2 van 5 collega's antwoordden")
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import aiohttp

from tests.school.cards import Card
from tests.school.school import Member, School

SOON = 3.0
"""Within so many seconds a page shows what changed; it reads about once a second."""


@dataclass(frozen=True)
class Page:
    """What the bot answered to a browser."""

    status: int
    headers: Mapping[str, str]
    html: str

    @property
    def text(self) -> str:
        return words(self.html)


@dataclass
class Screen:
    """The scene that stands on a screen now."""

    text: str = ""
    scenes: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    ended: bool = False
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def sees(self, *texts: str, within: float = SOON) -> None:
        """Fails when these don't all stand on the screen soon."""
        wanted = f"{texts} not on the screen"
        try:
            async with asyncio.timeout(within), self.news:
                await self.news.wait_for(lambda: all(text in self.text for text in texts))
        except TimeoutError:
            raise AssertionError(f"{wanted}:\n{self.text}") from None

    async def is_over(self, within: float = SOON) -> None:
        """Fails when the stream stays open."""
        async with asyncio.timeout(within), self.news:
            await self.news.wait_for(lambda: self.ended)

    def misses(self, *texts: str) -> None:
        """Fails when one of these ever stood on the screen."""
        for text in texts:
            for scene in self.scenes:
                assert text not in scene, f"{text!r} stood on the screen:\n{scene}"


def address(school: School, link: str) -> str:
    """Where a link leads in this test: the bot listens on a port that nobody could know."""
    parts = urlsplit(link)
    query = f"?{parts.query}" if parts.query else ""
    return school.url.removesuffix("/api/messages") + parts.path + query


async def opened(school: School, link: str, method: str = "GET") -> Page:
    """Open a page."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, address(school, link)) as response,
    ):
        return Page(response.status, response.headers, await response.text())


@asynccontextmanager
async def watching(school: School, link: str) -> AsyncIterator[Screen]:
    """A screen that stays open for as long as the block lasts."""
    screen = Screen()
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session,
        session.get(f"{address(school, link)}/events") as response,
    ):
        assert response.status == 200, response.status
        assert response.content_type == "text/event-stream"
        reading = asyncio.create_task(_read(response, screen))
        try:
            yield screen
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)


async def _read(response: aiohttp.ClientResponse, screen: Screen) -> None:
    try:
        async for line in response.content:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                screen.events.append(value)
            if name == "data" and value:
                await _shows(screen, words(json.loads(value)))
    finally:
        async with screen.news:
            screen.ended = True
            screen.news.notify_all()


async def _shows(screen: Screen, text: str) -> None:
    async with screen.news:
        screen.text = text
        screen.scenes.append(text)
        screen.news.notify_all()


async def link_on(member: Member, card: Card) -> str:
    """Press "Groot scherm" on a card; the link that it gives."""
    (link,) = (await member.presses(card, "Groot scherm")).links
    return str(link["url"])


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def words(html: str) -> str:
    """What can be read on a page."""
    parser = _Words()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(parser.found)).strip()
