"""Asking the members of a team for their answers, each in their own chat."""

from __future__ import annotations

from dataclasses import replace

from bot.activities import message_of
from bot.connector import Connector
from bot.delivery_errors import Gone
from bot.inbound import Place, PlaceKind
from bot.reply import ShowCard
from bot.services import Services
from bot.spaces import person_space
from dialogs.effects import Invite
from dialogs.events import Event, Invited
from dialogs.outcome import View
from dialogs.record import Mode, Person
from dialogs.traject import NOBODY, apply, next_step
from storage import codec
from storage.base import Body, Change, Ref, Space
from storage.trajecten import ROSTER, Loaded, change_of, outbox_rows

_MY_PLACE = Ref("me", "place")


class Invitations:
    """Reaches people in their own chat with the bot."""

    def __init__(self, services: Services, connector: Connector) -> None:
        self._services = services
        self._connector = connector

    async def gather(self, loaded: Loaded, ronde_id: str) -> Change:
        """Read the roster; in an open ronde that is answered apart, have everyone invited."""
        place = Place.from_json(loaded.place)
        if place.kind is PlaceKind.PERSONAL:
            return Change()
        members = await self._connector.members(place)
        people = tuple(Person(m.id, m.name) for m in members if m.id != place.bot_id)
        roster = {ROSTER: codec.write_people(people)}
        ronde = loaded.state.traject.asked
        if ronde.id != ronde_id or not ronde.open or ronde.mode is Mode.SAMEN:
            return Change(puts=roster)
        now = self._services.clock()
        event = Event(NOBODY, now, self._services.chance(), Invited(ronde_id, len(people)))
        noted = change_of(loaded, apply(loaded.setup, loaded.state, event), now) or Change()
        invites = [Invite(ronde_id, person.id) for person in people]
        rows = outbox_rows(loaded.state.traject.id, invites, now)
        return replace(noted, puts={**noted.puts, **roster}, outbox=[*noted.outbox, *rows])

    async def invite(self, loaded: Loaded, ronde: str, person_id: str) -> None:
        """Send one person the card that is due for them, as long as the ronde is open."""
        traject = loaded.state.traject
        if traject.asked.id != ronde or not traject.asked.open or traject.stopped:
            return
        person = Person(person_id, "")
        mine = await self._services.trajecten.load(loaded.space, traject.id, person, counting=False)
        if mine is None:
            return
        view = View(person, self._services.clock(), home=False, private=True)
        step = next_step(mine.setup, mine.state, view)
        card = self._services.card(step, loaded.space)
        await self.send_privately(loaded, person_id, card)

    async def send_privately(self, loaded: Loaded, person_id: str, card: ShowCard) -> None:
        """Post a card about a traject in somebody's own chat."""
        await self.send_from(Place.from_json(loaded.place), person_id, card)

    async def send_from(self, team_place: Place, person_id: str, card: ShowCard) -> None:
        """Post a card in somebody's own chat, which is opened when that was not done before.

        `team_place` is a conversation in which that person is.
        """
        space = person_space(team_place, person_id)
        home = Space.of(team_place.tenant, team_place.home)
        place = await self._own_chat(space, team_place, person_id, home)
        try:
            await self._connector.send(place, message_of(card))
        except Gone:
            place = await self._open_chat(space, team_place, person_id, home)
            await self._connector.send(place, message_of(card))

    async def _own_chat(self, space: Space, team: Place, person_id: str, home: Space) -> Place:
        """Where somebody's own chat is. From now on they can find the team's trajecten there."""
        saved, link = await self._services.store.get(space, [_MY_PLACE, Ref("teams", home.key)])
        if saved is None:
            return await self._open_chat(space, team, person_id, home)
        if link is None:
            await self._note(space, home, {})
        return Place.from_json(saved.body)

    async def _open_chat(self, space: Space, team: Place, person_id: str, home: Space) -> Place:
        conversation = await self._connector.create_personal(team, person_id)
        place = replace(
            team,
            kind=PlaceKind.PERSONAL,
            conversation=conversation,
            thread=None,
            team=None,
            channel=None,
        )
        await self._note(space, home, {_MY_PLACE: place.as_json()})
        return place

    async def _note(self, space: Space, home: Space, puts: dict[Ref, Body]) -> None:
        change = Change(puts={**puts, Ref("teams", home.key): {}})
        await self._services.store.commit(space, change)
