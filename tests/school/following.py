"""What a team does with its plan: make it, look at its acties, and close the school year."""

from __future__ import annotations

from dataclasses import dataclass

from tests.school.cards import Card
from tests.school.long_school import LongSchool
from tests.school.school import Member
from tests.school.walk import answer_all, choose_priority, close, fill_in, start, to_lists

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")
POINT = "Studiekeuze"


@dataclass(frozen=True)
class Planned:
    """An actie as it is filled in.

    `days` are the usual moments that are ticked, `day` is a day that is added; `years` make it one
    of the middle term.
    """

    wat: str
    doel: str
    owner: str
    days: tuple[str, ...]
    years: tuple[str, ...] = ()
    day: str = ""

    @property
    def short(self) -> str:
        """Its first word."""
        return self.wat.partition(" ")[0].lower()


class Team:
    """Six colleagues, of whom Griet leads."""

    def __init__(self, school: LongSchool) -> None:
        self.school = school
        members = school.members(*NAMES)
        self.griet, self.anna, self.bram, self.chloe, self.daan, self.els = self.members = members
        self.thread = school.new_thread()

    async def looks_back(self) -> None:
        """Each answers the questions of stap 1, and the team begins its lists."""
        await start(self.griet, self.thread)
        for member in self.members:
            await answer_all(member, "Deels")
        await close(self.griet, self.thread)
        lists = await to_lists(self.griet, self.thread)
        await self.griet.presses(lists.fill(tekst=POINT, lijst="nog-niet"), "Voeg toe")

    async def plans(self, first: Planned, *others: Planned) -> None:
        """The trekker works out acties for one priority, and makes the plan."""
        card = await choose_priority(self.griet, self.thread, POINT)
        card = await self.works_out(self.griet, card, first)
        for actie in others:
            card = await self.adds(card, actie)
        await self.griet.presses(card, "Maak het plan")

    async def adds(self, overview: Card, actie: Planned) -> Card:
        """The trekker adds an actie on the card with all of them."""
        overview.choose("Of een actie toevoegen bij", POINT)
        card = await self.griet.presses(overview, "Voeg een actie toe")
        return await self.works_out(self.griet, card, actie)

    async def works_out(self, member: Member, card: Card, actie: Planned) -> Card:
        """Fill in the three small cards of an actie; what comes after them."""
        term = "middellang" if actie.years else "kort"
        card = await member.presses(card.fill(doel=actie.doel, termijn=term), "Bewaar en verder")
        if "Laat zo" in card.buttons:
            card = await member.presses(card, "Laat zo")
        card = await member.presses(card.fill(wat=actie.wat), "Bewaar en verder")
        card.choose("Wie trekt deze actie?", actie.owner).fill(
            momenten=",".join(actie.days), dag=actie.day
        )
        if actie.years:
            card.fill(jaren=",".join(actie.years))
        return await member.presses(card, "Bewaar en verder")

    async def living(self) -> Card:
        """The card of the traject in the channel."""
        return await self.school.sees(self.thread, "Trekker: Griet")

    async def reminders(self) -> Card:
        """The trekker opens what steers the bot."""
        return await self.griet.presses(await self.living(), "Herinneringen")

    async def told(self) -> Card:
        """The newest of the posts that the bot made in the channel by itself."""
        return [message.card for message in self.school.diary() if message.to == "team"][-1]


async def asked(member: Member, actie: Planned) -> Card:
    """The check card of an actie; of several that wait, it is opened from the list of them."""
    waiting = await member.sees(actie.wat)
    if "Dit wacht op jou" in waiting.text:
        waiting = await member.presses(waiting, actie.wat)
    return waiting.sees(f"We spraken af: {actie.wat}")


async def finds(member: Member, card: Card, bereikt: str, vervolg: str, les: str = "") -> Card:
    """Fill in a check card, and decide what follows; the card after that."""
    card.choose("Is het doel bereikt?", bereikt).fill(effect="We zien het in de klas.")
    card = await member.presses(card, "Bewaar")
    card.sees("Wat doen we ermee?").fill(vervolg=vervolg, les=les)
    return await member.presses(card, "Bewaar")


async def passes_on(member: Member, card: Card, to: str) -> None:
    """Have a colleague look instead."""
    card = await member.presses(card, "Geef door")
    card = await member.presses(card.choose("Kies een collega", to), "Geef door")
    card.sees(f"Doorgegeven. {to} krijgt dit kaartje")


async def answers_microscan(member: Member) -> None:
    """Answer the few questions of a microscan in the own chat."""
    card = await member.presses(await member.sees("Merk je al verschil?"), "Begin")
    while "Bewaar en verder" in card.buttons:
        card = await member.presses(fill_in(card), "Bewaar en verder")
    card.sees("Bewaard om")


async def colours(trekker: Member, year: str, wanted: dict[Planned, str]) -> Card:
    """Give each actie of a school year its colour, on the card that asks for that."""
    card = await trekker.sees(f"Hoe liep schooljaar {year}?")
    assert len(card.fields) == len(wanted)
    for actie, colour in wanted.items():
        [field] = [id for id, node in card.fields.items() if actie.wat in node["label"]]
        card.filled[field] = colour
    return (await trekker.presses(card, "Bewaar")).sees(f"Schooljaar {year} is rond")
