"""What a traject can be about."""

from __future__ import annotations

from tests.school.school import School
from tests.school.walk import answer_all, close, fill_in, to_lists

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_a_start_card_that_is_not_filled_in_says_what_is_missing(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")

    card = await griet.presses(card, "Start")

    card.sees("Kies een domein")


async def test_a_trekker_types_an_expectation_with_questions_of_their_own(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    card = await griet.presses(card.fill(wijze="samen"), "Eigen verwachting")
    card = await griet.presses(card, "Verder")
    card.sees("Typ wat jullie verwachten.")
    card.fill(eigen_code="D3", eigen_titel="Onze speelplaats is er voor iedereen")
    card.fill(
        eigen_vragen="Wie speelt er niet mee?\nWat zien toezichters?\n\nWat zeggen leerlingen?"
    )
    card = await griet.presses(card, "Verder")
    card.sees("D3 · Onze speelplaats is er voor iedereen")
    assert card.value("wijze") == "samen"
    card.choose("Waarmee kijken we terug?", "Onze eigen vragen")

    living = await griet.presses(card, "Start")

    living.sees("D3 · Onze speelplaats is er voor iedereen")
    card = await school.sees(thread, "Wie speelt er niet mee?")
    await griet.presses(fill_in(card, words="Enkele kleuters"), "Bewaar en verder")
    (await close(griet, thread)).sees("Enkele kleuters")
    (await to_lists(griet, thread)).sees("Onze speelplaats is er voor iedereen")


async def test_the_zorgscan_asks_for_dimensions_and_once_for_the_kind_of_school(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    card.fill(domein="leerloopbaan", wijze="apart").choose("Waarmee kijken we terug?", "Zorgscan")
    card = await griet.presses(card, "Start")
    card = await griet.presses(card, "Start")
    card.sees("Kies minstens één dimensie.")
    card.fill(delen="zorgscan-3,zorgscan-5")
    card = await griet.presses(card, "Start")
    card.sees("Voor welk onderwijs?")

    living = await griet.presses(card, "Secundair onderwijs")

    living.sees("Zorgscan")
    (await griet.sees("Denk je even mee?")).sees("kaartjes")
    done = await answer_all(griet, "Goed gevuld")
    done.sees("Klaar, dank je wel")


async def test_a_scale_for_secondary_schools_is_not_put_to_a_primary_school(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    card.fill(domein="leerloopbaan").choose(
        "Waarmee kijken we terug?", "Ontwikkelingsschaal begeleiding"
    )
    card = await griet.presses(card, "Start")

    card = await griet.presses(card, "Basisonderwijs")

    card.sees("is voor andere scholen gemaakt")
    assert card.value("domein") == "leerloopbaan"
