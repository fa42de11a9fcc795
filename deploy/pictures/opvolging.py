"""Stap 4: the plan comes back at a check moment, every month, and at the end of the school year."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.async_api import ViewportSize

from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess
from deploy.pictures.album import Album
from deploy.pictures.plan import LONG

_BRUSSELS = ZoneInfo("Europe/Brussels")
CHECK_MOMENT = datetime(2027, 3, 22, 8, 30, tzinfo=_BRUSSELS)
AFTER_EASTER = datetime(2027, 4, 12, 8, 30, tzinfo=_BRUSSELS)
JUNE = datetime(2027, 6, 15, 8, 30, tzinfo=_BRUSSELS)
YEAR_END = datetime(2027, 6, 22, 8, 30, tzinfo=_BRUSSELS)
COLLECTED = timedelta(minutes=3)
"""What comes in a morning for one person, is put together first."""
PAPER: ViewportSize = {"width": 1180, "height": 1130}
KEEP = "Borgen: we houden het zo, en kijken één keer per jaar of het nog leeft"
FREE = "14 april pedagogische studiedag\n28 mei lokale vrije dag"
LESSON = "Twee avonden werkt. Ouders komen sneller als de leerling zelf uitnodigt."


async def look(client: Client, album: Album, bot: BotProcess) -> None:
    """The day of the check moment: the post, and the card of who carries the actie."""
    await client.open_channel()
    await _morning(client, bot, CHECK_MOMENT)
    await album.card("checkmoment", await client.card("Dit spraken jullie af"))
    await client.open_personal_chat()
    own = await client.card("Is het doel bereikt?")
    await own.choose("Is het doel bereikt?", "Ja")
    await own.type("Merken we effect?", "Alle derdejaars kwamen, elk met een ouder.")
    await own.type("Wat zeggen leerlingen", "Ouders vonden de twee avonden handig.")
    await album.card("check", own, phone=True)
    await own.press("Later")
    await own.sees("Wanneer kom ik terug?")
    await album.card("later", own, phone=True)
    await own.press("Toch nu bekijken")
    await own.press("Geef door")
    await own.choose("Kies een collega", "Anna Claes")
    await own.type("Een woordje erbij", "Jij stond aan het onthaal, dus jij zag het zelf.")
    await album.card("doorgeven", own, phone=True)
    await own.press("Terug")
    await own.press("Microscan (trekker)")
    await own.sees("Vraag het kort opnieuw")
    await album.card("microscan", own, phone=True)
    await own.press("Terug")


async def decide(client: Client, album: Album) -> None:
    """What follows from what was found, and how the channel sees it."""
    own = await client.card("Is het doel bereikt?")
    await own.press("Bewaar")
    await own.choose("Hoe gaat het verder?", KEEP)
    await own.type("Wat leren we hieruit?", LESSON)
    await album.card("act", own, phone=True)
    await own.press("Bewaar")
    await client.open_channel()
    await client.until_quiet(LONG)


async def settings(client: Client, album: Album) -> None:
    """When the bot comes, when the school is closed, and how far all is."""
    living = await client.card("Trekker: Griet Peeters")
    await album.card("geborgd", living)
    await living.press("Herinneringen")
    await album.card("herinneringen", living)
    await living.press("Schoolkalender (trekker)")
    await living.type("Eigen vrije dagen", FREE)
    await living.press("Bewaar")
    await album.card("schoolkalender", living)
    await living.press("Terug naar het kaartje")
    await living.press("Volg op")
    await living.sees("Hoever staan we?")
    await album.card("volg-op", living)


async def hear(client: Client, album: Album, bot: BotProcess) -> None:
    """The first school day of a month, and the plan with what was found and decided."""
    await client.open_channel()
    await bot.restart(now=AFTER_EASTER)
    await album.card("maandoverzicht", await client.card("Zo staat het met het plan"))
    plan = await client.card("Jaaractieplan 2026-2027")
    await plan.press("▾ Plan, do, check, act", under="1. ")
    await album.card("plan-opgevolgd", plan, sharp=False)
    await plan.press("Documenten")
    page = await plan.opens("Open het plan")
    await page.set_viewport_size(PAPER)
    await page.get_by_role("heading", name="Jaaractieplan").first.wait_for()
    await album.page("plan-pagina", page)
    await page.close()


async def close_the_year(client: Client, album: Album, bot: BotProcess) -> None:
    """What still waits in June, and the colours at the end of the school year."""
    await _morning(client, bot, JUNE)
    await _morning(client, bot, YEAR_END)
    await client.open_personal_chat()
    waiting = await client.card("Dit wacht op jou")
    await album.card("wacht-op-jou", waiting, phone=True)
    await waiting.press("Bekijk", under="Terugkijken op het schooljaar")
    await waiting.sees("Hoe liep schooljaar")
    await waiting.choose("2. ", "➜ Oranje: niet gerealiseerd, loopt verder")
    await album.card("jaareinde", waiting, phone=True)
    await waiting.press("Bewaar (trekker)")
    await waiting.sees("is rond")
    await album.card("jaar-rond", waiting, phone=True)


async def _morning(client: Client, bot: BotProcess, at: datetime) -> None:
    """A school morning: the channel hears what comes, and then each person."""
    await bot.restart(now=at)
    await client.until_quiet(LONG)
    await bot.restart(now=at + COLLECTED)
    await client.until_quiet(LONG)
