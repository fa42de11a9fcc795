"""The main job in a Teams client: two teachers, a channel and a personal chat, from start to plan.

The process is killed after every step; what is on the screen must go on working.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from deploy.browser.card import Card
from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

GOAL = "Elke derdejaars heeft tegen eind mei een gesprek over zijn studiekeuze gehad."
CHECK_MOMENT = datetime(2027, 1, 15, 8, 30, tzinfo=ZoneInfo("Europe/Brussels"))
A_MOMENT_LATER = CHECK_MOMENT + timedelta(minutes=3)
"""What comes that morning for one person, is put together first."""
NEXT_MONTH = datetime(2027, 2, 1, 8, 30, tzinfo=ZoneInfo("Europe/Brussels"))
GO_ON = "Verder zoals gepland: op di 15 juni kijken we opnieuw"
LESSON = "Plan de gesprekken al in september."
BLOCKS = {
    "Eigenaarschap": ["Hebben we onze visie samen", "Vroegen we collega's"],
    "Onderbouwing": ["Past onze visie", "Houdt onze visie rekening", "op de regelgeving"],
    "Communicatie": ["Weet elke collega", "Vindt iedereen", "Nemen we de visie"],
    "Afstemming": ["Is onze visie vertaald", "Zie je onze visie", "Volgen we op"],
}


async def test_the_main_job(client: Client, bot: BotProcess, folder: Path) -> None:
    await start_a_traject(client)
    await cut_the_power(bot)
    await answer_in_private(client, bot)
    await cut_the_power(bot)
    await close_the_ronde(client, bot)
    await cut_the_power(bot)
    await fill_the_lists(client, bot)
    await cut_the_power(bot)
    await choose_a_priority(client, bot)
    await cut_the_power(bot)
    await make_a_plan(client, bot)
    await cut_the_power(bot)
    await read_the_plan(client, folder)
    await be_reminded(client, bot)
    await look_back(client, bot)
    await hear_what_changed(client, bot)


async def cut_the_power(bot: BotProcess) -> None:
    """The process ends at once, in the middle of whatever it does, and comes back."""
    await bot.kill()
    await bot.restart()


async def start_a_traject(client: Client) -> None:
    await client.open_channel()
    await client.post("@Stappenplan start")
    card = await client.card("Een nieuw traject")
    await card.choose("Welk domein?", "Leerloopbaan")
    await card.press("Start")
    await card.sees("Trekker: Griet Peeters")
    await card.sees("5 van 6 collega's antwoordden")
    await card.sees_not("Eigenaarschap")


async def answer_in_private(client: Client, bot: BotProcess) -> None:
    await client.open_personal_chat()
    card = await client.card("Denk je even mee?")
    await card.sees("vertrouwelijk")
    await card.press("Begin")
    for number, (title, questions) in enumerate(BLOCKS.items(), start=1):
        await card.sees(f"kaartje {number} van 5")
        await card.sees(title)
        for question in questions:
            await card.choose(question, "Deels")
        if number == 3:
            await cut_the_power(bot)
        await card.press("Bewaar en verder")
    await card.sees("kaartje 5 van 5")
    await card.choose("Hoe duidelijk is onze visie?", "Nog geen duidelijke visie")
    await card.choose("Op welk niveau", "Benadert de verwachting")
    await card.type("Waaruit blijkt dat?", "De tekst is van 2019.")
    await card.choose("Houden we rekening", "Weet ik niet")
    await card.press("Bewaar en verder")
    await card.sees("Klaar, dank je wel")


async def close_the_ronde(client: Client, bot: BotProcess) -> None:
    await client.open_channel()
    await client.until_quiet()
    living = await client.card("6 van 6 collega's antwoordden")
    await living.press("Sluit de ronde (trekker)")
    await living.sees("De ronde sluiten?")
    await cut_the_power(bot)
    await living.press("Sluit de ronde")
    result = await client.card("Resultaat: Zelfscan")
    await result.sees("6 van 6 collega's antwoordden")
    await result.sees("Hebben we onze visie samen met het team gemaakt?")


async def fill_the_lists(client: Client, bot: BotProcess) -> None:
    result = await client.card("Resultaat: Zelfscan")
    await result.press("Verder naar oriëntatie (trekker)")
    lists = await client.card("Waar hoort het?")
    with client.as_user("anna"):
        await add(lists, "Het onthaal van nieuwe leerlingen", "Goed")
    await cut_the_power(bot)
    await add(lists, "Gesprekken over studiekeuze", "Nog niet")
    living = await client.card("Trekker: Griet Peeters")
    await living.sees("Het onthaal van nieuwe leerlingen")
    await living.sees("Gesprekken over studiekeuze")


async def add(lists: Card, text: str, lijst: str) -> None:
    await lists.type("Een punt", text)
    await lists.choose("Waar hoort het?", lijst)
    await lists.press("Voeg toe")
    await lists.sees(f"Toegevoegd bij '{lijst}'")


async def choose_a_priority(client: Client, bot: BotProcess) -> None:
    card = await client.card("Waar hoort het?")
    await card.press("Kiezen (trekker)")
    await card.press("Hierop zetten we in")
    await card.tick("Onze punten", "Gesprekken over studiekeuze (nog niet)")
    await card.press("Kies deze")
    await card.sees("Borgen of ontwikkelen?")
    await cut_the_power(bot)
    await card.type("Wat willen we daarmee", "Elke leerling kiest met vertrouwen.")
    await card.press("Bewaar")


async def make_a_plan(client: Client, bot: BotProcess) -> None:
    card = await client.card("Wat willen we bereiken?")
    await card.type("Ons doel", GOAL)
    await card.press("Bewaar en verder")
    await card.sees("Wat doen we?")
    await cut_the_power(bot)
    await card.type("Wat gaan we doen?", "Met elke derdejaars een gesprek plannen")
    await card.press("Bewaar en verder")
    await card.sees("hoe volgen we op?")
    await cut_the_power(bot)
    await card.choose("Wie trekt deze actie?", "Griet Peeters")
    await card.press("Bewaar en verder")
    await card.sees("Onze acties")
    await card.press("Maak het plan (trekker)")


async def read_the_plan(client: Client, folder: Path) -> None:
    plan = await client.card("Jaaractieplan 2026-2027")
    for text in (
        "Gesprekken over studiekeuze",
        "Elke leerling kiest met vertrouwen.",
        "Met elke derdejaars een gesprek plannen",
        "Griet Peeters",
    ):
        await plan.sees(text)
    await plan.press("▾ Plan, do, check, act")
    for text in ("PLAN", "DO", "CHECK", "ACT", GOAL, "Vinden anderen dat ook?"):
        await plan.sees(text)
    await plan.screenshot(folder / "plan.png")


async def be_reminded(client: Client, bot: BotProcess) -> None:
    await bot.restart(now=CHECK_MOMENT)
    ping = await client.card("Dit spraken jullie af")
    await ping.sees("Checkmoment: vr 15 januari")
    await ping.sees(GOAL)
    await ping.offers("Bekijk samen", "Later", "Stop deze herinneringen (trekker)")
    await client.until_quiet()
    await bot.restart(now=A_MOMENT_LATER)


async def look_back(client: Client, bot: BotProcess) -> None:
    await client.open_personal_chat()
    own = await client.card("Is het doel bereikt?")
    for text in (GOAL, "Jij trekt deze actie.", "We spraken af: Met elke derdejaars"):
        await own.sees(text)
    await own.choose("Is het doel bereikt?", "Deels")
    await own.type("Merken we effect?", "De helft van de klassen is rond.")
    await cut_the_power(bot)
    await own.press("Bewaar")
    await own.sees("Wat doen we ermee?")
    await own.sees("De helft van de klassen is rond.")
    await cut_the_power(bot)
    await own.choose("Hoe gaat het verder?", GO_ON)
    await own.type("(mag)", LESSON)
    await own.press("Bewaar")
    await own.sees("Bewaard om")


async def hear_what_changed(client: Client, bot: BotProcess) -> None:
    await bot.restart(now=NEXT_MONTH)
    await client.open_channel()
    digest = await client.card("Zo staat het met het plan")
    await digest.sees("doel deels bereikt")
    await digest.sees(LESSON)
