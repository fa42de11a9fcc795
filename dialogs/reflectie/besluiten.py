"""What a team agreed after it talked about a result, per question and for the level."""

from __future__ import annotations

from collections.abc import Mapping

from content.model import Antwoord, Content, Schaal, Vraag
from dialogs.record import Besluit, Ronde, Traject
from dialogs.reflectie.scales import in_a_sentence
from dialogs.subject import instrument_of


def recorded(ronde: Ronde) -> Mapping[str, Besluit]:
    """What was agreed, by question. What was recorded and wiped again is left out."""
    return {
        id: besluit for id, besluit in ronde.besluiten.items() if besluit.choice or besluit.text
    }


def is_level(schaal: Schaal | None) -> bool:
    """Whether a scale tells how far a school stands, by an edition that others use too."""
    return schaal is not None and (schaal.vorm == "niveau" or schaal.versie is not None)


def can_be_agreed(schaal: Schaal | None) -> tuple[Antwoord, ...]:
    """The answers on which a team can agree: all but not knowing."""
    antwoorden = schaal.antwoorden if schaal else ()
    return tuple(a for a in antwoorden if a.nvt or not a.weet_niet)


def agreed(schaal: Schaal | None, besluit: Besluit | None) -> Antwoord | None:
    """The answer on which the team agreed; None when it agreed on words alone, or on nothing."""
    choice = besluit.choice if besluit else None
    return next((a for a in can_be_agreed(schaal) if a.id == choice), None)


def said(content: Content, vraag: Vraag, besluit: Besluit | None) -> str:
    """What was agreed about a question, within a sentence; empty when nothing was."""
    if besluit is None:
        return ""
    schaal = content.schalen.get(vraag.schaal or "")
    antwoord, text = agreed(schaal, besluit), besluit.text
    if antwoord is None:
        return text
    label = in_a_sentence(antwoord)
    if not text:
        return label
    if is_level(schaal):
        return content.zeg("gesprek.blijkt-uit", niveau=label, tekst=text)
    return f"{label}. {text}"


def agreed_level(content: Content, traject: Traject) -> str:
    """The level on which the team agreed after its newest ronde that has one; empty without."""
    for ronde in reversed(traject.rondes):
        besluiten = recorded(ronde)
        levels = []
        for vraag in instrument_of(content, traject, ronde).vragen:
            schaal = content.schalen.get(vraag.schaal or "")
            level = agreed(schaal, besluiten.get(vraag.id))
            if schaal and level and is_level(schaal):
                levels.append(f"{schaal.titel}: {in_a_sentence(level)}")
        if levels:
            return " · ".join(levels)
    return ""
