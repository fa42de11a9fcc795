"""Stap 3 and 4: roles, help, and from a goal to a plan that comes back at its check moment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess
from deploy.pictures.album import Album

CHECK_MOMENT = datetime(2027, 3, 22, 8, 30, tzinfo=ZoneInfo("Europe/Brussels"))
LONG = 1.5
"""In seconds; after this the bot has brought the living card up to date."""
PRIORITY = "De infoavond voor het derde jaar"
VAGUE = "Een betere infoavond voor leerlingen en ouders"
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
    """One actie, with the coach, and the plan."""
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
    await card.press("Alle acties")
    await album.card("acties", card)
    await card.press("Maak het plan (trekker)")
    jaarplan = await client.card("Jaaractieplan 2026-2027")
    await client.until_quiet()
    await album.card("plan", jaarplan)
    await jaarplan.press("Documenten")
    await album.card("documenten", jaarplan)


async def follow_up(client: Client, album: Album, bot: BotProcess) -> None:
    """The day of the check moment."""
    await bot.restart(now=CHECK_MOMENT)
    await client.open_personal_chat()
    await album.card("checkmoment", await client.card("Checkmoment: ma 22 maart"), phone=True)
