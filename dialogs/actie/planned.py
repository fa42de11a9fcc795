"""The acties that stand in the plans of a traject, and what the traject is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content.model import Content
from dialogs.actie.document import ActieInPlan, Over
from dialogs.actie.edits import aanpassing
from dialogs.actie.goals import read_goal
from dialogs.actie.standing import moments_of, next_check, say_standing, to_look_at
from dialogs.actie.terugblik import terugblikken_of
from dialogs.actie.years import jaren_of, planned, years_of
from dialogs.calendar import school_year_name
from dialogs.dutch import say_day
from dialogs.head import head, title
from dialogs.opvolging.scan import lines_of
from dialogs.record import Actie, Phase, Traject
from dialogs.subject import verwachting_of


def working(traject: Traject) -> bool:
    """Whether the acties can be changed."""
    return traject.phase in (Phase.ACTIE, Phase.OPVOLGING)


def who(actie: Actie) -> str:
    """Who carries an actie, and who helps. Who stands among the helpers is not named twice."""
    owner = actie.owner.name if actie.owner else ""
    return actie.wie if owner in actie.wie else f"{owner}, {actie.wie}".rstrip(", ")


def say_days(days: Iterable[date], today: date | None = None) -> str:
    """Check moments to be read, with the year when it is not today's school year."""
    *first, last = [say_day(day, today) for day in days] or [""]
    return f"{', '.join(first)} en {last}" if first else last


def over(content: Content, traject: Traject, year: int) -> Over:
    """What a traject is about, for the jaaractieplan of this school year."""
    verwachting, top = verwachting_of(content, traject), head(content, traject)
    return Over(
        traject=traject.id,
        naam=title(content, traject),
        code=verwachting.code,
        titel=verwachting.titel,
        verwachting=verwachting.tekst,
        domein=top.domein,
        rubriek=" · ".join(filter(None, (verwachting.rubriek, verwachting.deelrubriek))),
        schooljaar=school_year_name(year),
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
    item, before = traject.item(actie.item), traject.actie(actie.vorige)
    return ActieInPlan(
        id=actie.id,
        prioriteit=item.text if item else "",
        soort=actie.soort_nu,
        soort_naam=content.keuzes[actie.soort_nu].titel,
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
        checkmomenten=tuple(map(traject.school.school_day_from, moments_of(actie))),
        te_bekijken=tuple(map(traject.school.school_day_from, to_look_at(actie))),
        volgend_checkmoment=next_check(traject.school, [actie], today),
        schooljaren=tuple(map(school_year_name, years_of(traject, actie))),
        jaren=jaren_of(content, traject, actie),
        stand=say_standing(content, traject, actie, today),
        terugblikken=terugblikken_of(content, actie),
        borgafspraak=actie.borgafspraak,
        vorige=before.id if before else "",
        vorige_wat=before.wat if before else "",
        vorige_les=before.les if before else "",
        microscan=lines_of(content, traject, actie),
        aangepast=aanpassing(actie.edited),
    )
