"""What a traject is about: its expectation, and the questions of a ronde for this school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from content.base import Zin
from content.model import Blok, Content, Instrument, Verwachting, Vraag
from dialogs.orientatie.stemming import stemming_instrument
from dialogs.record import Eigen, Ronde, Schoolniveau, Traject
from dialogs.shorten import shorten

EIGEN = "eigen"
"""The id of the expectation that a trekker typed, and of the instrument with its questions."""
TOGETHER = "+"
"""Stands between the ids of instruments that are put to the team as one."""
MICROSCAN = "microscan"
_QUESTIONS_PER_CARD = 3
_ACTIE_LENGTH = 200

_Part = TypeVar("_Part", Vraag, Zin)


def verwachting_of(content: Content, traject: Traject) -> Verwachting:
    """The expectation: from the catalogue, or as the trekker typed it."""
    eigen = traject.eigen
    if eigen is None or traject.verwachting != EIGEN:
        return content.verwachtingen[traject.verwachting]
    return Verwachting(
        id=EIGEN, code=eigen.code, titel=eigen.titel, tekst=eigen.titel, rubriek=eigen.rubriek
    )


def instrument_of(content: Content, traject: Traject, ronde: Ronde) -> Instrument:
    """The instrument of a ronde, without the questions that are not meant for this school."""
    parts = parts_of(content, traject, ronde)
    if len(parts) == 1:
        return parts[0]
    groep = content.groepen.get(parts[0].groep or "")
    return parts[0].model_copy(
        update={
            "titel": groep.titel if groep else parts[0].titel,
            "kort": groep.kort if groep else parts[0].kort,
            "minuten": sum(part.minuten for part in parts),
            "inleiding": tuple(zin for part in parts for zin in part.inleiding),
            "blokken": tuple(blok for part in parts for blok in part.blokken),
        }
    )


def parts_of(content: Content, traject: Traject, ronde: Ronde) -> tuple[Instrument, ...]:
    """The instruments that a ronde is put together of; most often one."""
    if ronde.items:
        return (stemming_instrument(content, traject, ronde),)
    if ronde.microscan:
        return (_microscan(content, traject, ronde),)
    ids = ronde.instrument.split(TOGETHER)
    return tuple(_suited(_part(content, traject, id), traject.schoolniveau) for id in ids)


def _microscan(content: Content, traject: Traject, ronde: Ronde) -> Instrument:
    """A few closed questions of an instrument, on one card, with nothing to write."""
    whole = instrument_of(content, traject, replace(ronde, vragen=()))
    vragen = tuple(
        vraag.model_copy(update={"toelichting": False})
        for vraag in whole.vragen
        if vraag.id in ronde.vragen
    )
    return Instrument(
        id=MICROSCAN,
        titel=content.zeg("scan.titel"),
        kort=content.zeg("scan.kort", aantal=len(vragen)),
        minuten=1,
        blokken=(Blok(id=MICROSCAN, titel=content.zeg("scan.vraag"), vragen=vragen),),
    )


def say_actie(traject: Traject, ronde: Ronde) -> str:
    """What a microscan is about, in a line: what the team does. Empty for another ronde."""
    actie = traject.actie(ronde.actie)
    return shorten(actie.wat or actie.doel or "…", _ACTIE_LENGTH) if actie else ""


def _suited(instrument: Instrument, niveau: Schoolniveau | None) -> Instrument:
    """The instrument without what is not meant for this kind of school."""
    if niveau is None:
        return instrument
    blokken = (_for_school(blok, niveau) for blok in instrument.blokken)
    return instrument.model_copy(
        update={
            "inleiding": _meant_for(instrument.inleiding, niveau),
            "blokken": tuple(blok for blok in blokken if blok),
        }
    )


def _part(content: Content, traject: Traject, id: str) -> Instrument:
    if id == EIGEN and traject.eigen:
        return _own_instrument(content, traject.eigen)
    return content.instrumenten[id]


def _own_instrument(content: Content, eigen: Eigen) -> Instrument:
    """The trekker's own questions, open, a few a card."""
    vragen = [Vraag(id=f"eigen.{n}", tekst=text) for n, text in enumerate(eigen.vragen, start=1)]
    groups = [
        vragen[n : n + _QUESTIONS_PER_CARD] for n in range(0, len(vragen), _QUESTIONS_PER_CARD)
    ]
    return Instrument(
        id=EIGEN,
        titel=content.zeg("eigen.vragen"),
        kort=content.zeg("eigen.vragen-bij", code=eigen.code),
        minuten=max(2 * len(vragen), 2),
        blokken=tuple(
            Blok(id=f"eigen-{n}", titel=eigen.titel, vragen=tuple(group))
            for n, group in enumerate(groups, start=1)
        ),
    )


def _for_school(blok: Blok, niveau: Schoolniveau) -> Blok | None:
    """The block as far as it is meant for this kind of school; None when nothing is asked in it."""
    vragen = tuple(
        vraag.model_copy(update={"kenmerken": _meant_for(vraag.kenmerken, niveau)})
        for vraag in _meant_for(blok.vragen, niveau)
    )
    if not vragen:
        return None
    richtvragen = _meant_for(blok.richtvragen, niveau)
    return blok.model_copy(update={"vragen": vragen, "richtvragen": richtvragen})


def _meant_for(parts: Sequence[_Part], niveau: Schoolniveau) -> tuple[_Part, ...]:
    return tuple(part for part in parts if part.schoolniveau in ("beide", niveau))


def depends_on_level(instrument: Instrument) -> bool:
    """Whether it matters for this instrument what kind of school it is."""
    parts: list[Instrument | Vraag | Zin] = [instrument, *instrument.inleiding, *instrument.vragen]
    for blok in instrument.blokken:
        parts += blok.richtvragen
        parts += (kenmerk for vraag in blok.vragen for kenmerk in vraag.kenmerken)
    return any(part.schoolniveau != "beide" for part in parts)


def text_field(vraag: Vraag) -> str:
    """The name of the field in which people write: an explanation, or the answer itself."""
    return f"{vraag.id}__toelichting" if vraag.schaal else vraag.id
