"""A team of which every member fills in a zelfscan, turning one page on and one back for ever.

Each is in their own chat, and all of it is one traject of one team. Every press is a whole turn:
it is read, decided, saved durably, and answered with the next card; meanwhile the team's living
card is kept up to date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from deploy.bench.activities import THREAD, User
from deploy.bench.wire import Wire
from deploy.local.answering import elements, fill, is_input

_CARD = "application/vnd.microsoft.card.adaptive"

Card = Mapping[str, Any]


async def start_ronde(trekker: User, wire: Wire) -> None:
    """Open a ronde, apart, in the team's channel: everybody gets a card in their own chat."""
    await wire.post(trekker.says_to_team("start"))
    card = await wire.posted_card(THREAD)
    data = _buttons(card)["create"]["data"] | _filled(card, trekker) | {"wijze": "apart"}
    await wire.post(trekker.presses_for_team("create", data))


class Walker:
    """One deelnemer and the card that stands before them."""

    def __init__(self, user: User, wire: Wire) -> None:
        self._user = user
        self._wire = wire
        self._card: Card = {}
        self._forward = True

    async def begin(self) -> None:
        """Wait for the card that comes in the user's own chat, and begin."""
        self._card = await self._wire.posted_card(self._user.chat)
        await self._press("begin")

    async def turn(self) -> None:
        """Save this page and go on to the next, or back to the one before."""
        before = self._version()
        await self._press("save" if self._forward else "back")
        if self._version() <= before:
            raise RuntimeError("the page was not saved")
        self._forward = not self._forward

    async def ask_status(self) -> None:
        """Type a command and wait for its answer."""
        await self._wire.post(self._user.says("status"))

    async def _press(self, verb: str) -> None:
        data = _buttons(self._card)[verb]["data"] | _filled(self._card, self._user)
        answer = await self._wire.post(self._user.presses(verb, data))
        if answer["type"] != _CARD:
            raise RuntimeError(f"{verb} was answered with {answer['value']!r}")
        self._card = answer["value"]

    def _version(self) -> int:
        buttons = _buttons(self._card).values()
        return max(int(button["data"]["_card"]["version"]) for button in buttons)


def _buttons(card: Card) -> dict[str, Card]:
    """The buttons of a card by their verb, the last of each."""
    executes = (part for part in elements(card) if part.get("type") == "Action.Execute")
    return {button["verb"]: button for button in executes}


def _filled(card: Card, user: User) -> dict[str, str]:
    inputs = [element for element in elements(card) if is_input(element)]
    return fill(inputs, Random(user.number), date(2026, 9, 7))
