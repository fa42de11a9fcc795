"""One morning for which the trajecten of one team planned their check moments.

await put_down(folder, service.url)
# the bot lives on the folder, from EARLY until LATE
assert Counter(message.named for message in heard(service)) == MONDAY + TUESDAY
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from bot.reach import admit
from bot.wire.inbound import Place, PlaceKind
from dialogs.opvolging.waking import wakes
from dialogs.record import Actie, Item, Mode, Person, Phase, Traject
from dialogs.reflectie.ronde import open_ronde
from dialogs.school import School
from storage.base import Space
from storage.tinydb_store import TinyStore
from storage.trajecten import new_traject
from tests.school.cards import Card
from tests.school.moving_clock import MovingClock
from tests.school.school import NOWHERE
from tests.wire.channel_service import ChannelService
from tests.wire.teams_activities import BOT_ID, BOT_NAME, CHANNEL, TEAM, TENANT, Sender

DAY = date(2026, 10, 19)
EARLY, LATE = "2026-10-19T08:29", "2026-10-21T16:00"
GRIET, ANNA, BRAM = (Sender(name) for name in ("Griet", "Anna", "Bram"))
LATE_RISERS = School(opens=time(9, 0))
Named = tuple[str, str]
"""Who heard of which acties."""
MONDAY: Counter[Named] = Counter(
    [("team", "12"), ("team", "3"), ("team", "4"), ("29:anna", "13"), ("29:bram", "2")]
)
TUESDAY: Counter[Named] = Counter([("29:bram", "4")])
"""Bram had his message of the day already when the third traject came to ask."""


class Message(NamedTuple):
    """What was heard, and when, if the channel has a clock."""

    who: str
    acties: str
    at: datetime | None

    @property
    def named(self) -> Named:
        return self.who, self.acties


async def put_down(folder: Path, service_url: str) -> None:
    """Put three trajecten on the disk, of which the last is of a school that begins later."""
    planned_at = MovingClock("2026-09-14T16:00")()
    place = Place(
        PlaceKind.CHANNEL, TENANT, CHANNEL, "1600", TEAM, CHANNEL, service_url, BOT_ID, BOT_NAME
    )
    space = Space.of(TENANT, TEAM)
    store = await TinyStore.open(folder)
    for person in (GRIET, ANNA, BRAM):
        await admit(store, place, person.id, space)
    for traject in (
        _traject("a", _actie(1, ANNA), _actie(2, BRAM)),
        _traject("b", _actie(3, ANNA)),
        replace(_traject("c", _actie(4, BRAM)), school=LATE_RISERS),
    ):
        effects = wakes(traject, planned_at)
        saved = new_traject(traject, place.as_json(), effects, None, planned_at)
        await store.commit(space, saved)
    await store.close()


def _traject(name: str, *acties: Actie) -> Traject:
    opened = MovingClock("2026-09-07T16:00")()
    return Traject(
        id=name * 12,
        verwachting="b2",
        domein="leerloopbaan",
        trekker=Person(GRIET.id, GRIET.name),
        year=2026,
        phase=Phase.OPVOLGING,
        rondes=(open_ronde("r" * 12, "zelfscan", Mode.SAMEN, opened, None),),
        items=(Item("punt", "nog-niet", "Studiekeuze", chosen=True, soort="ontwikkelen"),),
        acties=acties,
    )


def _actie(number: int, owner: Sender) -> Actie:
    return Actie(
        id=f"a{number:011}",
        item="punt",
        soort="ontwikkelen",
        card="klaar",
        doel=f"Het doel van actie {number}",
        wat=f"Wat actie {number} vraagt",
        owner=Person(owner.id, owner.name),
        checks=(DAY,),
    )


def heard(service: ChannelService) -> list[Message]:
    """All that was posted since this was asked, besides the shared cards of the trajecten."""
    messages: list[Message] = []
    for conversation in service.conversations():
        for post in service.posts(conversation):
            assert post.card
            text = Card(post.card, NOWHERE, post.id).text
            if "Trekker: " not in text:
                own = conversation.startswith("a:")
                who = conversation.partition("-")[2] if own else "team"
                acties = "".join(sorted(set(re.findall(r"actie (\d)", text))))
                messages.append(Message(who, acties, post.at))
                service.remove(post)
    return messages
