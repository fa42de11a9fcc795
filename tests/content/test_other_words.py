"""A school's own words for what is there: every text that people read can get others."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from content import base, kennismaking, model, voorbeeld
from content.base import Item
from content.model import Tekstwissel


def items() -> Iterator[type[Item]]:
    """Every kind of item that a pack can hold."""
    for module in (base, kennismaking, model, voorbeeld):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Item):
                yield kind


def test_every_text_of_every_item_can_be_reworded():
    """Save for the edition of a published scale, which is no wording."""
    texts = {
        name
        for kind in items()
        for name, annotation in inspect.get_annotations(kind).items()
        if annotation in ("Tekst", "Tekst | None") or annotation.startswith("Annotated[Tekst,")
    }
    assert texts - {"versie"} <= Tekstwissel.model_fields.keys()
    assert {"tekst", "punt", "vraag", "uitleg"} <= texts


@pytest.mark.parametrize(
    ("wissel", "found"),
    [
        (
            "{id: zelfscan.eigenaarschap.1, punt: Samen schrijven}",
            lambda content: content.instrumenten["zelfscan"].vragen[0].punt,
        ),
        (
            "{id: reflectiekaart, van: sorteringen, vraag: Samen schrijven}",
            lambda content: content.sorteringen["reflectiekaart"].vraag,
        ),
        (
            "{id: vol, van: batterij, teken: Samen schrijven}",
            lambda content: content.schalen["batterij"].antwoorden[3].teken,
        ),
        (
            "{id: b1, van: verwachtingen, rubriek: Samen schrijven}",
            lambda content: content.verwachtingen["b1"].rubriek,
        ),
    ],
    ids=["punt", "vraag", "teken", "rubriek"],
)
def test_other_words_are_used(school, wissel, found):
    school.writes(f"teksten:\n  - {wissel}\n")

    assert found(school.loads()) == "Samen schrijven"


def test_what_is_more_than_one_text_can_not_be_reworded_as_one(school):
    school.writes(
        """
        teksten:
          - {id: ontwikkelingsschaal, van: instrumenten, inleiding: Eén zin}
        """
    )

    [told] = school.faults()

    assert told == (
        "school.yaml:4: `ontwikkelingsschaal` has no `inleiding`; expected one of: kort, titel"
    )


def test_bins_belong_to_an_instrument(school):
    school.writes(
        """
        sorteringen:
          - id: opruimen
            vraag: Wat doen we ermee?
            bakken:
              - {id: houden, titel: Houden, uitleg: Dit blijft., soort: borgen}
              - {id: weg, titel: Weg, uitleg: Dit gaat weg., soort: stoppen}
        """
    )

    [told] = school.faults()

    assert told.startswith("school.yaml:4: `opruimen` is not in `instrumenten`")
