"""The packs that are shipped: complete enough to use, and fit to be read on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from content import PACKS, Content, load
from content.model import (
    Antwoord,
    Blok,
    Denkvraag,
    Instrument,
    Item,
    Kleur,
    Lijst,
    Melding,
    Verwachting,
    Vraag,
)

LABELS = {Antwoord: 40, Kleur: 40, Lijst: 40, Blok: 60, Instrument: 60, Verwachting: 60}
POLITE = re.compile(r"\b(u|uw|uzelf|gij|jullie's)\b", re.IGNORECASE)


def _items(node: object) -> Iterator[Item]:
    if isinstance(node, Item):
        yield node
    if isinstance(node, BaseModel):
        for _, value in node:
            yield from _items(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from _items(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from _items(value)


def _texts(item: Item) -> Iterator[str]:
    for name, value in item:
        if isinstance(value, str) and name not in ("id", "schaal", "verwachting", "domein"):
            yield value


def test_loading_takes_less_than_half_a_second():
    load()
    started = time.perf_counter()
    load()
    assert time.perf_counter() - started < 0.5


def test_the_zelfscan_asks_what_the_stappenplan_asks(content: Content):
    zelfscan = content.instrumenten["zelfscan"]
    assert [blok.id for blok in zelfscan.blokken] == [
        "eigenaarschap",
        "onderbouwing",
        "communicatie",
        "afstemming",
        "niveau",
    ]
    gesloten = [vraag for vraag in zelfscan.vragen if vraag.schaal == "ja-deels-nee"]
    assert len(gesloten) == 12
    assert all(vraag.toelichting for vraag in gesloten)
    labels = [antwoord.label for antwoord in content.schalen["ja-deels-nee"].antwoorden]
    assert labels == ["Ja", "Deels", "Nee", "Weet ik niet"]
    assert content.schalen["ja-deels-nee"].antwoorden[-1].weet_niet


def test_the_zelfscan_is_offered_first(content: Content):
    assert next(iter(content.instrumenten)) == "zelfscan"


def test_the_clarifying_questions_for_leerloopbaan(content: Content):
    vragen = content.denkvragen_voor("b2", "leerloopbaan")
    assert vragen is not None
    assert len(vragen.vragen) == 10
    assert sum(len(vraag.delen) for vraag in vragen.vragen) == 13
    assert content.denkvragen_voor("b2", "fysiek-welzijn") is None


def test_every_kwaliteitsvraag_has_its_place_in_the_jaaractieplan(content: Content):
    kolommen = {kolom.titel: kolom.kwaliteitsvragen for kolom in content.jaaractieplan.kolommen}
    assert kolommen == {
        "PLAN": ("q1",),
        "DO": ("q2",),
        "CHECK": ("q3", "q4"),
        "ACT": ("q5",),
    }


def test_a_colour_of_the_meerjarenplan_is_never_a_colour_alone(content: Content):
    kleuren = content.meerjarenplan.kleuren
    assert {kleur.id for kleur in kleuren} == {"groen", "rood", "oranje"}
    assert len({kleur.teken for kleur in kleuren}) == 3


@pytest.mark.parametrize("lijst", ["goed", "verbeteren", "nog-niet"])
def test_the_lists_of_the_second_step(content: Content, lijst: str):
    assert content.lijsten[lijst].soort == ("borgen" if lijst == "goed" else "ontwikkelen")


def test_every_text_that_stands_for_something_names_it(content: Content):
    """Sentences and answers of our own making (`weet ik niet`) stand for nothing in the sources."""
    named = (Verwachting, Denkvraag)
    without = [item.id for item in _items(content) if isinstance(item, named) and not item.bron]
    without += [
        vraag.id for i in content.instrumenten.values() for vraag in i.vragen if not vraag.bron
    ]
    assert without == []


def test_colleagues_are_addressed_as_je(content: Content):
    polite = [text for item in _items(content) for text in _texts(item) if POLITE.search(text)]
    assert polite == []


def test_labels_fit_on_a_phone(content: Content):
    long = []
    for item in _items(content):
        limit = LABELS.get(type(item), 0)
        for name in ("label", "titel"):
            text = getattr(item, name, None)
            if limit and text and len(text) > limit:
                long.append(text)
    assert long == []


def test_questions_are_short_enough_to_read_aloud(content: Content):
    long = [v.tekst for v in _items(content) if isinstance(v, Vraag) and len(v.tekst) > 170]
    assert long == []


def test_sentences_end_and_spaces_are_single(content: Content):
    for item in _items(content):
        if isinstance(item, Melding):
            continue
        for text in _texts(item):
            assert text == " ".join(text.split()), item.id
    unfinished = [
        v.tekst for v in _items(content) if isinstance(v, Vraag) and v.tekst[-1] not in ".?"
    ]
    assert unfinished == []


def test_packs_are_files_of_their_own_name():
    names = {path.stem for path in PACKS.glob("*.yaml")}
    assert names == set(load().versies)
