"""A traject begins: the start card, those that may follow it, and the traject itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reach import view_of
from bot.services import Services
from bot.spaces import space_of
from bot.turns.pressing import Pressing
from bot.turns.reply import Reply
from bot.wire.inbound import Inbound, PlaceKind
from dialogs.anywhere.overview import living_step
from dialogs.events import Event, Press
from dialogs.outcome import State
from dialogs.record import Traject
from dialogs.reflectie.earlier import school_of, with_history
from dialogs.start import Started, own, read_own, start
from dialogs.start_cards import NEW, start_step
from dialogs.steps import Feedback, Step
from storage.base import Conflict, Duplicate, Space
from storage.trajecten import new_traject

_ID = re.compile(r"start/([0-9a-f]{12})")


class Starting:
    """The start of trajecten."""

    def __init__(self, services: Services, pressing: Pressing) -> None:
        self._services = services
        self._pressing = pressing

    async def card(self, inbound: Inbound) -> Reply:
        """A start card, for a traject with an id of its own."""
        space = space_of(inbound)
        view = view_of(self._services, inbound, space)
        school = school_of(await self._others(space))
        press = replace(NEW, step=f"start/{self._services.chance()[:12]}")
        step = start_step(self._services.setup, school, view, press, None)
        return self._services.card(step, space)

    async def take(self, inbound: Inbound, press: Press) -> Reply:
        """A press on a start card, or on one of those that may follow it."""
        match = _ID.fullmatch(press.step)
        if match is None:
            return await self.card(inbound)
        space = space_of(inbound)
        step = await self._take(inbound, press, match[1])
        return self._services.card(step, space)

    async def _take(self, inbound: Inbound, press: Press, id: str) -> Step:
        """The traject when it starts, or the next card. Sent in again, it shows that traject."""
        space, setup = space_of(inbound), self._services.setup
        show = Press("show", press.step, 0, {})
        if already := await self._pressing.carry_out(inbound, space, id, show):
            return already
        view = view_of(self._services, inbound, space)
        event = Event(view.who, view.now, self._services.chance(), press, view.private)
        others = await self._others(space)
        school = school_of(others)
        if press.verb in ("own", "own-done"):
            return own(setup, school, event, view)
        if press.verb == "start-again":
            typed = Feedback(typed=press.values)
            return start_step(setup, school, view, press, read_own(press), typed)
        started = start(setup, school, event, view)
        if not isinstance(started, Started):
            return started
        traject = replace(with_history(started.traject, others), content=self._services.edition)
        posted = _as_posted(inbound)
        change = new_traject(traject, inbound.place.as_json(), started.effects, posted, view.now)
        try:
            await self._services.store.commit(space, change)
        except (Conflict, Duplicate):
            pass  # somebody else sent in the same card: what they started is shown
        step = await self._pressing.carry_out(inbound, space, id, show)
        return step or living_step(setup, State(traject), view)

    async def _others(self, space: Space) -> Sequence[Traject]:
        """The trajecten that the team has already, the oldest first."""
        return [other for other, _ in await self._services.trajecten.all(space)]


def _as_posted(inbound: Inbound) -> dict[str, str] | None:
    """The start card becomes the living card, for everybody who sees it."""
    if not inbound.reply_to or inbound.place.kind is PlaceKind.PERSONAL:
        return None
    return {"activity": inbound.reply_to}
