"""The bot and the real client find each other, and a colleague finds the bot."""

from __future__ import annotations

import pytest

from deploy.browser.client import Client
from deploy.local.bot_process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_bot_says_what_it_can_do(client: Client) -> None:
    await client.open_personal_chat()
    await client.say("help")

    card = await client.card("Wat je me kunt vragen")

    await card.sees("het kaartje tonen dat nu aan de beurt is")


async def test_a_traject_started_in_the_channel_is_answered_by_the_colleagues(
    client: Client,
) -> None:
    await client.open_channel()
    await client.post("@Stappenplan start")
    card = await client.card("Een nieuw traject")
    await card.choose("Welk domein?", "Leerloopbaan")
    await card.press("Start")

    await card.sees("B2 · Leerloopbaan")
    await card.sees("Trekker: Griet Peeters")
    await card.sees("5 van 6 collega's antwoordden")


async def test_only_the_trekker_closes_the_ronde(client: Client) -> None:
    await client.until_quiet()
    card = await client.card("B2 · Leerloopbaan")

    with client.as_user("anna"):
        await card.press("Sluit de ronde (trekker)")

    await card.sees("Dat is een taak voor de trekker, Griet Peeters.")


async def test_a_power_cut_changes_nothing_that_is_seen(client: Client, bot: BotProcess) -> None:
    await client.open_personal_chat()
    card = await client.card("Denk je even mee?")
    await card.press("Begin")
    await card.choose("Hebben we onze visie samen", "Deels")
    await card.press("+ Licht toe (mag)", under="Hebben we onze visie samen")
    await card.type("Je toelichting (mag)", "In twee vergaderingen.")
    await card.choose("Vroegen we collega's", "Nee")

    await bot.kill()
    await card.press("Bewaar en verder", answered=False)
    await bot.restart()

    await card.press("Bewaar en verder")
    await card.sees("kaartje 2 van 5")
    await card.press("Terug")
    await card.holds("Hebben we onze visie samen", "Deels")
    await card.holds("Je toelichting (mag)", "In twee vergaderingen.")
    await card.holds("Vroegen we collega's", "Nee")
