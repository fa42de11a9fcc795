"""A school of forty, and what its members do in a ronde: each in their own way, all at once."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from content.model import Instrument
from tests.school.cards import Card
from tests.school.colleague import Colleague, Pressed, Sheet, at_once, ronde_of, step_of
from tests.school.lookout import Lookout, Moment
from tests.school.school import CONTENT, GROUP
from tests.school.tally import closed, notes_in
from tests.wire.channel_service import Answer, Post
from tests.wire.teams_activities import CHANNEL, TEAM

_ROLL = """
Griet Anna Bram Chloe Daan Els Farid Gwen Hanne Ilse Joris Katrien Lotte Maarten Nele Olivier Pieter
Quinten Rosalie Sander Tine Ulrike Veerle Wout Xander Yasmina Zeger Amber Bart Celine Dries Femke
Gunter Heleen Imke Jasper Kobe Liesbet Mieke Nora
"""
NAMES = _ROLL.split()
NEWCOMER = "Pascale"
ZELFSCAN = CONTENT.instrumenten["zelfscan"]
SAVE = "Bewaar en verder"
TOO_LATE = "Deze ronde is gesloten"

NO_APP = Answer(403, body={"error": {"code": "BotNotInConversationRoster"}})
BLOCKED = Answer(403, body={"error": {"code": "MessageWritesBlocked"}})
BUSY = Answer(429, {"Retry-After": "0"})


@dataclass
class Staff:
    """Who works at the school, and what became of whom."""

    school: Lookout
    everybody: list[Colleague]
    dice: Random
    here: set[str] = field(default_factory=set)
    """The ids of those whom Teams lists as members now."""
    closing: Moment = (0, 0)
    """When the trekker last pressed to close a ronde."""

    def __post_init__(self) -> None:
        self.griet, self.anna, self.bram, *_ = self.everybody
        self.newcomer = self.everybody[-1]
        *_, self.leaver, self.decliner, self.busy, self.blocked, self.no_app = self.everybody[:-1]
        self.here = {one.member.id for one in self.everybody if one is not self.newcomer}

    @property
    def unreached(self) -> list[Colleague]:
        return [self.busy, self.blocked, self.no_app]

    @property
    def ordinary(self) -> list[Colleague]:
        """Those of whom nothing special is told: 35 of the first forty."""
        special = [*self.unreached, self.leaver, self.decliner, self.newcomer]
        return [one for one in self.everybody if one not in special]

    def lists(self) -> None:
        """Teams lists who is here."""
        here = [one.member for one in self.everybody if one.member.id in self.here]
        for place in (TEAM, CHANNEL, GROUP):
            self.school.service.rosters[place] = [member.sender.as_member() for member in here]

    def sheets(self, ronde: str) -> list[Sheet]:
        """What the bot said that it saved, of everybody."""
        return [one.sheets[ronde] for one in self.everybody if ronde in one.sheets]


def hire(school: Lookout, seed: int) -> Staff:
    """Forty members, of whom the bot can't reach three; and somebody who comes later."""
    everybody = [
        Colleague(school.outsider(name), school, number, Random(f"{seed} {name}"))
        for number, name in enumerate([*NAMES, NEWCOMER])
    ]
    staff = Staff(school, everybody, Random(seed))
    school.service.refusals = {
        staff.no_app.member.id: NO_APP,
        staff.no_app.member.own_chat: NO_APP,
        staff.blocked.member.own_chat: BLOCKED,
        staff.busy.member.own_chat: BUSY,
    }
    staff.lists()
    return staff


class Views:
    """What a team thinks of every question: two camps, all over, all the same, or no idea."""

    KINDS = ("camps", "all over", "same", "unknown")

    def __init__(self, dice: Random, instrument: Instrument | None, alike: str = "") -> None:
        """About `alike` everybody always says the same; of what isn't asked here, anything."""
        vragen = closed(instrument) if instrument else []
        kinds = [self.KINDS[n % len(self.KINDS)] for n in range(len(vragen))]
        dice.shuffle(kinds)
        self._kinds = {vraag.id: kind for vraag, kind in zip(vragen, kinds, strict=True)}
        self._alike = alike

    def choose(self, dice: Random, vraag: str, choices: list[str]) -> str:
        *sides, unknown = choices
        if vraag == self._alike:
            return sides[0]
        match self._kinds.get(vraag, "all over"):
            case "camps":
                return dice.choice([sides[0], sides[-1]])
            case "all over":
                return dice.choice(choices)
            case "same":
                return sides[0] if dice.random() < 0.95 else sides[1]
            case _:
                return unknown if dice.random() < 0.5 else sides[1]


