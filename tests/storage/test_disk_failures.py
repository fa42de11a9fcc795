"""A disk that is full, broken or slow: nobody is told that something was saved when it was not."""

from __future__ import annotations

import asyncio
import errno
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.base import Change, Conflict, Doc, OutboxRow, Ref, Space
from storage.disk import Disk
from storage.tinydb_store import TinyStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA = Ref("sheets", "anna")
BART = Ref("sheets", "bart")


class FaultyDisk(Disk):
    """A disk on which the named calls fail; a write that fails has written all but a byte."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.slow: dict[str, threading.Event] = {}
        self.appends = 0

    def _try(self, call: str, code: int) -> None:
        if call in self.broken:
            raise OSError(code, "the test's disk fails")

    def append(self, path: Path, data: bytes, at: int) -> None:
        self.appends += 1
        if path.stem in self.slow:
            assert self.slow[path.stem].wait(timeout=10)
        super().append(path, data, at)

    def write(self, fd: int, data: memoryview, at: int) -> int:
        if "write" in self.broken and len(data) > 1:
            return super().write(fd, data[: len(data) // 2], at)
        self._try("write", errno.ENOSPC)
        return super().write(fd, data, at)

    def sync(self, fd: int) -> None:
        self._try("sync", errno.EIO)
        super().sync(fd)

    def sync_folder(self, folder: Path) -> None:
        self._try("sync_folder", errno.EIO)
        super().sync_folder(folder)

    def truncate(self, fd: int, size: int) -> None:
        self._try("truncate", errno.EIO)
        super().truncate(fd, size)

    def rename(self, source: Path, target: Path) -> None:
        self._try("rename", errno.EIO)
        super().rename(source, target)

    @contextmanager
    def failing(self, *calls: str) -> Iterator[None]:
        self.broken.update(calls)
        yield
        self.broken.clear()

    @contextmanager
    def held(self, space: Space) -> Iterator[None]:
        """Appending to this space waits until the block ends."""
        self.slow[space.key] = threading.Event()
        yield
        self.slow.pop(space.key).set()


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


@pytest.fixture
async def store(tmp_path: Path, disk: FaultyDisk, space: Space) -> AsyncIterator[TinyStore]:
    opened = await TinyStore.open(tmp_path, disk=disk)
    await opened.commit(space, Change(puts={ANNA: {"bewaard": 1}}))
    yield opened
    await opened.close()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


async def reopened(tmp_path: Path, store: TinyStore, space: Space) -> list[Doc | None]:
    """What a new process finds."""
    await store.close()
    again = await TinyStore.open(tmp_path)
    found = await again.get(space, [ANNA, BART])
    await again.close()
    return list(found)


@pytest.mark.parametrize(
    "calls", [["write"], ["sync"], ["write", "truncate"], ["sync", "truncate", "write"]]
)
async def test_nobody_is_told_that_it_was_saved(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space, calls: list[str]
) -> None:
    with disk.failing(*calls):
        changes = [
            Change(puts={ANNA: {"verloren": 1}}, outbox=[OutboxRow("card", NOW, {})]),
            Change(puts={BART: {"verloren": 1}}, event="press", event_at=NOW),
            Change(expects={ANNA: 7}),
        ]
        told = await asyncio.gather(
            *(store.commit(space, change) for change in changes), return_exceptions=True
        )
        assert [type(each) for each in told] == [OSError] * 3
    assert await store.get(space, [ANNA, BART]) == [Doc(1, {"bewaard": 1}), None]
    assert not await store.knows(space, "press")
    assert await store.next_due() is None
    await store.commit(space, Change(expects={ANNA: 1}, puts={BART: {"bewaard": 2}}))
    found = await reopened(tmp_path, store, space)
    assert found == [Doc(1, {"bewaard": 1}), Doc(1, {"bewaard": 2})]


@pytest.mark.parametrize("call", ["write", "sync", "rename"])
async def test_a_scrub_that_fails_is_told(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space, call: str
) -> None:
    with disk.failing(call), pytest.raises(OSError, match="fails"):
        await store.commit(space, Change(deletes=[ANNA], puts={BART: {}}, scrub=True))
    assert names(tmp_path) == {f"{space.key}.jsonl", "lock"}
    assert await reopened(tmp_path, store, space) == [Doc(1, {"bewaard": 1}), None]


@pytest.mark.parametrize("call", ["write", "sync", "rename"])
async def test_the_first_commit_of_a_space_may_fail_and_come_again(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, call: str
) -> None:
    new = Space.of("tenant", "new")
    with disk.failing(call), pytest.raises(OSError, match="fails"):
        await store.commit(new, Change(expects={ANNA: 0}, puts={ANNA: {}}))
    await store.commit(new, Change(expects={ANNA: 0}, puts={ANNA: {"n": 1}}))
    assert await reopened(tmp_path, store, new) == [Doc(1, {"n": 1}), None]


async def test_a_compaction_that_fails_costs_nobody_anything(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    with disk.failing("rename"):
        for n in range(40):
            await store.commit(space, Change(expects={ANNA: n + 1}, puts={ANNA: {"x": "x" * 5000}}))
    large = size(tmp_path)
    await store.commit(space, Change(puts={BART: {}}))
    found = await reopened(tmp_path, store, space)
    assert [doc and doc.version for doc in found] == [41, 1]
    assert large > 40 * 5000 > size(tmp_path)


async def test_a_compaction_may_fail_after_its_file_got_its_place(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    saved = 0
    with disk.failing("sync_folder"), pytest.raises(OSError, match="fails"):
        # The first compaction fails in the background, and then the space can't be read again.
        while saved < 40:
            await store.commit(space, Change(puts={ANNA: {"x": "x" * 5000}}))
            saved += 1
    await store.commit(space, Change(puts={BART: {}}))
    found = await reopened(tmp_path, store, space)
    assert [doc and doc.version for doc in found] == [1 + saved, 1]


async def test_a_commit_in_doubt_is_there_as_a_whole(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    """The line was written, but neither the sync nor taking it back succeeded."""
    change = Change(puts={ANNA: {"n": 2}, BART: {}}, outbox=[OutboxRow("card", NOW, {})])
    with disk.failing("sync", "truncate"), pytest.raises(OSError, match="fails"):
        await store.commit(space, change)
    assert await store.get(space, [ANNA, BART]) == [Doc(2, {"n": 2}), Doc(1, {})]
    assert await store.next_due() == NOW
    assert await reopened(tmp_path, store, space) == [Doc(2, {"n": 2}), Doc(1, {})]


async def test_a_file_that_disappears_is_noticed(
    tmp_path: Path, store: TinyStore, space: Space
) -> None:
    (tmp_path / f"{space.key}.jsonl").unlink()
    with pytest.raises(OSError, match="No such file"):
        await store.commit(space, Change(puts={BART: {}}))


async def test_nobody_sees_what_is_not_on_the_disk(
    disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    with disk.held(space):
        commit = asyncio.create_task(
            store.commit(space, Change(puts={BART: {}}, outbox=[OutboxRow("card", NOW, {})]))
        )
        await asyncio.sleep(0.02)
        reading = asyncio.create_task(store.get(space, [BART]))
        await asyncio.sleep(0.02)
        assert not commit.done()
        assert not reading.done()
        assert await store.lease(NOW, 10) == []
    await commit
    assert await reading == [Doc(1, {})]
    assert len(await store.lease(NOW, 10)) == 1


async def test_spaces_do_not_wait_for_each_other(
    disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    other = Space.of("tenant", "other")
    with disk.held(space):
        stuck = asyncio.create_task(store.commit(space, Change(puts={BART: {}})))
        for n in range(3):
            await store.commit(other, Change(puts={ANNA: {"n": n}}))
        assert await store.get(other, [ANNA]) == [Doc(3, {"n": 2})]
        assert not stuck.done()
    await stuck


async def test_who_waits_is_saved_together(
    disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    before = disk.appends
    with disk.held(space):
        commits = [
            asyncio.create_task(store.commit(space, Change(puts={Ref("s", f"{n}"): {}})))
            for n in range(60)
        ]
        await asyncio.sleep(0.02)
    await asyncio.gather(*commits)
    assert disk.appends - before <= 2
    assert len(await store.table(space, "s")) == 60


async def test_a_crowd_is_saved_as_if_one_by_one(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    crowd = [
        Change(puts={ANNA: {"n": 1}, Ref("other", "a"): {}}),
        Change(drops=["sheets", "other"]),
        Change(puts={BART: {"n": 2}}, outbox=[OutboxRow("card", NOW, {"n": 1})]),
        Change(outbox=[OutboxRow("card", NOW, {"n": 2})], puts={BART: {"n": 3}}),
        Change(cancels=["card"]),
    ]
    with disk.held(space):
        first = asyncio.create_task(store.commit(space, Change(puts={ANNA: {"n": 0}})))
        await asyncio.sleep(0.02)
        commits = [asyncio.create_task(store.commit(space, change)) for change in crowd]
        await asyncio.sleep(0.02)
    await asyncio.gather(first, *commits)
    assert await store.next_due() is None
    assert await store.table(space, "other") == {}
    assert await reopened(tmp_path, store, space) == [None, Doc(2, {"n": 3})]
    again = await TinyStore.open(tmp_path)
    assert await again.table(space, "other") == {}
    assert await again.next_due() is None
    await again.close()


async def test_who_stops_waiting_harms_nobody(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    with disk.held(space):
        both = Change(puts={ANNA: {"n": 1}, BART: {"n": 1}})
        under_way = asyncio.create_task(store.commit(space, both))
        await asyncio.sleep(0.02)
        waiting = [
            asyncio.create_task(store.commit(space, Change(puts={Ref("s", f"{n}"): {}})))
            for n in range(10)
        ]
        reader = asyncio.create_task(store.get(space, [ANNA]))
        await asyncio.sleep(0.02)
        for task in (under_way, reader, *waiting[:5]):
            task.cancel()
        told = await asyncio.gather(under_way, reader, return_exceptions=True)
        assert [type(each) for each in told] == [asyncio.CancelledError] * 2
    await asyncio.gather(*waiting[5:])
    assert {f"{n}" for n in range(5, 10)} <= set(await store.table(space, "s"))
    found = list(await store.get(space, [ANNA, BART]))
    assert found == [Doc(2, {"n": 1}), Doc(1, {"n": 1})]
    assert await reopened(tmp_path, store, space) == found


async def test_closing_waits_for_what_is_under_way(
    tmp_path: Path, disk: FaultyDisk, store: TinyStore, space: Space
) -> None:
    with disk.held(space):
        commit = asyncio.create_task(store.commit(space, Change(puts={BART: {"n": 1}})))
        await asyncio.sleep(0.02)
        closing = asyncio.create_task(store.close())
        await asyncio.sleep(0.02)
        assert not closing.done()
        with pytest.raises(RuntimeError, match="closed"):
            await store.commit(space, Change(puts={ANNA: {}}))
    await closing
    await commit
    again = await TinyStore.open(tmp_path)
    assert await again.get(space, [BART]) == [Doc(1, {"n": 1})]
    await again.close()


async def test_a_space_in_use_never_makes_room(tmp_path: Path, disk: FaultyDisk) -> None:
    store = await TinyStore.open(tmp_path / "small", disk=disk, open_spaces=1)
    busy = Space.of("tenant", "busy")
    await store.commit(busy, Change(puts={ANNA: {"n": 0}}))
    with disk.held(busy):
        first = asyncio.create_task(
            store.commit(busy, Change(expects={ANNA: 1}, puts={ANNA: {"n": 1}}))
        )
        await asyncio.sleep(0.02)
        for n in range(5):
            await store.commit(Space.of("tenant", f"{n}"), Change(puts={ANNA: {}}))
        second = asyncio.create_task(
            store.commit(busy, Change(expects={ANNA: 1}, puts={ANNA: {"n": 2}}))
        )
        await asyncio.sleep(0.02)
        assert not second.done()
    await first
    with pytest.raises(Conflict):
        await second
    assert await store.get(busy, [ANNA]) == [Doc(2, {"n": 1})]
    await store.close()
