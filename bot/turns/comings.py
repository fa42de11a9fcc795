"""People come and go: Teams tells that somebody joined or left a team, or installed the bot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.outbox.invitations import waits_for_answers
from bot.reach import TEAMS, cut_off
from bot.retrying import until_saved
from bot.services import Services
from bot.spaces import space_of
from bot.wire.inbound import Inbound
from dialogs.effects import Gather, Invite
from dialogs.outcome import Bereik
from dialogs.record import Traject
from storage.base import Change, Duplicate, OutboxRow, Space, Unreadable
from storage.trajecten import outbox_rows, reach_ref, reach_row

_ASKED = (Bereik.ONDERWEG, Bereik.BEREIKT)


class Comings:
    """What follows when people come and go."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def roster_changed(self, inbound: Inbound) -> None:
        """Somebody joined or left a team: its roster is read again, for each open ronde."""
        await cut_off(self._services.store, inbound.place, inbound.left)
        space = space_of(inbound)
        pairs = await self._services.trajecten.all(space)
        rows = self._gathering([traject for traject, _ in pairs])
        if not rows:
            return
        change = Change(outbox=rows, event=inbound.key, event_at=self._services.clock())
        try:
            await self._services.store.commit(space, change)
        except Duplicate:
            pass  # Teams told it again

    def _gathering(self, trajecten: Sequence[Traject]) -> list[OutboxRow]:
        """Without an open ronde, one traject is enough to have the roster read."""
        waiting = [traject for traject in trajecten if waits_for_answers(traject)]
        now = self._services.clock()
        return [
            row
            for traject in waiting or trajecten[-1:]
            for row in outbox_rows(traject.id, [Gather(traject.asked.id)], now)
        ]

    async def installed(self, inbound: Inbound) -> None:
        """Somebody has the bot now: what their teams ask, and they couldn't be sent, is sent."""
        for key in await self._services.store.table(space_of(inbound), TEAMS):
            space = Space(key)
            try:
                pairs = await self._services.trajecten.all(space)
            except Unreadable:
                continue  # one damaged team doesn't keep somebody from the others
            for traject, _ in pairs:
                await until_saved(partial(self._invite, space, traject.id, inbound.who.id))

    async def _invite(self, space: Space, id: str, person: str) -> None:
        """Queue an invitation, unless one was sent or is on its way."""
        loaded = await self._services.trajecten.load(space, id, None, counting=False)
        if loaded is None or not waits_for_answers(loaded.state.traject):
            return
        ronde = loaded.state.traject.asked.id
        ref = reach_ref(ronde, person)
        [doc] = await self._services.store.get(space, [ref])
        if doc and doc.body["how"] in _ASKED:
            return
        change = Change(
            expects={**loaded.expects, ref: doc.version if doc else 0},
            puts={ref: reach_row(Bereik.ONDERWEG)},
            outbox=outbox_rows(id, [Invite(ronde, person)], self._services.clock()),
        )
        await self._services.store.commit(space, change)
