"""Forty members look back: apart, reminded, at the close, again, and in two trajecten at once."""

from __future__ import annotations

from collections.abc import Mapping

from tests.school.cards import Card
from tests.school.colleague import at_once
from tests.school.forty import (
    ZELFSCAN,
    Staff,
    Views,
    answers,
    posted,
    quiet,
    saves_at_the_close,
)
from tests.school.school import CONTENT
from tests.school.tally import Counts, figures_on
from tests.wire.teams_activities import CHANNEL, joins, leaves

KAART = CONTENT.instrumenten["reflectiekaart"]
LOOPBAAN, WELZIJN = "B2 · Leerloopbaan", "B2 · Fysiek welzijn"
ALIKE = "zelfscan.communicatie.2"
"""About this everybody says the same, each time."""
TUESDAY = "2026-11-24T08:30"
REMINDER = "Je antwoord telt nog mee"


async def a_ronde_apart(staff: Staff, thread: str) -> str:
    """Most answer; some are reminded; some are still saving when the trekker closes the ronde."""
    views = Views(staff.dice, ZELFSCAN, ALIKE)
    *early, prompted, silent = staff.ordinary[:-14]
    late = staff.ordinary[-14:]
    *_, cards = await at_once(
        [
            *(answers(one, LOOPBAAN, views) for one in early),
            comes_and_answers(staff, views),
            goes_away(staff, views),
            declines(staff, views),
            finds_no_card(staff, thread),
            at_once(answers(one, LOOPBAAN, views, stops="kaartje 5 van 5") for one in late),
        ]
    )
    await reminds(staff, thread)
    for one in (prompted, silent):
        await one.member.sees(REMINDER)
    await answers(prompted, LOOPBAAN, views)
    await at_once(one.repeats_itself() for one in staff.everybody)
    await saves_at_the_close(staff, staff.griet, thread, zip(late, cards, strict=True))
    for one in (*early, *late, staff.newcomer, prompted):
        assert reminders(staff, one.member.own_chat) == (one is prompted)
    assert reminders(staff, silent.member.own_chat) == 1
    [ronde] = staff.griet.begun
    for one in staff.everybody:
        one.begun[ronde] = LOOPBAAN
    return ronde


async def comes_and_answers(staff: Staff, views: Views) -> None:
    newcomer = staff.newcomer
    await staff.anna.waits()
    staff.here.add(newcomer.member.id)
    staff.lists()
    chat = staff.school.chat(CHANNEL)
    await staff.school.deliver(joins(newcomer.member.sender, chat, newcomer.member.id))
    await answers(newcomer, LOOPBAAN, views)


async def goes_away(staff: Staff, views: Views) -> None:
    """Somebody answers a part, and leaves: that counts, but no more of it is theirs to see."""
    leaver = staff.leaver
    card = await answers(leaver, LOOPBAAN, views, stops="kaartje 3 van 5")
    staff.here.discard(leaver.member.id)
    staff.lists()
    chat = staff.school.chat(CHANNEL)
    await staff.school.deliver(leaves(leaver.member.sender, chat, leaver.member.id))
    (await leaver.presses(card, "Bewaar")).sees("Ik vind dit traject niet meer")


async def declines(staff: Staff, views: Views) -> None:
    """Somebody answers a part, and then would rather not: nothing of it stays."""
    decliner = staff.decliner
    await answers(decliner, LOOPBAAN, views, blocks=2)
    invitation = await decliner.begun_on(LOOPBAAN)
    pressed = await decliner.clicks(invitation, invitation.press("Ik doe niet mee"))
    assert any("gewist" in card.text for card in pressed.cards)
    decliner.sheets.clear()
    decliner.late.clear()


async def finds_no_card(staff: Staff, thread: str) -> None:
    """Who can't be written to, is shown the way in."""
    for one, advice in ((staff.no_app, "voeg mijn app toe"), (staff.blocked, "Deblokkeren")):
        for _ in range(20):
            living = await staff.school.sees(thread, "Trekker: Griet")
            pressed = await one.clicks(living, living.press("Antwoord nu"))
            if any(advice in card.text for card in pressed.cards):
                break
            await one.waits()
        else:
            raise AssertionError(f"{one.name} was never told")


