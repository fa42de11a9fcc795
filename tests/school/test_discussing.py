"""A divided team over the wire: its result, the agenda of its talk, and what it agreed."""

from __future__ import annotations

import asyncio
import re

from tests.school.cards import Card
from tests.school.school import CONTENT, Member, School
from tests.school.walk import close, fill_in, start, to_lists

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els", "Farid", "Gwen")
CAMPS = "zelfscan.eigenaarschap.1"
ALL_OVER = "zelfscan.onderbouwing.a"
UNKNOWN = "zelfscan.communicatie.1"
LEVEL = "zelfscan.niveau.inspectie"
ANSWERS = {
    CAMPS: ["Ja"] * 4 + ["Nee"] * 4,
    ALL_OVER: ["Ja"] * 3 + ["Deels"] * 3 + ["Nee"] * 2,
    UNKNOWN: ["Ja"] * 5 + ["Weet ik niet"] * 3,
    LEVEL: ["Benadert de verwachting"] * 8,
}
"""What each of the eight answers; to every other question all say the same."""


async def test_a_divided_team_talks_and_records_what_it_agreed(school: School) -> None:
    griet, anna, bram, *_ = team = school.members(*NAMES)
    thread = school.new_thread()
    result = await closed_by(team, thread)
    result.sees("Hier denken jullie verschillend (2)", "Dit weten velen niet (1)")
    result.sees(f"{words(CAMPS)} (verdeeld)", f"{words(ALL_OVER)} (gespreid)")
    result.sees("Verdeeld · spreiding 100 %", "8 antwoorden")

    agenda = await anna.presses(result, "Bespreek samen")
    assert minutes_of(agenda) == [5, 13, 10, 10, 7]
    agenda.sees("verdeeld: 4 ja, 4 nee", "gespreid: 3 ja, 3 deels, 2 nee", "3 van de 8 weten het")
    short = await anna.presses(agenda.choose("Hoelang hebben jullie?", "30 minuten"), "Maak")
    assert minutes_of(short) == [3, 8, 7, 7, 5]

    annas = await begins_to_record(anna, result, thread)
    card = await anna.presses(annas, "Kies")
    card.sees(words(CAMPS), "Jullie antwoordden: 4 ja, 4 nee")
    card.choose("Samen kiezen we voor", "Deels").type("Dit spraken we af", "Elke graad doet mee.")
    card = await anna.presses(card, "Bewaar")
    card.sees("Bewaard om", words(ALL_OVER))

    told = await school.sees(thread, "Besloten: deels. Elke graad doet mee.")
    told.sees("Resultaat: Zelfscan", "Hier denken jullie verschillend (2)")
    level = await bram.presses(
        (await begins_to_record(bram, told, thread)).fill(vraag=LEVEL), "Kies"
    )
    level.choose("Samen kiezen we voor", "Volgens de verwachting")
    await bram.presses(level.type("Dit blijkt uit", "De doorlichting van vorig jaar"), "Bewaar")
    await school.sees(thread, "Dit blijkt uit: De doorlichting van vorig jaar")

    await to_lists(griet, thread)
    await school.sees(thread, "Dit besloten jullie: Ontwikkelingsniveau: volgens de verwachting")


async def test_two_who_record_at_once_with_double_clicks_lose_nothing(school: School) -> None:
    griet, anna, bram, *_ = team = school.members(*NAMES)
    thread = school.new_thread()
    result = await closed_by(team, thread)
    cards = {}
    for member, vraag in ((anna, CAMPS), (bram, ALL_OVER), (griet, CAMPS)):
        begun = await begins_to_record(member, result, thread)
        cards[member.id] = await member.presses(begun.fill(vraag=vraag), "Kies")
    cards[anna.id].type("Dit spraken we af", "Afspraak van Anna")
    cards[bram.id].type("Dit spraken we af", "Afspraak van Bram")

    await asyncio.gather(
        anna.tries(cards[anna.id], "Bewaar", times=3),
        bram.tries(cards[bram.id], "Bewaar", times=3),
    )
    cards[griet.id].type("Dit spraken we af", "Afspraak van Griet")
    late = await griet.presses(cards[griet.id], "Bewaar")

    late.sees("Een collega legde intussen vast: Afspraak van Anna")
    assert late.value("besluit") == "Afspraak van Griet"
    told = await school.sees(thread, "Besloten: Afspraak van Bram")
    told.sees("Besloten: Afspraak van Anna").misses("Afspraak van Griet")


async def test_in_the_own_chat_somebody_records_after_a_restart(school: School) -> None:
    griet, anna, *_ = team = school.members(*NAMES)
    thread = school.new_thread()
    await closed_by(team, thread)
    await anna.says("volgende")
    result = await anna.sees("Resultaat: Zelfscan")
    card = await anna.presses(await anna.presses(result, "Leg vast"), "Kies")

    await school.restart()
    await anna.presses(card.type("Dit spraken we af", "Na de herstart"), "Bewaar")

    await school.sees(thread, "Besloten: Na de herstart")
    assert griet.id != anna.id


async def closed_by(team: list[Member], thread: str) -> Card:
    """Everybody answers at once, each in their own way, and the trekker closes the ronde."""
    await start(team[0], thread)
    await asyncio.gather(*(answer(member, turn) for turn, member in enumerate(team)))
    await team[0].school.sees(thread, "8 van 8 collega's antwoordden")
    return await close(team[0], thread)


async def answer(member: Member, turn: int) -> None:
    card = await member.presses(await member.sees("Denk je even mee?"), "Begin")
    while "Bewaar en verder" in card.buttons:
        fill_in(card, "Ja")
        for vraag, said in ANSWERS.items():
            if vraag in card.fields:
                card.choose(words(vraag), said[turn])
        card = await member.presses(card, "Bewaar en verder")


async def begins_to_record(member: Member, result: Card, thread: str) -> Card:
    """The card on which somebody records, in the channel."""
    before = {post.id for post in member.school.service.posts(thread)}
    (await member.presses(result, "Leg vast wat we besloten")).sees("hieronder")
    post = await member.school.service.sees(
        thread, lambda post: post.id not in before and post.card is not None
    )
    assert post.card is not None
    return Card(post.card, result.chat, post.id).sees("Wat besloten jullie?")


def words(vraag: str) -> str:
    found = CONTENT.vraag(vraag)
    assert found
    return found.tekst


def minutes_of(agenda: Card) -> list[int]:
    """The minutes of the parts of an agenda, in order."""
    return [int(found[1]) for text in agenda.texts if (found := re.match(r"(\d+) min( ·|$)", text))]
