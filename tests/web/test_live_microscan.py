"""The page for the projector while a microscan is open, and when it has closed."""

from __future__ import annotations

import asyncio

from tests.school.scanning import NAMES, QUESTIONS, answers, closes, opens, with_plan
from tests.school.school import School
from tests.web.viewer import link_on, watching


async def test_an_open_microscan_is_a_count_and_a_closed_one_what_moved(school: School) -> None:
    team, thread = await with_plan(school)
    griet = team[0]
    link = await link_on(griet, await school.sees(thread, "Hierop zetten we in"))
    async with watching(school, link) as screen:
        await screen.sees("Hierop zetten we in", "Studiekeuze")
        await opens(griet, thread)
        await screen.sees("Microscan", "Gesprekken plannen", "0 van 6 collega's antwoordden")
        await asyncio.gather(*(answers(member, "Ja") for member in team))
        await screen.sees("6 van 6 collega's antwoordden")
        screen.misses(*QUESTIONS, "Ja 6", *NAMES[1:])

        await closes(griet, thread, "6")

        await screen.sees("Microscan: toen en nu", *QUESTIONS, "Toen, 6 antwoorden", "Ja 6")
        await screen.sees("Gemiddeld van 50 naar 100 op 100: +50 punten.")
        screen.misses(*NAMES[1:])


async def test_below_the_threshold_the_page_shows_a_count(school: School) -> None:
    team, thread = await with_plan(school)
    griet = team[0]
    await opens(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Sluit de microscan"))
    await answers(team[1], "Ja")
    async with watching(school, link) as screen:
        await closes(griet, thread, "1")
        await screen.sees("1 van 6 collega's antwoordde", "minder dan 5")
        screen.misses(*QUESTIONS, "Ja 1", "Anna")
