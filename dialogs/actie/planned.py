"""The acties that stand in the plans of a traject, and what the traject is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content.model import Content
from dialogs.actie.document import ActieInPlan, Over
from dialogs.actie.edits import aanpassing
from dialogs.actie.goals import read_goal
from dialogs.calendar import school_year_name
from dialogs.dutch import say_day
from dialogs.head import head, title
from dialogs.record import Actie, Phase, Traject
from dialogs.subject import verwachting_of


def planned(traject: Traject) -> tuple[Actie, ...]:
    """The acties that stand in a plan: those with a goal and something to do, and not removed."""
    return tuple(actie for actie in traject.live_acties if actie.doel and actie.wat)


def years_of(traject: Traject, actie: Actie) -> tuple[int, ...]:
    """The school years in which an actie is planned; this one, unless others were ticked."""
    ticked = actie.years if actie.termijn == "middellang" else ()
    return ticked or (traject.year,)


def who(actie: Actie) -> str:
    """Who carries an actie, and who helps. Who stands among the helpers is not named twice."""
    owner = actie.owner.name if actie.owner else ""
    return actie.wie if owner in actie.wie else f"{owner}, {actie.wie}".rstrip(", ")


def say_days(days: Iterable[date], today: date | None = None) -> str:
    """Check moments to be read, with the year when it is not today's school year."""
    *first, last = [say_day(day, today) for day in days] or [""]
    return f"{', '.join(first)} en {last}" if first else last


def over(content: Content, traject: Traject) -> Over:
    """What a traject is about."""
    verwachting, top = verwachting_of(content, traject), head(content, traject)
    return Over(
        traject=traject.id,
        naam=title(content, traject),
        code=verwachting.code,
        titel=verwachting.titel,
        verwachting=verwachting.tekst,
        domein=top.domein,
        rubriek=" · ".join(filter(None, (verwachting.rubriek, verwachting.deelrubriek))),
        schooljaar=top.year,
        trekker=traject.trekker.name,
        algemeen_doel=traject.algemeen_doel,
        prioriteiten=tuple(item.text for item in traject.items_to_work_on),
        stoppen=tuple(item.text for item in traject.chosen_items if item.soort == "stoppen"),
        doel_aangepast=aanpassing(traject.goal_edited),
    )


def acties_of(content: Content, traject: Traject, today: date) -> dict[str, ActieInPlan]:
    """The planned acties, by id, in order."""
    return {a.id: _actie(content, traject, a, today) for a in planned(traject)}


def _actie(content: Content, traject: Traject, actie: Actie, today: date) -> ActieInPlan:
    item = traject.item(actie.item)
    return ActieInPlan(
        id=actie.id,
        prioriteit=item.text if item else "",
        soort=actie.soort,
        soort_naam=content.keuzes[actie.soort].titel,
        termijn=actie.termijn,
        termijn_naam=content.keuzes[actie.termijn].titel,
        doel=read_goal(actie.doel),
        doel_zoals_getypt=actie.doel,
        meting=actie.meting,
        wat=actie.wat,
        wie=who(actie),
        eigenaar=actie.owner.name if actie.owner else "",
        helpers=actie.wie,
        wanneer=actie.wanneer,
        hoe=actie.hoe,
        afspraken=actie.afspraken,
        checkmomenten=actie.checks,
        volgend_checkmoment=next_check([actie], today),
        schooljaren=tuple(map(school_year_name, years_of(traject, actie))),
        stand=_state(content, traject, actie, today),
        aangepast=aanpassing(actie.edited),
    )


def next_check(acties: Iterable[Actie], today: date) -> date | None:
    """The first check moment of these acties that is still to come; None without one."""
    return min((day for actie in acties for day in actie.checks if day >= today), default=None)


def _state(content: Content, traject: Traject, actie: Actie, today: date) -> str:
    """How far an actie is, in a few words."""
    if traject.stopped:
        return content.zeg("plan.stand.gestopt")
    if actie.card != "klaar":
        return content.zeg("plan.stand.onvolledig")
    if traject.phase is not Phase.OPVOLGING:
        return content.zeg("plan.stand.klaar")
    return content.zeg("plan.stand.loopt" if next_check([actie], today) else "plan.stand.voorbij")
