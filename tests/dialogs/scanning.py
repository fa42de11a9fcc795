"""How a team asks again what an actie was to move."""

from __future__ import annotations

from dataclasses import replace

from dialogs.record import Actie, Item, Phase, Ronde
from dialogs.steps import AskScan
from tests.dialogs.team import Card, Team

ACTIE = "actie-1"


def following(team: Team, vraag: str = "") -> Team:
    """The team follows up one actie, whose priority came from a question of the ronde."""
    item = Item("punt-1", "nog-niet", "Studiekeuze", chosen=True, soort="ontwikkelen", vraag=vraag)
    actie = Actie(
        ACTIE,
        item.id,
        "ontwikkelen",
        card="klaar",
        doel="Elke derdejaars heeft tegen eind mei een gesprek gehad.",
        wat="Gesprekken plannen",
    )
    team.traject = replace(team.traject, phase=Phase.OPVOLGING, items=(item,), acties=(actie,))
    return team


def asks(team: Team, actie: str = "") -> Card:
    """The trekker wants a microscan, from the living card."""
    return team.trekker.press(
        "ask-scan", team.channel("levend"), {"actie": actie or team.traject.acties[0].id}
    )


def opens_scan(team: Team, *vragen: str, actie: str = "", **values: str) -> Ronde:
    """The trekker opens a microscan about these questions, or about what is proposed."""
    card = asks(team, actie)
    chosen = ",".join(vragen) or card.shows(AskScan).proposed
    team.trekker.press("open-scan", card, {"vragen": chosen, **values})
    assert team.traject.asked.microscan
    return team.traject.asked
