"""Drives the Playground in Chromium, in the words of somebody who sits before it."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Locator, Page, Route, async_playwright, expect

from deploy.browser.card import PATIENCE, Card, Turns
from deploy.local.teams import school

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_BOX = "div[role=textbox][contenteditable=true]"
_PRESSES = ("/_conversation/v1/invoke", "/_conversation/v1/submit")


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


class Client:
    """The client with one person before it: Griet, unless `as_user` says otherwise."""

    def __init__(self, page: Page, url: str) -> None:
        self._page = page
        self._url = url
        self._speaker: str | None = None
        self._turns = Turns(page)
        self._names = itertools.count(1)

    async def open(self) -> None:
        """Load the page, for the first time."""
        await self._page.route("**/*", self._route)
        await self.reload()

    async def reload(self) -> None:
        """Load the page again; what was said before is no longer on the screen."""
        await self._page.goto(self._url)
        # It repeats every text that is said.
        await self._page.get_by_role("button", name="Toggle Log Panel").click()

    async def open_personal_chat(self) -> None:
        """Go to the chat with the bot."""
        await self._open("Personal Chat")

    async def open_group_chat(self) -> None:
        """Go to the chat with the colleagues and the bot."""
        await self._open(school()["groupChat"]["name"])

    async def open_channel(self, name: str = "Kwaliteit") -> None:
        """Go to a channel of the team."""
        await self._open(f"{school()['team']['name']} - {name}")

    async def say(self, text: str) -> None:
        """Send a message in the open chat. "@Stappenplan" in front becomes a mention."""
        await self._write(self._page.locator(_BOX).first, text)
        await self._page.get_by_role("button", name="Send Message").click()
        await self._turns.settle()

    async def post(self, text: str) -> None:
        """Start a thread in the open channel. Only a mention ("@Stappenplan …") reaches the bot."""
        await self._write(self._page.locator(_BOX).first, text)
        await self._page.get_by_role("button", name="Post", exact=True).click()
        await self._turns.settle()

    async def reply(self, thread: str, text: str) -> None:
        """Answer in the newest thread of the open channel that holds a text."""
        group = self._page.get_by_role("group").filter(has_text=thread).first
        await self._write(group.locator(_BOX), text)
        await group.get_by_role("button", name="Send Message").click()
        await self._turns.settle()

    async def card(self, text: str) -> Card:
        """The newest card on the screen that holds a text, as soon as there is one.

        It stays the same card when it becomes another one, until another chat is opened.
        """
        body = self._page.locator(".ac-adaptiveCard", has_text=text)
        panels = self._page.locator(".ac-preview-panel").filter(has=body)
        await expect(panels.first, f"No card with {text!r}").to_be_visible(timeout=PATIENCE)
        in_channel = await self._page.get_by_role("button", name="Post", exact=True).count()
        newest = panels.first if in_channel else panels.last
        name = await newest.evaluate(
            "(panel, name) => panel.parentElement.dataset.card ??= name", str(next(self._names))
        )
        return Card(self._page.locator(f"[data-card='{name}']"), self._turns)

    async def cards(self, text: str) -> int:
        """How many cards on the screen hold a text now."""
        return await self._page.locator(".ac-adaptiveCard", has_text=text).count()

    async def sees(self, text: str) -> None:
        """Fails when a text doesn't come on the screen."""
        await expect(self._page.get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def sees_not(self, text: str) -> None:
        """Fails when a text stays on the screen."""
        await expect(self._page.get_by_text(text)).to_have_count(0, timeout=PATIENCE)

    async def until_quiet(self, seconds: float = 0.5) -> None:
        """Wait until bot and colleagues have been silent for so long.

        An update of a card that others change wipes what the bot just said on it.
        """
        await self._turns.quiet(seconds)

    @contextmanager
    def as_user(self, name: str) -> Iterator[None]:
        """The presses in the `with` are those of a colleague ("anna"), in channel or group chat.

        Typed messages stay the first person's: the Playground knows no other who types.
        """
        ids = {user["givenName"].lower(): user["id"] for user in school()["users"]}
        self._speaker = ids[name.lower()]
        try:
            yield
        finally:
            self._speaker = None

    async def screenshot(self, path: Path | None = None) -> bytes:
        """A picture of the whole window, as PNG; kept at `path` when there is one."""
        return await self._page.screenshot(path=path)

    async def _open(self, name: str) -> None:
        await self._page.get_by_role("treeitem", name=name).click()
        await self._page.locator(_BOX).first.wait_for(timeout=PATIENCE)
        await self._turns.settle()

    async def _write(self, box: Locator, text: str) -> None:
        mention = f"@{school()['bot']['name']}"
        await box.click()
        if text.startswith(mention):
            await box.press_sequentially("@")
            menu = self._page.get_by_role("listbox")
            await menu.get_by_role("menuitem", name=mention[1:]).click()
        await box.press_sequentially(text.removeprefix(mention))

    async def _route(self, route: Route) -> None:
        """Nothing reaches another machine; a press goes out in the name of who speaks."""
        url, sent = urlsplit(route.request.url), route.request.post_data
        if url.hostname != "127.0.0.1":
            await route.abort()
        elif self._speaker and sent and url.path in _PRESSES:
            body = {**json.loads(sent), "from": {"id": self._speaker}}
            await route.continue_(post_data=json.dumps(body))
        else:
            await route.continue_()


@asynccontextmanager
async def open_client(url: str, *, scale: float = 1) -> AsyncIterator[Client]:
    """A browser that shows the Playground at this URL, and reaches nothing but this machine."""
    async with open_page(scale=scale) as page:
        client = Client(page, url)
        await client.open()
        yield client


@asynccontextmanager
async def open_page(*, scale: float = 1) -> AsyncIterator[Page]:
    """An empty page in a browser, as somebody in a Flemish school has it.

    `scale` is how many dots its screen has for a pixel, both ways.
    """
    async with (
        async_playwright() as playwright,
        await playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as browser,
    ):
        yield await browser.new_page(
            viewport={"width": 1280, "height": 1000},
            device_scale_factor=scale,
            locale="nl-BE",
            timezone_id="Europe/Brussels",
        )
