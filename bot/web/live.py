"""The page for the projector: it shows how far a team is, and moves along with the record."""

from __future__ import annotations

import asyncio
import hashlib
import json
from contextlib import suppress
from http import HTTPStatus

from aiohttp import web

from bot.services import Services
from bot.web.explained import BROKEN, Refusal, Refusals, explained
from bot.web.links import Link, LinkExpired, LinkKind, NoSuchLink
from bot.web.pages import HEADERS, Pages
from bot.web.watching import Feed, TooManyViewers, Watching
from dialogs.anywhere.live import live_view
from dialogs.outcome import View
from dialogs.steps.live import LiveView
from dialogs.traject import NOBODY
from storage.base import Ref

HEARTBEAT_SECONDS = 10.0
"""So often something is sent to who watches, so that a connection that broke is noticed."""
_SLOWEST_SECONDS = 10.0
_STREAM = {
    **HEADERS,
    "Content-Type": "text/event-stream",
    "X-Accel-Buffering": "no",  # a proxy in between must not save up what is sent
}
_BEGIN = "retry: 3000\n\n"
_HEARTBEAT = ": \n\n"
_EXPIRED = "event: over\ndata:\n\n"

_NEW_ONE = "Vraag in Teams een nieuwe: druk op het kaartje van jullie traject op 'Groot scherm'."
_NOTHING_TO_FOLLOW: Refusals = {
    NoSuchLink: Refusal(
        HTTPStatus.NOT_FOUND,
        "Deze pagina bestaat niet",
        ("De link is niet volledig, of niet van hier.", _NEW_ONE),
    ),
    LinkExpired: Refusal(
        HTTPStatus.GONE,
        "Deze link is verlopen",
        ("Een link naar het groot scherm werkt twaalf uur.", _NEW_ONE),
    ),
    TooManyViewers: Refusal(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Er kijken al heel veel mensen mee",
        ("Laad deze pagina straks opnieuw, of kijk mee op een ander scherm.",),
    ),
}


class LivePage:
    """`GET /live/<token>`, and `GET /live/<token>/events`: server-sent events with what changed."""

    def __init__(self, services: Services, pages: Pages) -> None:
        self._services = services
        self._pages = pages
        self._watching = Watching(lambda link: _Reader(services, pages, link))

    def install(self, app: web.Application) -> None:
        """Serve from this application, and let everybody go who watches when it stops."""
        page = explained(self._pages, {**_NOTHING_TO_FOLLOW, Exception: BROKEN}, self._page)
        events = explained(self._pages, _NOTHING_TO_FOLLOW, self._events)
        app.add_routes(
            [
                web.get("/live/{token}", page),
                web.get("/live/{token}/events", events, allow_head=False),
            ]
        )
        app.on_shutdown.append(self._stop)

    async def _page(self, request: web.Request) -> web.Response:
        view = await _Reader(self._services, self._pages, self._link(request)).view()
        return self._pages.live(view, mark_of(self._pages.scene(view)))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        async with self._watching.feed(self._link(request)) as feed:
            response = web.StreamResponse(headers=_STREAM)
            await response.prepare(request)
            with suppress(ConnectionError, TimeoutError):  # who watched is gone
                await self._tell(request, response, feed)
            return response

    async def _tell(self, request: web.Request, response: web.StreamResponse, feed: Feed) -> None:
        """Send what changes, until the link expires or the bot stops."""
        await _send(response, _BEGIN)
        scene = ""
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    newer = await feed.after(scene)
            except TimeoutError:
                if self._has_expired(request):
                    return await _send(response, _EXPIRED)
                await _send(response, _HEARTBEAT)
                continue
            if newer is None:
                return
            scene = newer
            await _send(response, f"id: {mark_of(scene)}\ndata: {json.dumps(scene)}\n\n")

    def _has_expired(self, request: web.Request) -> bool:
        try:
            self._link(request)
        except LinkExpired:
            return True
        return False

    def _link(self, request: web.Request) -> Link:
        return self._services.links.read(LinkKind.LIVE, request.match_info["token"])

    async def _stop(self, app: web.Application) -> None:
        self._watching.close()


class _Reader:
    """Reads a traject for its page; only as far as is needed to see whether anything changed."""

    def __init__(self, services: Services, pages: Pages, link: Link) -> None:
        self._services = services
        self._pages = pages
        self._link = link
        self._ronde = ""
        self._versions: object = None

    async def __call__(self) -> str | None:
        """The scene as HTML; None when it is as it was."""
        versions = await self._read_versions()
        if versions == self._versions:
            return None
        scene = self._pages.scene(await self.view())
        self._versions = versions
        return scene

    async def view(self) -> LiveView:
        """What the page shows now. Raises `NoSuchLink` when the traject is not there any more."""
        loaded = await self._services.trajecten.load(
            self._link.space, self._link.traject, NOBODY, counting=True
        )
        if loaded is None:
            raise NoSuchLink
        self._ronde = loaded.state.traject.asked.id
        view = View(NOBODY, self._services.clock(), home=True, private=False)
        return live_view(loaded.setup, loaded.state, view)

    async def _read_versions(self) -> object:
        """Of the record and of every sheet of the ronde that was open; and the day."""
        store, space = self._services.store, self._link.space
        [doc] = await store.get(space, [Ref("trajecten", self._link.traject)])
        sheets = await store.table(space, f"sheets.{self._ronde}")
        versions = {id: sheet.version for id, sheet in sheets.items()}
        return doc and doc.version, versions, self._services.clock().date()


def mark_of(scene: str) -> str:
    """A short name for a scene, so that a page knows whether it shows it already."""
    return hashlib.sha256(scene.encode(errors="replace")).hexdigest()[:16]


async def _send(response: web.StreamResponse, text: str) -> None:
    """Send to who watches. Raises TimeoutError when it isn't taken, ConnectionError when gone."""
    async with asyncio.timeout(_SLOWEST_SECONDS):
        await response.write(text.encode())
