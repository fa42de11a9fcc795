"""Power cuts, kills and rot: a commit is there wholly or not at all, and never lost once told."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.base import Change, Duplicate, OutboxRow, Ref, Space, Store, Unreadable
from storage.disk import Disk
from storage.journal import Journal, replay
from storage.tinydb_store import TinyStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SPACE = Space.of("tenant", "team")
TABLES = ["traject", "sheets"]
IDS = ["a", "b", "c"]
QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None
KEYS = ["card", "ping"]
EVENTS = ["press 1", "press 2", "press 3"]


class QuickDisk(Disk):
    """For what is read after the crash."""

    def sync(self, fd: int) -> None:
        pass


class Died(BaseException):
    """The process or the machine stopped here."""


@dataclass
class Machine(Disk):
    """A disk that stops at a given call, in the middle of it, and knows what would be lost.

    `dies_at` counts writes, syncs and renames. A write that dies has written the part
    `progress` of its data. `written` and `safe` are the contents by inode, as the page cache
    sees them and as they were last synced; `safe_names` are the files in the folder that was
    synced.
    """

    dies_at: int
    progress: float = 0.5
    written: dict[int, bytearray] = field(default_factory=dict)
    safe: dict[int, bytes] = field(default_factory=dict)
    safe_names: dict[str, int] = field(default_factory=dict)
    kept_open: list[int] = field(default_factory=list)
    calls: int = 0

    def _call(self, dying: Callable[[], object] = lambda: None) -> None:
        self.calls += 1
        if self.calls == self.dies_at:
            dying()
        if self.calls >= self.dies_at:
            raise Died

    def write(self, fd: int, data: memoryview, at: int) -> int:
        self._call(dying=lambda: self._write(fd, data[: int(len(data) * self.progress)], at))
        return self._write(fd, data, at)

    def _write(self, fd: int, data: memoryview, at: int) -> int:
        inode = os.fstat(fd).st_ino
        if inode not in self.written:
            self.kept_open.append(os.dup(fd))  # so that no other file gets this number
        content = self.written.setdefault(inode, bytearray())
        content[at:] = data
        return super().write(fd, data, at)

    def sync(self, fd: int) -> None:
        self._call()
        inode = os.fstat(fd).st_ino
        if inode in self.written:
            self.safe[inode] = bytes(self.written[inode])
        elif Path(f"/proc/self/fd/{fd}").is_dir():
            self.safe_names = inodes(Path(os.readlink(f"/proc/self/fd/{fd}")))

    def truncate(self, fd: int, size: int) -> None:
        self._call()
        del self.written[os.fstat(fd).st_ino][size:]
        super().truncate(fd, size)

    def rename(self, source: Path, target: Path) -> None:
        self._call()
        super().rename(source, target)

    def close(self) -> None:
        for fd in self.kept_open:
            os.close(fd)

    def after_power_cut(self, folder: Path, into: Path, luck: Luck) -> None:
        """What is found when the power is back: what was synced, and by luck more."""
        into.mkdir()
        for name, inode in (inodes(folder) if luck.names_kept else self.safe_names).items():
            safe = self.safe.get(inode, b"")
            (into / name).write_bytes(luck.left_of(safe, bytes(self.written.get(inode, safe))))


def inodes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir() if ".jsonl" in path.name}


@dataclass(frozen=True)
class Luck:
    """How much of what was not synced reached the disk after all; a hole is read as zeros."""

    names_kept: bool
    kept: float
    hole_from: float
    hole_to: float

    def left_of(self, safe: bytes, written: bytes) -> bytes:
        if not written.startswith(safe):
            return safe
        extra = bytearray(written[len(safe) :])
        start, end = (int(part * len(extra)) for part in (self.hole_from, self.hole_to))
        extra[start:end] = bytes(max(0, end - start))
        return safe + extra[: int(self.kept * len(extra))]


NO_LUCK = Luck(names_kept=False, kept=0, hole_from=0, hole_to=0)


def part() -> st.SearchStrategy[float]:
    return st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))


def lucks() -> st.SearchStrategy[Luck]:
    return st.builds(Luck, st.booleans(), part(), part(), part())


def changes() -> st.SearchStrategy[Change]:
    refs = st.builds(Ref, st.sampled_from(TABLES), st.sampled_from(IDS))
    bodies = st.builds(lambda n: {"n": n, "tekst": "é\n" * n}, st.integers(0, 30))
    rows = st.builds(OutboxRow, st.sampled_from(KEYS), st.just(NOW), bodies)
    return st.builds(
        Change,
        puts=st.dictionaries(refs, bodies, max_size=3),
        deletes=st.lists(refs, max_size=2),
        drops=st.lists(st.sampled_from(TABLES), max_size=1),
        event=st.sampled_from([None, *EVENTS]),
        event_at=st.just(NOW),
        outbox=st.lists(rows, max_size=2),
        cancels=st.lists(st.sampled_from(KEYS), max_size=1),
        scrub=st.booleans(),
    )


async def everything(store: Store) -> Any:
    """All that the contract lets one see of the space."""
    tables = [await store.table(SPACE, table) for table in TABLES]
    known = [await store.knows(SPACE, event) for event in EVENTS]
    rows = [leased.row for leased in await store.lease(NOW, 100, seconds=0)]
    return tables, known, sorted(rows, key=lambda row: row.key)


async def commit(store: Store, change: Change) -> None:
    """Commit; a duplicate is as good as a commit here."""
    with suppress(Duplicate):
        await store.commit(SPACE, change)


async def states(changes: list[Change]) -> list[Any]:
    """What there is to see before and after each change, on a store that never fails."""
    store = TinyStore.in_memory()
    seen = [await everything(store)]
    for change in changes:
        await commit(store, change)
        seen.append(await everything(store))
    return seen


async def run_until_death(folder: Path, disk: Disk, batches: list[list[Change]]) -> int:
    """Commit the batches, each as one crowd; returns how many commits were told done."""
    told = 0
    with suppress(Died):
        store = await TinyStore.open(folder, disk=disk)
        try:
            for batch in batches:
                await asyncio.gather(*(commit(store, change) for change in batch))
                told += len(batch)
        finally:
            await store.close()
    return told


async def found_in(folder: Path) -> Any:
    """What a new process finds; it must also be able to go on."""
    store = await TinyStore.open(folder, disk=QuickDisk())
    found = await everything(store)
    await store.commit(SPACE, Change(puts={Ref("after", "crash"): {"ok": True}}))
    await store.close()
    store = await TinyStore.open(folder, disk=QuickDisk())
    assert await everything(store) == found
    assert list(await store.table(SPACE, "after")) == ["crash"]
    await store.close()
    return found


@given(
    batches=st.lists(st.lists(changes(), min_size=1, max_size=3), min_size=1, max_size=5),
    dies_at=st.integers(1, 40),
    progress=part(),
    luck=lucks(),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_told_survives_a_crash_at_any_moment(
    batches: list[list[Change]], dies_at: int, progress: float, luck: Luck
) -> None:
    disk = Machine(dies_at, progress)

    async def scenario(folder: Path) -> None:
        told = await run_until_death(folder / "data", disk, batches)
        expected = await states([change for batch in batches for change in batch])
        possible = expected[told : told + 1]
        if told < len(expected) - 1:
            in_doubt = next(len(b) for n, b in enumerate(batches) if told == total(batches[:n]))
            possible = expected[told : told + in_doubt + 1]
        disk.after_power_cut(folder / "data", folder / "power cut", luck)
        assert await found_in(folder / "power cut") in possible

        # Or only the process died. What the next one sees is no longer lost in a power cut.
        disk.dies_at = sys.maxsize
        store = await TinyStore.open(folder / "data", disk=disk)
        seen = await everything(store)
        await store.close()
        assert seen in possible
        disk.after_power_cut(folder / "data", folder / "later", NO_LUCK)
        assert await found_in(folder / "later") == seen

    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        asyncio.run(scenario(Path(folder)))
    disk.close()


def total(batches: list[list[Change]]) -> int:
    return sum(map(len, batches))


@contextmanager
def a_journal(*, scrub_at: int = -1) -> Iterator[tuple[Path, list[int], list[Any]]]:
    """A journal of twelve commits: its file, and its size and tables after each commit."""

    async def write(folder: Path) -> tuple[Path, list[int], list[Any]]:
        store = await TinyStore.open(folder)
        path = folder / f"{SPACE.key}.jsonl"
        sizes: list[int] = []
        tables: list[Any] = []
        for n in range(12):
            sheet = {Ref("sheets", IDS[n % 3]): {"n": n, "tekst": "één"}}
            drops = ["traject"] if n == 7 else []
            change = Change(puts=sheet, drops=drops, event=f"{n}", event_at=NOW)
            await store.commit(SPACE, change)
            if n == scrub_at:
                sizes, tables = [], []
                await store.commit(SPACE, Change(scrub=True))
            sizes.append(path.stat().st_size)
            tables.append(Journal(path, Disk()).tables)
        await store.close()
        return path, sizes, tables

    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        yield asyncio.run(write(Path(folder)))


@pytest.mark.parametrize("scrub_at", [-1, 5])
def test_a_journal_cut_short_at_any_byte_keeps_all_whole_commits(scrub_at: int) -> None:
    with a_journal(scrub_at=scrub_at) as (path, sizes, tables):
        data = path.read_bytes()
        # A file gets its name only once its first lines are on the disk.
        for length in range(sizes[0]):
            with pytest.raises(Unreadable):
                replay(data[:length], path.name)
        for length in range(sizes[0], len(data) + 1):
            whole = max(n for n, size in enumerate(sizes) if size <= length)
            content = replay(data[:length], path.name)
            assert (content.tables, content.size) == (tables[whole], sizes[whole])


def test_what_was_cut_short_is_cut_off_the_file() -> None:
    with a_journal() as (path, sizes, tables):
        data = path.read_bytes()
        for lost in (1, 2, sizes[-1] - sizes[-2] - 1):
            path.write_bytes(data[: sizes[-1] - lost])
            assert Journal(path, QuickDisk()).tables == tables[-2]
            assert path.stat().st_size == sizes[-2]


def test_a_journal_with_one_wrong_byte_is_refused_and_left_alone() -> None:
    with a_journal() as (path, _, _):
        data = path.read_bytes()
        for position in range(len(data) - 1):
            for wrong in (data[position] ^ 1, ord("\n"), ord("x")):
                damaged = data[:position] + bytes([wrong]) + data[position + 1 :]
                if damaged == data:
                    continue
                with pytest.raises(Unreadable, match=rf"^{path.name}, line \d+: "):
                    replay(damaged, path.name)
        path.write_bytes(damaged)
        with pytest.raises(Unreadable):
            Journal(path, QuickDisk())
        assert path.read_bytes() == damaged


def test_a_hole_is_forgiven_only_in_the_last_line() -> None:
    with a_journal() as (path, sizes, tables):
        data = path.read_bytes()
        for position in range(len(data)):
            with_hole = data[:position] + b"\0" + data[position + 1 :]
            if position < sizes[-2]:
                with pytest.raises(Unreadable):
                    replay(with_hole, path.name)
            else:
                assert replay(with_hole, path.name).tables == tables[-2]


def test_a_hole_before_a_torn_line_or_in_a_snapshot_is_not_forgiven() -> None:
    with a_journal() as (path, sizes, _):
        data = path.read_bytes()
        for position in range(sizes[-3], sizes[-2] - 1):
            with pytest.raises(Unreadable):
                replay(data[:position] + b"\0" + data[position + 1 : -10], path.name)
    with a_journal(scrub_at=11) as (path, _, _):
        data = path.read_bytes()
        for position in range(len(data)):
            with pytest.raises(Unreadable):
                replay(data[:position] + b"\0" + data[position + 1 :], path.name)


@given(junk=st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_junk_is_taken_for_a_journal(junk: bytes) -> None:
    with pytest.raises(Unreadable):
        replay(junk, "junk.jsonl")
