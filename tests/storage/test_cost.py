"""What a commit costs: nothing that grows with what others saved before."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.base import Change, Doc, OutboxRow, Ref, Space
from storage.disk import Disk
from storage.tinydb_store import TinyStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA = Ref("sheets", "anna")


class CountingDisk(Disk):
    """Counts the bytes written and the files read."""

    def __init__(self) -> None:
        self.written = 0
        self.reads = 0

    def write(self, fd: int, data: memoryview, at: int) -> int:
        self.written += len(data)
        return super().write(fd, data, at)

    def read(self, path: Path) -> bytes | None:
        self.reads += 1
        return super().read(path)


async def test_an_answer_costs_the_same_after_sixty_colleagues(
    tmp_path: Path, space: Space
) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(tmp_path, disk=disk)

    async def written_for(id: str) -> int:
        before = disk.written
        body = {"antwoorden": ["deels"] * 10}
        change = Change(puts={Ref("sheets", id): body}, event=f"press {id}", event_at=NOW)
        await store.commit(space, change)
        return disk.written - before

    await written_for("00")
    costs = {await written_for(f"{n:02}") for n in range(1, 61)}
    assert len(costs) == 1
    await store.close()


async def test_a_journal_stays_in_proportion_to_what_it_holds(tmp_path: Path, space: Space) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(tmp_path, disk=disk)
    body = {"tekst": "x" * 5_000}
    for n in range(150):
        await store.commit(space, Change(puts={Ref("sheets", f"{n % 3}"): body}))
    await store.close()
    appended = 150 * 5_000
    assert (tmp_path / f"{space.key}.jsonl").stat().st_size < appended / 4
    assert disk.written < 1.5 * appended
    store = await TinyStore.open(tmp_path)
    assert {doc.version for doc in (await store.table(space, "sheets")).values()} == {50}
    await store.close()


async def test_spaces_make_room_for_each_other(tmp_path: Path) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(tmp_path, disk=disk, open_spaces=3)
    spaces = [Space.of("tenant", f"{n}") for n in range(10)]
    for round in range(1, 4):
        for each in spaces:
            await store.commit(each, Change(expects={ANNA: round - 1}, puts={ANNA: {"n": round}}))
    assert disk.reads == 30
    for _ in range(5):
        for each in reversed(spaces[-3:]):
            assert await store.get(each, [ANNA]) == [Doc(3, {"n": 3})]
    assert disk.reads == 30
    for each in (spaces[0], spaces[7]):
        await store.get(each, [ANNA])
    assert disk.reads == 31
    found = await asyncio.gather(*(store.get(each, [ANNA]) for each in spaces))
    assert found == [[Doc(3, {"n": 3})]] * 10
    await store.close()


async def test_rows_of_spaces_that_made_room_are_still_settled(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path, open_spaces=1)
    spaces = [Space.of("tenant", f"{n}") for n in range(5)]
    for each in spaces:
        await store.commit(each, Change(outbox=[OutboxRow("card", NOW, {})]))
    for leased in await store.lease(NOW, 10):
        await store.commit(leased.space, Change(settles=leased))
    assert await store.lease(NOW + timedelta(hours=1), 10) == []
    await store.close()
