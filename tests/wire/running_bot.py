"""A bot on loopback, with the real endpoint and a turn that a test chooses."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from bot.wire.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class Delivery:
    """What the bot answered to the channel."""

    status: int
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class RunningBot:
    """Where the bot listens, and the runner that stops it."""

    port: int
    session: aiohttp.ClientSession
    runner: web.AppRunner

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def gets(self, activity: Any, token: str | None = None, **headers: str) -> Delivery:
        """Deliver an activity, as the channel does."""
        return await self.gets_body(json.dumps(activity).encode(), token, **headers)

    async def gets_body(self, body: bytes, token: str | None = None, **headers: str) -> Delivery:
        """Deliver a body of any kind; a header's name is written with underscores."""
        sent = {"Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        url = f"{self.url}/api/messages"
        async with self.session.post(url, data=body, headers=sent) as response:
            return Delivery(response.status, await response.read())

    async def health(self) -> Delivery:
        async with self.session.get(f"{self.url}/healthz") as response:
            return Delivery(response.status, await response.read())


@asynccontextmanager
async def running(
    endpoint: Endpoint, session: aiohttp.ClientSession, host: str = "127.0.0.1"
) -> AsyncIterator[RunningBot]:
    """The endpoint on a port of its own, until the end of the block."""
    app = web.Application()
    endpoint.install(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, 0).start()
    try:
        yield RunningBot(runner.addresses[0][1], session, runner)
    finally:
        await runner.cleanup()
