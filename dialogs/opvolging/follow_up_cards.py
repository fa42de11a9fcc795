"""The card that says how far all acties are."""

from __future__ import annotations

from datetime import datetime

from content.model import Content
from dialogs import dutch
from dialogs.actie.planned import who
from dialogs.actie.standing import say_standing, to_look_at
from dialogs.head import head
from dialogs.opvolging.digest import say_bereikt
from dialogs.record import Actie, Traject
from dialogs.shorten import shorten
from dialogs.steps import Choice, FollowLine, FollowUp

FEW = 4
"""So many acties can have a button each; of more, one is chosen from a list."""
PER_PAGE = 5
_NAME = 90
_FOUND = 140
"""In characters."""


def follow_up_step(content: Content, traject: Traject, now: datetime, page: int = 0) -> FollowUp:
    """How far each actie is: first those that wait for somebody to look, last what has ended."""
    lines = [_line(content, traject, actie, now) for actie in _in_order(traject, now)]
    pages = max(-(-len(lines) // PER_PAGE), 1)
    first = page % pages * PER_PAGE
    few = len(lines) <= FEW
    return FollowUp(
        id="volgop",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        lines=tuple(lines[first : first + PER_PAGE]),
        choices=() if few else tuple(Choice(line.id, shorten(line.doel, _NAME)) for line in lines),
        page=page % pages,
        pages=pages,
    )


def _in_order(traject: Traject, now: datetime) -> list[Actie]:
    return sorted(traject.live_acties, key=lambda a: (a.ended, not _waits(traject, a, now)))


def _waits(traject: Traject, actie: Actie, now: datetime) -> bool:
    """Whether a check moment has come at which nobody looked yet."""
    come = any(traject.school.ping_at(day) <= now for day in to_look_at(actie))
    return come and actie.in_plan


def _line(content: Content, traject: Traject, actie: Actie, now: datetime) -> FollowLine:
    item = traject.item(actie.item)
    return FollowLine(
        id=actie.id,
        doel=actie.doel or (item.text if item else ""),
        state=say_standing(content, traject, actie, now.date()),
        who=who(actie),
        found=_found(content, actie, now),
        next=_next(content, traject, actie, now),
        waits=_waits(traject, actie, now),
    )


def _found(content: Content, actie: Actie, now: datetime) -> str:
    """What was found last; empty when nothing was."""
    last = actie.last_found
    if last is None:
        return ""
    said = content.zeg(
        "volgop.gevonden",
        dag=dutch.say_day(last.day, now.date()),
        bereikt=say_bereikt(content, actie, last),
    )
    return shorten(". ".join(filter(None, (said, last.effect))), _FOUND)


def _next(content: Content, traject: Traject, actie: Actie, now: datetime) -> str:
    """The check moment that waits, or the next one; empty without one."""
    first = next(iter(to_look_at(actie)), None)
    if first is None or not actie.in_plan:
        return ""
    moment = traject.school.school_day_from(first)
    day = dutch.say_day(moment, now.date())
    if not _waits(traject, actie, now):
        return content.zeg("volgop.volgend", dag=day)
    return content.zeg("volgop.vandaag" if moment == now.date() else "volgop.wacht", dag=day)
