"""What still waits: for one person, and of what the channel is to be told."""

from __future__ import annotations

from datetime import datetime

from dialogs.opvolging.moments import Moment, is_followed, moments
from dialogs.record import Traject


def waiting_for(traject: Traject, person: str, now: datetime) -> list[Moment]:
    """What somebody (by id) was asked to look at and did not, the earliest first.

    Of one morning they come in the order of the plan.
    What was answered, put off or passed on meanwhile doesn't wait any more.
    """
    if not is_followed(traject) or person in traject.quiet:
        return []
    mine = [m for m in moments(traject, now) if m.person == person and m.at <= now]
    return sorted(mine, key=lambda moment: moment.at)


def to_tell(traject: Traject, now: datetime) -> list[Moment]:
    """Of what the channel was not told yet: what still matters, the earliest first."""
    if not is_followed(traject) or traject.channel_quiet:
        return []
    found = [m for m in moments(traject, now) if m.key in traject.untold and m.at <= now]
    return sorted(found, key=lambda moment: moment.at)


def acties_waiting(traject: Traject, now: datetime) -> set[str]:
    """The acties (by id) of which a check moment has come at which nobody looked."""
    if not is_followed(traject):
        return set()
    return {m.actie for m in moments(traject, now) if m.actie and m.at <= now}
