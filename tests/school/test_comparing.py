"""The same ronde again, at once or a year later: what moved, and nothing about one colleague."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import answer_all, start, whole_way
from tests.wire.channel_service import Post

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els", "Fien")
A_YEAR_LATER = "2027-11-22T16:10"


async def hold(
    team: Sequence[Member], thread: str, choices: Sequence[str], invitations: int = 1
) -> Card:
    """The first members answer so, at once, and the trekker closes the ronde; the result.

    By then everybody has had so many invitations.
    """
    trekker, school = team[0], team[0].school
    await asyncio.gather(*(invited(member, invitations) for member in team))
    answering = zip(team, choices, strict=False)
    await asyncio.gather(*(answer_all(member, choice) for member, choice in answering))
    count = f"{len(choices)} van {len(team)} collega's antwoordden"
    living = await school.sees(thread, f"{count} · nog tot")
    before = len(results_in(school, thread))
    await trekker.presses(await trekker.presses(living, "Sluit de ronde"), "Sluit de ronde")
    await school.service.sees(thread, lambda _: len(results_in(school, thread)) > before)
    return results_in(school, thread)[-1]


def results_in(school: School, thread: str) -> list[Card]:
    """The results that were posted in a thread, as they are now."""
    chat = school.chat(thread)
    cards = [Card(post.card, chat, post.id) for post in school.service.posts(thread) if post.card]
    return [card for card in cards if "Resultaat:" in card.text]


async def invited(member: Member, times: int) -> None:
    service = member.school.service

    def is_invitation(post: Post) -> bool:
        return post.card is not None and "Denk je even mee?" in str(post.card)

    def enough(_: Post) -> bool:
        return sum(map(is_invitation, service.posts(member.own_chat))) >= times

    await service.sees(member.own_chat, enough)


async def test_a_ronde_that_is_held_twice_shows_what_moved(school: School) -> None:
    team = school.members(*NAMES)
    griet, anna, *_ = team
    thread = school.new_thread()
    await start(griet, thread)
    result = await hold(team, thread, ["Nee"] * 7)
    assert "Vergelijk met vorige keer" not in result.buttons
    await griet.presses(result, "Herhaal de ronde")

    result = await hold(team, thread, ["Nee", *["Ja"] * 6], invitations=2)
    card = await anna.presses(result, "Vergelijk met vorige keer")

    card.sees("Toen en nu", "Toen, 7 antwoorden", "Nu, 7 antwoorden", "minder dan tien antwoorden")
    card.sees("Gemiddeld van 0 naar 86 op 100: +86 punten.")
    card = await anna.presses(card, "Volgende")
    card = await anna.presses(card, "Terug naar het resultaat")
    card.sees("Resultaat:")


async def test_who_comes_in_between_does_not_show(school: School) -> None:
    team = school.members(*NAMES)
    griet, anna, *_ = team
    thread = school.new_thread()
    await start(griet, thread)
    first = await hold(team, thread, ["Deels"] * 6)
    await griet.presses(first, "Herhaal de ronde")

    result = await hold(team, thread, [*["Deels"] * 6, "Nee"], invitations=2)

    result.sees("7 van 7 collega's antwoordden", "Zo goed als gelijk aan eerdere cijfers")
    result.sees("6 antwoorden").misses("7 antwoorden")
    card = await anna.presses(result, "Vergelijk met vorige keer")
    card.sees("Nu: zo goed als gelijk.", "Toen, 6 antwoorden").misses("Nu, ")


async def test_of_two_trajecten_that_close_at_once_one_is_decided_beside_the_other(
    school: School,
) -> None:
    """With six who say the same in both, and a seventh in one, both show the same figures."""
    team = school.members(*NAMES)
    griet = team[0]
    threads = [school.new_thread(), school.new_thread()]
    confirms = []
    for number, thread in enumerate(threads, start=1):
        await start(griet, thread)
        await asyncio.gather(*(invited(member, number) for member in team))
        choices = zip(team, [*["Deels"] * 6, "Nee"][: 5 + number], strict=False)
        await asyncio.gather(*(answer_all(member, choice) for member, choice in choices))
        living = await school.sees(thread, f"{5 + number} van 7 collega's antwoordden · nog tot")
        confirms.append(await griet.presses(living, "Sluit de ronde"))

    await asyncio.gather(*(griet.presses(card, "Sluit de ronde") for card in confirms))

    results = [await school.sees(thread, "Resultaat:") for thread in threads]
    held = ["Zo goed als gelijk aan eerdere cijfers" in result.text for result in results]
    counted = ["7 antwoorden" in result.text for result in results]
    assert sorted(held) == [False, True]
    assert counted[0] == counted[1]


async def test_a_year_later_the_team_sees_how_far_it_came(school: School) -> None:
    team = school.members(*NAMES)
    griet, anna, *_ = team
    async for _ in whole_way(school, team, school.new_thread()):
        pass
    await school.restart(A_YEAR_LATER)
    thread = school.new_thread()

    await start(griet, thread)
    result = await hold(team, thread, ["Ja"] * 7, invitations=2)
    card = await anna.presses(result, "Vergelijk met vorige keer")

    card.sees("Toen: ma 23 november 2026", "Nu: ma 22 november 2027")
    card.sees("Gemiddeld van 50 naar 100 op 100: +50 punten.")
    card.misses("Woorden van")
