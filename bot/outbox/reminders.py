"""The ping at a check moment."""

from __future__ import annotations

from collections.abc import Sequence

from bot.outbox.own_chats import OwnChats
from bot.services import Services
from bot.turns.reply import ShowCard
from bot.wire.activities import message_of
from bot.wire.connector import Activity, Connector
from bot.wire.inbound import Place, PlaceKind
from dialogs.actie.plan import reminder_step
from dialogs.effects import Remind
from dialogs.record import Person
from storage.trajecten import Loaded


class Reminders:
    """Reminds the team, in a post of its own, and the owner of an actie, privately."""

    def __init__(self, services: Services, connector: Connector, own_chats: OwnChats) -> None:
        self._services = services
        self._connector = connector
        self._own_chats = own_chats

    async def remind(self, loaded: Loaded, effect: Remind) -> None:
        """Send a reminder, unless the check moment was moved, or the actie or traject stopped."""
        traject, content = loaded.state.traject, self._services.setup.content
        actie = traject.actie(effect.actie)
        if actie is None or actie.removed or effect.day not in actie.checks or traject.stopped:
            return
        owned = effect.to == "owner"
        why = content.zeg("ping.trekker" if owned else "ping.kanaal")
        step = reminder_step(loaded.setup, traject, actie, effect.day, why)
        card = self._services.card(step, loaded.space)
        summary = content.zeg("ping.samenvatting", doel=actie.doel)
        if not owned:
            await self._ping_team(Place.from_json(loaded.place), card, summary)
        elif actie.owner and _is_here(actie.owner, loaded.state.people):
            await self._own_chats.send(Place.from_json(loaded.place), actie.owner.id, card)

    async def _ping_team(self, place: Place, card: ShowCard, summary: str) -> None:
        message: Activity = {
            **message_of(card),
            "summary": summary,
            "channelData": {"notification": {"alert": True}},
        }
        if place.kind is PlaceKind.CHANNEL:
            await self._connector.create_thread(place, message)
        else:
            await self._connector.send(place, message)


def _is_here(owner: Person, people: Sequence[Person]) -> bool:
    """Whether somebody is still in the team, as far as it is known who is."""
    return not people or owner.id in {person.id for person in people}
