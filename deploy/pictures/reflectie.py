"""Stap 1: from the start to a result, what the team decides about it, and the same ronde again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import ViewportSize

from deploy.browser.card import Card
from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess
from deploy.pictures.album import Album

MONTHS_LATER = datetime(2027, 2, 1, 10, 0, tzinfo=ZoneInfo("Europe/Brussels"))
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
QUESTION = "Vroegen we collega's"
BLOCKS = (
    {"Hebben we onze visie samen": "Deels", QUESTION: "Nee"},
    {"Past onze visie": "Ja", "Houdt onze visie rekening": "Ja", "op de regelgeving": "Deels"},
    {"Weet elke collega": "Nee", "Vindt iedereen": "Nee", "Nemen we de visie": "Deels"},
    {"Is onze visie vertaald": "Ja", "Zie je onze visie": "Deels", "Volgen we op": "Nee"},
    {
        "Hoe duidelijk is onze visie?": "Nog geen duidelijke visie",
        "Op welk niveau": "Benadert de verwachting",
        "Houden we rekening": "Weet ik niet",
    },
)
"""What Griet answers, card by card."""


async def start(client: Client, album: Album) -> None:
    """A traject begins; five colleagues answer at once."""
    await client.open_channel()
    await client.post("@Stappenplan start")
    card = await client.card("Een nieuw traject")
    await card.choose("Welk domein?", "Leerloopbaan")
    await album.card("start", card)
    await card.press("Start")
    await card.sees("5 van 6 collega's antwoordden")
    await client.until_quiet()
    await album.card("levend", card)
    await album.window("venster")
    await card.press("Herinner (trekker)")
    await card.sees("Wie bereikte ik?")
    await album.card("bereik", card)
    await card.press("Terug")


async def answer(client: Client, album: Album) -> None:
    """Griet answers in her own chat."""
    await client.open_personal_chat()
    card = await client.card("Denk je even mee?")
    await album.card("uitnodiging", card, phone=True)
    await card.press("Begin")
    await _fill(card, BLOCKS[0])
    await album.card("vraag", card, phone=True)
    await _fill_the_rest(card, BLOCKS)
    await album.card("klaar", card, phone=True)


async def _fill_the_rest(card: Card, blocks: Sequence[Mapping[str, str]]) -> None:
    for number, block in enumerate(blocks, start=1):
        await card.sees(f"kaartje {number} van {len(blocks)}")
        await _fill(card, block)
        await card.press("Bewaar en verder")
    await card.sees("Klaar, dank je wel")


async def _fill(card: Card, block: Mapping[str, str]) -> None:
    for question, choice in block.items():
        await card.choose(question, choice)


async def close(client: Client, album: Album) -> None:
    """The trekker closes the ronde, and everybody looks at the projector."""
    await client.open_channel()
    await client.until_quiet()
    living = await client.card("6 van 6 collega's antwoordden")
    await living.press("Groot scherm")
    screen = await living.opens("Open het groot scherm")
    await screen.set_viewport_size(PROJECTOR)
    await screen.emulate_media(reduced_motion="reduce")
    await screen.get_by_text("van 6 collega's antwoordden").first.wait_for()
    await album.page("scherm-telling", screen)
    await living.press("Terug")
    await living.press("Sluit de ronde (trekker)")
    await living.sees("De ronde sluiten?")
    await album.card("sluiten", living)
    await living.press("Sluit de ronde")
    await screen.get_by_text("Resultaat: Zelfscan").first.wait_for()
    await album.page("scherm-resultaat", screen)
    await screen.close()
    result = await client.card("Resultaat: Zelfscan")
    await client.until_quiet()
    await album.card("resultaat", result)


async def discuss(client: Client, album: Album) -> None:
    """The team talks about the result, and records what it agreed."""
    result = await client.card("Resultaat: Zelfscan")
    await result.press("Bespreek samen")
    await result.sees("Gespreksagenda")
    await album.card("agenda", result)
    await result.press("Leg vast wat we besloten")
    card = await client.card("Wat besloten jullie?")
    await card.press("Kies")
    await card.sees("Dit spraken we af")
    await card.choose("Samen kiezen we voor", "Deels")
    await card.type("Dit spraken we af", "De werkgroep vraagt het in januari na in elk vak.")
    await album.card("besluit", card)
    await card.press("Bewaar")
    await card.press("Terug naar de vragen")
    await client.until_quiet()


async def repeat(client: Client, album: Album, bot: BotProcess) -> None:
    """The same ronde once more, months later, and both results beside each other."""
    result = await client.card("Resultaat: Zelfscan")
    await result.press("▾ Eigenaarschap")
    await result.press("▾ Communicatie")
    await result.sees("Besloten")
    await album.card("besloten", result)
    await bot.restart(now=MONTHS_LATER)
    await result.press("Herhaal de ronde (trekker)")
    await client.sees("5 van 6 collega's antwoordden")
    await client.open_personal_chat()
    card = await client.card("Denk je even mee?")
    await card.press("Begin")
    await _fill_the_rest(card, BLOCKS)
    await client.open_channel()
    await client.until_quiet()
    living = await client.card("6 van 6 collega's antwoordden")
    await living.press("Sluit de ronde (trekker)")
    await living.press("Sluit de ronde")
    result = await client.card("Vergelijk met vorige keer")
    await result.press("Vergelijk met vorige keer")
    await result.sees("Toen en nu")
    await result.press("Volgende")
    await result.sees("Blad 2 van 3")
    await album.card("vergelijken", result)
    await result.press("Terug naar het resultaat")
