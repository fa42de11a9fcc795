"""The post in which a channel or group chat is told of what is due."""

from __future__ import annotations

from datetime import datetime

from bot.outbox.happening import happens
from bot.outbox.letterbox import had_message, note_message
from bot.services import Services
from bot.turns.reply import ShowCard
from bot.wire.activities import message_of
from bot.wire.connector import Activity, Connector
from bot.wire.inbound import Place, PlaceKind
from dialogs.events import Told
from dialogs.opvolging.moments import is_paused
from dialogs.opvolging.post import team_post
from dialogs.opvolging.waiting import waiting_for
from dialogs.steps import TeamPost
from storage.base import Change, Leased
from storage.trajecten import Loaded


class Telling:
    """Tells teams, in a post of its own, what they are to look at. Raises `NotDelivered`."""

    def __init__(self, services: Services, connector: Connector) -> None:
        self._services = services
        self._connector = connector

    async def carry_out(self, leased: Leased) -> None:
        """Tell what was not told yet, when the school is open; and settle the row."""
        id, now = leased.row.body["traject"], self._services.clock()
        loaded = await self._services.trajecten.load(leased.space, id, None, counting=False)
        if loaded is None:
            await self._services.store.commit(leased.space, Change(settles=leased))
            return
        at = await self._moment(loaded, now)
        if at > now:
            change = Change(settles=leased, outbox=[leased.row.put_off(at)])
            await self._services.store.commit(leased.space, change)
            return
        step = _post(loaded, now)
        if step:
            await self._send(loaded, step)
        told = Told(loaded.state.traject.untold)
        await happens(self._services, leased.space, id, told, settles=leased)

    async def give_up(self, leased: Leased) -> None:
        """There is no channel any more, or nothing that it takes: this is not told."""
        id = leased.row.body["traject"]
        loaded = await self._services.trajecten.load(leased.space, id, None, counting=False)
        told = Told(loaded.state.traject.untold if loaded else ())
        await happens(self._services, leased.space, id, told, settles=leased)

    async def _moment(self, loaded: Loaded, now: datetime) -> datetime:
        """When it may be told. What waits in a paused traject, is told when it goes on."""
        traject = loaded.state.traject
        if is_paused(traject) or await self._had_message(loaded, now):
            return traject.school.tomorrow(now)
        return traject.school.next_open(now)

    async def _had_message(self, loaded: Loaded, now: datetime) -> bool:
        """Whether who works alone, in their own chat, had a message today."""
        personal = _is_personal(loaded)
        return personal and await had_message(self._services.store, loaded.space, now.date())

    async def _send(self, loaded: Loaded, step: TeamPost) -> None:
        place, now = Place.from_json(loaded.place), self._services.clock()
        message = _announcement(self._services.card(step, loaded.space), step.summary)
        if place.kind is PlaceKind.CHANNEL:
            await self._connector.create_thread(place, message)
        else:
            await self._connector.send(place, message)
        if place.kind is PlaceKind.PERSONAL:
            await note_message(self._services.store, loaded.space, now.date())


def _post(loaded: Loaded, now: datetime) -> TeamPost | None:
    """What is told; nothing to who works alone, and is asked for something already."""
    traject = loaded.state.traject
    if _is_personal(loaded) and waiting_for(traject, traject.trekker.id, now):
        return None
    return team_post(loaded.setup, loaded.state, now)


def _is_personal(loaded: Loaded) -> bool:
    return Place.from_json(loaded.place).kind is PlaceKind.PERSONAL


def _announcement(card: ShowCard, summary: str) -> Activity:
    """The message, of which Teams notifies everybody."""
    return {
        **message_of(card),
        "summary": summary,
        "channelData": {"notification": {"alert": True}},
    }
