"""A team of six that follows up its plan, and asks again what an actie was to move."""

from __future__ import annotations

from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import fill_in, whole_way

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")
QUESTIONS = (
    "Hebben we onze visie samen met het team gemaakt?",
    "Vroegen we collega's wat zij belangrijk, nodig en haalbaar vinden?",
)


async def with_plan(school: School) -> tuple[list[Member], str]:
    """A team of six that answered "Deels" to everything, and made a plan with one actie."""
    team = school.members(*NAMES)
    thread = school.new_thread()
    async for _ in whole_way(school, team, thread):
        pass
    return team, thread


async def asks(trekker: Member, thread: str) -> Card:
    """From the living card to the choice of questions."""
    living = await trekker.school.sees(thread, "Hierop zetten we in")
    acties = await trekker.presses(living, "Volg op")
    check = await trekker.presses(acties, "Kijk na")
    return await trekker.presses(check, "Microscan (trekker)")


async def opens(trekker: Member, thread: str) -> Card:
    """The trekker chooses two questions and presses three times; the living card."""
    card = await asks(trekker, thread)
    ids = {c["title"]: c["value"] for c in card.fields["vragen"]["choices"]}
    card.fill(vragen=",".join(ids[question] for question in QUESTIONS))
    await trekker.tries(card, "Start de microscan", times=3)
    return await trekker.school.sees(thread, "Microscan: Gesprekken plannen met elke derdejaars")


async def answers(member: Member, choice: str) -> Card:
    """Somebody answers in the own chat, and presses three times."""
    card = await member.presses(await member.sees("Merk je al verschil?"), "Begin")
    card = fill_in(card.sees(*QUESTIONS, "kaartje 1 van 1"), choice)
    await member.tries(card, "Bewaar en verder", times=3)
    return (await member.presses(card, "Bewaar en verder")).sees("Klaar, dank je wel")


async def closes(trekker: Member, thread: str, count: str) -> Card:
    """The trekker closes once so many answered; what it came to."""
    living = await trekker.school.sees(thread, f"{count} van 6 collega's antwoordden · nog tot")
    confirm = await trekker.presses(living, "Sluit de microscan")
    await trekker.tries(confirm.sees("De microscan sluiten?"), "Sluit de microscan", times=3)
    return await trekker.school.sees(thread, "Dit deden jullie: Gesprekken plannen")
