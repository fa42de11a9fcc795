"""A team of eight votes over the wire: at once, twice, late, and with too few."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import close, start, to_lists

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els", "Finn", "Gust")
POINTS = [f"Punt {n}" for n in range(9)]
PICKS = ((0, 1), (0, 1), (0, 1), (0, 2), (0, 2), (3,), (3,), (8,))
"""What each gives dots to: 5, 3, 2, 2 and 1."""


async def at_lists(school: School) -> tuple[list[Member], str, Card]:
    """A team of eight that looked back together and filled its lists; the card with the lists."""
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread, wijze="samen")
    await close(team[0], thread)
    lists = await to_lists(team[0], thread)
    lists.fill(tekst="\n".join(POINTS), lijst="goed")
    return team, thread, await team[0].presses(lists, "Voeg toe")


async def opens_vote(trekker: Member, lists: Card) -> None:
    """The trekker opens a vote on everything."""
    ways = await trekker.presses(lists, "Kiezen")
    card = await trekker.presses(ways, "Laat stemmen")
    opened = await trekker.presses(card, "Open de stemming")
    opened.sees("De stemming is open tot ma 30 november")


async def ballot(member: Member) -> Card:
    """Somebody is invited and begins; the ballot."""
    card = await member.presses(await member.sees("Stem je mee?"), "Begin")
    return card.sees("Jouw 2 stippen")


def tick(card: Card, numbers: Sequence[int]) -> Card:
    """Give dots to these points."""
    titles = {c["title"]: c["value"] for c in card.fields["stippen"]["choices"]}
    return card.fill(stippen=",".join(titles[f"Punt {n} (goed)"] for n in numbers))


async def closes(trekker: Member, thread: str) -> Card:
    """The trekker closes the vote; what it came to."""
    living = await trekker.school.sees(thread, "Je stem is vertrouwelijk.")
    confirm = await trekker.presses(living, "Sluit de stemming")
    await trekker.tries(confirm, "Sluit de stemming", times=3)
    return await trekker.school.sees(thread, "De volgorde:")


def stored(folder: Path) -> str:
    """Every byte on the disk."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


async def test_eight_vote_at_once_with_double_clicks_and_the_totals_are_right(
    school: School, tmp_path: Path
) -> None:
    team, thread, lists = await at_lists(school)
    griet = team[0]
    await opens_vote(griet, lists)
    (await school.sees(thread, "0 van 8 collega's antwoordden")).sees("Stem nu")

    async def votes(member: Member, numbers: Sequence[int]) -> Card:
        card = await ballot(member)
        too_many = await member.presses(tick(card, (0, 1, 2)), "Bewaar mijn stippen")
        too_many.sees("Je duidde 3 punten aan.")
        card = tick(too_many, numbers)
        await member.tries(card, "Bewaar mijn stippen", times=3)
        return await member.presses(card, "Bewaar mijn stippen")

    done = await asyncio.gather(*map(votes, team, PICKS))
    for card in done:
        card.sees("Klaar, dank je wel", "Jouw stippen")
    await school.sees(thread, "8 van 8 collega's antwoordden")
    for post in school.service.posts(thread):
        assert "stippen\\n" not in str(post.activity)
        assert "5 stippen" not in str(post.activity)
    assert "holders." in stored(tmp_path)

    order = await closes(griet, thread)

    order.sees("8 van 8 collega's antwoordden")
    shown = [text for text in order.texts if text.startswith(("1.", "2.", "3.", "4.", "5.", "6."))]
    assert shown == ["1. Punt 0", "2. Punt 1", "3. Punt 2", "4. Punt 3", "5. Punt 8"]
    dots = [text for text in order.texts if text.endswith((" stippen", " stip"))]
    assert dots == ["5 stippen", "3 stippen", "2 stippen", "2 stippen", "1 stip"]
    order.sees("en nog 4 met minder stippen").misses(*NAMES[1:])
    assert "holders." not in stored(tmp_path)
    assert "sheets." not in stored(tmp_path)


