"""Every card that the bot shows is one for `adaptivecards`, the library that draws cards in clients.

It reads them as version 1.5, finds nothing wrong with them, and can draw them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from deploy.local.playground import HERE
from tests.cards.conftest import Draw
from tests.cards.gallery import Team, gallery
from tests.cards.pens import longest, typical
from tests.client.playground import open_page
from tests.school.instruments import WALKS, cards, walked
from tests.school.school import School

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIBRARY = HERE / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
READ = """cards => cards.map(json => {
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    const card = new AdaptiveCards.AdaptiveCard();
    card.parse(json, context);
    const read = Array.from({length: context.eventCount}, (_, n) => context.getEventAt(n));
    const faults = [...read, ...card.validateProperties().validationEvents].map(e => e.message);
    const drawn = card.render();
    return drawn && drawn.innerText !== "" ? faults : [...faults, "nothing is drawn"];
})"""

Card = dict[str, Any]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library() -> AsyncIterator[Page]:
    """A page with the library."""
    async with open_page() as page:
        await page.add_script_tag(path=LIBRARY)
        yield page


async def faults(library: Page, cards: Iterable[Card]) -> list[tuple[str, Card]]:
    """What the library has to say about cards, each time with the card."""
    shown = list(cards)
    told = await library.evaluate(READ, shown)
    return [(fault, card) for card, said in zip(shown, told, strict=True) for fault in said]
