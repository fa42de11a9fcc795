"""Teams is busy, away, or says no: what must be seen is seen in the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.school.school import School
from tests.school.walk import answer_all, start
from tests.wire.channel_service import Answer, HangUp

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


@pytest_asyncio.fixture
async def busy(tmp_path: Path) -> AsyncIterator[School]:
    """A school whose clock runs, so that something can be tried again later."""
    async with School(tmp_path / "data", now=None) as school:
        yield school


async def test_what_teams_has_no_time_for_comes_later(busy: School) -> None:
    griet, *_ = busy.members(*NAMES)
    busy.service.will(*[Answer(429, {"Retry-After": "1"})] * 3, on="GET")

    await start(griet, busy.new_thread())

    await griet.sees("Denk je even mee?", within=15)


async def test_somebody_without_the_bot_does_not_keep_the_others_from_answering(
    busy: School,
) -> None:
    griet, anna, *others = busy.members(*NAMES)
    thread = busy.new_thread()
    blocked = Answer(403, body={"error": {"code": "MessageWritesBlocked"}})
    await start(griet, thread)
    for member in (griet, anna, *others):
        await member.sees("Denk je even mee?")
    busy.service.will(blocked, on="POST")
    await anna.tries(await busy.sees(thread, "Trekker: Griet"), "Antwoord nu")

    await answer_all(griet)

    await busy.sees(thread, "1 van 5 collega's antwoordden")


async def test_a_living_card_that_somebody_deleted_is_posted_anew(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await anna.sees("Denk je even mee?")
    living = await school.sees(thread, "0 van 5 collega's antwoordden")
    [post] = [p for p in school.service.posts(thread) if p.id == living.activity]
    school.service.remove(post)

    await answer_all(anna)

    again = await school.sees(thread, "1 van 5 collega's antwoordden")
    assert again.activity != living.activity


async def test_a_post_of_which_nobody_knows_whether_it_came_is_not_repeated_for_ever(
    busy: School,
) -> None:
    griet, *_ = busy.members("Griet")
    thread = busy.new_thread()
    await start(griet, thread)
    await griet.sees("Denk je even mee?")
    busy.service.will(HangUp(after=True), on="POST")

    await griet.tries(await busy.sees(thread, "Trekker: Griet"), "Antwoord nu")

    await busy.service.sees(
        griet.own_chat, lambda _: len(busy.service.posts(griet.own_chat)) == 3, within=15
    )
