"""The bot and the real client, for each file of tests anew."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from deploy.browser.client import Client, chromium, open_client
from deploy.local.bot_process import BotProcess
from deploy.local.children import LocalRunError, free_port
from deploy.local.colleagues import AT_ONCE
from deploy.local.playground import Playground, check_installed
from deploy.local.teams import local_teams

START = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Brussels"))
"""A Monday morning in a school week: what the bot's clock shows until a test moves it."""


def missing() -> str:
    """What the machine lacks for these tests; empty when it has everything."""
    try:
        check_installed()
    except LocalRunError as why:
        return str(why)
    return "" if chromium() else "Chromium was not found."


@pytest.fixture(scope="module", autouse=True)
def real_client() -> None:
    """Leave these tests out where they can't run, unless they must."""
    if why := missing():
        if os.environ.get("STAPPENPLAN_REQUIRE_CLIENT") == "1":
            pytest.fail(why)
        pytest.skip(why)


@pytest.fixture(scope="module")
def folder(real_client: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this file's records and logs are."""
    return tmp_path_factory.mktemp("client")


@pytest.fixture(scope="module")
def bot(folder: Path) -> BotProcess:
    """The bot; `kill` and `restart` are for the tests."""
    return BotProcess(port=free_port(), data=folder / "data", now=START, log=folder / "bot.log")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(bot: BotProcess, folder: Path) -> AsyncIterator[Client]:
    """A browser with the client, and colleagues who answer at once."""
    playground = Playground(port=free_port(), logs=folder)
    async with (
        local_teams(bot, playground, pace=AT_ONCE),
        open_client(playground.url) as client,
    ):
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def client(
    window: Client, folder: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Client]:
    """Griet before the client. What was on the screen when a test failed is kept."""
    failed = request.session.testsfailed
    yield window
    if request.session.testsfailed > failed:
        picture = folder / f"{request.node.name}.png"
        await window.screenshot(picture)
        print(f"On the screen: {picture}; the bot's log stands beside it.")
