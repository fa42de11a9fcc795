"""Which space an activity belongs to."""

from __future__ import annotations

import re

from bot.wire.inbound import Inbound, Place, PlaceKind
from storage.base import Space

_KEY = re.compile(r"[0-9a-f]{32}")


def space_of(inbound: Inbound) -> Space:
    """The space of the team, the group chat, or the person's own chat."""
    if inbound.place.kind is PlaceKind.PERSONAL:
        return person_space(inbound.place, inbound.who.id)
    return Space.of(inbound.place.tenant, inbound.place.home)


def person_space(place: Place, person_id: str) -> Space:
    """The space of one person's own chat with the bot, in the tenant of this place."""
    return Space.of(place.tenant, f"person {person_id}")


def space_named(key: object) -> Space | None:
    """The space that a card's button names; None when that can't be one."""
    return Space(key) if isinstance(key, str) and _KEY.fullmatch(key) else None
