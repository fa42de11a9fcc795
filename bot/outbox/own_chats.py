"""Posting in people's own chats with the bot, which are opened when that was not done before."""

from __future__ import annotations

from dataclasses import replace

from bot.reach import admit
from bot.services import Services
from bot.spaces import person_space
from bot.turns.reply import ShowCard
from bot.wire.activities import message_of
from bot.wire.connector import Activity, Connector
from bot.wire.delivery_errors import Ambiguous, Gone, Unreachable
from bot.wire.inbound import Place, PlaceKind
from storage.base import Change, Ref, Space

_MY_PLACE = Ref("me", "place")


class OwnChats:
    """The own chats of the members of teams. Raises `NotDelivered` when somebody isn't reached."""

    def __init__(self, services: Services, connector: Connector) -> None:
        self._services = services
        self._connector = connector

    async def send(self, team: Place, person_id: str, card: ShowCard) -> None:
        """Post a card in the own chat of somebody who is in the conversation `team`.

        From now on they find the trajecten of that team there, also when they can't be reached
        yet and install the bot later.
        """
        if team.kind is not PlaceKind.PERSONAL:
            space = Space.of(team.tenant, team.home)
            await admit(self._services.store, team, person_id, space)
        await self.post(team, person_id, message_of(card))

    async def post(self, team: Place, person_id: str, message: Activity) -> None:
        """Post any activity in somebody's own chat; `team` may be that chat itself."""
        if team.kind is PlaceKind.PERSONAL:
            await self._connector.send(team, message)
            return
        [saved] = await self._services.store.get(person_space(team, person_id), [_MY_PLACE])
        opened = Place.from_json(saved.body) if saved else await self._open(team, person_id)
        try:
            await self._connector.send(opened, message)
        except Gone:
            anew = await self._open(team, person_id)
            await self._connector.send(anew, message)

    async def _open(self, team: Place, person_id: str) -> Place:
        """Open somebody's own chat, and remember where it is."""
        try:
            conversation = await self._connector.create_personal(team, person_id)
        except Ambiguous as why:  # nothing was said in it, and opened twice it is the same chat
            raise Unreachable(why.reason) from None
        place = replace(
            team,
            kind=PlaceKind.PERSONAL,
            conversation=conversation,
            thread=None,
            team=None,
            channel=None,
        )
        change = Change(puts={_MY_PLACE: place.as_json()})
        await self._services.store.commit(person_space(team, person_id), change)
        return place
