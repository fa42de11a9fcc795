"""A robot in the team: it fills in whatever a card offers, and presses a button.

    robot = Robot(member)
    card = await robot.presses(await robot.finds(thread, "save"))

What the bot answers is kept, so that a test can look at every card that was shown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.wire.plain_json import MAX_TEXT
from tests.cards.pens import HOSTILE, longest
from tests.school.cards import Card
from tests.school.school import Member
from tests.wire.channel_service import Post
from tests.wire.teams_activities import presses

Action = dict[str, Any]
PATIENCE = 300
"""How many buttons a robot presses before it calls that a circle."""
CARRIED = "Al ingevuld"
"""The label of a field that nobody sees: it carries what was filled in on an earlier card."""
SENTENCE = "Elke klastitularis voert in januari een gesprek."


def _texts() -> Iterator[str]:
    """A sentence, a text that is as long as may be, and one that means harm; and so on."""
    for hostile in itertools.cycle(HOSTILE.values()):
        yield from (SENTENCE, longest(MAX_TEXT), hostile)


@dataclass
class Robot:
    """One member of the team, who does not think.

    `turn` says which choice is made in the next field; it moves on with each, so that robots who
    begin at other turns choose, and write, otherwise.
    """

    member: Member
    turn: int = 0
    answers: list[Any] = field(default_factory=list)
    """What the bot answered, as it stood in the response."""
    chosen: set[tuple[str, str]] = field(default_factory=set)
    """Every choice that was made: the field and the value."""

    def __post_init__(self) -> None:
        self._texts = itertools.islice(_texts(), self.turn, None)

    def offers(self, card: Card, verb: str = "") -> list[Action]:
        """The buttons of a card for this; without a verb, the one that it puts first."""
        if verb:
            return [action for action in card.actions if action["verb"] == verb]
        return [action for action in card.actions if action.get("style") == "positive"]

    async def finds(self, where: str, verb: str) -> Card:
        """The newest card in a conversation with a button for this, once there is one."""

        def offers(post: Post) -> bool:
            return post.card is not None and bool(self.offers(self._card(post, where), verb))

        return self._card(await self.member.school.service.sees(where, offers), where)

    def _card(self, post: Post, where: str) -> Card:
        assert post.card is not None
        return Card(post.card, self.member.school.chat(where), post.id)

    async def presses(self, card: Card, verb: str = "", **values: str) -> Card:
        """Fill in the card, with these values where they are given, and press its first button.

        With a verb it is the first button for that.
        """
        wanted = self.offers(card, verb)
        assert wanted, f"no button for {verb or 'going on'} among {card.buttons}"
        self._fill(card)
        return await self.sends(card.fill(**values), wanted[0])

    async def sends(self, card: Card, action: Action) -> Card:
        """Press this button of the card."""
        verb, data = card.sends(action)
        activity = presses(self.member.sender, card.chat, verb, data, card.activity)
        status, answer = await self.member.school.deliver(activity)
        assert status == 200, f"{status} for {verb} on:\n{card.text}"
        assert len(self.answers) < PATIENCE, f"never an end to this:\n{card.text}"
        assert answer["type"] == "application/vnd.microsoft.card.adaptive", answer
        self.answers.append(answer)
        return Card(answer["value"], card.chat, card.activity)

    def _fill(self, card: Card) -> None:
        for id, node in card.fields.items():
            if node["type"] == "Input.ChoiceSet":
                card.filled[id] = self._choose(id, [c["value"] for c in node["choices"]], node)
            elif node["type"] == "Input.Text" and node["label"] != CARRIED:
                card.filled[id] = next(self._texts)[: node["maxLength"]]

    def _choose(self, id: str, values: list[str], node: Action) -> str:
        if node["isMultiSelect"]:
            return ",".join(values)
        value = values[self.turn % len(values)]
        self.turn += 1
        self.chosen.add((id, value))
        return value
