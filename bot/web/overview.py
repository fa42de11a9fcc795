"""The overview of all trajecten as a page, for who runs the school."""

from __future__ import annotations

from http import HTTPStatus

from aiohttp import web

from bot.reach import still_reached
from bot.services import Services
from bot.web.explained import BROKEN, Refusal, Refusals, explained
from bot.web.links import LinkExpired, LinkKind, NoSuchLink
from bot.web.pages import Pages
from dialogs import dutch
from dialogs.anywhere.overzicht import overzicht_view

_AGAIN = "Vraag in Teams een nieuwe: typ 'overzicht' en kies 'Als pagina'."
_REFUSALS: Refusals = {
    NoSuchLink: Refusal(
        HTTPStatus.NOT_FOUND,
        "Hier is niets te zien",
        ("De link is niet volledig, of wat hier stond is niet meer voor jou.", _AGAIN),
    ),
    LinkExpired: Refusal(
        HTTPStatus.GONE,
        "Deze link is verlopen",
        ("Een link naar het overzicht werkt twaalf uur.", _AGAIN),
    ),
    Exception: BROKEN,
}


class OverviewPage:
    """`GET /overzicht/<token>`: a table of the trajecten that its holder may see now."""

    def __init__(self, services: Services, pages: Pages) -> None:
        self._services = services
        self._pages = pages

    def install(self, app: web.Application) -> None:
        """Serve from this application."""
        page = explained(self._pages, _REFUSALS, self._page)
        app.add_routes([web.get("/overzicht/{token}", page)])

    async def _page(self, request: web.Request) -> web.Response:
        """Who left a team sees nothing of it, however new the link."""
        link = self._services.links.read(LinkKind.OVERZICHT, request.match_info["token"])
        reached = await still_reached(self._services, link)
        if not reached:
            raise NoSuchLink
        now = self._services.clock()
        rows = [(r.setup, r.traject, r.space.key) for r in reached]
        lines = overzicht_view(rows, now.date())
        return self._pages.overview(lines, dutch.say_moment(now))
