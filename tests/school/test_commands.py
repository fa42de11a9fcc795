"""The words that work in every state, and words that don't."""

from __future__ import annotations

import pytest

from tests.school.school import School
from tests.school.walk import fill_in, start, whole_way

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")
COMMANDS = (
    *("start", "volgende", "terug", "status", "overzicht", "plan", "stop"),
    *("kennismaking", "demo", "help"),
)


async def test_the_bot_introduces_itself_once_however_often_it_is_told(school: School) -> None:
    [griet] = school.members("Griet")
    for _ in range(3):
        await griet.opens()

    await griet.sees("Dag collega")
    assert len(school.service.posts(griet.own_chat)) == 1


@pytest.mark.parametrize("where", ["channel", "own chat"])
@pytest.mark.parametrize("mode", ["apart", "samen"])
async def test_every_command_is_answered_in_every_state(
    school: School, mode: str, where: str
) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    place = thread if where == "channel" else team[1].own_chat
    for command in (*COMMANDS, "blabla"):
        await answered(school, team[1], command, place)
    async for _ in whole_way(school, team, thread, mode):
        for command in (*COMMANDS[1:], "blabla"):
            await answered(school, team[1], command, place)


async def answered(school: School, member, command: str, place: str) -> None:  # type: ignore[no-untyped-def]
    before = len(school.service.posts(place))
    await member.says(command, place)
    await school.service.sees(place, lambda _: len(school.service.posts(place)) > before)


async def test_text_that_is_no_command_is_told_what_the_bot_waits_for(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    await griet.says("wat moet ik doen")
    await griet.reads("Typ 'volgende' voor het kaartje, of 'help'")
    await start(griet, school.new_thread())
    await griet.presses(await griet.sees("Denk je even mee?"), "Begin")

    await griet.says("wat moet ik doen")

    await griet.reads("Ik wacht op je antwoorden op het kaartje met vragen.")


async def test_terug_shows_the_card_before_with_what_was_answered(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    card = await griet.presses(await griet.sees("Denk je even mee?"), "Begin")
    await griet.presses(fill_in(card, "Deels", "Omdat het zo is"), "Bewaar en verder")

    await griet.says("terug")

    card = await griet.sees("kaartje 1 van 5")
    assert "Omdat het zo is" in str(card.content)


async def test_stop_stops_only_after_a_question_and_can_be_undone(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await griet.says("stop", thread)
    card = await griet.presses(await school.sees(thread, "Stoppen?"), "Ja, stop")
    card.sees("Dit traject is gestopt")
    invitation = await anna.sees("Denk je even mee?")
    (await anna.presses(invitation, "Begin")).sees("Dit traject is gestopt")

    await griet.presses(await school.sees(thread, "Dit traject is gestopt"), "Weer openen")

    (await anna.presses(invitation, "Begin")).sees("kaartje 1 van 5")


async def test_two_trajecten_in_one_channel_keep_apart(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    first, second = school.new_thread(), school.new_thread()
    await start(griet, first)
    await start(anna, second, domein="fysiek-welzijn")

    await griet.says("volgende")

    status = await griet.sees("Waar we staan")
    status.sees("B2 · Leerloopbaan", "B2 · Fysiek welzijn")
