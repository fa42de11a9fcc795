"""The page for the projector in a real browser, opened from the card, while a team answers."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from deploy.browser.card import PATIENCE
from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
QUESTION = "Hebben we onze visie samen met het team gemaakt?"


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What the browser has against the page, such as a script that it may not run."""
    return []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def screen(window: Client, folder: Path, complaints: list[str]) -> Page:
    """The big screen of a team of six, of whom five have answered."""
    await window.open_channel()
    await window.post("@Stappenplan start")
    living = await window.card("Een nieuw traject")
    await living.choose("Welk domein?", "Leerloopbaan")
    await living.press("Start")
    await living.sees("5 van 6 collega's antwoordden")
    await window.until_quiet()
    await living.press("Groot scherm")
    await living.sees("twaalf uur lang")
    await living.screenshot(folder / "live-card.png")
    page = await living.opens("Open het groot scherm")
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.set_viewport_size(PROJECTOR)
    await page.reload()
    await living.press("Terug")
    return page


async def sees(screen: Page, text: str) -> None:
    await expect(screen.get_by_text(text).first).to_be_visible(timeout=PATIENCE)


async def pixels(screen: Page, selector: str) -> float:
    """How high the letters of the first such element are."""
    size = await screen.locator(selector).first.evaluate("e => getComputedStyle(e).fontSize")
    return float(size.removesuffix("px"))


async def fits(screen: Page) -> bool:
    """Whether nobody has to scroll sideways."""
    return bool(await screen.evaluate("document.documentElement.scrollWidth <= innerWidth"))


async def test_the_count_is_read_from_the_back_of_the_room(screen: Page, folder: Path) -> None:
    await sees(screen, "van 6 collega's antwoordden")

    await screen.screenshot(path=folder / "live-count.png")

    assert await screen.locator(".count strong").inner_text() == "5"
    assert await pixels(screen, ".count strong") > 400
    assert await pixels(screen, ".count span") > 80
    assert await pixels(screen, ".how") >= 24
    assert await fits(screen)
    assert await screen.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_it_moves_along_when_somebody_answers(client: Client, screen: Page) -> None:
    await client.open_personal_chat()
    card = await client.card("Denk je even mee?")
    await card.press("Begin")
    await card.choose(QUESTION, "Deels")
    await card.choose("Vroegen we collega's", "Nee")
    await card.press("Bewaar en verder")

    await expect(screen.locator(".count strong")).to_have_text("6", timeout=3_000)
    await expect(screen.get_by_role("status")).to_contain_text("6 van 6", timeout=PATIENCE)
    assert QUESTION not in await screen.content()


async def test_it_comes_back_by_itself_when_the_bot_does(bot: BotProcess, screen: Page) -> None:
    gone = screen.get_by_text("De verbinding is even weg")
    await expect(gone).to_be_hidden()

    await bot.kill()
    await expect(gone).to_be_visible(timeout=PATIENCE)
    await bot.restart()

    await expect(gone).to_be_hidden(timeout=20_000)
    await sees(screen, "van 6 collega's antwoordden")


async def test_at_the_close_it_shows_the_result(
    client: Client, screen: Page, folder: Path, complaints: list[str]
) -> None:
    complaints.clear()  # that the bot was away
    await screen.emulate_media(reduced_motion="reduce")
    await client.open_channel()
    await client.until_quiet()
    living = await client.card("6 van 6 collega's antwoordden")
    await living.press("Sluit de ronde (trekker)")
    await living.press("Sluit de ronde")

    await sees(screen, "Resultaat: Zelfscan")
    await sees(screen, "6 van 6 collega's antwoordden")
    await sees(screen, QUESTION)
    await screen.screenshot(path=folder / "live-result.png")
    assert await pixels(screen, ".result h3") > 24
    assert await pixels(screen, ".legend") >= 24
    bars = screen.locator(".bar")
    assert await bars.count() > 10
    assert await bars.first.locator("rect").count() > 0
    assert await fits(screen)
    assert complaints == []


async def test_it_fits_on_a_phone(screen: Page, folder: Path) -> None:
    await screen.set_viewport_size(PHONE)
    await sees(screen, "Resultaat: Zelfscan")

    await screen.screenshot(path=folder / "live-phone.png")

    assert await fits(screen)
    assert await pixels(screen, ".legend") >= 16
