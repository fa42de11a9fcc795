"""The contract of events: what is delivered twice is done once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.base import Change, Conflict, Doc, Duplicate, OutboxRow, Ref, Space, Store

NOW = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
SHEET = Ref("sheets", "anna")


def press(event: str, at: datetime = NOW) -> Change:
    return Change(puts={SHEET: {"door": event}}, event=event, event_at=at)


async def test_an_event_is_known_once_it_was_committed(store: Store, space: Space) -> None:
    assert not await store.knows(space, "press-1")
    await store.commit(space, press("press-1"))
    assert await store.knows(space, "press-1")
    assert not await store.knows(space, "press-2")
    assert not await store.knows(Space.of("tenant", "elsewhere"), "press-1")


async def test_a_second_delivery_changes_nothing(store: Store, space: Space) -> None:
    await store.commit(space, press("press-1"))
    again = Change(
        puts={SHEET: {"door": "again"}},
        event="press-1",
        event_at=NOW,
        outbox=[OutboxRow("card", NOW, {})],
        scrub=True,
    )
    with pytest.raises(Duplicate):
        await store.commit(space, again)
    assert await store.get(space, [SHEET]) == [Doc(1, {"door": "press-1"})]
    assert await store.next_due() is None


async def test_a_second_delivery_is_a_duplicate_before_it_is_a_conflict(
    store: Store, space: Space
) -> None:
    change = Change(expects={SHEET: 0}, puts={SHEET: {}}, event="press-1", event_at=NOW)
    await store.commit(space, change)
    with pytest.raises(Duplicate):
        await store.commit(space, change)


async def test_an_event_that_was_refused_may_come_again(store: Store, space: Space) -> None:
    refused = Change(expects={SHEET: 5}, puts={SHEET: {}}, event="press-1", event_at=NOW)
    with pytest.raises(Conflict):
        await store.commit(space, refused)
    await store.commit(space, press("press-1"))


async def test_an_event_without_other_changes_is_known_too(store: Store, space: Space) -> None:
    await store.commit(space, Change(event="seen", event_at=NOW))
    assert await store.knows(space, "seen")


async def test_an_event_is_remembered_for_three_days(store: Store, space: Space) -> None:
    await store.commit(space, press("old"))
    for hours in range(1, 73):
        await store.commit(space, press(f"later {hours}", NOW + timedelta(hours=hours)))
        assert await store.knows(space, "old")
    with pytest.raises(Duplicate):
        await store.commit(space, press("old", NOW + timedelta(days=3)))


async def test_a_late_event_does_not_make_a_store_forget(store: Store, space: Space) -> None:
    await store.commit(space, press("today"))
    await store.commit(space, press("delayed", NOW - timedelta(days=2)))
    assert await store.knows(space, "today")
    assert await store.knows(space, "delayed")


async def test_the_day_of_an_event_is_that_of_utc(store: Store, space: Space) -> None:
    early = datetime(2026, 11, 23, 0, 30, tzinfo=UTC).astimezone()
    await store.commit(space, press("early", early))
    await store.commit(space, press("three days on", early + timedelta(days=3)))
    assert await store.knows(space, "early")


async def test_an_event_comes_with_its_time(store: Store, space: Space) -> None:
    with pytest.raises(ValueError, match="time"):
        await store.commit(space, Change(event="press"))
    with pytest.raises(ValueError, match="zone"):
        await store.commit(space, press("press", NOW.replace(tzinfo=None)))
    assert not await store.knows(space, "press")
