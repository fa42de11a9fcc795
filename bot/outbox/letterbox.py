"""What waits for somebody, in their own space, until one message brings all of it.

As long as there are entries there is one row (`Deliver`) too, which sees to that message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.reach import link_to
from bot.services import Services
from bot.spaces import person_space
from bot.wire.inbound import Place
from dialogs.effects import Deliver
from storage.base import Body, Change, Doc, Duplicate, OutboxRow, Ref, Space, Store
from storage.trajecten import Loaded, outbox_rows

POST = "post"
"""In a person's own space: in which trajecten something waits, by `<space>/<traject>`."""
COLLECTING = timedelta(minutes=2)
"""In the morning, trajecten of one person for which a moment comes are looked at within seconds."""
_NEWEST = Ref("me", "post")
"""The day of the newest message that the bot sent somebody by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of a traject waits; `place` is where the traject lives."""

    ref: Ref
    version: int
    space: Space
    traject: str
    place: Place


async def put_in(
    services: Services, loaded: Loaded, person: str, key: str, wait: timedelta
) -> None:
    """Something of a traject waits for somebody, who reaches it from their own chat.

    The message goes after so long, or later. With a `key` that is known, nothing changes.
    """
    place, now = Place.from_json(loaded.place), services.clock()
    own = person_space(place, person)
    entry = Ref(POST, f"{loaded.space.key}/{loaded.state.traject.id}")
    puts: dict[Ref, Body] = {entry: {"place": loaded.place}}
    if own != loaded.space:
        puts[link_to(loaded.space)] = {}
    change = Change(puts=puts, outbox=[delivery(person, now + wait)], event=key, event_at=now)
    try:
        await services.store.commit(own, change)
    except Duplicate:
        pass  # put in before the row that asked for it was settled


def entries_of(docs: Mapping[str, Doc]) -> Iterator[Entry]:
    """The entries of the post, or of what never arrived from it."""
    for id, doc in docs.items():
        space, _, traject = id.partition("/")
        place = Place.from_json(doc.body["place"])
        yield Entry(Ref(POST, id), doc.version, Space(space), traject, place)


def delivery(person: str, due: datetime) -> OutboxRow:
    """The row that sees to the message."""
    [row] = outbox_rows("", [Deliver(person)], due)
    return row


async def had_message(store: Store, own: Space, today: date) -> bool:
    """Whether the bot sent somebody a message today that they didn't ask for."""
    [newest] = await store.get(own, [_NEWEST])
    return newest is not None and newest.body["day"] == today.isoformat()


async def note_message(store: Store, own: Space, today: date) -> None:
    """The bot sent somebody a message."""
    await store.commit(own, Change(puts=newest_message(today)))


def newest_message(today: date) -> Mapping[Ref, Body]:
    """What is kept of a message."""
    return {_NEWEST: {"day": today.isoformat()}}
