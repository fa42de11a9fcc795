"""What a page says when there is nothing to see."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus

from aiohttp import web

from bot.traces import trace_of
from bot.web.pages import Pages

_log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is nothing to see, and what to do."""

    status: HTTPStatus
    title: str
    lines: tuple[str, ...]


BROKEN = Refusal(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Daar ging bij ons iets mis",
    ("Er is niets verloren. Laad deze pagina zo meteen opnieuw.",),
)
"""For whatever nobody thought of."""

Refusals = Mapping[type[Exception], Refusal]


def explained(pages: Pages, refusals: Refusals, handler: Handler) -> Handler:
    """The handler, which answers with a page when it raises one of these; the first that fits."""

    @wraps(handler)
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except tuple(refusals) as error:
            refusal = next(said for kind, said in refusals.items() if isinstance(error, kind))
            if refusal is BROKEN:
                _log.error("a page could not be shown: %s", trace_of(error))
            return pages.message(refusal.status, refusal.title, *refusal.lines)

    return handle
