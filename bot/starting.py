"""A traject begins: the start card, and what happens when it is sent in."""

from __future__ import annotations

import re

from bot.inbound import Inbound, PlaceKind
from bot.pressing import Pressing
from bot.reach import view_of
from bot.reply import Reply
from bot.services import Services
from bot.spaces import space_of
from dialogs.events import Event, Press
from dialogs.outcome import State
from dialogs.overview import living_step
from dialogs.start import start, start_step
from dialogs.steps import SILENT, Feedback
from storage.base import Conflict, Duplicate
from storage.trajecten import new_traject

_ID = re.compile(r"start/([0-9a-f]{12})")


class Starting:
    """The start of trajecten."""

    def __init__(self, services: Services, pressing: Pressing) -> None:
        self._services = services
        self._pressing = pressing

    def card(self, inbound: Inbound) -> Reply:
        """A start card, for a traject with an id of its own."""
        return self._card(inbound, self._services.chance()[:12], SILENT)

    def _card(self, inbound: Inbound, id: str, feedback: Feedback) -> Reply:
        space = space_of(inbound)
        view = view_of(self._services, inbound, space)
        step = start_step(self._services.setup, view, id, feedback)
        return self._services.card(step, space)

    async def create(self, inbound: Inbound, press: Press) -> Reply:
        """Start the traject of a start card. Sent in again, the card shows that traject."""
        match = _ID.fullmatch(press.step)
        if match is None:
            return self.card(inbound)
        space, id = space_of(inbound), match[1]
        view = view_of(self._services, inbound, space)
        setup = self._services.setup
        show = Press("show", press.step, 0, {})
        if already := await self._pressing.carry_out(inbound, space, id, show):
            return self._services.card(already, space)
        event = Event(view.who, view.now, self._services.chance(), press, view.private)
        started = start(setup, event, alone=view.private)
        if not isinstance(started, tuple):
            return self._card(inbound, id, Feedback(errors=started, typed=dict(press.values)))
        traject, effects = started
        change = new_traject(
            traject, inbound.place.as_json(), effects, _as_posted(inbound), view.now
        )
        try:
            await self._services.store.commit(space, change)
        except (Conflict, Duplicate):
            pass  # somebody else sent in the same card: what they started is shown
        step = await self._pressing.carry_out(inbound, space, id, show)
        living = step or living_step(setup, State(traject), view)
        return self._services.card(living, space)


def _as_posted(inbound: Inbound) -> dict[str, str] | None:
    """The start card becomes the living card, for everybody who sees it."""
    if not inbound.reply_to or inbound.place.kind is PlaceKind.PERSONAL:
        return None
    return {"activity": inbound.reply_to}
