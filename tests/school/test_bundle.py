"""The list of all that waits for somebody, in several teams: one press is for all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.school.cards import Card
from tests.school.followed import actie, follow, plan
from tests.school.moving_clock import MovingClock
from tests.school.school import GROUP, Member, School
from tests.wire.teams_activities import CHANNEL, leaves, presses

FRIDAY = "2027-01-15"


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock("2027-01-14T16:00")


@pytest_asyncio.fixture
async def school(tmp_path: Path, clock: MovingClock) -> AsyncIterator[School]:
    """Anna carries two acties in one team, of two trajecten, and one in another team."""
    async with School(tmp_path / "data", clock=clock) as school:
        griet, anna, bram = school.members("Griet", "Anna", "Bram")
        mine = (plan(1, griet, actie(1, anna, FRIDAY)), plan(2, griet, actie(2, anna, FRIDAY)))
        await follow(school, [griet, anna], *mine)
        await follow(school, [bram, anna], plan(3, bram, actie(3, anna, FRIDAY)), where=GROUP)
        await clock.moves_to("2027-01-15T09:00")
        yield school


def told(member: Member) -> list[str]:
    """When somebody got a message in their own chat."""
    posts = member.school.service.posts(member.own_chat)
    return [post.at.strftime("%Y-%m-%d %H:%M") for post in posts if post.at]


async def bundle(member: Member) -> Card:
    card = await member.sees("Dit wacht op jou")
    card.sees("Actie 1", "Actie 2", "Actie 3")
    return card


async def test_all_of_it_can_wait_until_tomorrow(school: School, clock: MovingClock) -> None:
    [anna] = school.members("Anna")

    question = await anna.presses(await bundle(anna), "Later")
    question.sees("Wanneer kom ik terug?", "en nog 2")
    answer = await anna.presses(question, "Morgen")

    answer.sees("Ik kom terug op ma 18 januari om 8.30 uur")
    await clock.moves_to("2027-01-19T16:00")
    assert told(anna) == ["2027-01-15 08:32", "2027-01-18 08:32"]
    await bundle(anna)


async def test_a_wrong_day_is_given_back_and_another_can_be_chosen(
    school: School, clock: MovingClock
) -> None:
    [anna] = school.members("Anna")
    question = await anna.presses(await bundle(anna), "Later")

    wrong = await anna.presses(question.fill(dag=FRIDAY), "Op die dag")
    wrong.sees("Kies een dag na vandaag")
    answer = await anna.presses(wrong.fill(dag="2027-01-26"), "Op die dag")

    answer.sees("Ik kom terug op di 26 januari")
    again = await anna.presses(answer, "Kies een andere dag")
    (await anna.presses(again, "Volgende week")).sees("Ik kom terug op vr 22 januari")
    await clock.moves_to("2027-01-29T16:00")
    assert told(anna) == ["2027-01-15 08:32", "2027-01-22 08:32"]


async def test_all_of_it_can_be_stopped_and_started_again(
    school: School, clock: MovingClock
) -> None:
    [anna] = school.members("Anna")
    card = await bundle(anna)

    stopped = await anna.presses(card, "Stop deze herinneringen")

    stopped.sees("Ik herinner je niet meer")
    assert stopped.buttons == ["Herinner me weer"]
    (await anna.presses(card, "Later")).sees("Wanneer kom ik terug?")
    on_again = await anna.presses(stopped, "Herinner me weer")
    on_again.sees("Ik herinner je weer")
    (await anna.presses(card, "Stop deze herinneringen")).sees("Ik herinner je weer")


async def test_of_a_team_that_somebody_left_nothing_is_changed(
    school: School, clock: MovingClock
) -> None:
    [anna] = school.members("Anna")
    card = await bundle(anna)
    await school.deliver(leaves(anna.sender, school.chat(CHANNEL), anna.id))

    await anna.presses(await anna.presses(card, "Later"), "Morgen")
    await clock.moves_to("2027-01-19T16:00")

    await anna.sees("Actie 3")
    assert len(told(anna)) == 2


@pytest.mark.parametrize(
    "delen", ["nergens:000000000001:0", f"{'f' * 32}:000000000001:0", "a:b", "x" * 9000]
)
async def test_a_forged_list_reaches_nothing(school: School, delen: str) -> None:
    [anna] = school.members("Anna")
    card = await bundle(anna)
    forged = {**card.press("Later")[1], "delen": delen}

    for verb in ("snooze", "put-off", "quiet", "unquiet"):
        activity = presses(anna.sender, card.chat, verb, forged, card.activity)
        status, answer = await school.deliver(activity)
        assert status == 200
        assert "Hier valt niets meer uit te stellen" in answer["value"]
