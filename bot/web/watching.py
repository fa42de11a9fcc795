"""Follows what people watch: one reader for each page, however many watch it, and only then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.traces import trace_of
from bot.web.links import Link

Reader = Callable[[], Awaitable[str | None]]
"""Gives what a page shows, or None when nothing changed since the last time."""

MOST_VIEWERS = 600
"""Each is a connection that stays open."""
MOST_VIEWERS_OF_ONE = 150
"""More would keep those of other teams out."""
READ_EVERY_SECONDS = 0.8
_AFTER_A_FAULT_SECONDS = 10.0

_log = logging.getLogger(__name__)


class TooManyViewers(Exception):
    """There is no room for one more."""


class Feed:
    """What one page shows now."""

    def __init__(self) -> None:
        self.viewers = 0
        self.reading: asyncio.Task[None] | None = None
        self._text = ""
        self._over = False
        self._news = asyncio.Event()

    async def after(self, seen: str) -> str | None:
        """What the page shows once that isn't `seen` any more; None when nothing more comes."""
        while self._text == seen and not self._over:
            await self._news.wait()
        return None if self._over else self._text

    def publish(self, text: str) -> None:
        """Show this to all who watch."""
        if text != self._text:
            self._text = text
            self._wake()

    def close(self) -> None:
        """Nothing more comes."""
        self._over = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


class Watching:
    """All pages that are watched. `reader` makes the reader of one."""

    def __init__(self, reader: Callable[[Link], Reader]) -> None:
        self._reader = reader
        self._feeds: dict[Link, Feed] = {}
        self._closed = False

    @property
    def viewers(self) -> int:
        """How many watch."""
        return sum(feed.viewers for feed in self._feeds.values())

    @asynccontextmanager
    async def feed(self, link: Link) -> AsyncIterator[Feed]:
        """What a link's page shows, for as long as the block lasts. Raises `TooManyViewers`."""
        feed = self._feeds.get(link)
        crowded = feed is not None and feed.viewers >= MOST_VIEWERS_OF_ONE
        if self._closed or crowded or self.viewers >= MOST_VIEWERS:
            raise TooManyViewers
        feed = feed or self._begin(link)
        feed.viewers += 1
        try:
            yield feed
        finally:
            feed.viewers -= 1
            if not feed.viewers:
                await self._end(link, feed)

    def close(self) -> None:
        """Let everybody go who watches."""
        self._closed = True
        for feed in self._feeds.values():
            feed.close()

    def _begin(self, link: Link) -> Feed:
        feed = self._feeds[link] = Feed()
        feed.reading = asyncio.create_task(_follow(feed, self._reader(link)), name="live page")
        return feed

    async def _end(self, link: Link, feed: Feed) -> None:
        del self._feeds[link]
        assert feed.reading is not None
        feed.reading.cancel()
        await asyncio.gather(feed.reading, return_exceptions=True)


async def _follow(feed: Feed, read: Reader) -> None:
    """Read again and again; after a fault more slowly, while the page keeps what it shows."""
    while True:
        pause = READ_EVERY_SECONDS
        try:
            text = await read()
            if text is not None:
                feed.publish(text)
        except Exception as error:
            _log.error("a live page could not be read: %s", trace_of(error))
            pause = _AFTER_A_FAULT_SECONDS
        await asyncio.sleep(pause)
