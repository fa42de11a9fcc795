"""Plans that are followed up, put down as they are saved: a test begins where the bot reminds.

async with School(folder, clock=clock) as school:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, "2027-01-15")))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reach import admit
from bot.spaces import person_space
from bot.wire.inbound import Place, PlaceKind
from dialogs.opvolging.waking import wakes
from dialogs.record import Actie, Item, Mode, Person, Phase, Result, Traject
from dialogs.reflectie.ronde import open_ronde
from storage import codec
from storage.base import Change, Ref, Space
from storage.tinydb_store import TinyStore
from storage.trajecten import ROSTER, new_traject
from tests.school.moving_clock import MovingClock
from tests.school.school import Member, School
from tests.wire.teams_activities import BOT_ID, CHANNEL, TENANT

MADE = MovingClock("2026-11-23T16:10")()
"""When the plans were made."""


def actie(number: int, owner: Member | None, *days: str) -> Actie:
    """An actie with check moments on these days."""
    return Actie(
        id=f"a{number:011}",
        item="punt",
        soort="ontwikkelen",
        card="klaar",
        doel=f"Doel {number}",
        wat=f"Actie {number}",
        owner=owner and person(owner),
        checks=tuple(date.fromisoformat(day) for day in days),
    )


def plan(number: int, trekker: Member, *acties: Actie) -> Traject:
    """A traject whose plan is made, on B2 Leerloopbaan."""
    ronde = open_ronde("r" * 12, "zelfscan", Mode.SAMEN, MADE, None)
    return Traject(
        id=f"{number:012}",
        verwachting="b2",
        domein="leerloopbaan",
        trekker=person(trekker),
        year=2026,
        phase=Phase.OPVOLGING,
        rondes=(replace(ronde, result=Result(n=0)),),
        items=(Item("punt", "nog-niet", "Studiekeuze", chosen=True, soort="ontwikkelen"),),
        acties=acties,
    )


def person(member: Member) -> Person:
    """A member as the record knows them."""
    return Person(member.id, member.sender.name)


async def follow(
    school: School, team: Sequence[Member], *plans: Traject, where: str = CHANNEL
) -> None:
    """These are the plans of a team, which talks in a channel, a group chat or its own chat."""
    place = _place(school, where)
    space = person_space(place, team[0].id) if place.kind is PlaceKind.PERSONAL else _space(place)
    await school.stop()
    store = await TinyStore.open(school.folder)
    for planned in plans:
        effects = wakes(planned, MADE)
        await store.commit(space, new_traject(planned, place.as_json(), effects, None, MADE))
    roster = codec.write_people(tuple(map(person, team)))
    await store.commit(space, Change(puts={ROSTER: roster}))
    for member in team:
        await admit(store, place, member.id, space)
    await store.close()
    await school.start()


async def saved(school: School, planned: Traject, where: str = CHANNEL) -> Traject:
    """A plan of a channel or group chat as it is on the disk; the bot is stopped for that."""
    await school.stop()
    store = await TinyStore.open(school.folder)
    [doc] = await store.get(_space(_place(school, where)), [Ref("trajecten", planned.id)])
    await store.close()
    await school.start()
    assert doc
    return codec.read_traject(doc.body)


def _space(place: Place) -> Space:
    return Space.of(place.tenant, place.home)


def _place(school: School, where: str) -> Place:
    chat = school.chat(where)
    conversation, _, thread = chat.id.partition(";messageid=")
    channel = conversation if chat.team else None
    return Place(
        PlaceKind(chat.kind),
        TENANT,
        conversation,
        thread or None,
        chat.team,
        channel,
        school.service.url,
        BOT_ID,
        "Stappenplan",
    )