def fill(one: Colleague, card: Card, views: Views) -> Card:
    """Answer every closed question, and write a note here and there."""
    for id, node in card.fields.items():
        if node["type"] == "Input.ChoiceSet":
            values = [choice["value"] for choice in node["choices"]]
            card.filled[id] = views.choose(one.dice, id, values)
        elif one.dice.random() < 0.4:
            card.filled[id] = one.note()
    return card


async def answers(
    one: Colleague, about: str, views: Views, stops: str = "never", blocks: int = 99
) -> Card:
    """Answer card by card: going back, leaving off and coming back, and changing one's mind.

    With `stops` the card on which that stands is filled in, and kept on the screen. Who does no
    more than so many `blocks`, leaves it at that.
    """
    card = await one.begins(about)
    for turn in itertools.count(1):
        if SAVE not in card.buttons:
            break
        fill(one, card, views)
        if stops in card.text:
            card.filled[next(_text_fields(card))] = one.note()
            return card
        if turn > blocks:
            return await one.presses(card, "Later verder")
        card = await goes_on(one, card, about)
    assert "Klaar, dank je wel" in card.text, card.text
    if one.dice.random() < 0.3:
        blok = one.dice.choice([a for a in card.actions if a["verb"] == "change"][:4])
        pressed = await one.clicks(card, card.sends(blok))
        assert isinstance(pressed.shown, Card)
        card = await one.presses(fill(one, pressed.shown, views), SAVE)
        card.sees("Klaar, dank je wel")
    return card


def _text_fields(card: Card) -> Iterator[str]:
    return (id for id, node in card.fields.items() if node["type"] == "Input.Text")


async def goes_on(one: Colleague, card: Card, about: str) -> Card:
    """To the next card; or back, or to do something else first."""
    whim = one.dice.random()
    if whim < 0.06 and "Terug" in card.buttons:
        return await one.presses(card, "Terug")
    if whim < 0.16:
        assert (await one.clicks(card, card.press("Later verder"))).saved
        back = await one.comes_back()
        if SAVE not in back.buttons or ronde_of(back) != ronde_of(card):  # another one waits too
            back = await one.presses(await one.begun_on(about), "Begin")
        return back
    return await one.presses(card, SAVE)


async def saves_at_the_close(
    staff: Staff, trekker: Colleague, thread: str, waiting: Iterable[tuple[Colleague, Card]]
) -> None:
    """The trekker closes the ronde while others press "Bewaar": what isn't saved is given back."""
    living = await staff.school.sees(thread, f"Trekker: {trekker.name}")
    confirm = await trekker.presses(living, "Sluit de ronde")

    async def saves(one: Colleague, card: Card) -> bool:
        pressed = await one.clicks(card, card.press(SAVE))
        if not pressed.saved:
            given_back(card, pressed)
        return pressed.saved

    async def closes() -> None:
        staff.closing = staff.school.moment()
        await trekker.clicks(confirm, confirm.press("Sluit de ronde"))

    in_time, *racing, too_late = waiting
    assert await saves(*in_time)
    await at_once([closes(), *(saves(one, card) for one, card in racing)])
    assert not await saves(*too_late)


def given_back(card: Card, pressed: Pressed) -> None:
    """Nothing was saved, and what was typed stands on every card that came back."""
    typed = [note for text in card.filled.values() for note in notes_in(text)]
    assert pressed.cards, pressed.shown
    for shown in pressed.cards:
        shown.sees(TOO_LATE, *typed)


async def posted(school: Lookout, thread: str, wanted: Callable[[Card], bool]) -> Card:
    """The newest card in a thread that is wanted, once there is one."""
    chat = school.chat(thread)

    def is_wanted(post: Post) -> bool:
        return post.card is not None and wanted(Card(post.card, chat, post.id))

    post = await school.service.sees(thread, is_wanted)
    assert post.card is not None
    return Card(post.card, chat, post.id)


async def result_of(school: Lookout, thread: str, ronde: str) -> Card:
    """The card with what a ronde came to."""
    return await posted(school, thread, lambda card: step_of(card) == f"resultaat/{ronde}")


async def quiet(school: Lookout) -> None:
    """Wait until the bot has said all that it has to say."""
    before = -1
    while before != len(school.service.calls):
        before = len(school.service.calls)
        await asyncio.sleep(0.25)
