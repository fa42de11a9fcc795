"""Drives the Playground in Chromium, in the words of somebody who sits before it."""

from __future__ import annotations

import asyncio
import itertools
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import (
    Locator,
    Page,
    Request,
    Response,
    Route,
    async_playwright,
    expect,
)

from deploy.local.teams import school

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_BOX = "div[role=textbox][contenteditable=true]"
_PRESSES = ("/_conversation/v1/invoke", "/_conversation/v1/submit")
_PATIENCE = 10_000


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
        self._turns = _Turns(page)
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
        await expect(panels.first, f"No card with {text!r}").to_be_visible(timeout=_PATIENCE)
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
        await expect(self._page.get_by_text(text).last).to_be_visible(timeout=_PATIENCE)

    async def sees_not(self, text: str) -> None:
        """Fails when a text is on the screen."""
        await expect(self._page.get_by_text(text)).to_have_count(0)

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

    async def screenshot(self, path: Path) -> None:
        """Keep a picture of the whole window."""
        await self._page.screenshot(path=path)

    async def _open(self, name: str) -> None:
        await self._page.get_by_role("treeitem", name=name).click()
        await self._page.locator(_BOX).first.wait_for(timeout=_PATIENCE)
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


class Card:
    """One card on the screen."""

    def __init__(self, panel: Locator, turns: _Turns) -> None:
        self._panel = panel
        self._turns = turns
        self._page = panel.page

    async def type(self, label: str, text: str) -> None:
        """Fill in a text or number."""
        await self._panel.get_by_label(label).fill(text)

    async def choose(self, label: str, option: str) -> None:
        """Make a choice, from a list that opens or among buttons."""
        radios = self._panel.get_by_role("radiogroup", name=label)
        if await radios.count():
            await radios.get_by_role("radio", name=option, exact=True).check()
            return
        await self._panel.get_by_role("combobox", name=label).click()
        await self._page.get_by_role("option", name=option, exact=True).click()

    async def tick(self, label: str, *options: str) -> None:
        """Make several choices; without options, tick the box with this label itself."""
        boxes = [f"{label} {option}" for option in options] or [label]
        for box in boxes:
            await self._panel.get_by_role("checkbox", name=box, exact=True).check()

    async def pick_day(self, label: str, day: date) -> None:
        """Choose a day in the calendar."""
        await self._panel.get_by_role("combobox", name=label).click()
        calendar = self._page.get_by_role("dialog", name="Calendar")
        heading = calendar.get_by_role("button").first
        while (shown := datetime.strptime(await heading.inner_text(), "%B %Y")) != datetime(
            day.year, day.month, 1
        ):
            way = "Next month" if shown.date() < day else "Previous month"
            await calendar.get_by_role("button", name=way).click()
        name = f"{day.day}, {day:%B}, {day.year}"
        await calendar.get_by_role("button", name=name, exact=True).click()

    async def press(self, title: str, *, answered: bool = True) -> None:
        """Press a button, and wait for what comes of it.

        Fails when the bot gives no answer; `answered=False` is for when it can't.
        """
        failures = self._turns.failures
        failures.clear()
        await self._button(title).click()
        await self._turns.settle()
        assert bool(failures) != answered, f"{title!r}: {failures or 'answered after all'}"

    async def sees(self, text: str) -> None:
        """Fails when a text doesn't come on the card, or under it."""
        await expect(self._panel.get_by_text(text).first).to_be_visible(timeout=_PATIENCE)

    async def sees_not(self, text: str) -> None:
        """Fails when a text stays on the card."""
        await expect(self._panel.get_by_text(text)).to_have_count(0, timeout=_PATIENCE)

    async def holds(self, label: str, value: str) -> None:
        """Fails when a field doesn't hold this value, as it is shown."""
        await expect(self._panel.get_by_label(label)).to_have_value(value, timeout=_PATIENCE)

    async def offers(self, *titles: str) -> None:
        """Fails when one of these buttons isn't on the card."""
        for title in titles:
            await expect(self._button(title)).to_be_visible(timeout=_PATIENCE)

    async def offers_not(self, *titles: str) -> None:
        """Fails when one of these buttons is on the card."""
        for title in titles:
            await expect(self._button(title)).to_have_count(0, timeout=_PATIENCE)

    async def text(self) -> str:
        """All that can be read on the card."""
        return await self._panel.inner_text()

    async def screenshot(self, path: Path) -> None:
        """Keep a picture of the card alone."""
        await self._panel.screenshot(path=path)

    def _button(self, title: str) -> Locator:
        return self._panel.get_by_role("button", name=title, exact=True)


class _Turns:
    """The requests by which the page passes on what somebody does."""

    def __init__(self, page: Page) -> None:
        self.failures: list[str] = []
        self._page = page
        self._under_way: set[Request] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        page.on("request", self._began)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        page.on("response", self._answered)

    async def settle(self) -> None:
        """Wait until the page has nothing under way."""
        await self._page.wait_for_timeout(50)
        await asyncio.wait_for(self._idle.wait(), 20)

    def _began(self, request: Request) -> None:
        if "/_conversation/" in request.url:
            self._under_way.add(request)
            self._idle.clear()

    def _ended(self, request: Request) -> None:
        self._under_way.discard(request)
        if not self._under_way:
            self._idle.set()

    def _answered(self, response: Response) -> None:
        if "/_conversation/" in response.url and not response.ok:
            self.failures.append(f"HTTP {response.status}")


@asynccontextmanager
async def open_client(url: str) -> AsyncIterator[Client]:
    """A browser that shows the Playground at this URL, and reaches nothing but this machine."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        page = await browser.new_page(
            viewport={"width": 1280, "height": 1000},
            locale="nl-BE",
            timezone_id="Europe/Brussels",
        )
        client = Client(page, url)
        await client.open()
        yield client
        await browser.close()
