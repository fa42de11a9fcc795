"""How far somebody is in an introduction, and which cards it has for them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from content.kennismaking import Kennismaking, Koppeloefening, Link, Scherm, Stelling
from content.model import Content, Verwachting
from dialogs.beeld import rubriek
from dialogs.room import spread

BEELDEN = 4
"""How many kwaliteitsbeelden are to be matched each time; the packs may hold more."""


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What is saved of one person's walk through one introduction.

    `at` names the card that is shown next; a name that is no longer there stands for the first
    card. `beelden` are the ids of the expectations whose kwaliteitsbeeld is to be matched. `answers`
    are kept by the name of their card (and field); none is ever changed. `version` counts changes.
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

    daarna: tuple[str, ...]


Page = Blad | Stelling | Verwachting | Eindstand


def begin(content: Content, kennismaking: Kennismaking, chance: str, version: int = 1) -> Voortgang:
    """Somebody is at the first card; `chance` draws the kwaliteitsbeelden."""
    return Voortgang(version=version, beelden=_draw(content, kennismaking.koppelen, chance))


def _draw(content: Content, koppelen: Koppeloefening | None, chance: str) -> tuple[str, ...]:
    """A few of the exercise's expectations, from as many rubrieken as there are."""
    ids = [id for id in koppelen.verwachtingen if content.verwachtingen[id].beeld] if koppelen else []
    random.Random(chance).shuffle(ids)
    before: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for id in ids:
        name = rubriek(content.verwachtingen[id])
        turns[id] = before[name]
        before[name] += 1
    return tuple(sorted(ids, key=turns.__getitem__)[:BEELDEN])


def pages(content: Content, kennismaking: Kennismaking, voortgang: Voortgang) -> dict[str, Page]:
    """The cards, by name, in order: reading, the two quizzes, the score, and reading on."""
    koppelen = kennismaking.koppelen
    beelden = _still_there(content, koppelen, voortgang.beelden)
    found = _to_read(content, "scherm", kennismaking.schermen)
    found |= {f"stelling/{stelling.id}": stelling for stelling in kennismaking.stellingen}
    if koppelen and beelden:
        lines = tuple(zin.tekst for zin in koppelen.opdracht)
        for number, part in enumerate(spread(lines, str)):
            found[f"opdracht/{number}"] = Blad(koppelen.titel, "", tuple(part))
        found |= {f"beeld/{v.id}": v for v in beelden}
    if kennismaking.stellingen or beelden:
        daarna = koppelen.daarna if koppelen and beelden else ()
        found["score"] = Eindstand(tuple(zin.tekst for zin in daarna))
    return found | _to_read(content, "slot", kennismaking.slot)


def _still_there(
    content: Content, koppelen: Koppeloefening | None, ids: Sequence[str]
) -> list[Verwachting]:
    known = koppelen.verwachtingen if koppelen else ()
    return [content.verwachtingen[id] for id in ids if id in known and content.verwachtingen[id].beeld]


def _to_read(content: Content, kind: str, schermen: Sequence[Scherm]) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for scherm in schermen:
        for number, blad in enumerate(_bladen(content, scherm)):
            found[f"{kind}/{scherm.id}/{number}"] = blad
    return found


def _bladen(content: Content, scherm: Scherm) -> list[Blad]:
    """A scherm on one card, or on several when it is long: first its text, last what to think of."""
    parts = [zin.tekst for zin in scherm.punten]
    links = [content.links[id] for id in scherm.links]
    spreads = spread([*parts, *links], lambda part: part if isinstance(part, str) else part.url)
    return [
        Blad(
            titel=scherm.titel,
            tekst=(scherm.tekst or "") if number == 0 else "",
            punten=tuple(part for part in spread_ if isinstance(part, str)),
            vraag=scherm.vraag.tekst if scherm.vraag and number + 1 == len(spreads) else "",
            links=tuple(part for part in spread_ if isinstance(part, Link)),
        )
        for number, spread_ in enumerate(spreads)
    ]
