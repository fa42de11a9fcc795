"""What became of the acties of the running school year: which get a colour, and which one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dialogs.actie.years import acties_in, found_in
from dialogs.record import Actie, Check, Kleur, Traject

KLEUREN: tuple[Kleur, ...] = ("groen", "rood", "oranje")


def to_colour(traject: Traject) -> tuple[Actie, ...]:
    """The acties that get a colour at the end of the running school year, in order.

    That are those of its jaaractieplan. One that was adjusted (bijgestuurd) gets the colour of the
    actie that took over from it, when that stands in the same plan.
    """
    here = acties_in(traject, traject.running_year)
    taken_over = {actie.vorige for actie in here}
    return tuple(a for a in here if a.vervolg != "bijsturen" or a.id not in taken_over)


def uncoloured(traject: Traject) -> tuple[Actie, ...]:
    """The acties of the running school year that still need a colour, in order."""
    return tuple(actie for actie in to_colour(traject) if kleur_of(traject, actie) is None)


def possible(traject: Traject, actie: Actie) -> tuple[Kleur, ...]:
    """The colours that an actie can get: what was stopped, and has no successor, doesn't go on."""
    stopped = actie.vervolg in ("stoppen", "bijsturen") and not _goes_on(traject, actie)
    return tuple(kleur for kleur in KLEUREN if not (stopped and kleur == "oranje"))


def _goes_on(traject: Traject, actie: Actie) -> bool:
    """Whether another actie took over from this one."""
    successors = (later for later in traject.live_acties if later.vorige == actie.id)
    return actie.vervolg == "bijsturen" and any(successors)


def kleur_of(traject: Traject, actie: Actie) -> Kleur | None:
    """The colour of an actie for the running school year, unless it can't be that any more."""
    kleur = actie.kleuren.get(traject.running_year)
    return kleur if kleur in possible(traject, actie) else None


def moves_on(traject: Traject, actie: Actie) -> bool:
    """Whether an actie stands in the plan of the next school year by itself."""
    kleur = kleur_of(traject, actie)
    return not actie.ended and (kleur == "oranje" or (kleur == "groen" and actie.borgafspraak))


def proposed(traject: Traject, actie: Actie) -> Kleur | None:
    """The colour that follows from what was found and decided; None when that says too little."""
    if actie.vervolg == "stoppen":
        return "rood"
    if actie.vervolg == "bijsturen":
        return "oranje" if "oranje" in possible(traject, actie) else None
    newest = newest_check(actie, traject.running_year)
    if actie.borgafspraak:
        lapsed = newest and newest.bereikt == "nee" and newest.act is None
        return None if lapsed else "groen"
    return "groen" if newest and newest.bereikt == "ja" else None


def newest_check(actie: Actie, year: int) -> Check | None:
    """The last that was found in a school year."""
    found = found_in(actie, year)
    return found[-1] if found else None


def with_kleuren(traject: Traject, chosen: Mapping[str, Kleur]) -> Traject:
    """The traject with a colour for some acties of the running school year, by their ids."""
    year = traject.running_year
    for id, kleur in chosen.items():
        for actie in _with_those_before(traject, id):
            traject = traject.with_actie(replace(actie, kleuren={**actie.kleuren, year: kleur}))
    return traject


def _with_those_before(traject: Traject, id: str) -> Iterator[Actie]:
    """An actie of this year's plan, and those that it took over from in the same plan."""
    here = {actie.id: actie for actie in acties_in(traject, traject.running_year)}
    actie = here.pop(id, None)
    while actie:
        yield actie
        before = here.pop(actie.vorige, None)
        actie = before if before and before.vervolg == "bijsturen" else None
