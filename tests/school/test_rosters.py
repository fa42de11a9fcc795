"""A list of members that arrives late never takes the place of a newer one."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from bot.cards import Cards
from bot.outbox.rosters import Rosters
from bot.services import Services
from bot.web.links import Links
from bot.wire.inbound import Person, Place, PlaceKind
from content import load
from dialogs.calendar import BRUSSELS
from dialogs.outcome import Setup
from dialogs.record import Mode, Traject
from dialogs.record import Person as Deelnemer
from dialogs.reflectie.ronde import default_until, open_ronde
from dialogs.school import FLEMISH
from storage import codec
from storage.base import Change, Conflict, Space
from storage.contents import Contents
from storage.tinydb_store import TinyStore
from storage.trajecten import ROSTER, Loaded, Trajecten, new_traject

NOW = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
SPACE = Space("0" * 32)
PLACE = Place(PlaceKind.CHANNEL, "t", "19:c", None, "19:t", "19:c", "http://x", "28:b", "Bot")
TRAJECT = Traject(
    id="a" * 12,
    verwachting="b2",
    domein="leerloopbaan",
    trekker=Deelnemer("29:griet", "Griet"),
    year=2026,
    rondes=(open_ronde("r" * 12, "zelfscan", Mode.APART, NOW, default_until(NOW, FLEMISH)),),
)


class SlowTeams:
    """Teams, of which the first answer is under way for a long time."""

    def __init__(self) -> None:
        self.names = ["griet"]
        self.is_asked, self.arrives = asyncio.Event(), asyncio.Event()

    async def members(self, place: Place) -> list[Person]:
        listed = [Person(f"29:{name}", name.title(), None) for name in self.names]
        if not self.is_asked.is_set():
            self.is_asked.set()
            await self.arrives.wait()
        return listed


async def load_traject(services: Services) -> Loaded:
    loaded = await services.trajecten.load(SPACE, TRAJECT.id, None, counting=False)
    assert loaded is not None
    return loaded


async def test_a_late_list_is_refused_and_so_is_its_count() -> None:
    store = TinyStore.in_memory()
    setup = Setup(load())
    services = Services(
        setup=setup,
        edition="",
        store=store,
        trajecten=Trajecten(store, Contents(store, setup)),
        cards=Cards(),
        links=Links("s" * 32, "", lambda: NOW),
        clock=lambda: NOW,
        chance=lambda: "c" * 32,
    )
    await store.commit(SPACE, new_traject(TRAJECT, PLACE.as_json(), (), None, NOW))
    teams = SlowTeams()
    rosters = Rosters(services, teams)  # type: ignore[arg-type]  # of Teams only this is asked
    first = asyncio.create_task(rosters.gather(await load_traject(services), TRAJECT.ronde.id))
    await teams.is_asked.wait()
    teams.names.append("fien")
    newer = await rosters.gather(await load_traject(services), TRAJECT.ronde.id)
    await store.commit(SPACE, newer)
    teams.arrives.set()
    late: Change = await first

    with pytest.raises(Conflict):
        await store.commit(SPACE, replace(late, expects={ROSTER: late.expects[ROSTER]}))

    loaded = await load_traject(services)
    [roster] = await store.get(SPACE, [ROSTER])
    assert roster is not None
    assert [person.name for person in codec.read_people(roster.body)] == ["Griet", "Fien"]
    assert loaded.state.traject.ronde.invited == 2
