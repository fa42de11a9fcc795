"""The plan in a real browser: it reads well on a screen, and prints as a page to a plan."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, async_playwright

from content import load
from deploy.browser.client import FLAGS, chromium
from dialogs.anywhere.demo import example_traject
from dialogs.record import Person, Traject
from tests.documents.plans import traject
from tests.school.school import Member, School
from tests.web.plans import given

PHONE = {"width": 390, "height": 844}
CONTENT = load()


@dataclass
class Browser:
    """A browser with a page, and what it complains about."""

    page: Page
    complaints: list[str] = field(default_factory=list)


@pytest_asyncio.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with School(tmp_path / "data") as school:
        yield school


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = await opened.new_page(viewport={"width": 1280, "height": 900})
        browser = Browser(page)
        page.on("console", lambda message: browser.complaints.append(message.text))
        page.on("pageerror", lambda error: browser.complaints.append(str(error)))
        yield browser
        await opened.close()


def example() -> Traject:
    """What a team could have written, with a few check moments."""
    made = example_traject(CONTENT, next(iter(CONTENT.voorbeelden.values())), 2026)
    days = (date(2026, 10, 26), date(2027, 1, 15), date(2027, 3, 22), date(2027, 6, 15))
    first, *others = made.acties
    griet = Person("29:griet", "Griet")
    acties = (replace(first, checks=days), *others)
    return replace(made, id="a" * 12, trekker=griet, acties=acties)


async def pages_of(page: Page, path: Path) -> int:
    """How many sheets of paper it takes to print the page."""
    pdf = await page.pdf(path=path, prefer_css_page_size=True)
    counts = re.findall(rb"/Type /Pages\b[^>]*?/Count (\d+)", pdf)
    counts += re.findall(rb"/Count (\d+)[^>]*?/Type /Pages\b", pdf)
    return max(map(int, counts))


async def test_each_plan_prints_on_a_page_of_its_own(
    school: School, browser: Browser, tmp_path: Path
) -> None:
    [griet] = school.members("Griet")
    page = await opened(school, browser, example(), griet)

    await page.screenshot(path=tmp_path / "plan-screen.png", full_page=True)

    assert await page.get_by_role("button", name="Druk af").is_visible()
    assert await page.locator("svg .mark").count() == 4
    assert await page.locator("svg .holiday").count() == 5
    assert await pages_of(page, tmp_path / "plan.pdf") == 2
    size = await page.evaluate("[document.body.scrollWidth, innerWidth]")
    assert size[0] <= size[1]
    assert browser.complaints == []
    await page.emulate_media(media="print")
    assert not await page.get_by_role("button", name="Druk af").is_visible()
    await page.screenshot(path=tmp_path / "plan-print.png", full_page=True)


async def test_a_long_plan_goes_on_with_its_columns_named(
    school: School, browser: Browser, tmp_path: Path
) -> None:
    [griet] = school.members("Griet")
    page = await opened(school, browser, traject(acties=12), griet)

    pages = await pages_of(page, tmp_path / "long.pdf")

    assert 4 < pages < 14
    repeated = await page.locator("thead").first.evaluate("e => getComputedStyle(e).display")
    assert repeated == "table-header-group"
    assert browser.complaints == []


async def test_on_a_phone_the_head_fits_and_the_tables_slide(
    school: School, browser: Browser, tmp_path: Path
) -> None:
    [griet] = school.members("Griet")
    await browser.page.set_viewport_size(PHONE)
    page = await opened(school, browser, example(), griet)

    await page.screenshot(path=tmp_path / "plan-phone.png")

    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def opened(school: School, browser: Browser, traject: Traject, member: Member) -> Page:
    """The page of a traject, open in the browser."""
    response = await browser.page.goto(await given(school, traject, member))
    assert response is not None
    assert response.status == 200, await response.text()
    return browser.page
