"""Twice, late, out of date: nothing is done twice, and nothing that was typed is lost."""

from __future__ import annotations

import asyncio

from tests.school.cards import Card
from tests.school.school import School
from tests.school.walk import answer_all, close, fill_in, start, to_lists
from tests.wire.teams_activities import presses

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_a_double_click_on_start_starts_one_traject(school: School) -> None:
    [griet, *_] = school.members(*NAMES)
    thread = school.new_thread()
    await griet.says("start", thread)
    card = (await school.sees(thread, "Een nieuw traject")).fill(domein="leerloopbaan")

    await griet.tries(card, "Start", times=5)
    await school.sees(thread, "Trekker: Griet")
    await griet.sees("Denk je even mee?")

    await griet.says("status")
    status = await griet.sees("Waar we staan")
    assert status.text.count("B2 · Leerloopbaan") == 1


async def test_a_press_that_is_delivered_more_than_once_is_answered_alike_each_time(
    school: School,
) -> None:
    """While the first is being saved, the others have read what stood there before."""
    griet, anna, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    card = await anna.sees("Denk je even mee?")
    for title, next_text in (("Begin", "kaartje 1 van 5"), ("Bewaar en verder", "kaartje 2 van 5")):
        verb, data = fill_in(card, "Ja").press(title)
        activity = presses(anna.sender, card.chat, verb, data, card.activity)

        answers = await asyncio.gather(*(school.deliver(activity) for _ in range(8)))

        shown = [Card(answer["value"], card.chat, card.activity) for _, answer in answers]
        for card in shown:
            card.sees(next_text)


async def test_an_item_that_is_sent_twice_stands_in_the_list_once(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await close(griet, thread)
    lists = (await to_lists(griet, thread)).fill(tekst="Onthaal", lijst="goed")

    await anna.tries(lists, "Voeg toe", times=4)
    card = await anna.presses(lists, "Voeg toe")

    card.sees("Goed (1)")


async def test_the_same_card_on_two_devices_gives_back_what_was_typed(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    first = await griet.presses(await griet.sees("Denk je even mee?"), "Begin")
    await griet.says("volgende")
    second = await griet.sees("kaartje 1 van 5")
    await griet.presses(fill_in(first, "Ja"), "Bewaar en verder")

    card = await griet.presses(fill_in(second, "Nee", "Op de trein getypt"), "Bewaar en verder")

    card.sees("Kijk na wat je invulde")
    assert "Op de trein getypt" in str(card.content)
    card = await griet.presses(card, "Bewaar en verder")
    card.sees("kaartje 2 van 5")


async def test_what_is_typed_after_the_close_is_shown_to_be_copied(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    card = await anna.presses(await anna.sees("Denk je even mee?"), "Begin")
    await close(griet, thread)

    answer = await anna.presses(fill_in(card, "Ja", "Een lange uitleg"), "Bewaar en verder")

    answer.sees("Deze ronde is gesloten.", "Een lange uitleg")


async def test_answers_can_be_changed_until_the_close(school: School) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread)
    done, *_ = [await answer_all(member, "Nee") for member in team]
    card = await team[0].presses(done, "Wijzig")
    card = await team[0].presses(fill_in(card, "Ja"), "Bewaar en verder")
    card.sees("Klaar, dank je wel")

    result = await close(team[0], thread)

    result.sees("Ja: 1 ▰▰", "Nee: 4 ▰▰▰▰▰▰▰▰")


async def test_sixty_colleagues_answer_at_once_and_all_count(school: School) -> None:
    griet, *others = school.members("Griet", *(f"Collega{n}" for n in range(60)))
    thread = school.new_thread()
    await start(griet, thread)

    await asyncio.gather(*(answer_all(member, "Deels") for member in others))

    await school.sees(thread, "60 van 61 collega's antwoordden", within=20)
    result = await close(griet, thread)
    result.sees("Deels: 60 ▰▰▰▰▰▰▰▰▰▰")


async def test_old_clients_that_send_a_message_for_a_press_see_their_card_change(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    invitation = await griet.sees("Denk je even mee?")

    await griet.submits(invitation, "Begin")

    card = await griet.sees("kaartje 1 van 5")
    assert card.activity == invitation.activity
