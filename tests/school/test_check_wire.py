"""A check moment over the wire: asked, passed on, found again, and kept in the channel."""

from __future__ import annotations

from pathlib import Path

from tests.school.cards import Card
from tests.school.followed import actie, follow, plan
from tests.school.moving_clock import MovingClock
from tests.school.school import School
from tests.school.walk import whole_way
from tests.wire.channel_service import Post

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_somebody_who_was_asked_passes_it_on_and_the_colleague_answers(
    tmp_path: Path,
) -> None:
    clock = MovingClock("2027-01-14T16:00")
    async with School(tmp_path / "data", clock=clock) as school:
        griet, anna, bram = school.members("Griet", "Anna", "Bram")
        for member in (griet, anna, bram):
            await member.opens()
        await follow(school, [griet, anna, bram], plan(1, griet, actie(1, anna, "2027-01-15")))
        await clock.moves_to("2027-01-15T08:40")
        card = await anna.sees("Is het doel bereikt?")
        card.sees("Doel 1", "We spraken af: Actie 1", "Jij trekt deze actie.")

        choose = await anna.presses(card.fill(effect="Leerlingen vragen meer"), "Geef door")
        choose.choose("Kies een collega", "Bram").fill(bericht="Jij was erbij")
        told = await anna.presses(choose, "Geef door")

        told.sees("Doorgegeven. Bram krijgt dit kaartje in de eigen chat")
        await clock.passes(minutes=2)
        his = await bram.sees("Anna gaf dit aan jou door: 'Jij was erbij'")
        assert his.value("effect") == "Leerlingen vragen meer"
        act = await bram.presses(his.fill(bereikt="deels"), "Bewaar")
        act.sees("Wat doen we ermee?")
        kept = await anna.presses(card.fill(bereikt="ja"), "Bewaar")
        kept.sees("Intussen veranderde Bram dit.")


async def test_what_waits_is_found_again_by_typing(tmp_path: Path) -> None:
    clock = MovingClock("2027-01-14T16:00")
    async with School(tmp_path / "data", clock=clock) as school:
        griet, anna = school.members("Griet", "Anna")
        for member in (griet, anna):
            await member.opens()
        await follow(school, [griet, anna], plan(1, griet, actie(1, anna, "2027-01-15")))
        await clock.moves_to("2027-01-15T08:40")
        await anna.sees("Is het doel bereikt?")

        await anna.says("status")
        await anna.sees("Opvolging: 1 actie wacht op een check")
        await anna.says("wat nu dan")
        await anna.reads("Ik wacht tot je op het kaartje zegt of het doel bereikt is")
        await anna.says("volgende")
        due = [post for post in school.service.posts(anna.own_chat) if _asks(post)]
        assert len(due) == 2
        card = Card(due[-1].card or {}, school.chat(anna.own_chat), due[-1].id)
        await anna.presses(card.fill(bereikt="ja"), "Bewaar")
        await anna.says("terug")
        again = await anna.sees("Laatst bewaard door Anna")
        assert again.value("bereikt") == "ja"


def _asks(post: Post) -> bool:
    return "Is het doel bereikt?" in str(post.card)


async def test_what_stands_in_the_place_of_the_living_card_is_not_wiped(school: School) -> None:
    team, thread = school.members(*NAMES), school.new_thread()
    async for _ in whole_way(school, team, thread):
        pass
    chloe = team[3]
    living = await school.sees(thread, "Volgend checkmoment")
    [post] = [post for post in school.service.posts(thread) if post.id == living.activity]
    check = await chloe.presses(await chloe.presses(living, "Volg op"), "Kijk na")
    act = await chloe.presses(check.fill(bereikt="ja"), "Bewaar")
    decided = await chloe.presses(act.fill(vervolg="borgen"), "Bewaar")
    edits = post.edits

    check = await chloe.presses(await chloe.presses(decided, "Volg op"), "Kijk na")
    act = await chloe.presses(check, "Bewaar")
    goal = await chloe.presses(act.fill(vervolg="bijsturen"), "Bewaar")

    assert post.edits == edits + 1, "it was updated before she got the card to type on"
    goal.sees("Wat willen we bereiken?")