async def test_a_ballot_that_comes_late_counts_for_nothing(school: School) -> None:
    team, thread, lists = await at_lists(school)
    griet, *others, late = team
    await opens_vote(griet, lists)
    waiting = tick(await ballot(late), (8,))
    for member in (griet, *others):
        await member.presses(tick(await ballot(member), (0,)), "Bewaar mijn stippen")
    order = await closes(griet, thread)

    card = await late.presses(waiting, "Bewaar mijn stippen")

    card.sees("Deze stemming is gesloten.", "zonder je naam")
    order.sees("7 van 8 collega's antwoordden", "7 stippen").misses("Punt 8")
    await late.says("volgende")
    await late.sees("Een punt (meer dan één mag")


async def test_below_the_threshold_nobody_sees_more_than_a_count(school: School) -> None:
    team, thread, lists = await at_lists(school)
    await opens_vote(team[0], lists)
    for member in team[:4]:
        await member.presses(tick(await ballot(member), (0, 1)), "Bewaar mijn stippen")

    order = await closes(team[0], thread)

    order.sees("4 van 8 collega's antwoordden", "minder dan 5").misses("Punt", "1 stip", "4 stip")
    invest = await team[0].presses(await team[0].presses(order, "Kiezen"), "Hierop zetten we in")
    assert invest.value("punten") == ""


async def test_the_best_are_weighed_and_the_best_three_proposed(school: School) -> None:
    team, thread, lists = await at_lists(school)
    griet = team[0]
    await opens_vote(griet, lists)
    for member, numbers in zip(team, PICKS, strict=True):
        await member.presses(tick(await ballot(member), numbers), "Bewaar mijn stippen")
    order = await closes(griet, thread)
    card = await griet.presses(order, "Weeg impact en moeite")
    assert len(card.value("punten").split(",")) == 4
    await griet.tries(card, "Open de stemming", times=4)

    async def weighs(member: Member) -> None:
        card = await member.presses(await member.sees("Je schat van 4 punten"), "Begin")
        while "Bewaar en verder" in card.buttons:
            for id, field in card.fields.items():
                high = ("Punt 1" in field["label"]) == ("levert" in field["label"])
                if field["type"] == "Input.ChoiceSet":
                    card.filled[id] = "heel-veel" if high else "weinig"
            card = await member.presses(card, "Bewaar en verder")
        card.sees("Je stem is bewaard.")

    await asyncio.gather(*map(weighs, team))
    living = await school.sees(thread, "8 van 8 collega's antwoordden · nog tot")
    confirm = await griet.presses(living, "Sluit de stemming")
    await griet.presses(confirm, "Sluit de stemming")
    result = await school.sees(thread, "De volgorde: Impact en moeite")

    result.sees("Snelle winst", "1. Punt 1", "Niet nu", "2. Punt 0")
    invest = await griet.presses(result, "Hierop zetten we in")
    chosen = {c["value"]: c["title"] for c in invest.fields["punten"]["choices"]}
    assert [chosen[id] for id in invest.value("punten").split(",")] == ["Punt 1 (goed)"]


async def test_a_private_proposal_comes_in_the_lists_without_a_name(school: School) -> None:
    team, thread, lists = await at_lists(school)
    anna = team[1]

    noted = await anna.presses(lists, "Stel privé voor")
    noted.sees("In je eigen chat met mij staat een kaartje klaar.")
    mine = await anna.sees("Wat je hier toevoegt, komt zonder je naam")
    mine.fill(tekst="De toon in de leraarskamer", lijst="verbeteren")
    await anna.presses(mine, "Voeg toe")

    living = await school.sees(thread, "De toon in de leraarskamer")
    living.misses("Anna")


async def test_double_points_are_merged_before_the_vote(school: School) -> None:
    team, thread, lists = await at_lists(school)
    griet = team[0]
    lists.fill(tekst="Onthaal leerlingen\nOnthaal van de leerlingen", lijst="goed")
    lists = await griet.presses(lists, "Voeg toe")
    card = await griet.presses(await griet.presses(lists, "Kiezen"), "Dubbele punten (1)")
    card.sees("Onthaal leerlingen", "Onthaal van de leerlingen")

    await griet.tries(card, "Hou rechts", times=3)

    await school.sees(thread, "Goed (10)")
