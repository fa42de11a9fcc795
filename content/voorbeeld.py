"""A worked example: what a team wrote on the way from reflectie to a meerjarenplan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from content.base import Id, Item, Tekst, Zin, in_section


class VoorbeeldPunt(Item):
    """An item of one of the lists of stap 2."""

    lijst: Annotated[Id, in_section("lijsten")]
    tekst: Tekst


class VoorbeeldActie(Item):
    """An action with its owner and its year in the plan, from 1."""

    wat: Tekst
    wie: Tekst
    jaar: Annotated[int, Field(ge=1, le=4)]


class Voorbeeld(Item):
    """A traject that is done, to learn from. Always shown as an example."""

    titel: Tekst
    verwachting: Annotated[Id, in_section("verwachtingen")]
    domein: Annotated[Id | None, in_section("domeinen")] = None
    punten: tuple[VoorbeeldPunt, ...]
    prioriteit: Zin
    doelen: tuple[Zin, ...]
    meting: Zin
    acties: tuple[VoorbeeldActie, ...]
