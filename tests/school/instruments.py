"""Every instrument, walked from the start card to the plan by robots.

    for walk in WALKS:
        activities = await walked(school, walk)

They fill in whatever a card offers and read every page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.model import Vraag
from dialogs.subject import EIGEN
from tests.school.cards import Card
from tests.school.robot import Robot
from tests.school.school import CONTENT, School

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")
"""As many as the longest scale has answers, so that every question gets all of them."""
Activity = dict[str, Any]
OWN_QUESTIONS = "Wie speelt er niet mee?\nWat zien toezichters?\nWat helpt?\nEn wat niet?"


@dataclass(frozen=True)
class Walk:
    """What a traject is about: what is filled in on the start card and on those that follow it."""

    verwachting: str
    instrument: str
    mode: str
    delen: tuple[str, ...] = ()
    schoolniveau: str = "secundair"

    def __str__(self) -> str:
        parts = f"{len(self.delen)} delen" if self.delen else ""
        return " ".join(filter(None, (self.verwachting, self.instrument, parts, self.mode)))


def walks() -> Iterator[Walk]:
    """Every instrument and group of them, samen and apart; every expectation at least once."""
    turns = itertools.cycle(CONTENT.verwachtingen)
    for mode, other in (("samen", "secundair"), ("apart", "basis")):
        for instrument in CONTENT.instrumenten.values():
            if not instrument.groep:
                suits = instrument.verwachtingen[:: -1 if mode == "samen" else 1]
                yield Walk(suits[0] if suits else next(turns), instrument.id, mode)
        for groep in CONTENT.groepen:
            parts = tuple(i.id for i in CONTENT.instrumenten.values() if i.groep == groep)
            yield Walk(next(turns), groep, mode, parts, "basis" if mode == "samen" else "secundair")
            yield Walk(next(turns), groep, mode, parts[::3], other)
        yield Walk(EIGEN, EIGEN, mode)
        yield Walk(EIGEN, next(iter(CONTENT.instrumenten)), mode)


WALKS = list(walks())


async def walked(school: School, walk: Walk) -> list[Activity]:
    """Make a walk, in a thread and with people of its own; all that the bot showed."""
    names = (f"{name} {WALKS.index(walk)}" for name in NAMES)
    robots = [Robot(member, turn) for turn, member in enumerate(school.members(*names))]
    griet, thread = robots[0], school.new_thread()
    before = len(school.service.calls)
    await start(griet, thread, walk)
    await (answer_together if walk.mode == "samen" else answer_apart)(robots, thread, walk)
    await close(griet, thread)
    await read_results(griet, await griet.finds(thread, "to-orientatie"))
    await griet.presses(await griet.finds(thread, "to-orientatie"))
    await fill_lists(griet, await griet.finds(thread, "add"))
    await choose(griet, await griet.finds(thread, "add"))
    await work_out(griet, await griet.finds(thread, "save-actie"))
    await read_plan(griet, await school.sees(thread, f"{CONTENT.jaaractieplan.titel} 2026-2027"))
    posted = [call.body for call in school.service.calls[before:] if call.body]
    return [*posted, *(answer for robot in robots for answer in robot.answers)]


def cards(activity: Activity) -> list[dict[str, Any]]:
    """The card of an answer, or those of a message."""
    if "value" in activity:
        return [activity["value"]]
    return [attachment["content"] for attachment in activity.get("attachments", [])]


async def start(griet: Robot, thread: str, walk: Walk) -> None:
    await griet.member.says("start", thread)
    card = await griet.finds(thread, "create")
    if EIGEN in (walk.verwachting, walk.instrument):
        card = await griet.presses(card, "own")
        card = await griet.presses(card, eigen_vragen=OWN_QUESTIONS)
    chosen = {"verwachting": walk.verwachting, "instrument": walk.instrument, "wijze": walk.mode}
    card = await griet.presses(card, **chosen)
    if walk.delen:
        card = await griet.presses(card, delen=",".join(walk.delen))
    for action in card.actions:
        if action["data"].get("schoolniveau") == walk.schoolniveau:
            card = await griet.sends(card, action)
    card.sees("Trekker: Griet")


async def answer_together(robots: list[Robot], thread: str, walk: Walk) -> None:
    await answer(robots[0], await robots[0].finds(thread, "save"))


async def answer_apart(robots: list[Robot], thread: str, walk: Walk) -> None:
    for turn, robot in enumerate(robots):
        robot.turn = turn
        await answer(robot, await robot.finds(robot.member.own_chat, "begin"))
    assert every_choice(walk) <= set().union(*(robot.chosen for robot in robots))


async def answer(robot: Robot, card: Card) -> None:
    """All questions, and what is asked on about them."""
    card = await robot.presses(card)
    while robot.offers(card, "save"):
        card = await robot.presses(card, "save")
    assert robot.offers(card, "change"), f"not the end:\n{card.text}"


def vragen(walk: Walk) -> list[Vraag]:
    """The questions of the walk's instruments, as far as they are meant for its school."""
    instrumenten = (CONTENT.instrumenten.get(id) for id in walk.delen or (walk.instrument,))
    return [
        vraag
        for instrument in instrumenten
        for vraag in (instrument.vragen if instrument else ())
        if vraag.schoolniveau in ("beide", walk.schoolniveau)
    ]


