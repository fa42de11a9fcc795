"""Somebody's post, sorted: what waits for them now, and what does not any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.outbox.letterbox import POST, Entry, entries_of
from bot.reach import is_member
from bot.services import Services
from dialogs.opvolging.moments import is_paused
from dialogs.opvolging.post import lines_for, ronde_line
from dialogs.record import Person
from dialogs.reflectie.reach import nudged_step
from dialogs.school import School
from dialogs.steps import Nudged, WaitingLine
from storage.base import Space, Unreadable
from storage.trajecten import Loaded, knock_ref


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one traject.

    `asked` are the check moments and the like; `nudged` is the ronde of which somebody is to be
    reminded. `lines` has a line for each of all these.
    """

    entry: Entry
    loaded: Loaded
    asked: Sequence[WaitingLine]
    nudged: Nudged | None
    lines: Sequence[WaitingLine]

    @property
    def school(self) -> School:
        """The calendar of the team."""
        return self.loaded.state.traject.school


@dataclass(frozen=True, slots=True)
class Sorted:
    """What waits, and the entries for which nothing waits any more. The rest is left in the post.

    That is what waits in a traject that is paused, or in a team that can't be read: one damaged
    team doesn't keep somebody from the others.
    """

    waiting: Sequence[Waiting]
    over: Sequence[Entry]

    @property
    def entries(self) -> Sequence[Entry]:
        """What is done with once all that waits was sent."""
        return [*(one.entry for one in self.waiting), *self.over]


async def sort(services: Services, own: Space, person: str, now: datetime) -> Sorted:
    """Look what is in the post of somebody (by id), whose own space it is."""
    waiting: list[Waiting] = []
    over: list[Entry] = []
    for entry in entries_of(await services.store.table(own, POST)):
        try:
            found = await _open(services, entry, person, now)
        except Unreadable:
            continue
        if found is None or not (found.lines or is_paused(found.loaded.state.traject)):
            over.append(entry)
        elif found.lines:
            waiting.append(found)
    return Sorted(waiting, over)


async def _open(services: Services, entry: Entry, person: str, now: datetime) -> Waiting | None:
    """What an entry is about; None when it isn't there, or not (any more) for them."""
    store, space = services.store, entry.space
    if not await is_member(store, entry.place, person, space):
        return None
    who = Person(person, "")
    loaded = await services.trajecten.load(space, entry.traject, who, counting=False)
    if loaded is None:
        return None
    setup, state = loaded.setup, loaded.state
    asked = lines_for(setup, state, person, now, space.key)
    [knock] = await store.get(space, [knock_ref(state.traject.asked.id, person)])
    nudged = nudged_step(setup, state) if knock and not state.traject.stopped else None
    ronde = (ronde_line(setup, state, now, space.key),) if nudged else ()
    return Waiting(entry, loaded, asked, nudged, (*asked, *ronde))
