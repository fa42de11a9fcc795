"""The heading that all cards of a traject share, and the names that go with it."""

from __future__ import annotations

from content.model import Content
from dialogs.calendar import school_year_name
from dialogs.record import Phase, Traject
from dialogs.steps import Head
from dialogs.subject import verwachting_of

PHASES = tuple(Phase)


def head(content: Content, traject: Traject) -> Head:
    """What the traject is about, who leads it and how far it is."""
    verwachting = verwachting_of(content, traject)
    domein = content.domeinen[traject.domein].naam if traject.domein else ""
    return Head(
        code=verwachting.code,
        title=verwachting.titel,
        domein=domein,
        trekker=traject.trekker.name,
        phase=content.stappen[traject.phase].titel,
        phase_number=PHASES.index(traject.phase) + 1,
        phases=tuple(content.stappen[phase].titel for phase in PHASES),
        year=school_year_name(traject.running_year),
    )


def title(content: Content, traject: Traject) -> str:
    """A traject in a few words: B2, Begeleiding van lerenden (Leerloopbaan)."""
    top = head(content, traject)
    return f"{top.code} · {top.domein or top.title}"
