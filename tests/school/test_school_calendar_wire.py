"""The calendar of the school over the wire: told once, it holds in every traject of the team."""

from __future__ import annotations

from pathlib import Path

from tests.school.cards import Card
from tests.school.moving_clock import MovingClock
from tests.school.school import MONDAY, Member, School
from tests.school.walk import answer_all, start, whole_way

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")
FREE = "30/11 pedagogische studiedag\n15-19 januari sneeuwklas"


async def opens(trekker: Member, thread: str) -> Card:
    """The calendar, from the living card in a thread."""
    living = await trekker.school.sees(thread, f"Trekker: {trekker.sender.name}")
    if "Herinneringen" in living.buttons:
        living = await trekker.presses(living, "Herinneringen")
    return await trekker.presses(living, "Schoolkalender")


async def until_shared(trekker: Member, thread: str, text: str) -> Card:
    """The calendar once something stands on it that was told elsewhere."""
    for _ in range(100):
        card = await opens(trekker, thread)
        if text in card.text:
            return card
    raise AssertionError(f"{text!r} is not shared:\n{card.text}")


async def test_told_in_one_traject_it_holds_in_the_others_and_in_a_new_one(school: School) -> None:
    griet, anna, *others = team = school.members(*NAMES)
    planned, beginning = school.new_thread(), school.new_thread()
    async for _ in whole_way(school, team, planned):
        pass
    await start(anna, beginning, domein="fysiek-welzijn")
    await school.sees(planned, "Volgend checkmoment: vr 15 januari")

    card = (await opens(anna, beginning)).fill(vrij=FREE, opent="09:00", sluit="16:00")
    kept = await anna.presses(card, "Bewaar")

    kept.sees("Bewaard om 16.10.", "ma 30 november: pedagogische studiedag")
    kept.sees("vr 15 tot en met di 19 januari: sneeuwklas")
    there = await until_shared(griet, planned, "vr 15 tot en met di 19 januari: sneeuwklas")
    assert (there.value("opent"), there.value("sluit")) == ("09:00", "16:00")
    (await school.sees(planned, "Volgend checkmoment: wo 20 januari")).sees("Trekker: Griet")
    await others[0].says("start", new := school.new_thread())
    assert (await school.sees(new, "Een nieuw traject")).value("tot") == "2026-12-01"
    new_one = await start(others[0], school.new_thread(), domein="leren-studeren")
    new_one.sees("nog tot di 1 december, 16.00 uur")


async def test_at_a_moment_that_moved_the_bot_asks_when_the_school_is_open_again(
    tmp_path: Path,
) -> None:
    clock = MovingClock(MONDAY)
    async with School(tmp_path / "data", clock=clock) as school:
        griet, anna, *_ = team = school.members(*NAMES)
        thread = school.new_thread()
        async for _ in whole_way(school, team, thread):
            pass
        card = (await opens(griet, thread)).fill(vrij=FREE, opent="09:00")
        await griet.presses(card, "Bewaar")
        await clock.moves_to("2027-01-14T18:00")
        before = len(school.service.posts(anna.own_chat))

        await clock.moves_to("2027-01-20T09:29")
        assert len(school.service.posts(anna.own_chat)) == before
        await clock.moves_to("2027-01-20T09:40")

        assert len(school.service.posts(anna.own_chat)) == before + 1
        own = await anna.sees("Elke derdejaars heeft tegen eind mei een gesprek gehad.")
        own.sees("Jij trekt deze actie.")


async def test_a_line_that_can_not_be_read_is_named_and_nothing_typed_is_lost(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    typed = "30/11 studiedag\nde dag van het schoolfeest"

    card = await griet.presses((await opens(griet, thread)).fill(vrij=typed), "Bewaar")

    card.sees("In 'de dag van het schoolfeest' lees ik geen dag of periode.")
    card.sees("Dit begreep ik al, maar is nog niet bewaard", "ma 30 november: studiedag")
    assert card.value("vrij") == typed


async def test_a_colleague_is_told_whose_task_it_is(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await answer_all(anna)
    living = await school.sees(thread, "Trekker: Griet")

    answer = await anna.tries(living, "Schoolkalender")

    assert "Dat is een taak voor de trekker, Griet." in str(answer["value"])
