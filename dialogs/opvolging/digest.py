"""What happened in a traject since the last digest, for the channel to read once a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from content.model import Content
from dialogs import dutch
from dialogs.opvolging.moments import Kind, Moment
from dialogs.record import Actie, Check, Traject
from dialogs.shorten import shorten

COMING = timedelta(days=31)
MOST_COMING = 3
LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LENGTH, _LESSON = 60, 140
"""In characters: what a line shows of an actie, and of what was learnt."""


def has_news(content: Content, traject: Traject, moment: Moment) -> bool:
    """Whether anything changed since the digest before the one of this moment."""
    return bool(happened_of(content, traject, moment))


def happened_of(content: Content, traject: Traject, moment: Moment) -> tuple[str, ...]:
    """What changed since the digest before: a line for each actie, the newest first.

    The first digest of a plan tells nothing, as the plan was just made; the second all since then.
    """
    earlier = sorted(_told_before(traject, moment))
    if not earlier:
        return ()
    since = earlier[-1] if len(earlier) > 1 else LONG_AGO
    found = sorted(_happened(content, traject, since), reverse=True)
    return tuple(line for _, line in found)


def coming_of(content: Content, traject: Traject, today: date) -> tuple[str, ...]:
    """The first check moments of the coming month, a line for each."""
    found = sorted(
        (traject.school.school_day_from(day), actie.wat)
        for actie in traject.acties
        if actie.in_plan and not actie.ended
        for day in actie.checks
        if today < day <= today + COMING and not _looked(actie, day)
    )
    return tuple(
        content.zeg("digest.komt", dag=dutch.say_day(day, today), wat=shorten(wat, _LENGTH))
        for day, wat in found[:MOST_COMING]
    )


def _told_before(traject: Traject, moment: Moment) -> Iterator[datetime]:
    """When the digests before this one were taken up."""
    for key, at in traject.pinged.items():
        if key.startswith(f"{Kind.DIGEST}/") and key < moment.key:
            yield at


def _looked(actie: Actie, day: date) -> bool:
    check = actie.check_of(day)
    return check is not None and check.at is not None


def _happened(
    content: Content, traject: Traject, since: datetime
) -> Iterator[tuple[datetime, str]]:
    """Each change since a moment, with when it was. What was found says more than who typed it."""
    edit = traject.goal_edited
    if edit and edit.at >= since:
        yield edit.at, content.zeg("digest.doel", wie=edit.who.name)
    for actie in traject.acties:
        check = max(actie.checked, key=_when, default=None)
        wat = shorten(actie.wat, _LENGTH)
        if check and check.at and _when(check) >= since:
            yield _when(check), _found(content, actie, check, wat)
        elif actie.edited and actie.edited.at >= since and actie.wat:
            name = "digest.weggehaald" if actie.removed else "digest.aangepast"
            yield actie.edited.at, content.zeg(name, wat=wat, wie=actie.edited.who.name)


def _when(check: Check) -> datetime:
    """When something was last said of a check moment; long ago for what is still a draft."""
    times = (check.at, check.act and check.act.at)
    return max((at for at in times if at), default=LONG_AGO)


def _found(content: Content, actie: Actie, check: Check, wat: str) -> str:
    """What came of a check moment, with what was learnt."""
    parts = [say_bereikt(content, actie, check)]
    if check.act:
        parts.append(content.zeg(f"digest.vervolg.{check.act.vervolg}"))
    line = content.zeg("digest.gekeken", wat=wat, gevonden=", ".join(filter(None, parts)))
    if not check.act or not check.act.les:
        return line
    return content.zeg("digest.les", regel=line, les=shorten(check.act.les, _LESSON))


def say_bereikt(content: Content, actie: Actie, check: Check) -> str:
    """How it stands: of a borgafspraak whether it lives, of any other whether its goal is there."""
    if check.bereikt is None:
        return ""
    earlier = [c.act.vervolg for c in actie.checked if c.act and c.day < check.day]
    if "borgen" in earlier:
        return content.zeg(f"digest.borg.{check.bereikt}")
    return content.zeg(f"digest.bereikt.{check.bereikt}")
