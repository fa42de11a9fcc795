"""Stands between the bot and the Playground, so that the colleagues see what the bot sends them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Protocol, Self
from urllib.parse import unquote

import aiohttp
from aiohttp import web
from yarl import URL

from deploy.local.children import is_free

ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive"

_HOP_BY_HOP = frozenset({"host", "connection", "content-length", "transfer-encoding"})
_PATIENCE = aiohttp.ClientTimeout(total=30)
_LARGEST_BODY = 10 * 1024 * 1024

_log = logging.getLogger(__name__)


class Watcher(Protocol):
    """Hears what the bot did, after the Playground accepted it."""

    def chat_opened(self, member: str, conversation: str) -> None:
        """The bot has a personal chat with the member of this id."""

    def card_arrived(self, conversation: str, activity: str, card: dict[str, Any]) -> None:
        """A card was sent to a conversation, or an earlier one was replaced."""


class ServiceProxy:
    """The service URL that the bot gets: passes every request on, untouched, and tells a watcher.

    `upstream` says where the Playground's connector is; it is asked at each request, as the
    Playground needs the proxy's address to start with. `port` is another one when it is taken;
    the bot keeps its service URLs, so a steady one lets a run go on with the records of the last.
    """

    def __init__(self, upstream: Callable[[], str], watcher: Watcher, *, port: int = 0) -> None:
        self._upstream = upstream
        self._watcher = watcher
        self._port = port if is_free(port) else 0

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=_PATIENCE, auto_decompress=False)
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._session.close()

    @property
    def url(self) -> str:
        """Where the proxy listens, without a slash at the end."""
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {k: v for k, v in request.headers.items() if k.lower() not in _HOP_BY_HOP}
        url = URL(f"{self._upstream()}{request.raw_path}", encoded=True)
        try:
            async with self._session.request(
                request.method, url, headers=headers, data=body or None
            ) as response:
                answer = await response.read()
                status, content_type = response.status, response.headers.get("Content-Type")
        except (aiohttp.ClientError, TimeoutError) as failure:
            _log.warning("The Playground doesn't answer: %s", type(failure).__name__)
            return web.Response(status=502)
        if status < 300:
            self._tell(request.method, request.raw_path, _parsed(body), _parsed(answer))
        kept = {"Content-Type": content_type} if content_type else {}
        return web.Response(status=status, body=answer, headers=kept)

    def _tell(self, method: str, path: str, sent: dict[str, Any], got: dict[str, Any]) -> None:
        if "id" not in got:
            return
        match [unquote(part) for part in path.partition("?")[0].strip("/").split("/")], method:
            case ["v3", "conversations"], "POST" if not sent.get("isGroup"):
                for member in sent.get("members") or ():
                    self._watcher.chat_opened(str(member.get("id")), str(got["id"]))
            case ["v3", "conversations", conversation, "activities", *_], "POST" | "PUT":
                for card in _cards(sent):
                    self._watcher.card_arrived(conversation, str(got["id"]), card)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _cards(activity: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for attachment in activity.get("attachments") or ():
        if attachment.get("contentType") == ADAPTIVE_CARD and attachment.get("content"):
            yield attachment["content"]
