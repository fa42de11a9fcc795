"""A Playground of our own, and a bot that hands out cards: what the colleagues meet."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

import aiohttp
import pytest
from aiohttp import web
from yarl import URL

from deploy.local.colleagues import AT_ONCE, Colleagues
from deploy.local.service_proxy import ADAPTIVE_CARD, ServiceProxy

Card = dict[str, Any]

GRIET = "29:griet"
MEMBERS = ("29:anna", "29:bram", "29:fatima", "29:joris", "29:liesbet")


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed."""

    who: str
    conversation: str
    activity: str
    title: str
    verb: str
    data: dict[str, Any]


def card(*body: Card, press: str | None = None, **data: Any) -> Card:
    """A card with these elements, and one button if it has a title."""
    button = {"type": "Action.Execute", "title": press, "verb": press, "data": data}
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [{"type": "TextBlock", "text": "Dag"}, *body],
        "actions": [button] if press else [],
    }


def question(name: str) -> Card:
    """A closed question."""
    choices = [{"title": word, "value": word} for word in ("ja", "deels", "nee", "weet ik niet")]
    return {"type": "Input.ChoiceSet", "id": name, "label": f"{name}?", "choices": choices}


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fails when it doesn't within five seconds."""
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("It never came about.")


@dataclass
class FakeTeam:
    """The bot's side of the wire, as far as the colleagues can tell.

    `reply` is what the bot answers to a press: a card, or another reply of an invoke. `failures`
    are HTTP statuses that come first.
    """

    reply: Callable[[Press], Card]
    presses: list[Press] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    service: str = ""
    url: str = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/_connector/v3/conversations", self._create)
        app.router.add_post("/_connector/v3/conversations/{chat}/activities", self._send)
        app.router.add_put("/_connector/v3/conversations/{chat}/activities/{id}", self._update)
        app.router.add_get("/_connector/v3/conversations/{chat}/pagedmembers", self._members)
        app.router.add_post("/_conversation/v1/invoke", self._invoke)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._session = aiohttp.ClientSession()
        self._sent = 0
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def call(self, method: str, path: str, body: Card | None = None) -> tuple[int, Any]:
        """What the bot does: a request to its service URL; the status, and the body if any."""
        url = URL(f"{self.service}/v3/conversations{path}", encoded=True)
        async with self._session.request(method, url, json=body) as response:
            return response.status, json.loads(await response.read() or "null")

    async def sends(self, member: str, card: Card) -> tuple[str, str]:
        """The bot opens a personal chat and sends a card; the ids of both."""
        _, chat = await self.call("POST", "", {"isGroup": False, "members": [{"id": member}]})
        _, sent = await self.call("POST", f"/{chat['id']}/activities", _activity(card))
        return chat["id"], sent["id"]

    async def updates(self, chat: str, activity: str, card: Card) -> None:
        """The bot replaces a card."""
        await self.call("PUT", f"/{chat}/activities/{activity}", _activity(card))

    async def hears(self, count: int) -> list[Press]:
        """The presses, once there are this many; fails when they don't come."""
        await eventually(lambda: len(self.presses) >= count)
        return self.presses

    async def hears_no_more(self) -> None:
        """Fails when a colleague still presses a button."""
        before = len(self.presses)
        await asyncio.sleep(0.1)
        assert self.presses[before:] == []

    async def _create(self, request: web.Request) -> web.Response:
        member = (await request.json())["members"][0]["id"]
        return web.json_response({"id": f"chat-{member}"}, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        self._sent += 1
        return web.json_response({"id": str(self._sent)}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        return web.json_response({"id": request.match_info["id"]})

    async def _members(self, request: web.Request) -> web.Response:
        asked = {"chat": request.match_info["chat"], **request.query}
        return web.json_response({"error": {"asked": asked}}, status=404)

    async def _invoke(self, request: web.Request) -> web.Response:
        if self.failures:
            return web.json_response({"code": "UserBotError"}, status=self.failures.pop(0))
        sent = await request.json()
        action = sent["value"]["action"]
        assert action["type"] == "Action.Execute"
        press = Press(
            who=sent["from"]["id"],
            conversation=sent["conversation"]["id"],
            activity=sent["replyToId"],
            title=action["title"],
            verb=action["verb"],
            data=action["data"],
        )
        self.presses.append(press)
        reply = self.reply(press)
        if reply.get("type") == "AdaptiveCard":
            reply = {"type": ADAPTIVE_CARD, "value": reply}
        return web.json_response(reply)


def _activity(card: Card) -> Card:
    return {"type": "message", "attachments": [{"contentType": ADAPTIVE_CARD, "content": card}]}


@pytest.fixture
async def team() -> AsyncIterator[FakeTeam]:
    """A team with five colleagues, behind the proxy; the bot thanks for every press."""
    async with FakeTeam(reply=lambda _: card()) as team:
        colleagues = Colleagues(
            MEMBERS, lambda: team.url, pace=AT_ONCE, today=lambda: date(2026, 11, 23)
        )
        proxy = ServiceProxy(lambda: f"{team.url}/_connector", colleagues)
        async with colleagues, proxy:
            team.service = proxy.url
            yield team
