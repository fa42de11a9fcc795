"""The cards of the end of a school year."""

from __future__ import annotations

from datetime import date, datetime

from content.model import Content
from dialogs import dutch
from dialogs.actie.document import Kleur
from dialogs.actie.years import kleuren_of
from dialogs.calendar import BRUSSELS, school_year_name
from dialogs.head import head
from dialogs.opvolging.digest import say_bereikt
from dialogs.opvolging.kleuren import (
    kleur_of,
    moves_on,
    newest_check,
    possible,
    proposed,
    to_colour,
    uncoloured,
)
from dialogs.opvolging.moments import Kind, year_end_of
from dialogs.opvolging.waiting import waiting_for
from dialogs.outcome import Setup
from dialogs.record import Actie, Traject
from dialogs.shorten import shorten
from dialogs.steps import Choice, KleurCount, Step, YearClosed, YearEnd, YearEndDay, YearEndLine

PER_PAGE = 5
MOST_NAMED = 5
"""Acties of one colour that the last card names; more are counted."""
_FIRST, _LAST = (5, 15), (6, 30)
"""Month and day: from then on a school year can be closed, and until then that is usual."""
_LENGTH = 90


def year_end_step(
    setup: Setup, traject: Traject, now: datetime, page: int = 0, *, why: str = ""
) -> Step:
    """What is to be done to close the school year, or one page of its acties (counted from 1).

    `why` says why the bot comes with it by itself. Before the last weeks of the school year only
    the day can be seen, and moved.
    """
    today = now.astimezone(BRUSSELS).date()
    if today < first_day(traject):
        return year_end_day_step(setup, traject, today)
    acties, left = to_colour(traject), uncoloured(traject)
    if not acties or (page == 0 and not left):
        return _closed(setup.content, traject, now, why)
    number = page - 1 if page else acties.index(left[0]) // PER_PAGE
    return _page(setup.content, traject, now, number, why)


def year_end_day_step(setup: Setup, traject: Traject, today: date) -> YearEndDay:
    """On which day the team looks back on the school year."""
    day = look_back_on(traject)
    return YearEndDay(
        id=f"jaareinde/{traject.running_year}/dag",
        version=traject.jaareinde_version,
        traject=traject.id,
        head=head(setup.content, traject),
        schooljaar=school_year_name(traject.running_year),
        day=day.isoformat(),
        when=dutch.say_day(day, today),
        first=dutch.say_day(first_day(traject), today),
        last=dutch.say_day(last_day(traject), today),
    )


def look_back_on(traject: Traject) -> date:
    """The school day on which the team looks back on the running school year."""
    return traject.school.school_day_from(year_end_of(traject))


def first_day(traject: Traject) -> date:
    """From this day on the running school year can be closed."""
    return date(traject.running_year + 1, *_FIRST)


def last_day(traject: Traject) -> date:
    """The last day to which the year end can be moved."""
    return date(traject.running_year + 1, *_LAST)


def next_year_of(content: Content, traject: Traject) -> str:
    """The school year after the running one; empty when the meerjarenplan ends before it."""
    following = traject.running_year + 1
    ends = traject.year + content.meerjarenplan.jaren
    return school_year_name(following) if following < ends else ""


def _page(content: Content, traject: Traject, now: datetime, number: int, why: str) -> YearEnd:
    acties, today = to_colour(traject), now.astimezone(BRUSSELS).date()
    pages = -(-len(acties) // PER_PAGE)
    first = min(number, pages - 1) * PER_PAGE
    return YearEnd(
        id=f"jaareinde/{traject.running_year}/{first // PER_PAGE + 1}",
        version=traject.jaareinde_version,
        traject=traject.id,
        head=head(content, traject),
        schooljaar=school_year_name(traject.running_year),
        why=why,
        moment=_moment(traject, now) if why else "",
        turns=traject.switched.get(traject.trekker.id, 0),
        lines=tuple(
            _line(content, traject, actie, place, today)
            for place, actie in enumerate(acties[first : first + PER_PAGE], start=first + 1)
        ),
        page=first // PER_PAGE + 1,
        pages=pages,
        can_move=today <= last_day(traject),
    )


def _moment(traject: Traject, now: datetime) -> str:
    """The moments for which the trekker is asked to close the year."""
    waiting = waiting_for(traject, traject.trekker.id, now)
    return ",".join(moment.key for moment in waiting if moment.kind is Kind.JAAREINDE)


def _line(
    content: Content, traject: Traject, actie: Actie, number: int, today: date
) -> YearEndLine:
    allowed = possible(traject, actie)
    return YearEndLine(
        actie=actie.id,
        number=number,
        wat=actie.wat,
        known=_known(content, traject, actie, today),
        kleuren=tuple(_choice(kleur) for kleur in kleuren_of(content) if kleur.id in allowed),
        kleur=kleur_of(traject, actie) or proposed(traject, actie) or "",
    )


def _choice(kleur: Kleur) -> Choice:
    return Choice(kleur.id, f"{kleur.naam}: {kleur.label[:1].lower()}{kleur.label[1:]}")


def _known(content: Content, traject: Traject, actie: Actie, today: date) -> str:
    """What was found and decided last, in a line; empty when nothing was."""
    newest = newest_check(actie, traject.running_year)
    parts = []
    if newest and newest.bereikt:
        day = dutch.say_day(newest.day, today)
        found = say_bereikt(content, actie, newest)
        parts.append(content.zeg("jaareinde.gevonden", dag=day, gevonden=found))
    if actie.vervolg and actie.vervolg != "verder":
        parts.append(content.zeg(f"digest.vervolg.{actie.vervolg}"))
    return " · ".join(parts)


def _closed(content: Content, traject: Traject, now: datetime, why: str) -> YearClosed:
    acties = to_colour(traject)
    by_kleur = [
        (kleur, [a for a in acties if kleur_of(traject, a) == kleur.id])
        for kleur in kleuren_of(content)
    ]
    going_on = [a for a in acties if moves_on(traject, a)]
    return YearClosed(
        id=f"jaareinde/{traject.running_year}/klaar",
        version=traject.jaareinde_version,
        traject=traject.id,
        head=head(content, traject),
        schooljaar=school_year_name(traject.running_year),
        why=why,
        moment=_moment(traject, now) if why else "",
        turns=traject.switched.get(traject.trekker.id, 0),
        kleuren=tuple(
            KleurCount(kleur.naam, kleur.label, tuple(map(_named, found)))
            for kleur, found in by_kleur
            if found
        ),
        volgend=next_year_of(content, traject),
        going_on=tuple(map(_named, going_on)),
    )


def _named(actie: Actie) -> str:
    return shorten(actie.wat, _LENGTH)
