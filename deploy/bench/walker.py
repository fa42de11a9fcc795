"""A user of this bot who fills in a zelfscan, turning one page on and one page back for ever.

Every press is a whole turn: it is read, decided, saved durably, and answered with the next card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from deploy.bench.activities import User
from deploy.bench.wire import Wire
from deploy.local.answering import elements, fill, is_input

_CARD = "application/vnd.microsoft.card.adaptive"

Card = Mapping[str, Any]


class Walker:
    """One user and the card that stands before them."""

    def __init__(self, user: User, wire: Wire) -> None:
        self._user = user
        self._wire = wire
        self._rng = Random(user.number)
        self._card: Card = {}
        self._forward = True

    async def begin(self) -> None:
        """Start a traject in the user's own chat, and go to its first page of questions."""
        await self._wire.post(self._user.says("start"))
        posted = await self._wire.last_post(self._user.chat)
        (attachment,) = posted["attachments"]
        self._card = attachment["content"]
        for verb in ("create", "answer", "begin"):
            if verb in self._buttons():
                await self._press(verb)
        if "save" not in self._buttons():
            raise RuntimeError(f"no page of questions, but {sorted(self._buttons())}")

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
        button = self._buttons()[verb]
        inputs = [element for element in elements(self._card) if is_input(element)]
        filled = fill(inputs, self._rng, date(2026, 9, 7))
        answer = await self._wire.post(self._user.presses(verb, {**button["data"], **filled}))
        if answer["type"] != _CARD:
            raise RuntimeError(f"{verb} was answered with {answer['value']!r}")
        self._card = answer["value"]

    def _buttons(self) -> dict[str, Card]:
        """The buttons of the card by their verb, the first of each."""
        found: dict[str, Card] = {}
        for button in self._executes():
            found.setdefault(button["verb"], button)
        return found

    def _executes(self) -> Iterator[Card]:
        return (part for part in elements(self._card) if part.get("type") == "Action.Execute")

    def _version(self) -> int:
        return max((int(button["data"]["_version"]) for button in self._executes()), default=-1)
