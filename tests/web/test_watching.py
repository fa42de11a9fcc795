"""What is watched is read, once for all who watch; and the bot stops while somebody watches."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.web import live, watching
from bot.web.links import Link, LinkKind
from bot.web.watching import TooManyViewers, Watching
from storage.base import Space
from tests.school.school import School
from tests.school.walk import answer_all, start
from tests.web.viewer import link_on, opened, words
from tests.web.viewer import watching as on_screen

LINK = Link(LinkKind.LIVE, Space.of("tenant", "team"), "0123456789ab")
OTHER = Link(LinkKind.LIVE, Space.of("tenant", "team"), "ba9876543210")
SAID = "een geheim antwoord"
NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


class Source:
    """What a page shows, as a test says; it counts how often it was read."""

    def __init__(self) -> None:
        self.text: str | None = "een"
        self.reads = 0
        self.failed = asyncio.Event()

    async def __call__(self) -> str | None:
        self.reads += 1
        if self.text == "stuk":
            self.failed.set()
            raise KeyError(SAID)
        return self.text


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Source:
    monkeypatch.setattr(watching, "READ_EVERY_SECONDS", 0.01)
    return Source()


async def test_many_viewers_have_one_reader_that_stops_with_the_last(source: Source) -> None:
    pages = Watching(lambda link: source)
    async with pages.feed(LINK) as first:
        async with pages.feed(LINK) as second:
            assert first is second
            assert [await feed.after("") for feed in (first, second)] == ["een", "een"]
            source.text = "twee"
            assert [await feed.after("een") for feed in (first, second)] == ["twee", "twee"]
            assert pages.viewers == 2
        assert pages.viewers == 1
    assert pages.viewers == 0
    read = source.reads
    await asyncio.sleep(0.1)
    assert source.reads == read


async def test_there_is_room_for_so_many_and_each_that_leaves_makes_some(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_VIEWERS", 2)
    pages = Watching(lambda link: source)
    async with pages.feed(LINK):
        async with pages.feed(OTHER):
            with pytest.raises(TooManyViewers):
                async with pages.feed(LINK):
                    pass
        async with pages.feed(LINK) as feed:
            assert await feed.after("") == "een"


async def test_one_page_can_not_take_the_room_of_all_others(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_VIEWERS_OF_ONE", 1)
    pages = Watching(lambda link: source)
    async with pages.feed(LINK):
        with pytest.raises(TooManyViewers):
            async with pages.feed(LINK):
                pass
        async with pages.feed(OTHER) as feed:
            assert await feed.after("") == "een"


async def test_a_fault_is_logged_without_what_was_typed_and_reading_goes_on(
    source: Source, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(watching, "_AFTER_A_FAULT_SECONDS", 0.01)
    pages = Watching(lambda link: source)
    async with pages.feed(LINK) as feed:
        assert await feed.after("") == "een"
        source.text = "stuk"
        await source.failed.wait()
        source.text = "weer heel"
        assert await feed.after("een") == "weer heel"
    assert "KeyError" in caplog.text
    assert SAID not in caplog.text


async def test_nothing_more_comes_once_it_is_closed(source: Source) -> None:
    pages = Watching(lambda link: source)
    async with pages.feed(LINK) as feed:
        assert await feed.after("") == "een"
        waiting = asyncio.create_task(feed.after("een"))
        await asyncio.sleep(0)
        pages.close()
        assert await waiting is None
    with pytest.raises(TooManyViewers):
        async with pages.feed(LINK):
            pass


async def watched_link(school: School) -> str:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    return await link_on(griet, await school.sees(thread, "Trekker: Griet"))


async def test_the_bot_stops_at_once_while_somebody_watches(school: School) -> None:
    link = await watched_link(school)
    async with on_screen(school, link) as screen:
        await screen.sees("0 van 5")
        began = time.monotonic()
        await school.stop()
        assert time.monotonic() - began < 5
        await screen.is_over()
    await school.start()
    async with on_screen(school, link) as screen:
        await screen.sees("0 van 5")


async def test_a_screen_that_shows_nothing_new_is_kept_alive_until_its_link_expires(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.05)
    link = await watched_link(school)
    async with on_screen(school, link) as screen:
        await screen.sees("0 van 5")
        await asyncio.sleep(0.3)
        assert len(screen.scenes) == 1
        assert not screen.ended
        monkeypatch.setattr(live.LivePage, "_has_expired", lambda self, request: True)
        await screen.is_over()
        assert screen.events == ["over"]


async def test_a_screen_that_comes_when_all_places_are_taken_is_told_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_VIEWERS", 1)
    link = await watched_link(school)
    async with on_screen(school, link) as screen:
        await screen.sees("0 van 5")
        late = await opened(school, f"{link}/events")
        assert late.status == 503
        assert "Er kijken al heel veel mensen mee" in words(late.html)
        assert (await opened(school, link)).status == 200


async def test_nothing_is_read_anew_while_nothing_changes(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "READ_EVERY_SECONDS", 0.02)
    link = await watched_link(school)
    drawn = []
    scene = live.Pages.scene
    monkeypatch.setattr(live.Pages, "scene", lambda *args: drawn.append(1) or scene(*args))
    async with on_screen(school, link) as screen:
        await screen.sees("0 van 5")
        await asyncio.sleep(0.5)
        before = len(drawn)
        await asyncio.sleep(0.3)
        assert len(drawn) == before
        await answer_all(school.members(*NAMES)[1])
        await screen.sees("1 van 5")
        assert len(drawn) > before
