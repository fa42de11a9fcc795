"""How much a team really carried out in a school year, before it chooses for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogs.actie.years import found_in, years_of
from dialogs.record import Actie, Traject


def carried_out(trajecten: Sequence[Traject], year: int) -> int | None:
    """How many priorities were carried out in a school year; None without a traject in it.

    That are those with an actie of which that was found at a check moment, or at the end of the
    year. Of a traject in which nobody looked back, they are those with a finished actie.
    """
    of_year = [traject for traject in trajecten if traject.year <= year <= traject.running_year]
    return sum(_priorities(traject, year) for traject in of_year) if of_year else None


def _priorities(traject: Traject, year: int) -> int:
    done = {actie.item for actie in _done(traject, year)}
    return sum(item.id in done for item in traject.items_to_work_on)


def _done(traject: Traject, year: int) -> Iterator[Actie]:
    acties = traject.live_acties
    if any(year in actie.kleuren or found_in(actie, year) for actie in acties):
        yield from (actie for actie in acties if _is_done(actie, year))
    else:
        finished = (actie for actie in acties if actie.card == "klaar")
        yield from (actie for actie in finished if year in years_of(traject, actie))


def _is_done(actie: Actie, year: int) -> bool:
    """Whether it got green, was kept as a borgafspraak, or its goal was reached, even partly."""
    return actie.kleuren.get(year) == "groen" or any(
        check.bereikt in ("ja", "deels") or (check.act and check.act.vervolg == "borgen")
        for check in found_in(actie, year)
    )
