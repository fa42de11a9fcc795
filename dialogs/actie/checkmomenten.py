"""The check moments of a traject, with what is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content.model import Content
from dialogs.actie.document import ActieInPlan, Checkmoment
from dialogs.head import title
from dialogs.record import Traject


def checkmomenten_of(
    content: Content, traject: Traject, acties: Iterable[ActieInPlan]
) -> Iterable[Checkmoment]:
    """The check moments of a traject in order; acties that are due at one moment share it."""
    due: dict[date, dict[str, ActieInPlan]] = {}
    for actie in acties:
        for day in actie.checkmomenten:
            due.setdefault(traject.school.ping_at(day).date(), {})[actie.id] = actie
    naam = title(content, traject)
    for day, same in sorted(due.items()):
        uitleg = _agenda(content, same.values())
        yield Checkmoment(
            traject.school.ping_at(day), _called(content, naam, same), uitleg, tuple(same)
        )


def _called(content: Content, naam: str, acties: dict[str, ActieInPlan]) -> str:
    """A check moment in one line."""
    if len(acties) > 1:
        return content.zeg("checkmoment.meer", naam=naam, aantal=len(acties))
    [actie] = acties.values()
    return content.zeg("checkmoment.een", naam=naam, wat=actie.wat)


def _agenda(content: Content, acties: Iterable[ActieInPlan]) -> str:
    """What to look at at a check moment: the acties, and what is asked of them."""
    plan, acties = content.meerjarenplan, tuple(acties)
    labels = {veld.id: veld.label for veld in (*plan.kop, *plan.rij)}
    parts = []
    for actie in acties:
        known = {"doel": actie.doel.tekst, "meting": actie.meting, "wie": actie.wie}
        lines = [f"{labels[id]}: {text}" for id, text in known.items() if text and id in labels]
        asked = [content.zeg("checkmoment.borg")] if actie.borgafspraak else []
        parts.append("\n".join([actie.wat, *lines, *asked]))
    if all(actie.borgafspraak for actie in acties):
        return "\n\n".join(parts)
    check = next(kolom for kolom in content.jaaractieplan.kolommen if kolom.id == "check")
    vragen = " ".join(veld.label for veld in check.velden)
    return "\n\n".join([*parts, content.zeg("checkmoment.vragen", vragen=vragen)])
