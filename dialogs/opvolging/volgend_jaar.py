"""From one school year to the next: what stands in its plan, and when the team looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dialogs.actie.years import years_of
from dialogs.calendar import school_year
from dialogs.opvolging.borgen import yearly_after
from dialogs.opvolging.kleuren import moves_on
from dialogs.record import Actie, Traject


def with_next_year(traject: Traject, today: date) -> Traject:
    """The traject as it follows the plan of the school year after the running one.

    Every actie of the running year must have its colour. What was not carried out and goes on
    (orange), and what is a borgafspraak, stands in the new plan by itself; what ended does not.
    What stands in it gets the usual check moments that are to come, unless the team chose others.
    """
    year = traject.running_year + 1
    moved = replace(
        traject,
        plan_year=year,
        jaareinde=None,
        jaareinde_version=traject.jaareinde_version + 1,
        version=traject.version + 1,
        acties=tuple(_with_years(traject, actie) for actie in traject.acties),
    )
    return replace(moved, acties=tuple(_with_checks(moved, a, today) for a in moved.acties))


def _with_years(traject: Traject, actie: Actie) -> Actie:
    """The actie with the school years for which it is planned from now on.

    The years before stay what they were, whatever became of it.
    """
    closed = traject.running_year
    if closed not in actie.kleuren:
        return actie
    stays = actie.termijn == "middellang" and not actie.ended
    years = {year for year in actie.years if stays or year <= closed}
    if moves_on(traject, actie):
        years.add(closed + 1)
    return _changed(actie, replace(actie, years=tuple(sorted(years))))


def _with_checks(traject: Traject, actie: Actie, today: date) -> Actie:
    """The actie with check moments in the running school year, when it stands in its plan."""
    year = traject.running_year
    in_plan = actie.in_plan and year in years_of(traject, actie)
    # That of June came by itself with the school year: see `dialogs.actie.voorstel`.
    chosen = {day for day in actie.checks if school_year(day) == year}
    chosen.discard(traject.school.check_moments(year)[-1])
    if actie.ended or not in_plan or chosen:
        return actie
    checks = {*actie.checks, *_looks(traject, actie, today)}
    return _changed(actie, replace(actie, checks=tuple(sorted(checks))))


def _looks(traject: Traject, actie: Actie, today: date) -> Iterable[date]:
    """When the team looks at an actie: at each of the usual moments, at a borgafspraak once."""
    year, school = traject.running_year, traject.school
    if not actie.borgafspraak:
        return (day for day in school.check_moments(year) if day >= today)
    newest = max(check.day for check in actie.checked)
    return (yearly_after(school, newest, max(today, date(year, 8, 31))),)


def _changed(actie: Actie, other: Actie) -> Actie:
    """The other one, by which a card that still shows the first is out of date; if they differ."""
    return actie if other == actie else replace(other, version=actie.version + 1)
