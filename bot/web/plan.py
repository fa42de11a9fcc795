"""The plans as a page to print, and as files to download."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web

from bot.documents.files import File
from bot.making import Making, TooBusy
from bot.reach import opened
from bot.services import Services
from bot.traces import trace_of
from bot.web.links import LinkExpired, LinkKind, NoSuchLink
from bot.web.pages import HEADERS, Pages
from bot.web.year_line import year_line
from dialogs.actie.plannen import plannen_of
from dialogs.actie.timeline import timeline
from dialogs.dutch import say_moment
from dialogs.steps import Document
from storage.trajecten import Loaded

_NEW_ONE = "Vraag in Teams een nieuwe: typ 'plan' en druk op 'Documenten'."

_log = logging.getLogger(__name__)

_Handler = Callable[["PlanPage", web.Request], Awaitable[web.Response]]


class _NotForYou(Exception):
    """The link is good, but who got it is no member any more, or the traject is gone."""


def _explained(handler: _Handler) -> _Handler:
    """Answers with a page that says what is wrong, when something is."""

    @wraps(handler)
    async def handle(self: PlanPage, request: web.Request) -> web.Response:
        try:
            return await handler(self, request)
        except NoSuchLink:
            return self._unknown()
        except LinkExpired:
            return self._expired()
        except _NotForYou:
            return self._not_for_you()
        except TooBusy:
            return self._busy()
        except Exception as error:
            _log.error("a plan could not be shown: %s", trace_of(error))
            return self._broken()

    return handle


class PlanPage:
    """`GET /plan/<token>`, the page; and `GET /plan/<token>/<document>`, the files.

    At every request who got the link must (still) be a member of the team.
    """

    def __init__(self, services: Services, pages: Pages, making: Making) -> None:
        self._services = services
        self._pages = pages
        self._making = making

    def install(self, app: web.Application) -> None:
        """Serve from this application."""
        app.add_routes(
            [
                web.get("/plan/{token}", self._page),
                web.get("/plan/{token}/{document}", self._file, allow_head=False),
            ]
        )

    @_explained
    async def _page(self, request: web.Request) -> web.Response:
        loaded = await self._opened(LinkKind.PLAN, request)
        content, traject = loaded.setup.content, loaded.state.traject
        now = self._services.clock()
        year = timeline(content, traject, now.date())
        return self._pages.plan(
            plannen_of(content, traject, now.date()),
            year_line(year),
            later=year.later,
            made=say_moment(now),
        )

    @_explained
    async def _file(self, request: web.Request) -> web.Response:
        loaded = await self._opened(LinkKind.FILE, request)
        file = await self._making.make(Document(request.match_info["document"]), loaded)
        return _download(file)

    async def _opened(self, kind: LinkKind, request: web.Request) -> Loaded:
        """What a link leads to. Raises `NoSuchLink`, `LinkExpired` or `_NotForYou`."""
        link = self._services.links.read(kind, request.match_info["token"])
        if link.file != request.match_info.get("document", ""):
            raise NoSuchLink
        loaded = await opened(self._services, link)
        if loaded is None:
            raise _NotForYou
        return loaded

    def _unknown(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.NOT_FOUND,
            "Deze pagina bestaat niet",
            "De link is niet volledig, of niet van hier.",
            _NEW_ONE,
        )

    def _expired(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.GONE,
            "Deze link is verlopen",
            "Een link naar een bestand werkt een uur, die naar de pagina twaalf uur.",
            _NEW_ONE,
        )

    def _not_for_you(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.FORBIDDEN,
            "Deze link opent niets meer",
            "Wie hem kreeg, hoort niet meer bij dit team, of het traject is er niet meer.",
            "Hoor je wel bij het team? " + _NEW_ONE,
        )

    def _busy(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Het is hier even druk",
            "Veel collega's vragen tegelijk een bestand. Laad deze pagina zo meteen opnieuw.",
        )

    def _broken(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "Daar ging bij ons iets mis",
            "Er is niets verloren. Laad deze pagina zo meteen opnieuw.",
        )


def _download(file: File) -> web.Response:
    """The file, to be kept: no browser shows it as a page."""
    plain = file.name.encode("ascii", "ignore").decode() or "document"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    return web.Response(
        body=file.data,
        headers={
            **HEADERS,
            "Content-Type": file.type,
            "Content-Disposition": disposition,
            "Content-Security-Policy": "default-src 'none'",
        },
    )