def every_choice(walk: Walk) -> set[tuple[str, str]]:
    """Every answer that can be given to a closed question."""
    return {
        (vraag.id, antwoord.id)
        for vraag in vragen(walk)
        if vraag.schaal
        for antwoord in CONTENT.schalen[vraag.schaal].antwoorden
    }


async def close(griet: Robot, thread: str) -> None:
    confirm = await griet.presses(await griet.finds(thread, "ask-close"), "ask-close")
    await griet.presses(confirm, "close")


async def read_results(robot: Robot, result: Card) -> None:
    """Every page of the result, and all that was written in each block."""
    while True:
        for words in robot.offers(result, "words"):
            card = await robot.sends(result, words)
            while further := [a for a in robot.offers(card, "words") if a["title"] == "Volgende"]:
                card = await robot.sends(card, further[0])
            (await robot.presses(card, "results")).sees("Resultaat")
        following = robot.offers(result, "results")
        if not following or following[0]["data"]["blad"] == "0":
            return
        result = await robot.sends(result, following[0])


async def fill_lists(griet: Robot, card: Card) -> None:
    """What the ronde showed is taken over; then a point of one's own in every list."""
    card = await griet.presses(card, "add")
    if griet.offers(card, "suggest"):
        card = await griet.presses(await griet.presses(card, "suggest"), "take")
        assert not griet.offers(card, "suggest"), "what was taken over is still offered"
    for lijst in CONTENT.lijsten:
        card = await griet.presses(card, "add", tekst=f"Een punt, {lijst}\nNog een", lijst=lijst)


async def choose(griet: Robot, lists: Card) -> None:
    """Five points, from all lists, are sorted into whatever bins there are."""
    invest = await griet.presses(await griet.presses(lists, "kiezen"), "invest")
    values = [choice["value"] for choice in invest.fields["punten"]["choices"]]
    wanted = values[:: -(-len(values) // 5)]
    card = await griet.presses(invest, punten=",".join(wanted))
    while griet.offers(card, "sort"):
        card = await griet.presses(card, "sort")


async def work_out(griet: Robot, card: Card) -> None:
    """Every actie, and then the plan."""
    while griet.offers(card, "save-actie"):
        card = await griet.presses(card, "save-actie")
    await griet.presses(card, "make-plan")


async def read_plan(robot: Robot, plan: Card) -> None:
    while (following := robot.offers(plan, "plan-page")) and following[0]["data"]["blad"] != "0":
        plan = await robot.sends(plan, following[0])
