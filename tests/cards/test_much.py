"""Where there is more than a card can hold, nothing is lost: it is counted, or on the next page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.cards import Cards, CardTooLarge
from bot.cards.renderer import MAX_BYTES
from dialogs.actie.plan import plan_step
from dialogs.anywhere import overview
from dialogs.record import Phase
from dialogs.steps import Doel, Invest, Message, Opvolging, PickItem, Results, Step, Words
from tests.cards.conftest import SPACE, Card, Draw
from tests.cards.gallery import gallery
from tests.cards.pens import filled_with, numbered, typical
from tests.cards.reading import markdown_texts, of_type, read
from tests.cards.records import CONTENT, NOW, SETUP, TODAY, Team

LARGE = Team(numbered(), people=200, items=150, chosen=20, acties=10, words=60)
STEPS = list(gallery(LARGE))


def steps(kind: type[Step], name: str = "") -> list[Step]:
    """The cards of one kind, whose names begin so."""
    return [step for called, step in STEPS if isinstance(step, kind) and called.startswith(name)]


def says(draw: Draw, shown: list[Step]) -> str:
    """All that can be read on these cards."""
    return "\n".join(read(text) for step in shown for text in markdown_texts(draw(step)))


def test_every_word_that_was_written_can_be_read(draw: Draw) -> None:
    instrument = CONTENT.instrumenten["zelfscan"]
    for blok in instrument.blokken:
        pages = steps(Words, f"toelichtingen zelfscan {blok.id} ")
        told = says(draw, pages)
        written = [text for page in pages for _, text in page.lines]  # type: ignore[attr-defined]
        assert len(written) == LARGE.words * len(blok.vragen)
        assert all(text in told for text in written)
        assert all(vraag.tekst in told for vraag in blok.vragen)


def test_a_result_counts_what_it_does_not_show(draw: Draw) -> None:
    for page in steps(Results, "resultaat zelfscan"):
        told = says(draw, [page])
        for blok in page.blokken:  # type: ignore[attr-defined]
            for vraag in blok.vragen:
                assert vraag.tekst in told
                assert len(vraag.excerpts) + vraag.more == len(vraag.words) == LARGE.words
        assert f"en nog {LARGE.words - 2}" in told


def test_every_actie_of_a_plan_stands_on_one_of_its_pages_in_full(draw: Draw) -> None:
    traject = LARGE.traject(Phase.OPVOLGING)
    pages = [plan_step(SETUP, traject, TODAY, page) for page in range(40)]
    told = says(draw, pages[: pages[0].pages])
    for actie in traject.acties:
        for text in (actie.doel, actie.wat, actie.meting, actie.wie):
            assert text in told
        if actie.termijn == "kort":
            assert actie.hoe in told
            assert actie.afspraken in told


def test_every_item_and_everybody_can_be_chosen(draw: Draw) -> None:
    [invest, *_], [pick, *_] = steps(Invest), steps(PickItem)
    [owner] = steps(Opvolging, "actie nieuw opvolging met")
    for step, field, count in (
        (invest, "punten", LARGE.items - 1),  # one was removed
        (pick, "item", LARGE.items),
        (owner, "owner", LARGE.people),
    ):
        [choices] = [f["choices"] for f in of_type(draw(step), "Input.") if f["id"] == field]
        assert len(choices) == count


def test_in_a_team_too_large_to_choose_from_the_owner_is_typed(draw: Draw) -> None:
    team = Team(typical(), people=301)
    card = draw(dict(gallery(team))["actie kort opvolging"])
    labels = {field["id"]: field["label"] for field in of_type(card, "Input.")}
    assert "owner" not in labels
    assert labels["wie"] == "Wie doet het?"


def test_of_many_trajecten_the_newest_that_go_on_are_listed(draw: Draw) -> None:
    team = Team(typical())
    one = team.closed("zelfscan")
    many = [replace(one, id=f"{n:012}", stopped=NOW if n % 3 else None) for n in range(30)]
    card = draw(overview.status_step([(SETUP, traject, "0" * 32) for traject in many], NOW))
    shown = [action["data"]["_traject"] for action in of_type(card, "Action.Execute")]
    assert shown[:10] == [f"{n:012}" for n in range(27, -1, -3)]
    assert shown[10:] == [f"{29:012}", f"{28:012}"]
    assert "en nog 18 oudere" in map(read, markdown_texts(card))


@pytest.mark.parametrize("sign", ["<", "\\", "😀"])
def test_a_text_that_grows_when_it_is_escaped_is_cut_where_it_is_read(sign: str) -> None:
    cards = Cards()
    team = Team(filled_with(sign), people=200, items=150, chosen=20, acties=4, words=4)
    for name, step in gallery(team):
        text = cards.render(step, SPACE)
        assert len(text.encode()) <= MAX_BYTES, name
        for part in of_type(json.loads(text), "TextBlock"):
            read(part["text"])
        if isinstance(step, Doel) and "fouten" not in name:
            assert field(json.loads(text), "doel") == step.doel


def field(card: Card, name: str) -> str:
    """What stands in a field."""
    return next(part["value"] for part in of_type(card, "Input.") if part["id"] == name)


def test_a_card_that_is_too_large_whatever_is_cut_is_refused_by_name() -> None:
    step = Message(id="bericht", title="", lines=("lang",) * 2_000)
    with pytest.raises(CardTooLarge, match="the card message has"):
        Cards().render(step, SPACE)
