"""A finished example is shown whole, always as an example, and what an expectation means."""

from __future__ import annotations

from datetime import date

import pytest

from content import Content, load
from dialogs.anywhere.beeld import beeld_view
from dialogs.anywhere.demo import demo_step, example_traject
from dialogs.outcome import Setup
from dialogs.steps import Beeld, Keuzelijst, Plan, Step, Voorbeeld, VoorbeeldPlan
from tests.dialogs.screen import screen
from tests.dialogs.swollen import TEXTS, swollen
from tests.dialogs.team import CARDS, HERE, Team

CONTENT = load()
SETUP = Setup(CONTENT)
TODAY = date(2026, 11, 23)


def walk(setup: Setup, chosen: str) -> list[Voorbeeld | VoorbeeldPlan]:
    """Every card of an example, in order."""
    cards: list[Voorbeeld | VoorbeeldPlan] = []
    while not cards or len(cards) < cards[0].voorbeeld.pages:
        step = demo_step(setup, TODAY, chosen, len(cards))
        assert isinstance(step, Voorbeeld | VoorbeeldPlan)
        assert step.voorbeeld.page == len(cards)
        cards.append(step)
    return cards


def drawn(step: Step) -> str:
    return CARDS.render(step, HERE)


@pytest.mark.parametrize("id", CONTENT.voorbeelden)
def test_all_that_an_example_holds_is_seen_and_every_card_says_that_it_is_one(id: str) -> None:
    example, cards = CONTENT.voorbeelden[id], [drawn(card) for card in walk(SETUP, id)]

    shown = "\n".join(cards)
    for text in (
        *(punt.tekst for punt in example.punten),
        example.prioriteit.tekst,
        *(doel.tekst for doel in example.doelen),
        example.meting.tekst,
        *(text for actie in example.acties for text in (actie.wat, actie.wie)),
        CONTENT.verwachtingen[example.verwachting].tekst,
    ):
        assert text in shown
    assert all("Voorbeeld, geen echt traject" in card for card in cards)


def test_the_example_of_bl9_shows_its_kwaliteitsbeeld_and_its_ten_questions() -> None:
    cards = walk(SETUP, "hospiteren")

    bl9 = CONTENT.verwachtingen["bl9"]
    view = cards[0].view if isinstance(cards[0], Voorbeeld) else None
    assert view is not None
    assert list(view.beeld) == [zin.tekst for zin in bl9.beeld]
    assert list(view.concreet) == [zin.tekst for zin in bl9.concreet]
    asked = [vraag.tekst for vraag in CONTENT.instrumenten["bl9"].vragen]
    assert isinstance(cards[1], Voorbeeld)
    assert [line for deel in cards[1].delen for line in deel.lines] == asked
    assert len(asked) == 10


def test_the_plan_begins_this_school_year_and_spreads_over_the_years_of_the_example() -> None:
    plans = [card for card in walk(SETUP, "hospiteren") if isinstance(card, Plan)]

    rows = [row for plan in plans for row in plan.rows]
    assert plans[0].years[0] == "2026-2027"
    assert [[mark.text for mark in row.marks].index("x") for row in rows] == [0, 1]
    assert [actie.number for plan in plans for actie in plan.acties] == [1]
    assert "acties" not in {button["verb"] for button in screen(plans[0]).buttons}


@pytest.mark.parametrize("page", [999, 7])
def test_a_card_beyond_the_last_is_the_last(page: int) -> None:
    last = walk(SETUP, "hospiteren")[-1]
    assert demo_step(SETUP, TODAY, "hospiteren", page) == last


def test_of_several_examples_one_is_chosen() -> None:
    first = CONTENT.voorbeelden["hospiteren"]
    other = first.model_copy(update={"id": "lezen", "titel": "Vlot lezen"})
    setup = Setup(CONTENT.model_copy(update={"voorbeelden": {first.id: first, other.id: other}}))

    for chosen in ("", "weg"):
        choice = demo_step(setup, TODAY, chosen)
        assert isinstance(choice, Keuzelijst)
        assert [line.title for line in choice.lines] == [first.titel, other.titel]
        assert "geen echt traject" not in drawn(choice)
    assert "Vlot lezen" in drawn(walk(setup, "lezen")[0])


def test_the_record_of_an_example_names_nobody() -> None:
    traject = example_traject(CONTENT, CONTENT.voorbeelden["hospiteren"], 2026)

    assert traject.trekker.name == ""
    assert all(actie.owner is None for actie in traject.acties)


@pytest.mark.parametrize("id", CONTENT.verwachtingen)
def test_no_expectation_of_the_packs_is_cut(id: str) -> None:
    verwachting = CONTENT.verwachtingen[id]
    view = beeld_view(CONTENT, verwachting)

    assert len(view.beeld) == len(verwachting.beeld)
    assert len(view.concreet) == len(verwachting.concreet)
    assert view.more_beeld == 0


@pytest.mark.parametrize("verwachting", ["bl8", "bl9"])
def test_what_the_expectation_of_a_traject_means_is_one_press_away(verwachting: str) -> None:
    team = Team(CONTENT)
    team.start(verwachting=verwachting, domein="")
    before = team.record

    card = team.members[1].press("beeld", team.members[1].sees()).shows(Beeld)

    shown = drawn(card)
    assert all(zin.tekst in shown for zin in CONTENT.verwachtingen[verwachting].beeld)
    asked = CONTENT.instrumenten["bl9"].vragen if verwachting == "bl9" else ()
    assert list(card.view.vragen) == [vraag.tekst for vraag in asked]
    assert team.record == before


@pytest.mark.parametrize("name", TEXTS)
def test_an_example_of_a_school_fits_on_its_cards_however_long(name: str) -> None:
    content: Content = swollen(CONTENT, name)
    setup = Setup(content)
    for card in walk(setup, "hospiteren"):
        assert len(drawn(card).encode()) < 36_000
    for verwachting in content.verwachtingen.values():
        card = Beeld(id="beeld", view=beeld_view(content, verwachting))
        assert len(drawn(card).encode()) < 36_000
