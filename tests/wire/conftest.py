"""The channel service, one session, and a bot in local mode that echoes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from bot.wire.connector import Connector
from bot.wire.credentials import NoCredentials
from bot.wire.endpoint import Endpoint
from bot.wire.teams_auth import LocalVerifier
from tests.wire.channel_service import ChannelService
from tests.wire.echo import echo
from tests.wire.running_bot import RunningBot, running


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest_asyncio.fixture
async def service() -> AsyncIterator[ChannelService]:
    async with ChannelService() as service:
        yield service


@pytest_asyncio.fixture
async def bot(session: aiohttp.ClientSession) -> AsyncIterator[RunningBot]:
    connector = Connector(session, NoCredentials(), local=True)
    endpoint = Endpoint(LocalVerifier(), echo, connector, ready=lambda: True)
    async with running(endpoint, session) as bot:
        yield bot
