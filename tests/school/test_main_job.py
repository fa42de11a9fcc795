"""The main job: from reflectie to a posted jaaractieplan."""

from __future__ import annotations

import pytest

from tests.school.school import GROUP, School
from tests.school.walk import (
    answer_all,
    choose_priority,
    close,
    fill_actie,
    fill_in,
    start,
    to_lists,
    whole_way,
)

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_a_team_that_answers_apart_ends_with_a_plan_in_its_channel(school: School) -> None:
    griet, *others = school.members(*NAMES)
    anna = others[0]
    thread = school.new_thread()
    living = await start(griet, thread)
    living.sees("B2 · Leerloopbaan", "Trekker: Griet", "vertrouwelijk")

    for member in (griet, *others):
        done = await answer_all(member, "Ja" if member is griet else "Deels")
        done.sees("Klaar, dank je wel")
    await school.sees(thread, "5 van 5 collega's antwoordden")
    result = await close(griet, thread)
    result.sees("Ja: 1 ▰▰", "Deels: 4 ▰▰▰▰▰▰▰▰")

    lists = await to_lists(griet, thread)
    lists.fill(tekst="Het onthaal van nieuwe leerlingen\nDe infoavond", lijst="goed")
    lists = await anna.presses(lists, "Voeg toe")
    lists.sees("Toegevoegd bij 'Goed'")
    lists.fill(tekst="Gesprekken over studiekeuze", lijst="nog-niet")
    await others[1].presses(lists, "Voeg toe")
    living = await school.sees(thread, "Trekker: Griet")
    await school.sees(thread, "Gesprekken over studiekeuze")

    card = await choose_priority(griet, thread, "Gesprekken over studiekeuze")
    overview = await fill_actie(griet, card, "Anna")
    await griet.presses(overview, "Maak het plan")

    plan = await school.sees(thread, "Jaaractieplan 2026-2027")
    plan.sees(
        "Gekozen prioriteit",
        "Gesprekken over studiekeuze",
        "Algemeen doel",
        "Elke leerling kiest met vertrouwen.",
        "Rubriek",
        "Kwaliteitsverwachting",
        "Gesprekken plannen met elke derdejaars",
        "Anna",
    )
    plan.sees("PLAN", "DO", "CHECK", "ACT")
    plan.sees("Doen we de goede dingen?", "Doen we die op de goede manier?", "Hoe weten we dat?")
    plan.sees("Vinden anderen dat ook?", "Wat leren we hieruit?")


@pytest.mark.parametrize("mode", ["apart", "samen"])
async def test_the_way_can_be_walked_in_a_group_chat_too(school: School, mode: str) -> None:
    team = school.members(*NAMES)

    steps = [step async for step in whole_way(school, team, GROUP, mode)]

    assert steps[-1] == "planned"


async def test_a_team_in_a_meeting_answers_once_and_sees_its_own_answers(school: School) -> None:
    griet, anna = school.members("Griet", "Anna")
    thread = school.new_thread()
    await start(griet, thread, wijze="samen")
    card = await school.sees(thread, "kaartje 1 van 5")
    await anna.presses(fill_in(card, "Nee", "Enkel de directie schreef mee"), "Bewaar en verder")

    card = await school.sees(thread, "kaartje 2 van 5")
    while "Bewaar en verder" in card.buttons:
        card = await griet.presses(fill_in(card, "Ja"), "Bewaar en verder")
    confirm = await griet.presses(card, "Sluit de ronde")
    await griet.presses(confirm, "Sluit de ronde")

    result = await school.sees(thread, "Resultaat")
    result.sees("Jullie antwoordden samen", "Nee", "Enkel de directie schreef mee")


async def test_somebody_alone_can_walk_the_way_in_the_own_chat(school: School) -> None:
    [griet] = school.members("Griet")
    card = await start(griet, griet.own_chat)
    while "Bewaar en verder" in card.buttons:
        card = await griet.presses(fill_in(card, "Deels"), "Bewaar en verder")
    card = await griet.presses(await griet.presses(card, "Sluit de ronde"), "Sluit de ronde")
    card = await griet.presses(card, "Verder naar oriëntatie")
    card = await griet.presses(card.fill(tekst="Onthaal", lijst="goed"), "Voeg toe")
    card = await griet.presses(await griet.presses(card, "Kiezen"), "Hierop zetten we in")
    card.fill(punten=card.fields["punten"]["choices"][0]["value"])
    card = await griet.presses(await griet.presses(card, "Kies deze"), "Bewaar")
    card = await griet.presses(card.fill(doel="Elke nieuwe leerling…"), "Bewaar en verder")
    card = await griet.presses(card, "Laat zo")
    card = await griet.presses(card.fill(wat="Een peter of meter"), "Bewaar en verder")
    card = await griet.presses(card.fill(wie="ikzelf"), "Bewaar en verder")
    card = await griet.presses(card, "Maak het plan")

    card.sees("Jaaractieplan", "Een peter of meter")
