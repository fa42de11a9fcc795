"""The plans as a page to print, and as files to download."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web

from bot.documents.files import File
from bot.making import Making, TooBusy
from bot.reach import opened
from bot.services import Services
from bot.web.explained import BROKEN, Refusal, Refusals, explained
from bot.web.links import LinkExpired, LinkKind, NoSuchLink
from bot.web.pages import HEADERS, Pages
from bot.web.year_line import year_line
from dialogs.actie.plannen import plannen_of
from dialogs.actie.timeline import timeline
from dialogs.calendar import school_year_name
from dialogs.dutch import say_moment
from dialogs.record import Traject
from dialogs.steps import Document
from storage.trajecten import Loaded

_NEW_ONE = "Vraag in Teams een nieuwe: typ 'plan' en druk op 'Documenten'."


class _NotForYou(Exception):
    """The link is good, but who got it is no member any more, or the traject is gone."""


_REFUSALS: Refusals = {
    NoSuchLink: Refusal(
        HTTPStatus.NOT_FOUND,
        "Deze pagina bestaat niet",
        ("De link is niet volledig, of niet van hier.", _NEW_ONE),
    ),
    LinkExpired: Refusal(
        HTTPStatus.GONE,
        "Deze link is verlopen",
        ("Een link naar een bestand werkt een uur, die naar de pagina twaalf uur.", _NEW_ONE),
    ),
    _NotForYou: Refusal(
        HTTPStatus.FORBIDDEN,
        "Deze link opent niets meer",
        (
            "Wie hem kreeg, hoort niet meer bij dit team, of het traject is er niet meer.",
            "Hoor je wel bij het team? " + _NEW_ONE,
        ),
    ),
    TooBusy: Refusal(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Het is hier even druk",
        ("Veel collega's vragen tegelijk een bestand. Laad deze pagina zo meteen opnieuw.",),
    ),
    Exception: BROKEN,
}


class PlanPage:
    """`GET /plan/<token>`, the page; and `GET /plan/<token>/<document>`, the files.

    With `?schooljaar=2026-2027` the page has the jaaractieplan of an earlier school year.

    At every request who got the link must (still) be a member of the team.
    """

    def __init__(self, services: Services, pages: Pages, making: Making) -> None:
        self._services = services
        self._pages = pages
        self._making = making

    def install(self, app: web.Application) -> None:
        """Serve from this application."""
        page = explained(self._pages, _REFUSALS, self._page)
        file = explained(self._pages, _REFUSALS, self._file)
        app.add_routes(
            [
                web.get("/plan/{token}", page),
                web.get("/plan/{token}/{document}", file, allow_head=False),
            ]
        )

    async def _page(self, request: web.Request) -> web.Response:
        loaded = await self._opened(LinkKind.PLAN, request)
        content, traject = loaded.setup.content, loaded.state.traject
        now, year = self._services.clock(), _year(request, traject)
        drawn = timeline(content, traject, now.date(), year)
        return self._pages.plan(
            plannen_of(content, traject, now.date(), year),
            year_line(drawn),
            later=drawn.later,
            made=say_moment(now),
            schooljaren=tuple(map(school_year_name, _years(traject))),
        )

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


def _years(traject: Traject) -> range:
    """The school years that have had a jaaractieplan, up to the one that is followed."""
    return range(traject.year, traject.running_year + 1)


def _year(request: web.Request, traject: Traject) -> int:
    """The school year that is asked for (`?schooljaar=2026-2027`); else the one that runs."""
    wanted = request.query.get("schooljaar")
    years = (year for year in _years(traject) if school_year_name(year) == wanted)
    return next(years, traject.running_year)


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
