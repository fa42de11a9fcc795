"""Plans to try a template on: one with something at every place, and an empty one."""

from __future__ import annotations

from dataclasses import replace

from content.model import Content
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from dialogs.anywhere.demo import example_traject
from dialogs.calendar import check_moments
from dialogs.record import Act, Check, Person, Traject, Vervolg
from dialogs.school import School

_YEAR = 2026


def specimens(content: Content) -> tuple[Plannen, ...]:
    """A full plan and an empty one."""
    example = next(iter(content.voorbeelden.values()))
    traject = example_traject(content, example, _YEAR)
    actie = replace(
        traject.acties[0],
        doel="Tegen eind mei:\na. een eerste doel\nb. een tweede doel",
        owner=Person("", "Naam"),
        hoe="Hoe",
        afspraken="Afspraken",
        kleuren={_YEAR: "groen"},
        checked=(_looked("bijsturen"),),
    )
    later = replace(traject.acties[1], vorige=actie.id, checked=(_looked("borgen"),))
    point = replace(traject.items[0], id="stoppen", soort="stoppen")
    full = replace(
        traject,
        algemeen_doel="Doel",
        items=(*traject.items, replace(traject.items[0], id="tweede"), point),
        acties=(actie, later, *traject.acties[2:]),
    )
    empty = Traject(
        id="leeg",
        verwachting=example.verwachting,
        domein=example.domein,
        trekker=Person("", ""),
        year=_YEAR,
    )
    today = check_moments(_YEAR)[0]
    return tuple(plannen_of(content, traject, today) for traject in (full, empty))


def _looked(vervolg: Vervolg) -> Check:
    """What a team found, decided and learnt at a check moment."""
    day, who = check_moments(_YEAR)[0], Person("", "Naam")
    at = School().ping_at(day)
    act = Act(vervolg, "Les", who, at)
    return Check(day, "ja", "Effect", "Anderen", "Bewijs", by=who, at=at, act=act)
