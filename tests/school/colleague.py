"""A colleague with an impatient finger, on a network that repeats itself.

    card = await colleague.presses(card, "Bewaar en verder")

Every press arrives two or three times at once, some once more under another id, and some again much
later. What the colleague sees afterwards is what arrived last. What the bot said that it saved is
written down in `sheets`, by ronde: only that may count.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from tests.school.cards import Card
from tests.school.lookout import Lookout
from tests.school.school import Member
from tests.wire.channel_service import Post
from tests.wire.teams_activities import presses as press_of

SAVED = "Bewaard om"
PRIVATE = ("blok", "dieper", "stem")
"""The cards on which somebody answers, rather than the team."""
Result = TypeVar("Result")
HURRY = 0.02
"""Somebody waits at most so many seconds before doing something."""
Activity = dict[str, Any]
Sheet = dict[str, str]
"""What was saved, by field."""


@dataclass
class Pressed:
    """What came of a press: the card that arrived last, or else what was said."""

    shown: Any
    saved: bool
    cards: list[Card]


@dataclass
class Colleague:
    """One member of the team. `notes` counts the notes that they wrote, each another text."""

    member: Member
    school: Lookout
    number: int
    dice: Random
    sheets: dict[str, Sheet] = field(default_factory=lambda: defaultdict(dict))
    late: list[Activity] = field(default_factory=list)
    begun: dict[str, str] = field(default_factory=dict)
    """The rondes that they began on, and what those were about."""
    notes: int = 0

    @property
    def name(self) -> str:
        return self.member.sender.name

    def note(self) -> str:
        """A text that nobody else writes."""
        self.notes += 1
        return f"Notitie {self.number}-{self.notes}"

    async def waits(self) -> None:
        await asyncio.sleep(self.dice.random() * HURRY)

    async def presses(self, card: Card, title: str) -> Card:
        """Press a button; the card that is seen afterwards."""
        pressed = await self.clicks(card, card.press(title))
        assert isinstance(pressed.shown, Card), pressed.shown
        return pressed.shown

    async def hears(self, card: Card, title: str) -> str:
        """Press a button that changes nothing on the card; what is said."""
        pressed = await self.clicks(card, card.press(title))
        assert isinstance(pressed.shown, str), pressed.shown
        return pressed.shown

    async def clicks(self, card: Card, press: tuple[str, dict[str, Any]]) -> Pressed:
        """Send a press as impatient people and bad networks do."""
        verb, data = press
        sender, where = self.member.sender, card.chat
        first = press_of(sender, where, verb, data, card.activity)
        sent = [first] * self.dice.randint(2, 3)
        if self.dice.random() < 0.2:
            sent.append(press_of(sender, where, verb, data, card.activity))
        if self.dice.random() < 0.15:
            self.late.append(self.dice.choice([first, {**first, "id": f"{first['id']}7"}]))
        await self.waits()
        answers: list[Any] = []

        async def delivers(activity: Activity) -> None:
            _, answer = await self.school.deliver(activity)
            answers.append(answer)

        await at_once(delivers(activity) for activity in sent)
        cards = [Card(a["value"], where, card.activity) for a in answers if is_card(a)]
        saved = any(SAVED in shown.text for shown in cards)
        if saved:
            self._writes_down(card, data)
        last = answers[-1]
        shown = cards[-1] if is_card(last) else str(last["value"])
        return Pressed(shown, saved, cards)

    def _writes_down(self, card: Card, data: dict[str, Any]) -> None:
        if step_of(card).partition("/")[0] not in PRIVATE:
            return
        sheet = self.sheets[ronde_of(card)]
        sheet.update({id: str(data.get(id, "")) for id in card.fields})

    async def repeats_itself(self) -> None:
        """The network delivers again what arrived long ago: nothing of it is saved twice."""
        again, self.late = self.late, []
        for activity in again:
            await self.waits()
            _, answer = await self.school.deliver(activity)
            assert SAVED not in str(answer), answer

    async def invited(self, about: str) -> Card:
        """The newest card in the own chat that asks to begin on something not begun yet."""

        def is_new(card: Card) -> bool:
            asks = "Begin" in card.buttons and about in card.text
            return asks and ronde_of(card) not in self.begun

        return await self.receives(is_new)

    async def begins(self, about: str) -> Card:
        """Begin on what one is invited for."""
        invitation = await self.invited(about)
        self.begun[ronde_of(invitation)] = about
        return await self.presses(invitation, "Begin")

    async def begun_on(self, about: str) -> Card:
        """The invitation of what one begun on already."""

        def is_known(card: Card) -> bool:
            return "Begin" in card.buttons and about in card.text and ronde_of(card) in self.begun

        return await self.receives(is_known)

    async def comes_back(self) -> Card:
        """Leave off, and ask for the card again; the newest one in the own chat."""
        before = len(self.school.service.posts(self.member.own_chat))
        await self.member.says("volgende")
        posts = self.school.service.posts(self.member.own_chat)
        assert len(posts) > before
        return self._mine(posts[-1])

    async def receives(self, wanted: Callable[[Card], bool]) -> Card:
        """A card in the own chat, once it is there."""

        def is_wanted(post: Post) -> bool:
            return post.card is not None and wanted(self._mine(post))

        return self._mine(await self.school.service.sees(self.member.own_chat, is_wanted))

    def _mine(self, post: Post) -> Card:
        assert post.card is not None
        return Card(post.card, self.school.chat(self.member.own_chat), post.id)


async def at_once(doings: Iterable[Coroutine[Any, Any, Result]]) -> list[Result]:
    """Everybody does what they do; when it goes wrong for one, all stop."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(doing) for doing in doings]
    return [task.result() for task in tasks]


def is_card(answer: Any) -> bool:
    return bool(answer["type"] == "application/vnd.microsoft.card.adaptive")


def step_of(card: Card) -> str:
    """What the buttons of a card were made for: <kind>/<ronde>, or begins so."""
    return str(card.actions[0]["data"]["_card"]["step"]) if card.actions else ""


def ronde_of(card: Card) -> str:
    """The ronde that a card was made for, as far as it was made for one."""
    return step_of(card).partition("/")[2].partition("/")[0]
