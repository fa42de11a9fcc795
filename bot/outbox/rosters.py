"""Who is in a team: the roster is read, who is new is invited, and who left reaches nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.outbox.invitations import waits_for_answers
from bot.reach import cut_off
from bot.services import Services
from bot.wire.connector import Connector
from bot.wire.inbound import Place, PlaceKind
from dialogs.effects import Invite, Knock
from dialogs.events import Event, Invited
from dialogs.outcome import Bereik
from dialogs.record import Person
from dialogs.traject import NOBODY, apply
from storage import codec
from storage.base import Change, Doc
from storage.trajecten import (
    ROSTER,
    Loaded,
    change_of,
    knock_ref,
    outbox_key,
    outbox_rows,
    reach_ref,
    reach_row,
    reach_table,
)


class Rosters:
    """Keeps the rosters of teams."""

    def __init__(self, services: Services, connector: Connector) -> None:
        self._services = services
        self._connector = connector

    async def gather(self, loaded: Loaded, ronde: str) -> Change:
        """Read the roster; in an open ronde that is answered apart, have who is new invited.

        The change expects the roster that was kept when this one was asked for, so that one which
        arrives late never takes the place of a newer one, nor its count.
        """
        place = Place.from_json(loaded.place)
        if place.kind is PlaceKind.PERSONAL:
            return Change()
        [kept] = await self._services.store.get(loaded.space, [ROSTER])
        members = await self._connector.members(place)
        people = tuple(Person(m.id, m.name) for m in members if m.id != place.bot_id)
        await self._cut_off_who_left(place, kept, people)
        change = await self._invite_who_is_new(loaded, ronde, people)
        expects = {**change.expects, ROSTER: kept.version if kept else 0}
        roster = codec.write_people(people)
        if kept and kept.body == roster:
            return replace(change, expects=expects)
        return replace(change, expects=expects, puts={**change.puts, ROSTER: roster})

    async def _cut_off_who_left(
        self, place: Place, kept: Doc | None, people: Collection[Person]
    ) -> None:
        """An empty answer is not taken for a team that everybody left."""
        before = {person.id for person in codec.read_people(kept.body)} if kept else set()
        if people:
            await cut_off(self._services.store, place, before - {person.id for person in people})

    async def _invite_who_is_new(
        self, loaded: Loaded, ronde: str, people: Collection[Person]
    ) -> Change:
        traject = loaded.state.traject
        if not waits_for_answers(traject) or traject.asked.id != ronde:
            return Change()
        now = self._services.clock()
        event = Event(NOBODY, now, self._services.chance(), Invited(ronde, len(people)))
        noted = change_of(loaded, apply(loaded.setup, loaded.state, event), now) or Change()
        known = await self._services.store.table(loaded.space, reach_table(ronde))
        here = {person.id for person in people}
        new = [person.id for person in people if person.id not in known]
        gone = [id for id in known if id not in here]
        rows = outbox_rows(traject.id, [Invite(ronde, id) for id in new], now)
        under_way = {reach_ref(ronde, id): reach_row(Bereik.ONDERWEG) for id in new}
        return replace(
            noted,
            expects=loaded.expects,
            puts={**noted.puts, **under_way},
            deletes=[ref(ronde, id) for id in gone for ref in (reach_ref, knock_ref)],
            outbox=[*noted.outbox, *rows],
            cancels=[
                outbox_key(traject.id, effect)
                for id in gone
                for effect in (Invite(ronde, id), Knock(ronde, id))
            ],
        )
