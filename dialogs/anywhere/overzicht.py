"""How far all trajecten are, for who runs the school: the same on a card and on a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs import dutch
from dialogs.actie.standing import is_overdue, next_check
from dialogs.actie.years import is_carried_out
from dialogs.anywhere.overview import say_state
from dialogs.calendar import school_year_name
from dialogs.head import PHASES, title
from dialogs.outcome import Setup
from dialogs.record import Actie, Traject
from dialogs.steps import Overzicht, OverzichtLine

PER_PAGE = 5
"""Trajecten on a card."""

Row = tuple[Setup, Traject, str]
"""A traject with its setup, and the key of its space."""


def overzicht_view(trajecten: Sequence[Row], today: date) -> tuple[OverzichtLine, ...]:
    """A line per traject: the newest first, and last those that were stopped."""
    newest = sorted(trajecten, key=lambda row: row[1].rondes[0].opened, reverse=True)
    in_order = sorted(newest, key=lambda row: row[1].stopped is not None)
    return tuple(_line(setup, traject, space, today) for setup, traject, space in in_order)


def overdue(traject: Traject, today: date) -> tuple[Actie, ...]:
    """The acties of which a check moment has passed at which nobody looked.

    A stopped traject has none that are overdue, for it reminds of nothing.
    """
    if traject.stopped:
        return ()
    return tuple(a for a in traject.live_acties if is_overdue(traject.school, a, today))


def overzicht_step(trajecten: Sequence[Row], today: date, page: int = 0) -> Overzicht:
    """One card of the overview. A page that is not there shows the first."""
    lines = overzicht_view(trajecten, today)
    pages = max(-(-len(lines) // PER_PAGE), 1)
    first = page * PER_PAGE if page < pages else 0
    return Overzicht(
        id="overzicht",
        lines=lines[first : first + PER_PAGE],
        count=len(lines),
        page=first // PER_PAGE,
        pages=pages,
    )


def _line(setup: Setup, traject: Traject, space: str, today: date) -> OverzichtLine:
    going_on = () if traject.stopped else [a for a in traject.live_acties if not a.ended]
    coming = next_check(traject.school, going_on, today)
    late = overdue(traject, today)
    open_ones = [a for a in going_on if a not in late and not is_carried_out(traject, a)]
    return OverzichtLine(
        id=traject.id,
        space=space,
        title=title(setup.content, traject),
        year=school_year_name(traject.running_year),
        trekker=traject.trekker.name,
        state=say_state(setup.content, traject),
        step=PHASES.index(traject.phase) + 1,
        steps=len(PHASES),
        stopped=traject.stopped is not None,
        next_check=dutch.say_day(coming, today) if coming else "",
        overdue=len(late),
        open=len(open_ones),
    )
