"""What happens to a traject by itself, without anybody pressing a button."""

from __future__ import annotations

from dataclasses import replace

from bot.retrying import until_saved
from bot.services import Services
from dialogs.events import DeadlinePassed, Event, SchoolChanged, Told, Unreached, Woken
from dialogs.traject import NOBODY, apply
from storage.base import Change, Leased, Space
from storage.trajecten import change_of

Happening = DeadlinePassed | Woken | Told | Unreached | SchoolChanged


async def happens(
    services: Services, space: Space, traject: str, what: Happening, settles: Leased | None = None
) -> None:
    """Apply it and save what it changes, in one commit with the settling of a row, if it has one.

    To a traject that isn't there nothing happens.
    """
    closing = isinstance(what, DeadlinePassed)

    async def attempt() -> None:
        loaded = await services.trajecten.load(
            space, traject, None, counting=closing, closing=closing
        )
        change = None
        if loaded:
            event = Event(NOBODY, services.clock(), services.chance(), what)
            outcome = apply(loaded.setup, loaded.state, event)
            change = change_of(loaded, outcome, event.now)
        if change or settles:
            await services.store.commit(space, replace(change or Change(), settles=settles))

    await until_saved(attempt)
