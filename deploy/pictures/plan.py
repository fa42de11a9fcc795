"""Stap 3: roles, help, and from a goal to a plan."""

from __future__ import annotations

from deploy.browser.card import Card
from deploy.browser.client import Client
from deploy.pictures.album import Album

LONG = 1.5
"""In seconds; after this the bot has brought the living card up to date."""
PRIORITY = "De infoavond voor het derde jaar"
VAGUE = "Een betere infoavond voor leerlingen en ouders"
FIRST_LOOK = "ma 22 maart, in de week voor de paasvakantie"
SECOND = "Tegen eind juni kiezen alle derdejaars in elk vak minstens één opdracht zelf."
SHARP = "Elke derdejaars heeft tegen eind mei samen met een ouder de infoavond gevolgd."


async def share(client: Client, album: Album) -> None:
    """Who leads, and who helps with what."""
    living = await client.card("Trekker: Griet Peeters")
    await client.until_quiet(LONG)
    await living.press("Rollen")
    await living.sees("Wie trekt dit traject?")
    await client.until_quiet()
    await album.card("rollen", living)
    await living.press("Terug naar het kaartje")
    await living.press("Ik trek mee")
    await living.press("Ik trek mee", under=PRIORITY)
    await client.until_quiet(LONG)  # the card for all comes in its place
    with client.as_user("anna"):
        await living.press("Ik trek mee")
        await album.card("trek-mee", living)
        await living.press("Ik trek mee", under=PRIORITY)
    await client.until_quiet()
    await album.card("prioriteiten", living)


async def plan(client: Client, album: Album) -> None:
    """Two acties, the first with the coach, and the plan."""
    card = await client.card("Wat willen we bereiken?")
    await card.type("Ons doel", VAGUE)
    await card.press("Bewaar en verder")
    await card.sees("Is dit doel scherp genoeg?")
    await album.card("coach", card)
    await card.press("Pas aan")
    await card.type("Ons doel", SHARP)
    await album.card("doel", card)
    await card.press("Bewaar en verder")
    await card.sees("Wat doen we?")
    await card.type(
        "Wat gaan we doen?",
        "De infoavond op twee momenten houden",
    )
    await card.press("Bewaar en verder")
    await card.sees("hoe volgen we op?")
    await card.choose("Wie trekt deze actie?", "Griet Peeters")
    await album.card("opvolging", card)
    await card.press("Bewaar en verder")
    await _second_actie(card)
    await card.press("Alle acties")
    await album.card("acties", card)
    await card.press("Maak het plan (trekker)")
    jaarplan = await client.card("Jaaractieplan 2026-2027")
    await client.until_quiet()
    await album.card("plan", jaarplan)
    await jaarplan.press("Documenten")
    await album.card("documenten", jaarplan)


async def _second_actie(card: Card) -> None:
    """The actie that comes back in June only."""
    await card.sees("Wat willen we bereiken?")
    await card.type("Ons doel", SECOND)
    await card.press("Bewaar en verder")
    await card.type("Wat gaan we doen?", "Elk vak laat leerlingen één opdracht zelf kiezen")
    await card.press("Bewaar en verder")
    await card.choose("Wie trekt deze actie?", "Griet Peeters")
    await card.untick("Wanneer kijken we hoe het loopt?", FIRST_LOOK)
    await card.press("Bewaar en verder")
