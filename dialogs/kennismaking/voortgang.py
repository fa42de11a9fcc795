"""How far somebody is in an introduction, and which cards it has for them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from content.base import Zin
from content.kennismaking import Kennismaking, Koppeloefening, Link, Scherm, Stelling
from content.model import Content, Verwachting
from dialogs.anywhere.beeld import rubriek
from dialogs.room import PAGE, fitting, spread

BEELDEN = 4
"""How many kwaliteitsbeelden are to be matched each time; the packs may hold more."""


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What is saved of one person's walk through one introduction.

    `at` names the card that is shown next; a name that is no longer there stands for the first
    card. `beelden` are the ids of the expectations whose kwaliteitsbeeld is to be matched.
    `answers` are kept by the name of their card (and field); none is ever changed. `version`
    counts changes.
    """

    version: int = 1
    at: str = ""
    beelden: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blad:
    """A card to read: a scherm of the packs, or a part of one."""

    titel: str
    tekst: str
    punten: tuple[str, ...]
    vraag: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Eindstand:
    """The card with the score, and what to do together after it."""

    daarna: tuple[Zin, ...]


Page = Blad | Stelling | Verwachting | Eindstand


@dataclass(frozen=True)
class Walk:
    """One person's walk through an introduction: how far it is, and what the packs have for it."""

    content: Content
    kennismaking: Kennismaking
    voortgang: Voortgang

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The cards by name, in order: to read, the two quizzes, the score, and to read on."""
        koppelen = self.kennismaking.koppelen
        found = _to_read(self.content, "scherm", self.kennismaking.schermen)
        found |= {f"stelling/{s.id}": s for s in self.kennismaking.stellingen}
        if koppelen and self.beelden:
            lines = [zin.tekst for zin in koppelen.opdracht]
            found["opdracht"] = Blad(koppelen.titel, "", fitting(lines, PAGE))
            found |= {f"beeld/{v.id}": v for v in self.beelden}
        if self.kennismaking.stellingen or self.beelden:
            found["score"] = Eindstand(koppelen.daarna if koppelen and self.beelden else ())
        return found | _to_read(self.content, "slot", self.kennismaking.slot)

    @property
    def beelden(self) -> tuple[Verwachting, ...]:
        """The expectations whose kwaliteitsbeeld is to be matched, as far as they still exist."""
        koppelen, known = self.kennismaking.koppelen, self.content.verwachtingen
        ids = koppelen.verwachtingen if koppelen else ()
        return tuple(known[id] for id in self.voortgang.beelden if id in ids and known[id].beeld)

    @property
    def name(self) -> str:
        """The name of the card that is due."""
        return self.voortgang.at if self.voortgang.at in self.pages else next(iter(self.pages))

    @property
    def page(self) -> Page:
        """The card that is due."""
        return self.pages[self.name]

    @property
    def number(self) -> int:
        """The how manieth card that is, from 1."""
        return list(self.pages).index(self.name) + 1

    @property
    def finished(self) -> bool:
        """Whether the last card is due."""
        return self.number == len(self.pages)


def begin(content: Content, kennismaking: Kennismaking, chance: str, version: int = 1) -> Voortgang:
    """Somebody is at the first card; `chance` draws the kwaliteitsbeelden."""
    koppelen = kennismaking.koppelen
    beelden = _draw(content, koppelen, chance) if koppelen else ()
    return Voortgang(version=version, beelden=beelden)


def _draw(content: Content, koppelen: Koppeloefening, chance: str) -> tuple[str, ...]:
    """A few of the exercise's expectations, from as many rubrieken as there are."""
    ids = [id for id in koppelen.verwachtingen if content.verwachtingen[id].beeld]
    random.Random(chance).shuffle(ids)
    drawn: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for id in ids:
        name = rubriek(content.verwachtingen[id])
        turns[id] = drawn[name]
        drawn[name] += 1
    return tuple(sorted(ids, key=turns.__getitem__)[:BEELDEN])


def _to_read(content: Content, kind: str, schermen: Sequence[Scherm]) -> dict[str, Page]:
    return {
        f"{kind}/{scherm.id}/{number}": blad
        for scherm in schermen
        for number, blad in enumerate(_bladen(content, scherm))
    }


def _bladen(content: Content, scherm: Scherm) -> list[Blad]:
    """A scherm on one card, or on several when it is long; its question stands on the last."""
    parts: list[str | Link] = [zin.tekst for zin in scherm.punten]
    parts += [content.links[id] for id in scherm.links]
    cards = spread(parts, lambda part: part.url if isinstance(part, Link) else part)
    last = len(cards) - 1
    return [
        Blad(
            titel=scherm.titel,
            tekst=(scherm.tekst or "") if number == 0 else "",
            punten=tuple(part for part in card if not isinstance(part, Link)),
            vraag=scherm.vraag.tekst if scherm.vraag and number == last else "",
            links=tuple(part for part in card if isinstance(part, Link)),
        )
        for number, card in enumerate(cards)
    ]
