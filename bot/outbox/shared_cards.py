"""The cards that a whole conversation shares: each is posted once, and updated when it changes."""

from __future__ import annotations

import hashlib
import json

from bot.services import Services
from bot.wire.activities import message_of
from bot.wire.connector import Activity, Connector
from bot.wire.delivery_errors import Gone, NotDelivered
from bot.wire.inbound import Place, PlaceKind
from dialogs.outcome import View
from dialogs.traject import NOBODY, slot_step
from storage.base import Change
from storage.trajecten import Loaded, card_ref


class SharedCards:
    """Shows the newest truth in a slot.

    Beside a card is kept what was drawn on it last, and the same is never drawn twice: an update
    wipes the answer that somebody just got on their own copy of the card.
    """

    def __init__(self, services: Services, connector: Connector) -> None:
        self._services = services
        self._connector = connector

    async def show(self, loaded: Loaded, slot: str) -> Change:
        """Update the card in a slot, or post it; what then is to be saved.

        A personal chat needs none: presses answer it. Raises `NotDelivered`.
        """
        place = Place.from_json(loaded.place)
        if place.kind is PlaceKind.PERSONAL:
            return Change()
        view = View(NOBODY, self._services.clock(), home=True, private=False)
        step = slot_step(loaded.setup, loaded.state, slot, view)
        message = message_of(self._services.card(step, loaded.space))
        drawn = _fingerprint(message)
        ref = card_ref(loaded.state.traject.id, slot)
        [posted] = await self._services.store.get(loaded.space, [ref])
        if posted and posted.body.get("drawn") == drawn:
            return Change()
        if posted:
            activity, as_read = posted.body["activity"], {ref: posted.version}
            try:
                await self._connector.update(place, activity, message)
                return Change(expects=as_read, puts={ref: {"activity": activity, "drawn": drawn}})
            except Gone:
                pass  # somebody deleted it: post it anew
            except NotDelivered:  # perhaps it was: nobody knows what stands there
                unknown = Change(expects=as_read, puts={ref: {"activity": activity}})
                await self._services.store.commit(loaded.space, unknown)
                raise
        activity = await self._connector.send(place, message)
        return Change(puts={ref: {"activity": activity, "drawn": drawn}})


def _fingerprint(message: Activity) -> str:
    """What tells two drawings apart."""
    return hashlib.sha256(json.dumps(message, sort_keys=True).encode()).hexdigest()[:16]
