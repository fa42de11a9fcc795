"""How far an actie is: the check moments at which the team still looks, and a word for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content.model import Content
from dialogs.actie.years import jaren_of
from dialogs.record import Actie, Phase, Traject
from dialogs.school import School


def moments_of(actie: Actie) -> tuple[date, ...]:
    """The check moments that a plan has; of an actie that ended, those at which the team looked."""
    if not actie.ended:
        return actie.checks
    return tuple(day for day in actie.checks if day <= actie.looked_until)


def to_look_at(actie: Actie) -> tuple[date, ...]:
    """The check moments at which nobody looked yet, whether they have passed or are to come."""
    return () if actie.ended else actie.unchecked


def is_overdue(school: School, actie: Actie, today: date) -> bool:
    """Whether a check moment has passed at which nobody looked.

    One that was planned on a free day is not before the next school day.
    """
    return any(school.school_day_from(day) < today for day in to_look_at(actie))


def next_check(school: School, acties: Iterable[Actie], today: date) -> date | None:
    """The first school day from today on on which these acties are looked at; None without one."""
    days = (school.school_day_from(day) for actie in acties for day in to_look_at(actie))
    return min((day for day in days if day >= today), default=None)


def say_standing(content: Content, traject: Traject, actie: Actie, today: date) -> str:
    """How far an actie is, in a few words."""
    if actie.vervolg == "bijsturen":
        return content.zeg("plan.stand.bijgestuurd")
    last = jaren_of(content, traject, actie)[-1]
    if last.kleur:
        return content.zeg("jaareinde.stand", kleur=last.tekst, jaar=last.schooljaar)
    if traject.stopped or actie.ended:
        return content.zeg("plan.stand.gestopt")
    if actie.card != "klaar":
        return content.zeg("plan.stand.onvolledig")
    if traject.phase is not Phase.OPVOLGING:
        return content.zeg("plan.stand.klaar")
    late = is_overdue(traject.school, actie, today)
    if actie.borgafspraak:
        return content.zeg("plan.stand.geborgd-wacht" if late else "plan.stand.geborgd")
    if late:
        return content.zeg("plan.stand.wacht")
    if next_check(traject.school, [actie], today):
        return content.zeg("plan.stand.loopt")
    return content.zeg("plan.stand.besluit" if _is_undecided(actie) else "plan.stand.voorbij")


def _is_undecided(actie: Actie) -> bool:
    """Whether the team looked last, and did not say yet what follows."""
    last = actie.last_found
    return last is not None and last.act is None
