"""What came of the acties, in one line each: for everybody to read on the living card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content.model import Content
from dialogs.opvolging.digest import say_bereikt
from dialogs.record import Actie, Check, Traject
from dialogs.shorten import shorten

MOST = 3
_WAT = 70
_LES = 110
"""In characters."""


def outcomes(content: Content, traject: Traject) -> tuple[str, ...]:
    """The newest decisions, and looks at borgafspraken: a line for each actie."""
    newest = sorted(_outcomes(content, traject), reverse=True)
    return tuple(line for _, line in newest[:MOST])


def _outcomes(content: Content, traject: Traject) -> Iterator[tuple[datetime, str]]:
    for actie in traject.live_acties:
        found = [(at, check) for check in actie.checked if (at := _came_at(actie, check))]
        if found:
            at, check = max(found, key=lambda pair: pair[0])
            yield at, _line(content, actie, check)


def _came_at(actie: Actie, check: Check) -> datetime | None:
    """When there was something to tell of a check; None as long as nothing was decided."""
    if check.act:
        return check.act.at
    return check.at if actie.borgafspraak_at(check.day) else None


def _line(content: Content, actie: Actie, check: Check) -> str:
    act, hoe = check.act, say_bereikt(content, actie, check)
    if act:
        hoe = content.zeg(f"digest.vervolg.{act.vervolg}")
    line = content.zeg("uitkomst", wat=shorten(actie.wat, _WAT), hoe=hoe)
    if act is None or not act.les:
        return line
    return content.zeg("uitkomst.les", regel=line, les=shorten(act.les, _LES))
