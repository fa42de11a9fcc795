"""Which acties stand in a plan, in the plans of which school years, and what became of them."""

from __future__ import annotations

from content.model import Content
from dialogs.actie.document import Kleur, Vakje, X
from dialogs.calendar import school_year, school_year_name
from dialogs.record import Actie, Check, Traject


def planned(traject: Traject) -> tuple[Actie, ...]:
    """The acties that stand in a plan: those with a goal and something to do, and not removed."""
    return tuple(actie for actie in traject.acties if actie.in_plan)


def years_of(traject: Traject, actie: Actie) -> tuple[int, ...]:
    """The school years in which an actie is planned, by their first calendar years, in order.

    Of the years that were closed those in which it got a colour; of the running one and those to
    come those that were chosen for it, and after red none. An actie for which no year was chosen
    is for the running one.
    """
    coloured = set(actie.kleuren)
    if "rood" in actie.kleuren.values():
        return tuple(sorted(coloured))
    running, later = traject.running_year, actie.termijn == "middellang"
    chosen = {year for year in actie.years if year == running or (later and year > running)}
    return tuple(sorted(coloured | chosen)) or (running,)


def is_carried_out(traject: Traject, actie: Actie) -> bool:
    """Whether it got green in the last school year for which it is planned."""
    return actie.kleuren.get(years_of(traject, actie)[-1]) == "groen"


def found_in(actie: Actie, year: int) -> tuple[Check, ...]:
    """What the team found at the check moments of a school year, in order."""
    return tuple(check for check in actie.found if school_year(check.day) == year)


def acties_in(traject: Traject, year: int) -> tuple[Actie, ...]:
    """The acties that stand in the jaaractieplan of a school year."""
    return tuple(actie for actie in planned(traject) if year in years_of(traject, actie))


def jaren_of(content: Content, traject: Traject, actie: Actie) -> tuple[Vakje, ...]:
    """The school years in which an actie is planned, each with an x or what became of it."""
    return tuple(_jaar(content, actie, year) for year in years_of(traject, actie))


def _jaar(content: Content, actie: Actie, year: int) -> Vakje:
    name, got = school_year_name(year), actie.kleuren.get(year)
    kleur = next((kleur for kleur in kleuren_of(content) if kleur.id == got), None)
    return Vakje(name, kleur.naam, kleur.id) if kleur else Vakje(name, X)


def kleuren_of(content: Content) -> tuple[Kleur, ...]:
    """The colours that an actie can get at the end of a school year, and what they say."""
    kleuren = content.meerjarenplan.kleuren
    return tuple(Kleur(kleur.id, kleur.label, kleur.uitleg, kleur.teken) for kleur in kleuren)
