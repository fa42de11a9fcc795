"""How it went with somebody's card of a ronde, for the trekker, who sees counts of it.

That is kept per person as long as the ronde is open.
"""

from __future__ import annotations

from dataclasses import replace

from bot.retrying import until_saved
from bot.services import Services
from bot.wire.delivery_errors import Blocked, BlockedByPerson, Gone, Refused
from dialogs.outcome import Bereik
from dialogs.record import Traject
from storage.base import Change, Ref, Space
from storage.trajecten import reach_ref, reach_row


async def note_reach(
    services: Services,
    space: Space,
    traject: str,
    ronde: str,
    person: str,
    how: Bereik | None,
    besides: Change,
) -> None:
    """Note in one commit with another change how it went; `how` None: nothing had to be sent.

    When the ronde closes at that moment it is read again: of a closed ronde nothing is kept.
    """

    async def attempt() -> None:
        loaded = await services.trajecten.load(space, traject, None, counting=False)
        if loaded is None or not _is_open(loaded.state.traject, ronde):
            await services.store.commit(space, besides)
            return
        ref = reach_ref(ronde, person)
        [doc] = await services.store.get(space, [ref])
        before = Bereik(doc.body["how"]) if doc else None
        expects: dict[Ref, int] = {**loaded.expects, ref: doc.version if doc else 0}
        change = besides
        if how is None and before is Bereik.ONDERWEG:
            change = replace(besides, expects=expects, deletes=[*besides.deletes, ref])
        elif how and how is not before and (how, before) != (Bereik.TE_DRUK, Bereik.BEREIKT):
            change = replace(besides, expects=expects, puts={**besides.puts, ref: reach_row(how)})
        await services.store.commit(space, change)

    await until_saved(attempt)


def bereik_of(why: Exception) -> Bereik:
    """Why somebody was not reached, as the trekker is told."""
    match why:
        case BlockedByPerson():
            return Bereik.GEBLOKKEERD
        case Blocked() | Refused() | Gone():
            return Bereik.NIET_GEINSTALLEERD
        case _:
            return Bereik.TE_DRUK


def _is_open(traject: Traject, ronde: str) -> bool:
    return traject.asked.id == ronde and traject.asked.open
