"""The cards of an introduction."""

from __future__ import annotations

from typing import Any

from content.kennismaking import Stelling
from content.model import Content, Verwachting
from dialogs.anywhere.beeld import beeld_view, rubriek
from dialogs.kennismaking.quiz import (
    FIELDS,
    RUBRIEK,
    VERWACHTING,
    WAAR,
    choices,
    is_right,
    named,
    score,
)
from dialogs.kennismaking.voortgang import Blad, Eindstand, Walk
from dialogs.room import fitting
from dialogs.steps import (
    Kaartje,
    KeuzeLijn,
    Keuzelijst,
    Koppelen,
    Lezen,
    LinkView,
    Nagekeken,
    Score,
    WaarOfNiet,
)

MOST_LINES = 12
"""More than this a card doesn't list."""
ROOM_AFTER_SCORE = 2_000


def card(walk: Walk, *, resumed: bool) -> Kaartje:
    """The card that is due."""
    shared: dict[str, Any] = {
        "id": f"kennismaking/{walk.kennismaking.id}/{walk.name}",
        "version": walk.voortgang.version,
        "kennismaking": walk.kennismaking.titel,
        "number": walk.number,
        "total": len(walk.pages),
        "restart": walk.finished or (resumed and walk.number > 1),
    }
    match walk.page:
        case Blad() as blad:
            return _lezen(walk, blad, shared)
        case Stelling() as stelling:
            return _stelling(walk, stelling, shared)
        case Verwachting() as verwachting:
            return _koppelen(walk, verwachting, shared)
        case Eindstand() as eindstand:
            return _score(walk, eindstand, shared)


def _lezen(walk: Walk, blad: Blad, shared: dict[str, Any]) -> Lezen:
    about = walk.kennismaking
    how_long = walk.content.zeg(
        "kennismaking.vooraf", minuten=about.minuten, aantal=len(walk.pages)
    )
    return Lezen(
        **shared,
        title=blad.titel,
        vooraf=(about.kort, how_long) if walk.number == 1 else (),
        tekst=blad.tekst,
        punten=blad.punten,
        vraag=blad.vraag,
        links=tuple(LinkView(link.label, link.url) for link in blad.links),
    )


def _stelling(walk: Walk, stelling: Stelling, shared: dict[str, Any]) -> WaarOfNiet:
    given = walk.voortgang.answers.get(walk.name)
    return WaarOfNiet(
        **shared,
        stelling=stelling.tekst,
        waar=stelling.waar,
        antwoord=None if given is None else given == WAAR,
        uitleg=stelling.uitleg,
    )


def _koppelen(walk: Walk, verwachting: Verwachting, shared: dict[str, Any]) -> Koppelen:
    there, koppelen = choices(walk), walk.kennismaking.koppelen
    return Koppelen(
        **shared,
        title=koppelen.titel if koppelen else "",
        view=beeld_view(walk.content, verwachting),
        verwachtingen=there[VERWACHTING],
        rubrieken=there[RUBRIEK],
        nagekeken=_nagekeken(walk, verwachting),
    )


def _nagekeken(walk: Walk, verwachting: Verwachting) -> Nagekeken | None:
    content, given = walk.content, walk.voortgang.answers
    answers = {field: given.get(f"{walk.name}/{field}", "") for field in FIELDS}
    if not all(answers.values()):
        return None
    chosen = content.verwachtingen.get(answers[VERWACHTING])
    place = content.verwachtingen.get(answers[RUBRIEK])
    return Nagekeken(
        verwachting=named(chosen) if chosen else "",
        verwachting_juist=is_right(content, verwachting, VERWACHTING, answers[VERWACHTING]),
        rubriek=rubriek(place) if place else "",
        rubriek_juist=is_right(content, verwachting, RUBRIEK, answers[RUBRIEK]),
    )


def _score(walk: Walk, eindstand: Eindstand, shared: dict[str, Any]) -> Score:
    lines = score(walk)
    return Score(
        **shared,
        juist=sum(line.juist is True for line in lines),
        totaal=len(lines),
        lijnen=tuple(lines[:MOST_LINES]),
        more=max(len(lines) - MOST_LINES, 0),
        daarna=fitting([zin.tekst for zin in eindstand.daarna], ROOM_AFTER_SCORE),
    )


def keuzelijst(content: Content) -> Keuzelijst:
    """Which introduction, when there are several."""
    lines = [
        KeuzeLijn(k.titel, k.kort, "introduce", "kennismaking", k.id)
        for k in content.kennismakingen.values()
    ]
    return Keuzelijst(
        id="kennismakingen",
        title=content.zeg("kennismaking.kies"),
        lines=tuple(lines[:MOST_LINES]),
        more=max(len(lines) - MOST_LINES, 0),
    )
