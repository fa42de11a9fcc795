"""Every card that the bot shows is one for `adaptivecards`, the library of the clients.

It reads them as version 1.5, finds nothing wrong with them, and can draw them. A chart is Teams'
own: the library says that it doesn't know it, and draws the fallback, which every chart must have.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from bot.cards import Address, Cards
from deploy.browser.client import open_page
from deploy.local.playground import HERE
from tests.cards.gallery import gallery
from tests.cards.pens import Pen, always, longest, typical
from tests.cards.reading import of_type
from tests.cards.records import Team
from tests.school.instruments import WALKS, Walk, cards, walked
from tests.school.school import School

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIBRARY = HERE / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
READ = """cards => JSON.parse(cards).map(json => {
    // Kept between cards, this expression would not fit the same language twice in a row.
    AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig({actions: {maxActions: 6}});  // as Teams has it
    card.parse(json, context);
    const read = Array.from({length: context.eventCount}, (_, n) => context.getEventAt(n));
    const faults = [...read, ...card.validateProperties().validationEvents].map(e => e.message);
    const drawn = card.render();
    return drawn && drawn.innerText ? faults : [...faults, "nothing is drawn"];
})"""
"""What is wrong with each of some cards."""
DRAW = """card => {
    const drawn = new AdaptiveCards.AdaptiveCard();
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    drawn.parse(JSON.parse(card), context);
    return drawn.render().innerText;
}"""
"""The text of a card as it is drawn."""

CHART = "Chart.HorizontalBar.Stacked"
NO_CHARTS = f'Unknown element type "{CHART}". Fallback will be used if present.'
"""What the library says of a chart, whether there is a fallback or not."""

Card = dict[str, Any]
TEXT = {"type": "TextBlock", "text": "Dag"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library() -> AsyncIterator[Page]:
    """A page with the library."""
    async with open_page() as page:
        await page.add_script_tag(path=LIBRARY)
        yield page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def school(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[School]:
    """One school for all walks."""
    async with School(tmp_path_factory.mktemp("school")) as school:
        yield school


async def faults(library: Page, cards: Iterable[Card]) -> list[str]:
    """What the library has to say about cards; those that look the same are read once."""
    distinct = list({json.dumps(in_sight(card)): card for card in cards}.values())
    told = await library.evaluate(READ, json.dumps(distinct))
    assert len(told) == len(distinct) > 0
    return [
        f"{fault} {json.dumps(card)}"
        for card, said in zip(distinct, told, strict=True)
        for fault in said
        if fault != NO_CHARTS or "" in fallbacks(card)
    ]


def fallbacks(card: Card) -> list[str]:
    """What the library draws in the place of each chart; empty when that is nothing."""
    charts = of_type(card, CHART)
    return [str(chart.get("fallback", {}).get("type", "")) for chart in charts]


def in_sight(node: Any) -> Any:
    """A card without what its buttons send and what is filled in."""
    if isinstance(node, dict):
        hidden = ("data", "fallback", "value")
        return {key: in_sight(part) for key, part in node.items() if key not in hidden}
    return [in_sight(part) for part in node] if isinstance(node, list) else node


@pytest.mark.parametrize("walk", WALKS, ids=str)
async def test_the_cards_of_every_instrument(library: Page, school: School, walk: Walk) -> None:
    shown = [card for activity in await walked(school, walk) for card in cards(activity)]

    assert await faults(library, shown) == []


@pytest.mark.parametrize(
    "pen", [typical(), longest, always("<b>")], ids=["typical", "longest", "html"]
)
async def test_every_other_card(library: Page, pen: Pen) -> None:
    draw = Cards().render
    shown = [json.loads(draw(step, Address("0" * 32))) for _, step in gallery(Team(pen))]

    assert await faults(library, shown) == []


async def test_in_the_place_of_a_chart_its_fallback_can_be_read(library: Page) -> None:
    facts = {"type": "FactSet", "facts": [{"title": "Ja", "value": "7"}]}
    chart = {"type": CHART, "data": [], "fallback": {"type": "Container", "items": [facts]}}
    card = {"type": "AdaptiveCard", "version": "1.5", "body": [TEXT, chart]}

    assert await faults(library, [card]) == []
    drawn = await library.evaluate(DRAW, json.dumps(card))
    assert drawn.replace("\n", "") == "DagJa7"


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": []},
        {"body": [{"type": "TextBlok", "text": "Dag"}]},
        {"body": [{"type": "TextBlock", "text": "Dag", "size": "Enorm"}]},
        {"body": [TEXT, {"type": "Input.Text", "label": "Zonder id"}]},
        {"body": [TEXT], "actions": [{"type": "Action.OpenUrl", "title": "Zonder adres"}]},
        {"body": [TEXT], "lang": "Vlaams"},
        {"body": [TEXT, {"type": CHART, "data": []}]},
        {"body": [TEXT, {"type": CHART, "data": [], "fallback": {"type": "TextBlok"}}]},
        {"body": [TEXT, {"type": "Chart.Pie", "data": [], "fallback": TEXT}]},
    ],
    ids=str,
)
async def test_a_wrong_card_is_found_out(library: Page, wrong: Card) -> None:
    assert await faults(library, [{"type": "AdaptiveCard", "version": "1.5", **wrong}])
