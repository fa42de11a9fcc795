"""Borgen: what works becomes an agreement of the team, at which it looks once a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS, check_moments, school_year
from dialogs.head import head
from dialogs.opvolging.moments import Kind, check_key, who_looks
from dialogs.opvolging.wording import who_looked
from dialogs.outcome import Setup, State
from dialogs.record import Act, Actie, Check
from dialogs.school import School
from dialogs.steps import BorgCheck


def borg_step(
    setup: Setup, state: State, actie: Actie, day: date, today: date, *, why: str = ""
) -> BorgCheck:
    """The card of the yearly look at a borgafspraak. `why` is said to who was asked to look."""
    content, traject = setup.content, state.traject
    check = actie.check_of(day) or Check(day, version=0)
    agreed, asked = _agreed(actie, day), who_looks(actie, day)
    return BorgCheck(
        id=f"check/{actie.id}/{day.isoformat()}",
        version=check.version,
        traject=traject.id,
        head=head(content, traject),
        wat=actie.wat,
        doel=actie.doel,
        since=_say_since(content, agreed, today),
        les=agreed.les if agreed else "",
        why=why,
        moment=check_key(Kind.BORG, actie, day, asked) if why else "",
        turns=traject.switched.get(asked.id, 0) if asked else 0,
        by=who_looked(content, check, today, asked=bool(why)),
        kept=check.at is not None,
        bereikt=check.bereikt or "",
        effect=check.effect,
        next=dutch.say_day(next_look(actie, day, traject.school, today), today),
    )


def _agreed(actie: Actie, day: date) -> Act | None:
    """The decision by which an actie was a borgafspraak on a day."""
    decided = (c.act for c in actie.checked if c.act and c.day < day)
    return next((act for act in decided if act.vervolg == "borgen"), None)


def _say_since(content: Content, agreed: Act | None, today: date) -> str:
    if agreed is None:
        return ""
    day = dutch.say_day(agreed.at.astimezone(BRUSSELS).date(), today)
    return content.zeg("borgen.sinds", dag=day)


def yearly_after(school: School, day: date, today: date) -> date:
    """The usual check moment at about this time of the year, in the next school year to come."""
    usual = check_moments(school_year(day))
    place = min(range(len(usual)), key=lambda n: abs(usual[n] - day))
    years = count(school_year(day) + 1)
    looks = (school.school_day_from(check_moments(year)[place]) for year in years)
    return next(look for look in looks if look > today)


def next_look(actie: Actie, day: date, school: School, today: date) -> date:
    """When the team looks at a borgafspraak again after this day: as planned, or in a year."""
    planned = [check for check in actie.checks if check > day]
    return min(planned, default=yearly_after(school, day, today))


def with_next_look(actie: Actie, day: date, school: School, today: date) -> Actie:
    """The borgafspraak with a look after this day."""
    planned = {*actie.checks, next_look(actie, day, school, today)}
    return _with_checks(actie, planned)


def kept(actie: Actie, day: date, act: Act, school: School, today: date) -> tuple[Actie, Act]:
    """The actie as a borgafspraak: one look a year takes the place of the moments after this day.

    A moment for which somebody typed something already, stays.
    """
    planned = yearly_after(school, day, today)
    dropped = tuple(d for d in actie.unchecked if d > day and actie.check_of(d) is None)
    left = {*actie.checks}.difference(dropped) | {planned}
    return _with_checks(actie, left), replace(act, planned=planned, dropped=dropped)


def taken_back(actie: Actie, act: Act, today: date) -> Actie:
    """The actie without what a decision planned; what it dropped is back, if it is still to come.

    A moment at which somebody typed something since, stays.
    """
    touched = act.planned is not None and actie.check_of(act.planned) is not None
    left = {day for day in actie.checks if day != act.planned or touched}
    return _with_checks(actie, left | {day for day in act.dropped if day >= today})


def _with_checks(actie: Actie, days: set[date]) -> Actie:
    """The actie with these check moments; a card that still shows others is out of date."""
    checks = tuple(sorted(days))
    if checks == actie.checks:
        return actie
    return replace(actie, checks=checks, version=actie.version + 1)
