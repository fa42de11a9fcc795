"""The overview of all trajecten as a page, for who runs the school."""

from __future__ import annotations

import logging
from http import HTTPStatus

from aiohttp import web

from bot.reach import still_reached
from bot.services import Services
from bot.traces import trace_of
from bot.web.links import LinkExpired, LinkKind, NoSuchLink
from bot.web.pages import Pages
from dialogs import dutch
from dialogs.anywhere.overzicht import overzicht_view

_AGAIN = "Vraag in Teams een nieuwe: typ 'overzicht' en kies 'Als pagina'."

_log = logging.getLogger(__name__)


class OverviewPage:
    """`GET /overzicht/<token>`: a table of the trajecten that its holder may see now."""

    def __init__(self, services: Services, pages: Pages) -> None:
        self._services = services
        self._pages = pages

    def install(self, app: web.Application) -> None:
        """Serve from this application."""
        app.add_routes([web.get("/overzicht/{token}", self._page)])

    async def _page(self, request: web.Request) -> web.Response:
        try:
            return await self._shown(request.match_info["token"])
        except NoSuchLink:
            return self._unknown()
        except LinkExpired:
            return self._expired()
        except Exception as error:
            _log.error("an overview could not be shown: %s", trace_of(error))
            return self._broken()

    async def _shown(self, token: str) -> web.Response:
        """Who left a team sees nothing of it, however new the link. Raises `NoSuchLink`."""
        link = self._services.links.read(LinkKind.OVERZICHT, token)
        reached = await still_reached(self._services, link)
        if not reached:
            raise NoSuchLink
        now = self._services.clock()
        rows = [(r.setup, r.traject, r.space.key) for r in reached]
        lines = overzicht_view(rows, now.date())
        return self._pages.overview(lines, dutch.say_moment(now))

    def _unknown(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.NOT_FOUND,
            "Hier is niets te zien",
            "De link is niet volledig, of wat hier stond is niet meer voor jou.",
            _AGAIN,
        )

    def _expired(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.GONE,
            "Deze link is verlopen",
            "Een link naar het overzicht werkt twaalf uur.",
            _AGAIN,
        )

    def _broken(self) -> web.Response:
        return self._pages.message(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "Daar ging bij ons iets mis",
            "Er is niets verloren. Laad deze pagina zo meteen opnieuw.",
        )
