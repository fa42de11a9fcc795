"""How far a team can be, for tests that begin there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from content import Content
from dialogs.steps import Doel, Fill, Living, Sort, Wat
from tests.dialogs.team import NAMES, Card, Team, filled


def opened(
    content: Content,
    names: Sequence[str] = NAMES,
    threshold: int = 5,
    mode: str = "apart",
    instrument: str = "zelfscan",
    **values: str,
) -> Team:
    """A team with a ronde that has just begun."""
    team = Team(content, names, threshold)
    team.start(mode, instrument, **values).shows(Living)
    return team


def answered(content: Content, choice: str = "ja", text: str = "", **kwargs: Any) -> Team:
    """A team of which everybody answered, apart."""
    team = opened(content, **kwargs)
    for member in team.members:
        member.fills_in(choice, text)
    return team


def closed(content: Content, **kwargs: Any) -> Team:
    """A team that answered, and closed the ronde."""
    team = answered(content, **kwargs)
    team.close()
    return team


def with_lists(content: Content, **kwargs: Any) -> Team:
    """A team that is filling its lists, which are still empty."""
    team = closed(content, **kwargs)
    team.trekker.press("to-orientatie", team.channel(f"resultaat.{team.traject.ronde.id}"))
    team.work.shows(Fill)
    return team


def with_acties(content: Content, *points: str, **kwargs: Any) -> Team:
    """A team that chose these points (all te ontwikkelen) and begins with its acties."""
    team = with_lists(content, **kwargs)
    team.trekker.adds(*(points or ("Gesprekken over studiekeuze",)), to="nog-niet")
    team.trekker.chooses(*(item.id for item in team.traject.items))
    card = team.trekker.looks()
    while isinstance(card.step, Sort):
        soorten = {f"soort.{item.id}": item.soort for item in card.step.items}
        card = team.trekker.press("sort", card, {**soorten, "doel": "Elke leerling kiest bewust."})
    team.work.shows(Doel)
    return team


def at_opvolging(team: Team) -> Card:
    """The third small card of the first actie, when the first two were filled in."""
    card = team.trekker.press("save-actie", team.trekker.looks(), filled(Doel))
    return team.trekker.press("save-actie", card, filled(Wat))


def with_plan(content: Content, *points: str, **kwargs: Any) -> Team:
    """A team that has made its plan."""
    team = with_acties(content, *points, **kwargs)
    card = team.trekker.looks()
    while isinstance(card.step, Doel):
        card = team.trekker.works_out(card)
    team.trekker.press("make-plan", card)
    return team


def followed(content: Content, *points: str, **kwargs: Any) -> Team:
    """A team that follows its plan. The second member carries every actie.

    The check moments are 15 January and 22 March 2027.
    """
    team = with_acties(content, *points, **kwargs)
    card, owner = team.trekker.looks(), team.members[1].person.key
    while isinstance(card.step, Doel):
        card = team.trekker.works_out(card, owner=owner, momenten="2027-01-15,2027-03-22")
    team.trekker.press("make-plan", card)
    return team
