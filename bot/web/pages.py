"""Draws pages, and keeps everything from them that is not ours."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.cards.escape import clean
from bot.cards.filters import FILTERS
from bot.web.year_line import YearLine
from dialogs.actie.document import Plannen
from dialogs.actie.timeline import Moment
from dialogs.dutch import say_day
from dialogs.steps import Bar, OverzichtLine
from dialogs.steps.live import LiveView

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer: a link gives access, so it is kept nowhere and passed on to nobody."""
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SHARED = ("answers", "battery", "colleagues_answered", "short", "spreiding", "stappen")
"""The words that cards use too."""
SHADES = 6
"""How many colours there are for the answers of a scale (`.shade-…` in live.css)."""


class Pages:
    """The page templates. What people typed is data: it is escaped wherever it stands."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            finalize=_cleaned,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters.update({name: FILTERS[name] for name in _SHARED})
        self._templates.filters.update(say_day=say_day, css_class=_css_class)
        self._templates.globals.update(percent=_percent, stacked=_stacked)

    def scene(self, view: LiveView) -> str:
        """The part of the live page that moves along."""
        return self._draw("_scene.html", view=view)

    def live(self, view: LiveView, mark: str) -> web.Response:
        """The live page as it is now. `mark` tells this scene from others."""
        return self._page("live.html", HTTPStatus.OK, view=view, mark=mark)

    def overview(self, lines: Sequence[OverzichtLine], made: str) -> web.Response:
        """All trajecten, as they are at the moment that `made` says."""
        return self._page("overview.html", HTTPStatus.OK, lines=lines, made=made)

    def plan(
        self,
        plannen: Plannen,
        line: YearLine,
        later: Sequence[Moment],
        made: str,
        schooljaren: Sequence[str] = (),
    ) -> web.Response:
        """Both plans, to print. `later` are the check moments that are not on the line.

        `schooljaren` are those whose jaaractieplan can be seen.
        """
        values = {"plannen": plannen, "line": line, "later": later, "made": made}
        values["schooljaren"] = schooljaren
        return self._page("plan.html", HTTPStatus.OK, **values)

    def message(self, status: HTTPStatus, title: str, *lines: str) -> web.Response:
        """A page that says why there is nothing to see, and what to do."""
        return self._page("message.html", status, title=title, lines=lines)

    def _page(self, template: str, status: HTTPStatus, **values: Any) -> web.Response:
        nonce = secrets.token_urlsafe(18)
        return web.Response(
            status=status,
            text=self._draw(template, nonce=nonce, **values),
            content_type="text/html",
            charset="utf-8",
            headers={**HEADERS, "Content-Security-Policy": _POLICY.format(nonce=nonce)},
        )

    def _draw(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(**values)


def _cleaned(value: Any) -> Any:
    """What a template writes, without characters that no text needs."""
    return clean(value) if type(value) is str else value


def _css_class(name: str) -> str:
    """A name from the packs as a class in HTML: nothing but letters, digits and hyphens."""
    return re.sub(r"[^0-9A-Za-z-]", "", name)


def _percent(share: float) -> str:
    """A share of 1 as an SVG length. Styles in attributes would ask for a weaker policy."""
    return f"{100 * min(max(share, 0.0), 1.0):.2f}%"


@dataclass(frozen=True, slots=True)
class Part:
    """One answer in a stacked bar: the class of its colour, and where it stands."""

    bar: Bar
    shade: str
    start: str
    width: str


def _stacked(bars: Sequence[Bar]) -> list[Part]:
    """The answers of a scale as one bar.

    The colours of those that take a side are as far apart as can be, from the one end to the other.
    """
    sides = [bar for bar in bars if bar.side]
    shades = {bar: round(n * (SHADES - 1) / max(len(sides) - 1, 1)) for n, bar in enumerate(sides)}
    return [
        Part(
            bar,
            shade=f"shade-{shades[bar]}" if bar.side else "no-side",
            start=_percent(sum(one.share for one in bars[:number])),
            width=_percent(bar.share),
        )
        for number, bar in enumerate(bars)
    ]
