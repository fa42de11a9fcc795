"""A button of the list of all that waits for somebody: one press, for several trajecten."""

from __future__ import annotations

from dataclasses import replace

from bot.reach import may_reach
from bot.services import Services
from bot.spaces import space_named, space_of
from bot.turns.pressing import Pressing
from bot.turns.reply import Reply, Say
from bot.wire.inbound import Inbound
from dialogs.events import Press
from dialogs.opvolging.bundle import Part, press_on, read_parts, together
from dialogs.steps import Step

VERBS = frozenset(("snooze", "put-off", "quiet", "unquiet"))


class Several:
    """Presses that are for more than one traject."""

    def __init__(self, services: Services, pressing: Pressing) -> None:
        self._services = services
        self._pressing = pressing

    async def answer(self, inbound: Inbound, press: Press) -> Reply:
        """Carry out a press in each of its trajecten, and answer with one card."""
        answers: list[tuple[Part, Step]] = []
        for part in read_parts(press):
            step = await self._carry_out(inbound, part, press)
            if step is not None:
                answers.append((part, step))
        shown = together(answers)
        if shown is None:
            return Say(self._services.setup.content.zeg("later.niets"))
        return self._services.card(shown, space_of(inbound))

    async def _carry_out(self, inbound: Inbound, part: Part, press: Press) -> Step | None:
        """The answer of one traject; None when it isn't there, or not (any more) for them.

        Each has a key of its own, as two that live in one space would take the second for the first
        that is delivered again.
        """
        space = space_named(part.space)
        if space is None or not await may_reach(self._services, inbound, space):
            return None
        own = replace(inbound, key=f"{inbound.key}/{part.traject}")
        return await self._pressing.carry_out(own, space, part.traject, press_on(part, press))