async def reminds(staff: Staff, thread: str) -> None:
    """The trekker sees how many were reached, and why others weren't; and reminds once.

    That is on the next morning: nobody gets more than one message a day.
    """
    wanted = ("Collega's: 40", "Bereikt: 37", "Niet geïnstalleerd: 1", "Geblokkeerd: 1")
    for _ in range(100):
        living = await staff.school.sees(thread, "Trekker: Griet")
        card = await staff.griet.presses(living, "Herinner")
        if all(line in card.text for line in (*wanted, "Teams te druk: 1")):
            break
        await staff.griet.waits()
    answered = len([*staff.ordinary[:-2], staff.newcomer, staff.leaver])  # two still wait
    card.sees(*wanted, "Teams te druk: 1", f"Antwoordden: {answered}").misses("onderweg")
    staff.school.becomes(TUESDAY)
    await at_once(staff.griet.clicks(card, card.press("Stuur de herinnering")) for _ in range(3))
    await quiet(staff.school)


def reminders(staff: Staff, chat: str) -> int:
    posts = staff.school.service.posts(chat)
    return sum(post.activity.get("summary") == REMINDER for post in posts)


async def records_what_was_agreed(staff: Staff, thread: str, result: Card) -> None:
    """Three record at once, each about another question."""
    recording = staff.ordinary[2:5]
    vragen = [vraag.id for vraag in ZELFSCAN.vragen if vraag.schaal][: len(recording)]
    cards = []
    for one, vraag in zip(recording, vragen, strict=True):
        before = {post.id for post in staff.school.service.posts(thread)}
        await one.presses(result, "Leg vast wat we besloten")
        mine = await posted(
            staff.school,
            thread,
            lambda card, before=before: card.activity not in before and "Kies" in card.buttons,
        )
        cards.append(
            (await one.presses(mine.fill(vraag=vraag), "Kies")).fill(besluit=f"Zo doet {vraag}.")
        )
    await at_once(
        one.clicks(card, card.press("Bewaar")) for one, card in zip(recording, cards, strict=True)
    )
    for vraag in vragen:
        told = await staff.school.sees(thread, f"Besloten: Zo doet {vraag}.")
        told.sees("Resultaat: Zelfscan")


async def makes_co_trekker(staff: Staff, thread: str) -> None:
    living = await staff.school.sees(thread, "Trekker: Griet")
    card = await staff.griet.presses(living, "Rollen")
    card.choose("Kies een collega", "Anna")
    await staff.griet.clicks(card, card.press("Maak co-trekker"))
    await staff.school.sees(thread, "Trekker: Griet, met Anna")


async def two_at_once(staff: Staff, first: str, second: str) -> tuple[str, str]:
    """Everybody answers in two trajecten, mixed up; their trekkers close both at once."""
    views = Views(staff.dice, ZELFSCAN, ALIKE)
    answering = [*staff.ordinary, staff.newcomer, staff.decliner]
    doings = [answers(one, LOOPBAAN, views) for one in answering]
    doings += [answers(one, WELZIJN, views, blocks=one.dice.randint(1, 3)) for one in answering]
    staff.dice.shuffle(doings)
    await at_once(doings)
    await at_once(one.repeats_itself() for one in staff.everybody)
    confirms = []
    for trekker, thread in ((staff.griet, first), (staff.anna, second)):
        living = await staff.school.sees(thread, f"Trekker: {trekker.name}")
        confirms.append((trekker, await trekker.presses(living, "Sluit de ronde")))
    await at_once(one.clicks(card, card.press("Sluit de ronde")) for one, card in confirms)
    begun = staff.griet.begun
    [again] = [id for id in list(begun)[1:] if begun[id] == LOOPBAAN]
    [other] = [id for id in begun if begun[id] == WELZIJN]
    return again, other


async def compares(
    staff: Staff, result: Card, then: Mapping[str, Counts], now: Mapping[str, Counts]
) -> None:
    """Every question has the figures of both times; what is as good as the same, once."""
    card = await staff.bram.presses(result, "Vergelijk met vorige keer")
    found: dict[str, list[Counts]] = {}
    while True:
        found |= figures_on(card)
        if "Volgende" not in card.buttons:
            break
        card = await staff.bram.presses(card, "Volgende")
    assert set(found) == set(then)
    for text, rows in found.items():
        both = [then[text]] if now.get(text) in (None, then[text]) else [then[text], now[text]]
        assert rows == [dict(counts) for counts in both], text
    assert any(len(rows) == 1 for rows in found.values())
