"""Bijsturen: a new PDCA cycle takes over the goal of an actie, and what was learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs.calendar import school_year
from dialogs.events import derived_id
from dialogs.record import Actie, Check, Traject


def next_cycle_of(traject: Traject, actie: Actie) -> Actie | None:
    """The actie that takes over from this one; it may have been removed."""
    return next((later for later in traject.acties if later.vorige == actie.id), None)


def with_next_cycle(
    traject: Traject, actie: Actie, check: Check, today: date
) -> tuple[Traject, Actie]:
    """The traject with a new cycle of an actie. One that is there already is used again.

    Its id comes from the decision, so that the same press twice makes one.
    """
    known = next_cycle_of(traject, actie)
    if known is None:
        id = derived_id("cyclus", actie.id, check.day.isoformat(), str(check.version))
        fresh = _next_cycle(traject, actie, check.day, id, today)
        return replace(traject, acties=(*traject.acties, fresh)), fresh
    if known.removed:
        known = replace(known, removed=False, version=known.version + 1)
    return traject.with_actie(known), known


def without_next_cycle(traject: Traject, actie: Actie) -> tuple[Traject, bool]:
    """The traject without a cycle on which nobody worked yet; and whether one stays."""
    later = next_cycle_of(traject, actie)
    if later is None or later.removed:
        return traject, False
    if later.wat or later.edited or later.checked:
        return traject, True
    return replace(traject, acties=tuple(a for a in traject.acties if a.id != later.id)), False


def _next_cycle(traject: Traject, actie: Actie, day: date, id: str, today: date) -> Actie:
    """What stays the same: the point, the goal and its measure, the term, and who.

    Of the school years those stay that are not over.
    """
    to_come = tuple(year for year in actie.years if year >= school_year(today))
    later = to_come or (max(school_year(today), traject.running_year),)
    return Actie(
        id=id,
        item=actie.item,
        soort="ontwikkelen" if actie.borgafspraak_at(day) else actie.soort,
        doel=actie.doel,
        meting=actie.meting,
        termijn=actie.termijn,
        owner=actie.owner,
        wie=actie.wie,
        years=later if actie.termijn == "middellang" else (),
        vorige=actie.id,
    )
