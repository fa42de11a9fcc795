"""The data folder: private, for one process, and read again after a restart."""

from __future__ import annotations

import asyncio
import logging
import stat
import sys
from asyncio.subprocess import PIPE
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest

from storage.base import Change, Conflict, Doc, Duplicate, OutboxRow, Ref, Space, Unreadable
from storage.shelf import DataFolderInUse
from storage.tinydb_store import TinyStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA = Ref("sheets", "anna")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "school" / "data"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def modes(*paths: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in paths}


def journal(folder: Path, space: Space) -> Path:
    return folder / f"{space.key}.jsonl"


async def test_a_restart_keeps_everything(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    row = OutboxRow("reminder", NOW + timedelta(days=30), {"wie": "trekker"}, attempts=2)
    await store.commit(space, Change(puts={ANNA: {"a": 1}}, event="press", event_at=NOW))
    await store.commit(space, Change(puts={ANNA: {"a": 2}}, outbox=[row]))
    await store.commit(space, Change(puts={Ref("sheets", "bart"): {}}, deletes=[ANNA]))
    await store.commit(space, Change(puts={ANNA: {"a": 3}}))
    await store.close()

    store = await TinyStore.open(folder)
    assert await store.next_due() == row.due
    assert await store.get(space, [ANNA, Ref("sheets", "bart")]) == [Doc(1, {"a": 3}), Doc(1, {})]
    with pytest.raises(Duplicate):
        await store.commit(space, Change(event="press", event_at=NOW))
    with pytest.raises(Conflict):
        await store.commit(space, Change(expects={ANNA: 2}))
    (leased,) = await store.lease(row.due, 10)
    assert leased.row == row
    await store.commit(space, Change(settles=leased))
    await store.close()

    store = await TinyStore.open(folder)
    assert await store.next_due() is None
    await store.close()


async def test_a_restart_ends_every_lease(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(outbox=[OutboxRow("card", NOW, {})]))
    before = await store.lease(NOW, 10, seconds=3600)
    await store.close()
    store = await TinyStore.open(folder)
    await store.changed(timeout=0)
    assert await store.lease(NOW, 10) == before
    await store.close()


async def test_only_its_owner_can_look_into_the_folder(folder: Path, space: Space) -> None:
    await asyncio.to_thread(folder.mkdir, parents=True, mode=0o755)
    store = await TinyStore.open(folder)
    await store.commit(space, Change(puts={ANNA: {}}))
    await store.commit(space, Change(puts={ANNA: {}}, scrub=True))
    assert modes(folder) == {0o700}
    assert modes(folder / "lock", journal(folder, space)) == {0o600}
    await store.close()


async def test_files_are_named_by_a_hash_and_nothing_else(
    folder: Path, tmp_path: Path, space: Space
) -> None:
    store = await TinyStore.open(folder)
    for key in ("../../x", "x" * 32, "A" * 32, "a" * 31, "a" * 32 + "\n", "", "\0" * 32):
        with pytest.raises(ValueError, match="hash"):
            await store.commit(Space(key), Change(puts={ANNA: {}}))
        with pytest.raises(ValueError, match="hash"):
            await store.get(Space(key), [ANNA])
    await store.commit(space, Change(puts={Ref("../../x", "../../y"): {}}))
    await store.close()
    assert names(folder) == {"lock", f"{space.key}.jsonl"}
    assert names(folder.parent) == {"data"}
    assert names(tmp_path) == {"school"}


async def test_a_second_store_on_the_folder_is_refused(folder: Path, space: Space) -> None:
    first = await TinyStore.open(folder)
    with pytest.raises(DataFolderInUse, match="Stop it first"):
        await TinyStore.open(folder)
    await first.commit(space, Change(puts={ANNA: {}}))
    await first.close()
    second = await TinyStore.open(folder)
    assert await second.get(space, [ANNA]) == [Doc(1, {})]
    await second.close()


OTHER_PROCESS = """
import asyncio, sys
from asyncio.subprocess import PIPE
from pathlib import Path
from storage.tinydb_store import TinyStore

async def main():
    await TinyStore.open(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.read()

asyncio.run(main())
"""


async def test_a_second_process_on_the_folder_is_refused(folder: Path) -> None:
    command = [sys.executable, "-c", OTHER_PROCESS, str(folder)]
    other = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert other.stdout is not None
    assert await other.stdout.readline() == b"open\n"
    with pytest.raises(DataFolderInUse):
        await TinyStore.open(folder)
    other.kill()
    await other.wait()
    store = await TinyStore.open(folder)
    await store.close()


async def test_a_closed_store_does_nothing_more(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.close()
    await store.close()
    with pytest.raises(RuntimeError, match="closed"):
        await store.commit(space, Change(puts={ANNA: {}}))
    assert not journal(folder, space).exists()


async def test_a_damaged_space_does_not_stop_the_others(
    folder: Path, space: Space, caplog: pytest.LogCaptureFixture
) -> None:
    other = Space.of("tenant", "other")
    store = await TinyStore.open(folder)
    for each in (space, other):
        row = OutboxRow("card", NOW, {"geheim": "antwoord"})
        await store.commit(each, Change(puts={ANNA: {"geheim": "antwoord"}}, outbox=[row]))
    await store.close()
    path = journal(folder, space)
    sound = path.read_bytes()
    damaged = sound.replace(b"antwoord", b"antwOOrd", 1)
    path.write_bytes(damaged)

    with caplog.at_level(logging.INFO):
        store = await TinyStore.open(folder)
    assert path.name in caplog.text
    assert "antw" not in caplog.text
    for _ in range(2):
        with pytest.raises(Unreadable, match=rf"{path.name}, line \d"):
            await store.get(space, [ANNA])
        with pytest.raises(Unreadable):
            await store.commit(space, Change(puts={ANNA: {}}))
    assert path.read_bytes() == damaged
    assert [leased.space for leased in await store.lease(NOW, 10)] == [other]
    await store.commit(other, Change(puts={ANNA: {}}))

    path.write_bytes(sound)
    assert await store.get(space, [ANNA]) == [Doc(1, {"geheim": "antwoord"})]
    assert [leased.space for leased in await store.lease(NOW, 10)] == [space]
    await store.close()


async def test_damage_that_comes_later_keeps_its_rows_waiting(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(outbox=[OutboxRow("card", NOW, {})]))
    await store.close()
    store = await TinyStore.open(folder)
    path = journal(folder, space)
    sound = path.read_bytes()
    path.write_bytes(b"nothing")
    assert await store.lease(NOW, 10) == []
    path.write_bytes(sound)
    assert await store.lease(NOW, 10) == []
    assert len(await store.lease(NOW + timedelta(seconds=60), 10)) == 1
    await store.close()


async def test_files_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    theirs = [
        tmp_path / name
        for name in ("notes.jsonl", "README", f"{'a' * 32}.jsonl.backup", f"{'g' * 32}.jsonl")
    ]
    for path in theirs:
        path.write_text("not ours")
    store = await TinyStore.open(tmp_path)
    assert await store.next_due() is None
    await store.close()
    assert [path.read_text() for path in theirs] == ["not ours"] * 4


async def test_a_space_from_a_newer_program_is_refused(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(puts={ANNA: {}}))
    await store.close()
    path = journal(folder, space)
    header, rest = path.read_bytes().split(b"\n", 1)
    payload = header.split(b" ", 1)[1].replace(b'"version":1', b'"version":2')
    path.write_bytes(b"%08x %s\n%s" % (crc32(payload), payload, rest))
    store = await TinyStore.open(folder)
    with pytest.raises(Unreadable, match=r"version 2 of the format.* knows only version 1"):
        await store.get(space, [ANNA])
    await store.close()
