"""What an introduction to the reference framework is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from content.base import Id, Item, Tekst, Zin, in_section

Site = Annotated[str, StringConstraints(pattern=r"^https?://[a-z0-9.-]+$", max_length=200)]
Pad = Annotated[str, StringConstraints(pattern=r"^(/\S*)?$", max_length=1000)]


class Link(Item):
    """A place on the web, shown as a button."""

    label: Tekst
    site: Site
    pad: Pad = ""

    @property
    def url(self) -> str:
        """The whole address."""
        return self.site + self.pad


class Scherm(Item):
    """One card to read."""

    titel: Tekst
    tekst: Tekst | None = None
    punten: tuple[Zin, ...] = ()
    vraag: Zin | None = None
    """Something to think about before going on."""
    links: Annotated[tuple[Id, ...], in_section("links")] = ()


class Stelling(Item):
    """True or not? The uitleg says why."""

    tekst: Tekst
    waar: bool
    uitleg: Tekst


class Koppeloefening(Item):
    """Which kwaliteitsbeeld belongs to which expectation and rubriek? The key is in the packs."""

    titel: Tekst
    opdracht: tuple[Zin, ...]
    verwachtingen: Annotated[tuple[Id, ...], Field(min_length=2), in_section("verwachtingen")]
    daarna: tuple[Zin, ...] = ()
    """What to do with it together, afterwards."""


class Kennismaking(Item):
    """An introduction: cards to read, two kinds of quiz, and cards to go on with."""

    titel: Tekst
    kort: Tekst
    minuten: Annotated[int, Field(ge=1, le=60)]
    schermen: Annotated[tuple[Scherm, ...], Field(min_length=1)]
    stellingen: tuple[Stelling, ...] = ()
    koppelen: Koppeloefening | None = None
    slot: tuple[Scherm, ...] = ()
