"""Who could not be asked in their own chat: their teams see that, until they are found again."""

from __future__ import annotations

from collections.abc import Mapping

from bot.outbox.happening import happens
from bot.outbox.letterbox import COLLECTING, POST, delivery, entries_of
from bot.services import Services
from dialogs.events import Unreached
from dialogs.outcome import Bereik
from storage.base import Body, Change, Conflict, Ref, Space, Unreadable

UNREACHED = "unreached"
"""In a person's own space: what never arrived, as it was in their post."""


async def found_again(services: Services, own: Space, person: str) -> None:
    """Somebody was reached, or speaks with the bot: what they missed comes after all."""
    missed = await services.store.table(own, UNREACHED)
    if not missed:
        return
    for entry in entries_of(missed):
        reached = Unreached(person, Bereik.BEREIKT)
        try:
            await happens(services, entry.space, entry.traject, reached)
        except Unreadable:
            continue  # one damaged team doesn't keep somebody from the others
    puts: Mapping[Ref, Body] = {Ref(POST, id): doc.body for id, doc in missed.items()}
    change = Change(
        expects_tables={UNREACHED: {id: doc.version for id, doc in missed.items()}},
        puts=puts,
        deletes=[Ref(UNREACHED, id) for id in missed],
        outbox=[delivery(person, services.clock() + COLLECTING)],
    )
    try:
        await services.store.commit(own, change)
    except Conflict:
        pass  # the same was done beside this
