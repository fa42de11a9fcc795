"""Six colleagues follow up a plan: a microscan over the wire, at once, twice, late, and too few."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from tests.school.cards import Card
from tests.school.scanning import NAMES, QUESTIONS, answers, asks, closes, opens, with_plan
from tests.school.school import Member, School
from tests.school.test_voting import stored
from tests.school.walk import fill_in

AFTER_THE_DEADLINE = "2026-12-01T08:30"


def posts_with(school: School, where: str, text: str) -> int:
    return sum(text in str(post.card) for post in school.service.posts(where) if post.card)


async def test_the_team_sees_before_and_after(school: School, tmp_path: Path) -> None:
    team, thread = await with_plan(school)
    griet = team[0]
    (await asks(griet, thread)).sees(*QUESTIONS, "Tot wanneer?", "zwakst")
    living = await opens(griet, thread)
    living.sees("0 van 6 collega's antwoordden · nog tot ma 30 november, 17.00 uur")

    await asyncio.gather(*(answers(member, "Ja") for member in team))
    await school.sees(thread, "6 van 6 collega's antwoordden · nog tot")
    assert "holders." in stored(tmp_path)
    result = await closes(griet, thread, "6")

    result.sees("Microscan: toen en nu", *QUESTIONS, "Toen, 6 antwoorden", "Nu, 6 antwoorden")
    result.sees("Gemiddeld van 50 naar 100 op 100: +50 punten.").misses(*NAMES[1:])
    for member in team:
        assert posts_with(school, member.own_chat, "Merk je al verschil?") <= 1
    assert posts_with(school, thread, "Microscan: toen en nu") == 1
    assert "holders." not in stored(tmp_path)
    assert "sheets." not in stored(tmp_path)


async def test_what_moved_is_evidence_in_the_plan(school: School) -> None:
    team, thread = await with_plan(school)
    griet, anna, *_ = team
    await opens(griet, thread)
    await asyncio.gather(*(answers(member, "Ja") for member in team))
    await closes(griet, thread, "6")
    line = f"Microscan: '{QUESTIONS[0]}' ja 0 van 6 → 6 van 6"

    await school.sees(thread, line)
    plans = [post for post in school.service.posts(thread) if "Jaaractieplan" in str(post.card)]
    assert len(plans) == 1, "the plan stays where it stood"
    living = await school.sees(thread, "Hierop zetten we in")
    check = await anna.presses(await anna.presses(living, "Volg op"), "Kijk na")
    check.sees(line)


async def test_below_the_threshold_there_is_only_a_count(school: School) -> None:
    team, thread = await with_plan(school)
    await opens(team[0], thread)
    await asyncio.gather(*(answers(member, "Ja") for member in team[:4]))

    result = await closes(team[0], thread, "4")

    result.sees("4 van 6 collega's antwoordden", "minder dan 5").misses(*QUESTIONS, "Ja 4")


async def test_an_answer_can_be_changed_and_not_after_the_close(school: School) -> None:
    team, thread = await with_plan(school)
    griet, anna, *others = team
    await opens(griet, thread)
    done = await answers(anna, "Nee")
    await griet.tries(await living_of(school, thread), "Antwoord nu")
    await asyncio.gather(*(answers(member, "Ja") for member in (griet, *others)))

    again = fill_in(await anna.presses(done, "Wijzig"), "Ja")
    await anna.presses(again, "Bewaar en verder")
    result = await closes(griet, thread, "6")
    late = await anna.presses(fill_in(again, "Nee"), "Bewaar en verder")

    result.sees("Nu: Ja 6")
    late.sees("Antwoorden kan niet meer")


async def living_of(school: School, thread: str) -> Card:
    return await school.sees(thread, "Sluit de microscan (trekker)")


async def test_who_wants_to_answer_from_the_channel_gets_the_card(school: School) -> None:
    team, thread = await with_plan(school)
    await opens(team[0], thread)
    els = team[-1]
    await els.sees("Merk je al verschil?")
    before = len(invitations(school, [els]))

    said = await els.tries(await living_of(school, thread), "Antwoord nu")

    assert "Je kaartje staat klaar" in str(said)
    await school.service.sees(els.own_chat, lambda _: len(invitations(school, [els])) > before)


def invitations(school: School, members: Sequence[Member]) -> list[str]:
    posts = (post for member in members for post in school.service.posts(member.own_chat))
    return [post.id for post in posts if "Merk je al verschil?" in str(post.card)]


async def test_it_survives_a_restart_and_closes_at_its_deadline(school: School) -> None:
    team, thread = await with_plan(school)
    await opens(team[0], thread)
    await asyncio.gather(*(answers(member, "Ja") for member in team[:5]))
    await school.sees(thread, "5 van 6 collega's antwoordden · nog tot")

    await school.restart(AFTER_THE_DEADLINE)

    result = await school.sees(thread, "Microscan: toen en nu")
    result.sees("Nu: Ja 5", "+50 punten")
