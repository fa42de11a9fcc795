"""Who leads a traject, and several trajecten at once, over the wire."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.school.cards import Card
from tests.school.robot import Robot
from tests.school.school import Member, School
from tests.school.walk import fill_in, start, whole_way
from tests.wire.teams_activities import TEAM

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")
LOOPBAAN, WELZIJN = "Leerloopbaan", "Fysiek welzijn"


async def begun(school: School) -> tuple[list[Member], str]:
    """A team that was asked for its answers by Griet, and the thread where that stands."""
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread)
    for member in team:
        await member.sees("Denk je even mee?")
    return team, thread


async def roles(member: Member, thread: str, trekker: str = "Griet") -> Card:
    """The card that says who leads, as somebody sees it in the channel."""
    living = await member.school.sees(thread, f"Trekker: {trekker}")
    return await member.presses(living, "Rollen")


async def closes(member: Member, living: Card) -> None:
    confirm = await member.presses(living, "Sluit de ronde")
    await member.presses(confirm, "Sluit de ronde")


async def refused(member: Member, living: Card) -> str:
    """What somebody is told who may not close the ronde."""
    answer = await member.tries(living, "Sluit de ronde")
    return str(answer["value"])


# -- roles ---------------------------------------------------------------------------------------


async def test_who_got_the_traject_closes_and_who_handed_it_over_can_not(school: School) -> None:
    [griet, anna, *_], thread = await begun(school)
    card = (await roles(griet, thread)).choose("Kies een collega", "Anna")

    answers = await asyncio.gather(*(griet.tries(card, "Draag over", times=2) for _ in range(3)))

    assert all("taak voor de trekker" not in str(answer) for answer in answers)
    living = await school.sees(thread, "Trekker: Anna")
    assert await refused(griet, living) == "Dat is een taak voor de trekker, Anna."
    await closes(anna, living)
    await school.sees(thread, "Resultaat")


async def test_a_co_trekker_may_close(school: School) -> None:
    [griet, anna, bram, *_], thread = await begun(school)
    card = (await roles(griet, thread)).choose("Kies een collega", "Anna")
    await griet.tries(card, "Maak co-trekker", times=2)
    living = await school.sees(thread, "Trekker: Griet, met Anna")

    told = await refused(bram, living)
    await closes(anna, living)

    assert told == "Dat is een taak voor de trekker, Griet, of een co-trekker: Anna."
    await school.sees(thread, "Resultaat")


async def test_when_the_trekker_left_the_team_a_colleague_takes_over(school: School) -> None:
    [griet, anna, bram, *_], thread = await begun(school)
    card = await roles(anna, thread)
    assert "Ik neem over" not in card.buttons
    school.service.rosters[TEAM] = [m for m in school.service.rosters[TEAM] if m["id"] != griet.id]

    for _ in range(100):
        card = await anna.presses(card, "Kijk opnieuw")
        if "Ik neem over" in card.buttons:
            break
    card.sees("Griet zit niet meer in dit team.")
    his = await roles(bram, thread)
    await anna.tries(card, "Ik neem over", times=2)

    living = await school.sees(thread, "Trekker: Anna")
    (await bram.presses(his, "Ik neem over")).sees("De rollen zijn intussen veranderd.")
    assert await refused(bram, living) == "Dat is een taak voor de trekker, Anna."
    await closes(anna, living)
    await school.sees(thread, "Resultaat")


async def test_roles_are_kept_when_the_bot_starts_again(school: School) -> None:
    [griet, *_], thread = await begun(school)
    card = (await roles(griet, thread)).choose("Kies een collega", "Anna")
    await griet.presses(card, "Draag over")
    living = await school.sees(thread, "Trekker: Anna")

    await school.restart()

    assert await refused(griet, living) == "Dat is een taak voor de trekker, Anna."


async def test_colleagues_who_pull_along_at_once_all_stand_on_the_living_card(
    school: School,
) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    async for step in whole_way(school, team, thread):
        if step == "chosen":
            break
    living = await school.sees(thread, "0 van 1 actie")
    cards = [await member.presses(living, "Ik trek mee") for member in team]

    await asyncio.gather(
        *(m.tries(card, "Ik trek mee", times=2) for m, card in zip(team, cards, strict=True))
    )

    card = await team[0].presses(living, "Ik trek mee")
    [helpers] = [text for text in card.texts if text.startswith("met ")]
    assert sorted(re.split(", | en ", helpers.removeprefix("met "))) == sorted(NAMES)
    await school.sees(thread, helpers)


# -- several at once -----------------------------------------------------------------------------


async def invitation(member: Member, domein: str) -> Card:
    return await member.sees(f"B2 · {domein}")


async def answers(member: Member, domein: str) -> None:
    """Answer the whole zelfscan of one traject."""
    card = await member.presses(await invitation(member, domein), "Begin")
    while "Bewaar en verder" in card.buttons:
        card.sees(domein)
        card = await member.presses(fill_in(card, "Ja", f"Over {domein}."), "Bewaar en verder")


@pytest.mark.parametrize("place", ["two threads", "one thread"])
async def test_two_trajecten_of_two_trekkers_are_answered_and_closed_mixed_up(
    school: School, place: str
) -> None:
    team = school.members(*NAMES)
    griet, anna, *_ = team
    first = school.new_thread()
    second = first if place == "one thread" else school.new_thread()
    await start(griet, first)
    await start(anna, second, domein="fysiek-welzijn")
    both = [(member, domein) for member in team for domein in (LOOPBAAN, WELZIJN)]

    await asyncio.gather(*(answers(member, domein) for member, domein in both))

    loopbaan = await school.sees(first, f"B2 · {LOOPBAAN}")
    welzijn = await school.sees(second, f"B2 · {WELZIJN}")
    told = await asyncio.gather(refused(anna, loopbaan), refused(griet, welzijn))
    assert list(told) == [
        "Dat is een taak voor de trekker, Griet.",
        "Dat is een taak voor de trekker, Anna.",
    ]
    await closes(anna, welzijn)
    result = await school.sees(second, f"Over {WELZIJN}.")
    result.sees("Resultaat", f"B2 · {WELZIJN}").misses(LOOPBAAN)
    await griet.says("status")
    status = await griet.sees("Waar we staan")
    status.sees("het resultaat is er", "er loopt een ronde", "trekker Griet", "trekker Anna")
    await closes(griet, loopbaan)
    result = await school.sees(first, f"Over {LOOPBAAN}.")
    result.sees("Resultaat", f"B2 · {LOOPBAAN}").misses(WELZIJN)


async def test_volgende_asks_which_one_when_several_wait(school: School) -> None:
    griet, anna, bram, *_ = school.members(*NAMES)
    first, second = school.new_thread(), school.new_thread()
    await start(griet, first)
    await start(anna, second, domein="fysiek-welzijn")
    for domein in (LOOPBAAN, WELZIJN):
        await invitation(bram, domein)

    await bram.says("volgende")

    choice = await bram.sees("Waar we staan")
    choice.sees(f"B2 · {LOOPBAAN}", f"B2 · {WELZIJN}")
    [show] = [action for action in choice.actions if WELZIJN in action["tooltip"]]
    card = await Robot(bram).sends(choice, show)
    card.sees("Denk je even mee?", WELZIJN).misses(LOOPBAAN)
    card = await bram.presses(card, "Begin")
    while "Bewaar en verder" in card.buttons:
        card = await bram.presses(fill_in(card), "Bewaar en verder")
    await bram.says("volgende")
    posts = school.service.posts(bram.own_chat)
    assert posts[-1].card
    Card(posts[-1].card, choice.chat, posts[-1].id).sees(LOOPBAAN).misses(WELZIJN)


async def test_in_the_channel_volgende_is_about_its_own_thread(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    first, second = school.new_thread(), school.new_thread()
    await start(griet, first, wijze="samen")
    await start(anna, second, wijze="samen", domein="fysiek-welzijn")
    await school.sees(second, "kaartje 1 van 5")

    await griet.says("volgende", first)

    card = await school.sees(first, "kaartje 1 van 5")
    card.sees(LOOPBAAN).misses(WELZIJN)
