"""The whole way from start to plan, in steps that a test can stop between."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from tests.school.cards import Card
from tests.school.school import Member, School


async def start(trekker: Member, thread: str, **values: str) -> Card:
    """Start a traject on B2, leerloopbaan, with other values of the start card if given."""
    await trekker.says("start", thread)
    card = await trekker.school.sees(thread, "Een nieuw traject")
    card.fill(**{"domein": "leerloopbaan", **values})
    return await trekker.presses(card, "Start")


def fill_in(card: Card, choice: str = "Ja", words: str = "") -> Card:
    """Give every question of a card this choice (or its first), and every text these words."""
    for id, field in card.fields.items():
        if field["type"] == "Input.ChoiceSet":
            titles = {str(c["title"]): str(c["value"]) for c in field["choices"]}
            card.filled[id] = titles.get(choice, field["choices"][0]["value"])
        elif words:
            card.filled[id] = words
    return card


async def answer_all(deelnemer: Member, choice: str = "Ja", words: str = "") -> Card:
    """Answer the whole zelfscan in the own chat; the last card."""
    card = await deelnemer.presses(await deelnemer.sees("Denk je even mee?"), "Begin")
    while "Bewaar en verder" in card.buttons:
        card = await deelnemer.presses(fill_in(card, choice, words), "Bewaar en verder")
    return card


async def close(trekker: Member, thread: str) -> Card:
    """The trekker closes the ronde; the result."""
    living = await trekker.school.sees(thread, "Trekker: Griet")
    confirm = await trekker.presses(living, "Sluit de ronde")
    await trekker.presses(confirm, "Sluit de ronde")
    return await trekker.school.sees(thread, "Resultaat")


async def to_lists(trekker: Member, thread: str) -> Card:
    """From the result to the lists."""
    result = await trekker.school.sees(thread, "Resultaat")
    await trekker.presses(result, "Verder naar oriëntatie")
    return await trekker.school.sees(thread, "Waar hoort het?")


async def choose_priority(trekker: Member, thread: str, title: str) -> Card:
    """The trekker chooses one item, and it is sorted as proposed; the first card of its actie."""
    lists = await trekker.school.sees(thread, "Waar hoort het?")
    ways = await trekker.presses(lists, "Kiezen")
    invest = await trekker.presses(ways, "Hierop zetten we in")
    choices = invest.fields["punten"]["choices"]
    invest.fill(punten=next(c["value"] for c in choices if c["title"].startswith(title)))
    sort = await trekker.presses(invest, "Kies deze")
    await trekker.presses(sort.fill(doel="Elke leerling kiest met vertrouwen."), "Bewaar")
    return await trekker.school.sees(thread, "Wat willen we bereiken?")


async def fill_actie(trekker: Member, card: Card, owner: str) -> Card:
    """The three small cards of an actie; what comes after them."""
    card.fill(doel="Elke derdejaars heeft tegen eind mei een gesprek gehad.")
    card = await trekker.presses(card, "Bewaar en verder")
    card.fill(wat="Gesprekken plannen met elke derdejaars", wanneer="januari tot mei")
    card = await trekker.presses(card, "Bewaar en verder")
    card.choose("Wie trekt deze actie?", owner).fill(momenten="2027-01-15")
    return await trekker.presses(card, "Bewaar en verder")


async def whole_way(
    school: School, team: Sequence[Member], thread: str, mode: str = "apart"
) -> AsyncIterator[str]:
    """From start to plan. Yields the name of each step once it is done."""
    griet, anna, *_ = team
    await start(griet, thread, wijze=mode)
    yield "started"
    if mode == "apart":
        for member in team:
            await answer_all(member, "Deels", f"Woorden van {member.sender.name}")
            yield f"{member.sender.name} answered"
        await school.sees(thread, f"{len(team)} van {len(team)} collega's antwoordden")
    else:
        card = await school.sees(thread, "kaartje 1 van 5")
        while "Bewaar en verder" in card.buttons:
            card = await griet.presses(fill_in(card, "Nee"), "Bewaar en verder")
            yield "a block answered"
    await close(griet, thread)
    yield "closed"
    lists = await to_lists(griet, thread)
    yield "to lists"
    lists = await anna.presses(lists.fill(tekst="Onthaal", lijst="goed"), "Voeg toe")
    yield "one item"
    await anna.presses(lists.fill(tekst="Studiekeuze", lijst="nog-niet"), "Voeg toe")
    yield "two items"
    card = await choose_priority(griet, thread, "Studiekeuze")
    yield "chosen"
    overview = await fill_actie(griet, card, "Anna")
    yield "actie filled in"
    await griet.presses(overview, "Maak het plan")
    await school.sees(thread, "Jaaractieplan 2026-2027")
    yield "planned"
