"""Posting to a bot and looking at what it posted, over one session."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp

_HEADERS = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Wire:
    """A bot at one address, and the channel service that it answers to at another."""

    session: aiohttp.ClientSession
    bot: str
    service_url: str

    async def post(self, activity: Mapping[str, Any]) -> Any:
        """Deliver an activity; gives the JSON in the response, or None without any.

        Raises RuntimeError when the bot doesn't take it.
        """
        body = json.dumps(activity).encode()
        address = f"{self.bot}/api/messages"
        async with self.session.post(address, data=body, headers=_HEADERS) as response:
            answer = await response.read()
        if response.status not in (200, 201, 202):
            raise RuntimeError(f"{self.bot} answered {response.status}")
        return json.loads(answer) if answer else None

    async def posted_card(self, conversation: str, seconds: float = 30) -> Any:
        """The card that the bot posted last in a conversation, as soon as there is one.

        Raises TimeoutError when there is none in time.
        """
        address = f"{self.service_url}/last/{quote(conversation, safe='')}"
        async with asyncio.timeout(seconds):
            while True:
                async with self.session.get(address) as response:
                    activity = await response.json()
                if activity:
                    return activity["attachments"][0]["content"]
                await asyncio.sleep(0.1)

    async def posts(self) -> int:
        """How many activities were posted to the channel service in all."""
        async with self.session.get(f"{self.service_url}/posts") as response:
            return int(await response.json())
