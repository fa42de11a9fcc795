"""The chart of a result: what Teams draws, and what stands there on a client without charts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from bot.cards import Cards
from bot.cards.charts import LONGEST_LABEL, SHADES, counts, segments, spreiding
from dialogs.reflectie.results import results_step
from dialogs.reflectie.spread import Spread
from dialogs.steps import Bar, Results
from tests.cards.adaptive_cards import AdaptiveCard
from tests.cards.conftest import SPACE, Card, Draw
from tests.cards.discussing import SCANS, agreed, discussing, divided
from tests.cards.gallery import gallery
from tests.cards.pens import Pen, filled_with, longest, typical
from tests.cards.reading import of_type, read
from tests.cards.records import CONTENT, SETUP, Team

CHART = "Chart.HorizontalBar.Stacked"


@pytest.fixture(scope="module")
def result(draw: Draw) -> Card:
    """The result of a divided team."""
    shown = dict(discussing(Team(typical())))["resultaat verdeeld zelfscan"]
    return draw(shown)


def test_every_closed_question_has_a_bar_with_each_answer_that_was_given(result: Card) -> None:
    first, second, *_ = of_type(result, CHART)
    assert first["data"] == [
        {
            "title": "13 antwoorden",
            "data": [
                {"legend": "Ja", "value": 7, "color": "divergingBlue"},
                {"legend": "Nee", "value": 6, "color": "divergingMaroon"},
            ],
        }
    ]
    [bar] = second["data"]
    assert [(part["legend"], part["value"]) for part in bar["data"]] == [
        ("Ja", 3),
        ("Deels", 3),
        ("Nee", 3),
        ("Weet ik niet", 3),
    ]
    assert bar["data"][-1]["color"] == "neutral"


def test_a_client_without_charts_reads_the_same_numbers(result: Card) -> None:
    first, *_ = of_type(result, CHART)
    facts, count = first["fallback"]["items"]
    assert [(fact["title"], int(fact["value"].split("▰")[0])) for fact in facts["facts"]] == [
        ("Ja", 7),
        ("Deels", 0),
        ("Nee", 6),
        ("Weet ik niet", 0),
    ]
    assert read(count["text"]) == "13 antwoorden"


def test_nobody_has_to_tell_colours_apart_or_point_at_a_bar(result: Card) -> None:
    texts = [read(block["text"]) for block in of_type(result, "TextBlock")]
    assert "Ja 7 · Nee 6" in texts
    assert "Ja 3 · Deels 3 · Nee 3 · Weet ik niet 3" in texts


def test_under_each_bar_stands_how_far_the_answers_lie_apart(result: Card) -> None:
    texts = [read(block["text"]) for block in of_type(result, "TextBlock")]
    assert "Verdeeld · spreiding 92 %" in texts  # D = 12/13
    assert "Gespreid · spreiding 67 %" in texts
    assert "Eensgezind · spreiding 0 %" in texts


@pytest.mark.parametrize("places", range(2, 7))
def test_the_answers_of_a_scale_have_colours_of_their_own(places: int) -> None:
    bars = tuple(Bar(f"Antwoord {n}", 1, 1 / places) for n in range(places))
    colours = [part["color"] for part in json.loads(segments(bars))]
    assert len(set(colours)) == places
    assert (colours[0], colours[-1]) == (SHADES[0], SHADES[-1])


def test_a_colour_belongs_to_an_answer_also_when_others_were_not_given() -> None:
    def colours(*given: int) -> dict[str, str]:
        bars = [Bar(name, n, 0) for name, n in zip("abc", given, strict=True)]
        return {part["legend"][0]: part["color"] for part in json.loads(segments(bars))}

    everything = colours(1, 1, 1)
    assert colours(0, 2, 3) == {name: everything[name] for name in "bc"}


def test_a_label_of_a_school_is_plain_text_and_its_number_is_never_cut_off() -> None:
    hostile = "{{DATE(2026-12-03T10:00:00Z)}} **vet** [klik](https://example.org) \u202e" + "x" * 99
    bars = [Bar(hostile, 41, 1.0)]
    [part] = json.loads(segments(bars))
    assert len(part["legend"]) <= LONGEST_LABEL
    assert counts(bars).endswith("… 41")
    assert "{{" not in part["legend"]
    assert "\u202e" not in part["legend"]
    assert "**vet" in part["legend"]


def test_the_spreiding_is_a_word_and_a_whole_percentage() -> None:
    assert spreiding(Spread(13, 12 / 13, -11 / 13, "verdeeld")) == "Verdeeld · spreiding 92 %"


def test_every_chart_of_every_card_has_something_to_read_in_its_place(draw: Draw) -> None:
    found = 0
    for _, step in gallery(Team(typical())):
        for chart in of_type(draw(step), CHART):
            found += 1
            facts = [f for part in of_type(chart["fallback"], "FactSet") for f in part["facts"]]
            drawn = sum(part["value"] for bar in chart["data"] for part in bar["data"])
            read_out = sum(int(fact["value"].split("▰")[0]) for fact in facts)
            assert drawn == read_out > 0
    assert found > 50


@pytest.mark.parametrize("pen", [typical(), longest, *map(filled_with, ("λ", "😀", "<\\"))])
def test_every_page_of_a_result_can_be_sent_and_no_question_is_lost(pen: Pen) -> None:
    cards, team = Cards(), Team(pen, people=13, words=12)
    for instrument in SCANS:
        traject = agreed(team, divided(team, instrument))
        pages = results_step(SETUP, traject, traject.ronde).pages
        shown = [results_step(SETUP, traject, traject.ronde, page) for page in range(pages)]
        assert [v.tekst for s in shown for b in s.blokken for v in b.vragen] == [
            vraag.tekst for vraag in CONTENT.instrumenten[instrument].vragen
        ]
        for step in shown:
            AdaptiveCard.model_validate(json.loads(cards.render(step, SPACE)))


def test_a_ronde_that_was_answered_together_has_no_bars(draw: Draw) -> None:
    shown = dict(discussing(Team(typical())))["resultaat samen besloten"]
    assert isinstance(shown, Results)
    assert not shown.apart
    assert of_type(draw(shown), CHART) == []


def test_the_renderer_takes_no_part_of_a_chart_for_a_button_or_a_field() -> None:
    step = dict(discussing(Team(typical())))["resultaat verdeeld zelfscan"]
    card = json.loads(Cards().render(step, SPACE))
    for part in (part for chart in of_type(card, CHART) for part in _nodes(chart)):
        assert not {"_card", "_verb", "fields"} & set(part)
    for action in of_type(card, "Action.Execute"):
        assert action["data"]["_card"]["fields"] == []
        assert action["fallback"]["type"] == "Action.Submit"


TEXT = {"type": "TextBlock", "text": "Ja: 7"}
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "lang": "nl",
    "fallbackText": "Oud",
    "actions": [],
}
BARS = [{"title": "13", "data": [{"legend": "Ja: 7", "value": 7, "color": "neutral"}]}]
PLAIN = {"type": "Container", "items": [TEXT]}


def chart(**changed: Any) -> dict[str, Any]:
    part = {"type": CHART, "data": BARS, "fallback": PLAIN, **changed}
    return {**CARD, "body": [{key: value for key, value in part.items() if value is not None}]}


def test_a_chart_is_taken_with_a_plain_fallback() -> None:
    AdaptiveCard.model_validate(chart())


@pytest.mark.parametrize(
    "wrong",
    [
        {"fallback": None},
        {"fallback": "drop"},
        {"fallback": {"type": CHART, "data": BARS, "fallback": PLAIN}},
        {"fallback": {"type": "Container", "items": [{"type": CHART, "data": BARS}]}},
        {"fallback": {"type": "Container", "items": []}},
        {"data": []},
        {"data": [{"title": "13", "data": [{"legend": "", "value": 7, "color": "neutral"}]}]},
        {"data": [{"title": "13", "data": [{"legend": "Ja", "value": 7, "color": "red"}]}]},
        {"type": "Chart.Pie"},
    ],
    ids=str,
)
def test_any_other_chart_is_a_fault(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AdaptiveCard.model_validate(chart(**wrong))


def _nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(inner for value in node.values() for inner in _nodes(value))]
    return [inner for part in node for inner in _nodes(part)] if isinstance(node, list) else []
