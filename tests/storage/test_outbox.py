"""The contract of the outbox: rows by key, due times, leases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.base import Change, Duplicate, Leased, OutboxRow, Ref, Space, Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LONG_AFTER = NOW + timedelta(days=365)


def row(key: str, due: datetime = NOW, **body: Any) -> OutboxRow:
    return OutboxRow(key, due, body)


async def plan(store: Store, space: Space, *rows: OutboxRow) -> None:
    await store.commit(space, Change(outbox=rows))


async def waiting(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """Key and body of every row that is not leased, whenever it is due; leases nothing for long."""
    leased = await store.lease(LONG_AFTER, 100, seconds=0)
    return [(each.row.key, dict(each.row.body)) for each in leased]


def keys(leased: Any) -> list[str]:
    return [each.row.key for each in leased]


async def test_a_row_comes_back_as_it_was_put(store: Store, space: Space) -> None:
    saved = OutboxRow("card", NOW, {"kaart": [1, {"a": None}]}, attempts=3)
    await plan(store, space, saved)
    (leased,) = await store.lease(NOW, 10)
    assert (leased.space, leased.row) == (space, saved)


async def test_nothing_is_handed_out_before_its_time(store: Store, space: Space) -> None:
    await plan(store, space, row("reminder", NOW + MINUTE))
    assert await store.lease(NOW, 10) == []
    assert keys(await store.lease(NOW + MINUTE, 10)) == ["reminder"]


async def test_the_oldest_goes_first_over_all_spaces(store: Store, space: Space) -> None:
    other = Space.of("tenant", "other")
    await plan(store, space, row("third", NOW - MINUTE), row("first", NOW - 3 * MINUTE))
    await plan(store, other, row("fourth", NOW), row("second", NOW - 2 * MINUTE))
    assert keys(await store.lease(NOW, 3)) == ["first", "second", "third"]
    assert keys(await store.lease(NOW, 3)) == ["fourth"]


async def test_a_row_with_the_same_key_replaces_it(store: Store, space: Space) -> None:
    for n in range(60):
        await plan(store, space, row("card", NOW + n * MINUTE, stand=n))
    (leased,) = await store.lease(LONG_AFTER, 100)
    assert leased.row == row("card", NOW + 59 * MINUTE, stand=59)


async def test_a_row_can_be_replaced_by_a_later_and_an_earlier_one(
    store: Store, space: Space
) -> None:
    await plan(store, space, row("ping", NOW))
    await plan(store, space, row("ping", NOW + 5 * MINUTE))
    assert await store.lease(NOW + MINUTE, 10) == []
    assert await store.next_due() == NOW + 5 * MINUTE
    await plan(store, space, row("ping", NOW + 2 * MINUTE))
    assert await store.next_due() == NOW + 2 * MINUTE


async def test_the_same_key_in_two_spaces_is_two_rows(store: Store, space: Space) -> None:
    other = Space.of("tenant", "other")
    await plan(store, space, row("card", van="a"))
    await plan(store, other, row("card", van="b"))
    leased = await store.lease(NOW, 10)
    assert {each.space: each.row.body["van"] for each in leased} == {space: "a", other: "b"}


async def test_a_cancelled_row_never_comes(store: Store, space: Space) -> None:
    await plan(store, space, row("a"), row("b"))
    await store.commit(space, Change(cancels=["a", "never planned"]))
    assert keys(await store.lease(LONG_AFTER, 10)) == ["b"]


async def test_a_row_may_be_cancelled_and_planned_in_one_change(store: Store, space: Space) -> None:
    await plan(store, space, row("ping", van="oud"))
    await store.commit(space, Change(cancels=["ping"], outbox=[row("ping", van="nieuw")]))
    assert await waiting(store) == [("ping", {"van": "nieuw"})]


async def test_a_leased_row_is_not_handed_out_again(store: Store, space: Space) -> None:
    await plan(store, space, row("a"), row("b"))
    assert keys(await store.lease(NOW, 1)) == ["a"]
    assert keys(await store.lease(NOW, 10)) == ["b"]
    assert await store.lease(NOW + timedelta(seconds=59), 10) == []


async def test_two_leases_at_once_never_share_a_row(store: Store, space: Space) -> None:
    await plan(store, space, *(row(f"{n:02}") for n in range(30)))
    batches = await asyncio.gather(*(store.lease(NOW, 7) for _ in range(6)))
    assert sorted(key for batch in batches for key in keys(batch)) == [f"{n:02}" for n in range(30)]


async def test_a_lease_ends_by_itself(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    (first,) = await store.lease(NOW, 10, seconds=30)
    assert await store.lease(NOW + timedelta(seconds=29), 10) == []
    (second,) = await store.lease(NOW + timedelta(seconds=30), 10, seconds=30)
    assert second == first


async def test_a_settled_row_is_gone(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    (leased,) = await store.lease(NOW, 10)
    await store.commit(space, Change(settles=leased))
    assert await waiting(store) == []
    await store.commit(space, Change(settles=leased))


async def test_a_row_is_settled_even_after_its_lease_ended(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    (leased,) = await store.lease(NOW, 10, seconds=1)
    await store.lease(NOW + MINUTE, 10)
    await store.commit(space, Change(settles=leased))
    assert await store.lease(LONG_AFTER, 10) == []


async def test_a_failed_row_is_tried_again_later(store: Store, space: Space) -> None:
    await plan(store, space, row("card", stand=1))
    (leased,) = await store.lease(NOW, 10)
    await store.commit(space, Change(settles=leased, outbox=[leased.row.later(NOW + MINUTE)]))
    assert await store.lease(NOW, 10) == []
    (again,) = await store.lease(NOW + MINUTE, 10)
    assert again.row == OutboxRow("card", NOW + MINUTE, {"stand": 1}, attempts=1)


async def lease_one(store: Store) -> Leased:
    (leased,) = await store.lease(NOW, 1)
    return leased


async def test_a_row_that_was_replaced_meanwhile_stays(store: Store, space: Space) -> None:
    await plan(store, space, row("card", stand=1))
    leased = await lease_one(store)
    await plan(store, space, row("card", stand=2))
    await store.commit(space, Change(settles=leased))
    assert await waiting(store) == [("card", {"stand": 2})]


async def test_a_retry_never_overwrites_what_replaced_it(store: Store, space: Space) -> None:
    await plan(store, space, row("card", stand=1))
    leased = await lease_one(store)
    await plan(store, space, row("card", stand=2))
    retry = [leased.row.later(NOW + MINUTE), row("other")]
    sent = Change(settles=leased, outbox=retry, puts={Ref("kanaal", "1"): {"kaart": "id"}})
    await store.commit(space, sent)
    assert await waiting(store) == [("card", {"stand": 2}), ("other", {})]
    assert await store.get(space, [Ref("kanaal", "1")]) != [None]


async def test_a_retry_never_brings_back_what_was_cancelled(store: Store, space: Space) -> None:
    await plan(store, space, row("ping"))
    leased = await lease_one(store)
    await store.commit(space, Change(cancels=["ping"]))
    await store.commit(space, Change(settles=leased, outbox=[leased.row.later(NOW)]))
    assert await waiting(store) == []


async def test_an_old_lease_does_not_settle_a_new_row(store: Store, space: Space) -> None:
    await plan(store, space, row("ping", week=1))
    leased = await lease_one(store)
    await store.commit(space, Change(settles=leased))
    await plan(store, space, row("ping", week=2))
    await store.commit(space, Change(settles=leased))
    assert await waiting(store) == [("ping", {"week": 2})]


async def test_a_row_is_settled_in_its_own_space(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    leased = await lease_one(store)
    with pytest.raises(ValueError, match="space"):
        await store.commit(Space.of("tenant", "other"), Change(settles=leased))


async def test_a_replaced_row_is_handed_out_at_once(store: Store, space: Space) -> None:
    await plan(store, space, row("card", stand=1))
    await lease_one(store)
    await plan(store, space, row("card", stand=2))
    assert (await lease_one(store)).row.body == {"stand": 2}
    assert await store.lease(NOW, 10) == []


async def test_a_duplicate_settles_nothing(store: Store, space: Space) -> None:
    await store.commit(space, Change(event="e", event_at=NOW, outbox=[row("card")]))
    leased = await lease_one(store)
    with pytest.raises(Duplicate):
        await store.commit(space, Change(event="e", event_at=NOW, settles=leased))
    assert keys(await store.lease(NOW + MINUTE, 10)) == ["card"]


async def test_next_due_is_the_first_that_is_not_leased(store: Store, space: Space) -> None:
    assert await store.next_due() is None
    await plan(store, space, row("soon", NOW), row("later", NOW + MINUTE))
    assert await store.next_due() == NOW
    leased = await lease_one(store)
    assert await store.next_due() == NOW + MINUTE
    await store.commit(space, Change(cancels=["later"]))
    assert await store.next_due() is None
    await store.commit(space, Change(settles=leased, outbox=[leased.row.later(NOW + 9 * MINUTE)]))
    assert await store.next_due() == NOW + 9 * MINUTE


async def test_a_due_time_has_a_zone_and_is_kept_in_utc(store: Store, space: Space) -> None:
    with pytest.raises(ValueError, match="zone"):
        await plan(store, space, row("ping", NOW.replace(tzinfo=None)))
    local = NOW.astimezone()
    await plan(store, space, row("ping", local))
    found = await store.next_due()
    assert found == NOW
    assert found.tzinfo is UTC


async def test_thousands_of_replacements_do_not_pile_up_or_get_lost(
    store: Store, space: Space
) -> None:
    await plan(store, space, row("kept", NOW + 10 * MINUTE))
    for n in range(500):
        await plan(store, space, row("card", NOW + n * MINUTE, stand=n))
    assert keys(await store.lease(LONG_AFTER, 100)) == ["kept", "card"]


async def test_changed_wakes_when_a_row_is_added(store: Store, space: Space) -> None:
    await store.changed(timeout=0)
    waits = asyncio.create_task(store.changed(timeout=30))
    await asyncio.sleep(0.01)
    assert not waits.done()
    await plan(store, space, row("card"))
    await asyncio.wait_for(waits, timeout=5)


async def test_changed_remembers_what_came_before_it_was_called(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    await asyncio.wait_for(store.changed(timeout=30), timeout=5)


async def test_changed_gives_up_in_time(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    for _ in range(2):
        await asyncio.wait_for(store.changed(timeout=0.02), timeout=5)


async def test_changed_is_not_woken_by_other_changes(store: Store, space: Space) -> None:
    await plan(store, space, row("card"))
    await store.changed(timeout=0)
    leased = await lease_one(store)
    waits = asyncio.create_task(store.changed(timeout=30))
    await store.commit(space, Change(puts={Ref("sheets", "a"): {}}, settles=leased))
    await asyncio.sleep(0.02)
    assert not waits.done()
    waits.cancel()
