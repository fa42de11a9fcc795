"""Turns that are slow, that fail, and that are under way when the bot stops."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
import pytest

from bot.turns.reply import Reply, Say
from bot.wire.connector import Connector
from bot.wire.credentials import NoCredentials
from bot.wire.endpoint import Endpoint, Turn
from bot.wire.inbound import Inbound
from bot.wire.teams_auth import LocalVerifier
from tests.wire.channel_service import ChannelService
from tests.wire.echo import echo
from tests.wire.running_bot import running
from tests.wire.teams_activities import Sender, group_chat, presses, says

ANN = Sender("Ann")


def endpoint_with(
    turn: Turn, session: aiohttp.ClientSession, *, patience: float = 12.0, ready: bool = True
) -> Endpoint:
    connector = Connector(session, NoCredentials(), local=True)
    return Endpoint(LocalVerifier(), turn, connector, lambda: ready, patience=patience)


class Gate:
    """A turn that waits until it is let through."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.finished = 0

    async def __call__(self, inbound: Inbound) -> Reply:
        await self.open.wait()
        self.finished += 1
        return Say("klaar")


async def test_a_button_that_takes_too_long_is_answered_and_still_done(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    gate = Gate()
    async with running(endpoint_with(gate, session, patience=0.05), session) as bot:
        delivery = await bot.gets(presses(ANN, group_chat(service.url), "kies", {}))
        assert delivery.status == 200
        assert delivery.json["type"] == "application/vnd.microsoft.activity.message"
        assert delivery.json["value"].startswith("Dit duurt wat langer")
        assert gate.finished == 0
        gate.open.set()
    assert gate.finished == 1


async def test_a_message_that_takes_too_long_is_answered_later(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    gate = Gate()
    chat = group_chat(service.url)
    async with running(endpoint_with(gate, session, patience=0.05), session) as bot:
        assert (await bot.gets(says(ANN, chat, "status"))).status == 200
        assert service.posts(chat.id) == ()
        gate.open.set()
        await service.sees(chat.id, lambda post: post.text == "klaar")


async def test_stopping_waits_for_the_turns_that_are_under_way(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    gate = Gate()
    chat = group_chat(service.url)
    async with running(endpoint_with(gate, session), session) as bot:
        asking = [asyncio.create_task(bot.gets(says(ANN, chat, "status"))) for _ in range(3)]
        await asyncio.sleep(0.1)
        stopping = asyncio.create_task(bot.runner.cleanup())
        await asyncio.sleep(0.1)
        assert not stopping.done()
        gate.open.set()
        await stopping
        assert [(await asked).status for asked in asking] == [200, 200, 200]
    assert gate.finished == 3
    assert len(service.posts(chat.id)) == 3


async def test_stopping_also_waits_for_a_turn_that_was_answered_without_it(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    gate = Gate()
    async with running(endpoint_with(gate, session, patience=0.05), session) as bot:
        await bot.gets(presses(ANN, group_chat(service.url), "kies", {}))
        stopping = asyncio.create_task(bot.runner.cleanup())
        await asyncio.sleep(0.1)
        assert not stopping.done()
        gate.open.set()
        await stopping
    assert gate.finished == 1


async def test_a_caller_who_leaves_does_not_stop_the_turn(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    gate = Gate()
    chat = group_chat(service.url)
    async with running(endpoint_with(gate, session), session) as bot:
        asking = asyncio.create_task(bot.gets(says(ANN, chat, "status")))
        await asyncio.sleep(0.1)
        asking.cancel()
        gate.open.set()
        await service.sees(chat.id, lambda post: post.text == "klaar")


async def test_a_fault_of_our_own_is_a_500_and_logged_without_what_was_typed(
    session: aiohttp.ClientSession, service: ChannelService, caplog: pytest.LogCaptureFixture
) -> None:
    async def faulty(inbound: Inbound) -> Reply:
        try:
            raise KeyError(inbound.text)
        except KeyError as error:
            raise ValueError(f"{inbound.who.name}: {inbound.text}") from error

    caplog.set_level(logging.DEBUG)
    chat = group_chat(service.url)
    async with running(endpoint_with(faulty, session), session) as bot:
        assert (await bot.gets(says(ANN, chat, "zwijgplicht"))).status == 500
        assert (await bot.gets(presses(ANN, chat, "zwijgplicht", {}))).status == 500
    assert "ValueError" in caplog.text
    assert "caused by KeyError" in caplog.text
    assert "in faulty" in caplog.text
    assert "zwijgplicht" not in caplog.text
    assert "Ann" not in caplog.text
    assert service.calls == []


async def test_every_turn_is_one_line_in_the_log_without_names_or_texts(
    session: aiohttp.ClientSession, service: ChannelService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    chat = group_chat(service.url)
    async with running(endpoint_with(echo, session), session) as bot:
        await bot.gets(says(ANN, chat, "zwijgplicht"))
        await bot.gets(presses(ANN, chat, "kies", {"a": "zwijgplicht"}))
    first, second = (record.getMessage() for record in caplog.records if record.name[:3] == "bot")
    assert first.startswith("turn message Say ")
    assert second.startswith("turn submit ShowCard ")
    assert first.endswith(" ms")
    assert "zwijgplicht" not in caplog.text
    assert "Ann" not in caplog.text


async def test_a_bot_that_is_not_ready_says_so(session: aiohttp.ClientSession) -> None:
    async with running(endpoint_with(echo, session, ready=False), session) as bot:
        assert (await bot.health()).status == 503
