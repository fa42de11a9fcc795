"""Another traject of the same team, in another channel: batteries to choose, and their result."""

from __future__ import annotations

from deploy.browser.client import Client
from deploy.pictures.album import Album

DIMENSIONS = "Welke dimensies bekijken jullie nu? Eén of twee is genoeg."
CHOSEN = (
    "Zorgscan 2: verhoogde zorg (± 8 min.)",
    "Zorgscan 5: organisatie en coördinatie (± 3 min.)",
)


async def scan(client: Client, album: Album) -> None:
    """Two dimensions of the zorgscan; the five colleagues are enough for a result."""
    await client.open_channel("General")
    await client.post("@Stappenplan start")
    card = await client.card("Een nieuw traject")
    await card.choose("Welke kwaliteitsverwachting?", "B1 · Visie, systeem en effecten")
    await card.choose("Waarmee kijken we terug?", "Zorgscan")
    await card.press("Start")
    await card.tick(DIMENSIONS, *CHOSEN)
    await card.press("Start")
    await client.sees("5 van 6 collega's antwoordden")
    await client.open_personal_chat()
    await client.until_quiet()
    own = await client.card("Denk je even mee?")
    await own.press("Begin")
    await own.choose("Het team spoort op", "Goed gevuld (+) ▰▰▱")
    await album.card("batterij", own, phone=True)
    await client.open_channel("General")
    await client.until_quiet()
    living = await client.card("Zorgscan")
    await living.press("Sluit de ronde (trekker)")
    await living.press("Sluit de ronde")
    result = await client.card("Resultaat: Zorgscan")
    await client.until_quiet()
    await album.card("zorgscan", result)
