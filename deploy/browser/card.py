"""A card on the screen, and what somebody can do with it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from playwright.async_api import Locator, Page, Request, Response, WebSocket, expect

PATIENCE = 10_000
"""How long the screen gets to show something, in milliseconds."""

# XPath conditions for the fields of a card.
_TYPED = ("self::textarea", "self::input[not(@role) and (@type='text' or @type='number')]")
_CHOSEN = ("@role='radiogroup'", "@role='combobox'")


class Card:
    """One card on the screen.

    A field is found by its label, or else as the first one below a text, such as its question.
    """

    def __init__(self, panel: Locator, turns: Turns) -> None:
        self._panel = panel
        self._turns = turns
        self._page = panel.page

    async def type(self, label: str, text: str) -> None:
        """Fill in a text or number."""
        await (await self._field(label, *_TYPED)).fill(text)

    async def choose(self, label: str, option: str) -> None:
        """Make a choice, from a list that opens or among buttons."""
        field = await self._field(label, *_CHOSEN)
        if await field.get_attribute("role") == "radiogroup":
            await field.get_by_role("radio", name=option, exact=True).check()
        else:
            await field.click()
            await self._page.get_by_role("option", name=option, exact=True).click()

    async def tick(self, label: str, *options: str) -> None:
        """Make several choices; without options, tick the box with this label itself."""
        boxes = [f"{label} {option}" for option in options] or [label]
        for box in boxes:
            await self._panel.get_by_role("checkbox", name=box, exact=True).check()

    async def untick(self, label: str, *options: str) -> None:
        """Take choices back that were made."""
        for option in options:
            await self._panel.get_by_role(
                "checkbox", name=f"{label} {option}", exact=True
            ).uncheck()

    async def pick_day(self, label: str, day: date) -> None:
        """Choose a day in the calendar."""
        await (await self._field(label, *_CHOSEN)).click()
        calendar = self._page.get_by_role("dialog", name="Calendar")
        heading = calendar.get_by_role("button").first
        while (shown := datetime.strptime(await heading.inner_text(), "%B %Y")) != datetime(
            day.year, day.month, 1
        ):
            way = "Next month" if shown.date() < day else "Previous month"
            await calendar.get_by_role("button", name=way).click()
        name = f"{day.day}, {day:%B}, {day.year}"
        await calendar.get_by_role("button", name=name, exact=True).click()

    async def press(self, title: str, *, under: str = "", answered: bool = True) -> None:
        """Press a button, and wait for what comes of it; `under` is a text above it.

        Fails when the bot gives no answer; `answered=False` is for when it can't.
        """
        failures = self._turns.failures
        failures.clear()
        await (
            self._below(under, f'self::button[.="{title}"]') if under else self._button(title)
        ).click()
        await self._turns.settle()
        assert bool(failures) != answered, f"{title!r}: {failures or 'answered after all'}"

    async def opens(self, title: str) -> Page:
        """Press a button that opens a page on the web; that page."""
        async with self._page.context.expect_page() as opened:
            await self._panel.get_by_role("link", name=title, exact=True).click()
        return await opened.value

    async def sees(self, text: str) -> None:
        """Fails when a text doesn't come on the card, or under it."""
        await expect(self._panel.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    async def sees_not(self, text: str) -> None:
        """Fails when a text stays on the card."""
        await expect(self._panel.get_by_text(text)).to_have_count(0, timeout=PATIENCE)

    async def holds(self, label: str, value: str) -> None:
        """Fails when a field doesn't hold a value, or choice, as it is shown."""
        field = await self._field(label, *_TYPED, *_CHOSEN)
        if await field.get_attribute("role") == "radiogroup":
            radio = field.get_by_role("radio", name=value, exact=True)
            await expect(radio).to_be_checked(timeout=PATIENCE)
        else:
            await expect(field).to_have_value(value, timeout=PATIENCE)

    async def offers(self, *titles: str) -> None:
        """Fails when one of these buttons isn't on the card."""
        for title in titles:
            await expect(self._button(title)).to_be_visible(timeout=PATIENCE)

    async def offers_not(self, *titles: str) -> None:
        """Fails when one of these buttons is on the card."""
        for title in titles:
            await expect(self._button(title)).to_have_count(0, timeout=PATIENCE)

    async def text(self) -> str:
        """All that can be read on the card."""
        return await self._card.inner_text()

    async def screenshot(
        self, path: Path | None = None, *, width: int | None = None, sharp: bool = True
    ) -> bytes:
        """A picture of the card alone, as PNG; kept at `path` when there is one.

        `width` is how wide the card is drawn for it, in pixels; None: as the client does.
        When it is not `sharp`, it has a dot for each of these, whatever the screen has.
        """
        resize = "(card, width) => card.style.width = width && `${width}px`"
        window = self._page.viewport_size or {"width": 1280, "height": 1000}
        await self._panel.evaluate(resize, width)
        # What doesn't fit is drawn with the bar above it over the card.
        await self._page.set_viewport_size({**window, "height": 4000})
        try:
            return await self._card.screenshot(
                path=path, animations="disabled", scale="device" if sharp else "css"
            )
        finally:
            await self._page.set_viewport_size(window)
            await self._panel.evaluate(resize, None)

    async def _field(self, label: str, *kinds: str) -> Locator:
        labelled = self._panel.get_by_label(label).locator(f"xpath=self::*[{' or '.join(kinds)}]")
        text = self._panel.get_by_text(label)
        await expect(labelled.or_(text).first).to_be_visible(timeout=PATIENCE)
        return labelled.first if await labelled.count() else self._below(label, *kinds)

    def _below(self, text: str, *kinds: str) -> Locator:
        return self._panel.get_by_text(text).first.locator(
            f"xpath=following::*[{' or '.join(kinds)}][1]"
        )

    @property
    def _card(self) -> Locator:
        return self._panel.locator(".ac-adaptiveCard")

    def _button(self, title: str) -> Locator:
        return self._panel.get_by_role("button", name=title, exact=True)


class Turns:
    """What goes out from the page, when somebody does something, and what comes in."""

    def __init__(self, page: Page) -> None:
        self.failures: list[str] = []
        self._page = page
        self._under_way: set[Request] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._news = asyncio.Event()
        page.on("request", self._began)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        page.on("response", self._answered)
        page.on("websocket", self._listen)

    async def settle(self) -> None:
        """Wait until everything that was done is answered."""
        await self._page.wait_for_timeout(50)
        await asyncio.wait_for(self._idle.wait(), 20)

    async def quiet(self, seconds: float = 0.5) -> None:
        """Wait until nothing has come in for a while."""
        with suppress(TimeoutError):
            while True:
                self._news.clear()
                await asyncio.wait_for(self._news.wait(), seconds)

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

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._heard)

    def _heard(self, _: str | bytes) -> None:
        self._news.set()
