"""When the bot asks for attention by itself, and whose: a function of what is saved.

A moment has a key that is always the same, so that each is taken up once (`Traject.pinged`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialogs.calendar import BRUSSELS, check_moments
from dialogs.opvolging.kleuren import uncoloured
from dialogs.record import Actie, Person, Phase, Traject

_YEAR_END = timedelta(days=7)
"""After the check moment of June there is a week to look before the school year is closed."""


class Kind(StrEnum):
    """What a moment is for."""

    CHECK = "check"
    BORG = "borg"
    DIGEST = "digest"
    JAAREINDE = "jaareinde"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which the bot asks for attention.

    `day` is the day as it was planned and `at` when the bot asks: in the morning of a school day.
    `person` is the id of who is asked; empty for the channel. `actie` is the id of the actie that
    it is about, if it is about one. `put_off`: somebody asked for it to come later.
    """

    key: str
    kind: Kind
    day: date
    at: datetime
    person: str = ""
    actie: str = ""
    put_off: bool = False


def is_followed(traject: Traject) -> bool:
    """Whether there is something to follow up, and nobody said to leave it."""
    working = traject.phase in (Phase.ACTIE, Phase.OPVOLGING)
    return working and not traject.stopped and not traject.paused


def is_paused(traject: Traject) -> bool:
    """Whether all that waits is left until the traject goes on."""
    return traject.paused is not None and not traject.stopped


def moments(traject: Traject, now: datetime) -> Iterator[Moment]:
    """Every moment of a traject, whether it has passed or not, in no order.

    Of those that come every month or year: the last, and the next.
    """
    for actie in traject.acties:
        if actie.in_plan and not actie.ended:
            yield from _checks(traject, actie)
    if traject.phase is Phase.OPVOLGING:
        yield from _digests(traject, now)
        yield from _year_ends(traject, now)


def due(traject: Traject, now: datetime) -> list[Moment]:
    """The moments that have come and were not taken up yet, the earliest first."""
    found = [m for m in moments(traject, now) if m.at <= now and m.key not in traject.pinged]
    return sorted(found, key=lambda moment: (moment.at, moment.key))


def next_wake(traject: Traject, now: datetime) -> datetime | None:
    """When the bot must look at a traject again; None when nothing is to come.

    What is due already, is at the first moment at which somebody may be disturbed.
    """
    if traject.paused_until and is_paused(traject):
        return traject.school.next_open(max(now, traject.school.ping_at(traject.paused_until)))
    if not is_followed(traject):
        return None
    coming = [m.at for m in moments(traject, now) if m.key not in traject.pinged]
    return traject.school.next_open(max(now, min(coming))) if coming else None


def year_end_of(traject: Traject) -> date:
    """The day on which the team looks back on the running school year."""
    *_, june = check_moments(traject.running_year)
    return traject.jaareinde or june + _YEAR_END


def _checks(traject: Traject, actie: Actie) -> Iterator[Moment]:
    """The check moments of an actie: for the channel, and for who is to look."""
    kind = Kind.BORG if actie.vervolg == "borgen" else Kind.CHECK
    for day in (*actie.unchecked, *actie.passed_on):
        who, at = who_looks(actie, day), traject.school.ping_at(day)
        planned = day in actie.checks
        if planned and (kind is Kind.CHECK or who is None):
            key = check_key(kind, actie, day)
            yield _put_off(traject, Moment(key, kind, day, at, "", actie.id))
        if who:
            key = check_key(kind, actie, day, who)
            yield _put_off(traject, Moment(key, kind, day, at, who.id, actie.id))


def who_looks(actie: Actie, day: date) -> Person | None:
    """Who is asked at a check moment: who carries the actie, or to whom that day was passed on."""
    check = actie.check_of(day)
    return check.asked if check and check.asked else actie.owner


def check_key(kind: Kind, actie: Actie, day: date, who: Person | None = None) -> str:
    """The key of a check moment as it is without being put off: the channel's, or somebody's."""
    key = f"{kind}/{actie.id}/{day.isoformat()}"
    return f"{key}/{who.key}" if who else key


def _put_off(traject: Traject, moment: Moment) -> Moment:
    """The moment, or the later one that somebody asked for."""
    later = traject.later.get(moment.key)
    if later is None:
        return moment
    at = traject.school.ping_at(later)
    key = f"{moment.key}/{later.isoformat()}"
    return Moment(key, moment.kind, moment.day, at, moment.person, moment.actie, put_off=True)


def _digests(traject: Traject, now: datetime) -> Iterator[Moment]:
    """The first school day of this month, and of the next that has one: in summer there is none."""
    first = now.astimezone(BRUSSELS).date().replace(day=1)
    while True:
        at = traject.school.ping_at(first)
        if (at.year, at.month) == (first.year, first.month):
            yield Moment(f"{Kind.DIGEST}/{first:%Y-%m}", Kind.DIGEST, first, at)
            if at > now:
                return
        first = (first + timedelta(days=31)).replace(day=1)


def _year_ends(traject: Traject, now: datetime) -> Iterator[Moment]:
    """The end of the running school year, as long as it takes colours; and September.

    In September the trekker is asked again, when nobody began the plan of the new school year. That
    comes in the place of the first time, so that nobody is asked for the same twice at once.
    """
    september = date(traject.running_year + 1, 9, 1)
    again = traject.school.ping_at(september) <= now or not uncoloured(traject)
    for day in (september,) if again else (year_end_of(traject), september):
        key, at = f"{Kind.JAAREINDE}/{day.isoformat()}", traject.school.ping_at(day)
        yield _put_off(traject, Moment(key, Kind.JAAREINDE, day, at))
        own = f"{key}/{traject.trekker.key}"
        yield _put_off(traject, Moment(own, Kind.JAAREINDE, day, at, traject.trekker.id))
