"""The contract under many hands at once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime

from storage.base import Change, Conflict, Doc, Duplicate, Ref, Space, Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TRAJECT = Ref("traject", "b2")


async def outcomes(*commits: Coroutine[None, None, None]) -> list[type]:
    """What came of commits that were made at the same moment."""
    results = await asyncio.gather(*commits, return_exceptions=True)
    return [type(result) for result in results]


async def test_sixty_colleagues_never_stand_in_each_others_way(store: Store, space: Space) -> None:
    await store.commit(space, Change(puts={TRAJECT: {"ronde": "open"}}))

    def answer(n: int) -> Change:
        return Change(
            expects={TRAJECT: 1, Ref("sheets", f"{n}"): 0},
            puts={Ref("sheets", f"{n}"): {"antwoord": n}},
        )

    everybody = await outcomes(*(store.commit(space, answer(n)) for n in range(60)))
    assert everybody == [type(None)] * 60
    sheets = await store.table(space, "sheets")
    assert {id: doc.body["antwoord"] for id, doc in sheets.items()} == {
        f"{n}": n for n in range(60)
    }
    assert await store.get(space, [TRAJECT]) == [Doc(1, {"ronde": "open"})]


async def test_who_comes_after_the_close_is_told(store: Store, space: Space) -> None:
    await store.commit(space, Change(puts={TRAJECT: {"ronde": "open"}}))
    answers = [Change(expects={TRAJECT: 1}, puts={Ref("sheets", f"{n:02}"): {}}) for n in range(60)]
    close = Change(expects={TRAJECT: 1}, puts={TRAJECT: {"ronde": "gesloten"}})
    changes = [*answers[:20], close, *answers[20:]]
    told = await outcomes(*(store.commit(space, change) for change in changes))
    saved = set(await store.table(space, "sheets"))
    assert told.count(Conflict) == 60 - len(saved)
    assert told[20] is type(None)
    assert saved == {
        f"{n:02}" for n, outcome in enumerate(told[:20] + told[21:]) if outcome is type(None)
    }
    late = await outcomes(*(store.commit(space, change) for change in answers))
    assert late == [Conflict] * 60


async def test_of_many_who_expect_the_same_version_one_wins(store: Store, space: Space) -> None:
    changes = [Change(expects={TRAJECT: 0}, puts={TRAJECT: {"trekker": n}}) for n in range(20)]
    told = await outcomes(*(store.commit(space, change) for change in changes))
    assert sorted(told, key=str) == sorted([type(None), *[Conflict] * 19], key=str)
    winner = told.index(type(None))
    assert await store.get(space, [TRAJECT]) == [Doc(1, {"trekker": winner})]


async def test_of_many_deliveries_of_one_event_one_counts(store: Store, space: Space) -> None:
    change = Change(puts={TRAJECT: {}}, event="press", event_at=NOW)
    told = await outcomes(*(store.commit(space, change) for _ in range(10)))
    assert told.count(type(None)) == 1
    assert told.count(Duplicate) == 9
    assert await store.get(space, [TRAJECT]) == [Doc(1, {})]


async def test_every_reader_sees_one_moment(store: Store, space: Space) -> None:
    left, right = Ref("a", "left"), Ref("b", "right")
    await store.commit(space, Change(puts={left: {"n": 0}, right: {"n": 0}}))

    async def write() -> None:
        for n in range(1, 40):
            await store.commit(space, Change(puts={left: {"n": n}, right: {"n": n}}))

    async def read() -> set[bool]:
        same = set()
        while not writing.done():
            pair = await store.get(space, [left, right])
            same.add(pair[0] == pair[1])
        return same

    writing = asyncio.create_task(write())
    readers = await asyncio.gather(*(read() for _ in range(5)))
    await writing
    assert readers == [{True}] * 5


async def test_counters_that_read_and_retry_lose_nothing(store: Store, space: Space) -> None:
    async def add_one() -> None:
        while True:
            (doc,) = await store.get(space, [TRAJECT])
            version, count = (doc.version, doc.body["n"]) if doc else (0, 0)
            change = Change(expects={TRAJECT: version}, puts={TRAJECT: {"n": count + 1}})
            try:
                return await store.commit(space, change)
            except Conflict:
                continue

    await asyncio.gather(*(add_one() for _ in range(12)))
    assert await store.get(space, [TRAJECT]) == [Doc(12, {"n": 12})]


async def test_many_spaces_at_once(store: Store) -> None:
    spaces = [Space.of("tenant", f"team {n}") for n in range(40)]
    await asyncio.gather(
        *(store.commit(each, Change(puts={TRAJECT: {"n": n}})) for n, each in enumerate(spaces))
    )
    found = await asyncio.gather(*(store.get(each, [TRAJECT]) for each in spaces))
    assert found == [[Doc(1, {"n": n})] for n in range(40)]
