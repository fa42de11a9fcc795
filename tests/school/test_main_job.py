"""The main job: from reflectie to a posted jaaractieplan."""

from __future__ import annotations

from tests.school.cards import Card
from tests.school.school import Member, School


async def start(trekker: Member, thread: str, **values: str) -> Card:
    """Start a traject in a thread, with the values of the start card."""
    await trekker.says("start", thread)
    card = await trekker.school.sees(thread, "Een nieuw traject")
    card.fill(domein="leerloopbaan", **values)
    return await trekker.presses(card, "Start")


async def answer_all(deelnemer: Member, choice: str = "Ja") -> Card:
    """Answer the whole zelfscan in the own chat."""
    card = await deelnemer.presses(await deelnemer.sees("Denk je even mee?"), "Begin")
    for _ in range(5):
        for id, field in card.fields.items():
            if field["type"] == "Input.ChoiceSet":
                titles = {c["title"]: c["value"] for c in field["choices"]}
                card.filled[id] = titles.get(choice, field["choices"][0]["value"])
        card = await deelnemer.presses(card, "Bewaar en verder")
    return card


async def test_a_team_goes_from_reflectie_to_a_posted_plan(school: School) -> None:
    griet, *others = school.members("Griet", "Anna", "Bram", "Chloe", "Daan")
    thread = school.new_thread()
    living = await start(griet, thread)
    living.sees("B2 · Leerloopbaan", "Trekker: Griet")

    for member in (griet, *others):
        card = await answer_all(member, "Ja" if member is griet else "Deels")
        card.sees("Klaar, dank je wel")
    living = await school.sees(thread, "5 van 5 collega's antwoordden")
    confirm = await griet.presses(living, "Sluit de ronde")
    await griet.presses(confirm, "Sluit de ronde")

    result = await school.sees(thread, "Resultaat: Zelfscan")
    result.sees("Ja: ▰▰▱▱▱▱▱▱▱▱ 1", "Deels: ▰▰▰▰▰▰▰▰▱▱ 4")
    await griet.presses(result, "Verder naar oriëntatie")

    lists = await school.sees(thread, "Wat is goed, wat kan beter")
    lists.fill(tekst="Het onthaal van nieuwe leerlingen\nDe infoavond", lijst="goed")
    lists = await others[0].presses(lists, "Voeg toe")
    lists.sees("Toegevoegd bij 'Goed'")
    lists.fill(tekst="Gesprekken over studiekeuze", lijst="nog-niet")
    lists = await others[1].presses(lists, "Voeg toe")
    invest = await griet.presses(lists, "Hierop zetten we in")
    invest.fill(punten=_value(invest, "punten", "Gesprekken over studiekeuze"))
    sort = await griet.presses(invest, "Kies deze")
    sort.sees("Borgen of ontwikkelen?")
    sort.fill(doel="Elke leerling kiest met zelfvertrouwen.")
    await griet.presses(sort, "Bewaar")

    card = await school.sees(thread, "Wat willen we bereiken?")
    card.fill(doel="Elke derdejaars heeft tegen eind mei een gesprek gehad.")
    card = await griet.presses(card, "Bewaar en verder")
    card.fill(wat="Gesprekken plannen met elke derdejaars", wanneer="januari tot mei")
    card = await griet.presses(card, "Bewaar en verder")
    card.choose("Wie trekt deze actie?", "Anna")
    card = await griet.presses(card, "Bewaar en verder")
    await griet.presses(card, "Maak het plan")

    plan = await school.sees(thread, "Jaaractieplan 2026-2027")
    plan.sees(
        "Gesprekken over studiekeuze",
        "Elke leerling kiest met zelfvertrouwen.",
        "Gesprekken plannen met elke derdejaars",
        "Anna",
        "PLAN",
        "DO",
        "CHECK",
        "ACT",
        "Vinden anderen dat ook?",
    )


def _value(card: Card, field: str, title: str) -> str:
    return next(
        str(c["value"]) for c in card.fields[field]["choices"] if c["title"].startswith(title)
    )
