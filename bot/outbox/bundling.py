"""One message to one person, at most once a day, with all that waits for them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.outbox.happening import happens
from bot.outbox.letterbox import COLLECTING, POST, delivery, had_message, newest_message
from bot.outbox.noting import bereik_of, note_reach
from bot.outbox.own_chats import OwnChats
from bot.outbox.sorting import Sorted, Waiting, sort
from bot.outbox.unreached import UNREACHED, found_again
from bot.retrying import until_saved
from bot.services import Services
from bot.traces import trace_of
from bot.turns.reply import ShowCard
from bot.wire.activities import message_of
from dialogs.events import Unreached
from dialogs.opvolging.post import bundle_step, personal_step
from dialogs.outcome import Bereik
from dialogs.school import FLEMISH
from storage.base import Body, Change, Leased, Ref, Space
from storage.trajecten import knock_ref

_log = logging.getLogger(__name__)


class Bundling:
    """Sends people what waits for them. Raises `NotDelivered`."""

    def __init__(self, services: Services, own_chats: OwnChats) -> None:
        self._services = services
        self._own_chats = own_chats

    async def carry_out(self, leased: Leased, person: str) -> None:
        """Send it, when a school is open and there was no message today; and settle the row."""
        now, own = self._services.clock(), leased.space
        post = await sort(self._services, own, person, now)
        at = await self._moment(own, post.waiting, now)
        if at > now:
            with_the_rest = leased.row.put_off(at + COLLECTING)
            change = Change(settles=leased, outbox=[with_the_rest])
            await self._services.store.commit(own, change)
        elif post.waiting:
            card = self._card(own, person, post.waiting, now)
            place = post.waiting[-1].entry.place
            await self._own_chats.post(place, person, message_of(card))
            await self._note(post.waiting, person, Bereik.BEREIKT)
            await self._settle(leased, person, post, newest_message(now.date()))
            await found_again(self._services, own, person)
        else:
            await self._settle(leased, person, post, {})

    async def give_up(self, leased: Leased, person: str, why: Exception) -> None:
        """Somebody can't be reached: their teams see it, and the next moment tries again."""
        post = await sort(self._services, leased.space, person, self._services.clock())
        await self._note(post.waiting, person, bereik_of(why))
        missed = {
            Ref(UNREACHED, one.entry.ref.id): {"place": one.loaded.place}
            for one in post.waiting
            if one.asked
        }
        await self._settle(leased, person, post, missed)

    async def _moment(self, own: Space, waiting: Sequence[Waiting], now: datetime) -> datetime:
        """When the message may go: now, or on the next morning that suits one of the schools."""
        if await had_message(self._services.store, own, now.date()):
            return min((one.school.tomorrow(now) for one in waiting), default=now)
        return min((one.school.next_open(now) for one in waiting), default=now)

    def _card(self, own: Space, person: str, waiting: Sequence[Waiting], now: datetime) -> ShowCard:
        """The card of the one thing that waits, or else a list of them."""
        lines = [line for one in waiting for line in one.lines]
        if len(lines) > 1:
            return self._services.card(bundle_step(lines), own)
        [only] = waiting
        setup, state = only.loaded.setup, only.loaded.state
        step = only.nudged or personal_step(setup, state, person, now)
        assert step is not None
        return self._services.card(step, only.entry.space)

    async def _note(self, waiting: Sequence[Waiting], person: str, how: Bereik) -> None:
        """Their teams know whether they were reached. What went out is not sent again when that
        can't be noted.
        """
        for one in waiting:
            try:
                await self._note_in(one, person, how)
            except Exception as error:
                _log.error("whether somebody was reached isn't noted: %s", trace_of(error))

    async def _note_in(self, one: Waiting, person: str, how: Bereik) -> None:
        space, traject = one.entry.space, one.loaded.state.traject
        if one.nudged:
            ronde = traject.asked.id
            done = Change(deletes=[knock_ref(ronde, person)])
            await note_reach(self._services, space, traject.id, ronde, person, how, done)
        if one.asked or how is Bereik.BEREIKT:
            await happens(self._services, space, traject.id, Unreached(person, how))

    async def _settle(
        self, leased: Leased, person: str, post: Sorted, puts: Mapping[Ref, Body]
    ) -> None:
        """What was read is done with; what came since waits for tomorrow."""
        store, now = self._services.store, self._services.clock()

        async def attempt() -> None:
            docs = await store.table(leased.space, POST)
            versions = {id: doc.version for id, doc in docs.items()}
            done = [e.ref for e in post.entries if versions.get(e.ref.id) == e.version]
            later = delivery(person, FLEMISH.tomorrow(now) + COLLECTING)
            change = Change(
                expects_tables={POST: versions},
                deletes=[*done, *(Ref(UNREACHED, ref.id) for ref in done)],
                puts=puts,
                outbox=[later] if len(done) < len(docs) else [],
                settles=leased,
            )
            await store.commit(leased.space, change)

        await until_saved(attempt)
