"""The five colleagues of the local run: they answer the cards that the bot sends them.

Thus one person at a keyboard sees a whole ronde, with its result.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Self

import aiohttp

from deploy.local.answering import Exchange
from deploy.local.service_proxy import ADAPTIVE_CARD

_PATIENCE = aiohttp.ClientTimeout(total=20)
_TRIES = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a colleague thinks before each press, and waits when the bot is away, in seconds."""

    shortest: float = 0.4
    longest: float = 1.8
    retry: float = 2.0


AT_ONCE = Pace(0, 0, 0.2)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A card in a personal chat."""

    conversation: str
    activity: str
    card: dict[str, Any]


class Colleagues:
    """Everybody in the team but the person at the keyboard; watches what the bot sends.

    `members` are their user ids. `playground` says where the Playground listens: presses go
    through it, so that the bot gets them as from anybody else. Each colleague takes one card at a
    time and is alive as long as the `async with`.
    """

    def __init__(
        self,
        members: Iterable[str],
        playground: Callable[[], str],
        *,
        pace: Pace,
        today: Callable[[], date] = date.today,
        seed: str = "stappenplan",
    ) -> None:
        self._inboxes: dict[str, asyncio.Queue[_Letter]] = {m: asyncio.Queue() for m in members}
        self._playground = playground
        self._pace = pace
        self._today = today
        self._seed = seed
        self._chats: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=_PATIENCE)
        self._lives = [asyncio.create_task(self._live(member)) for member in self._inboxes]
        return self

    async def __aexit__(self, *_: object) -> None:
        for life in self._lives:
            life.cancel()
        await asyncio.gather(*self._lives, return_exceptions=True)
        await self._session.close()

    def chat_opened(self, member: str, conversation: str) -> None:
        """Remember whose personal chat this is; the user's own chat is nobody's here."""
        if member in self._inboxes:
            self._chats[conversation] = member

    def card_arrived(self, conversation: str, activity: str, card: dict[str, Any]) -> None:
        """Hand the card to the colleague whose chat this is, if it is one's."""
        if member := self._chats.get(conversation):
            self._inboxes[member].put_nowait(_Letter(conversation, activity, card))

    async def _live(self, member: str) -> None:
        rng = Random(f"{self._seed} {member}")
        exchanges: dict[tuple[str, str], Exchange] = {}
        while True:
            letter = await self._inboxes[member].get()
            known = {asked for exchange in exchanges.values() for asked in exchange.asked}
            exchange = exchanges.setdefault((letter.conversation, letter.activity), Exchange(known))
            try:
                await self._answer(member, letter, exchange, rng)
            except (AttributeError, LookupError, TypeError, ValueError):
                _log.exception("A colleague can't make sense of a card.")

    async def _answer(self, member: str, letter: _Letter, exchange: Exchange, rng: Random) -> None:
        card: dict[str, Any] | None = letter.card
        while card and (action := exchange.next_press(card, rng, self._today())):
            await asyncio.sleep(rng.uniform(self._pace.shortest, self._pace.longest))
            card = await self._press(member, letter, action)

    async def _press(
        self, member: str, letter: _Letter, action: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Press a button; the card that came in reply, or None when there was none."""
        invoke = {
            "name": "adaptiveCard/action",
            "value": {"action": action},
            "from": {"id": member},
            "conversation": {"id": letter.conversation},
            "replyToId": letter.activity,
        }
        url = f"{self._playground()}/_conversation/v1/invoke"
        for attempt in range(_TRIES):
            try:
                async with self._session.post(url, json=invoke) as response:
                    if response.status < 500:
                        return _card_in(await response.json(content_type=None))
            except (aiohttp.ClientError, TimeoutError, ValueError):
                pass
            if attempt + 1 < _TRIES:
                await asyncio.sleep(self._pace.retry)
        _log.warning("A colleague's press was not answered.")
        return None


def _card_in(reply: object) -> dict[str, Any] | None:
    if isinstance(reply, dict) and reply.get("type") == ADAPTIVE_CARD:
        card = reply.get("value")
        return card if isinstance(card, dict) else None
    return None
