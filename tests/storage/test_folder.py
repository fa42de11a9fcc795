"""The data folder: private, for one process, read again after a restart, and scrubbed."""

from __future__ import annotations

import asyncio
import logging
import random
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest

from storage.base import Change, Conflict, Doc, Duplicate, OutboxRow, Ref, Space, Unreadable
from storage.disk import Disk
from storage.shelf import DataFolderInUse
from storage.tinydb_store import TinyStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA = Ref("sheets", "anna")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "school" / "data"


def stored(folder: Path) -> bytes:
    """Every byte in the folder, file names too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


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
    folder.mkdir(parents=True, mode=0o755)
    store = await TinyStore.open(folder)
    await store.commit(space, Change(puts={ANNA: {}}))
    await store.commit(space, Change(puts={ANNA: {}}, scrub=True))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    await store.close()


async def test_files_are_named_by_a_hash_and_nothing_else(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    for key in ("../../x", "x" * 32, "A" * 32, "a" * 31, "a" * 32 + "\n", "", "\0" * 32):
        with pytest.raises(ValueError, match="hash"):
            await store.commit(Space(key), Change(puts={ANNA: {}}))
        with pytest.raises(ValueError, match="hash"):
            await store.get(Space(key), [ANNA])
    await store.commit(space, Change(puts={Ref("../../x", "../../y"): {}}))
    await store.close()
    files = {path.relative_to(folder.parent.parent) for path in folder.parent.parent.rglob("*.*")}
    assert files == {Path("school/data") / f"{space.key}.jsonl"}


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
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert await asyncio.to_thread(other.stdout.readline) == "open\n"
        with pytest.raises(DataFolderInUse):
            await TinyStore.open(folder)
        other.kill()
        other.wait()
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


async def test_files_of_somebody_else_are_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("notes.jsonl", "README", f"{'a' * 32}.jsonl.backup", f"{'g' * 32}.jsonl"):
        (folder / name).write_text("not ours")
    store = await TinyStore.open(folder)
    assert await store.next_due() is None
    await store.close()
    assert stored(folder).count(b"not ours") == 4


async def test_what_is_scrubbed_is_in_no_file(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    link = Ref("links", "user-of-anna")
    for secret in ("first", "second"):
        body = {"wie": f"secret-{secret}"}
        row = OutboxRow("secret-ping", NOW, {"voor": "secret-anna"})
        change = Change(puts={ANNA: body, link: body, Ref("old", "x"): body}, outbox=[row])
        await store.commit(space, change)
    await store.commit(space, Change(deletes=[link], drops=["old"], cancels=["secret-ping"]))
    assert b"user-of-anna" in stored(folder)
    assert b"secret-first" in stored(folder)

    await store.commit(space, Change(puts={ANNA: {"wie": "niemand"}}, deletes=[link], scrub=True))
    assert b"secret" not in stored(folder)
    assert b"user-of-anna" not in stored(folder)
    assert await store.get(space, [ANNA, link]) == [Doc(3, {"wie": "niemand"}), None]
    await store.commit(space, Change(puts={ANNA: {"wie": "weer iemand"}}))
    await store.close()
    store = await TinyStore.open(folder)
    assert await store.get(space, [ANNA, link]) == [Doc(4, {"wie": "weer iemand"}), None]
    await store.close()


async def test_the_names_of_events_are_not_kept(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(event="secret-user pressed", event_at=NOW))
    assert await store.knows(space, "secret-user pressed")
    assert b"secret" not in stored(folder)
    await store.close()


async def test_after_a_scrub_no_file_tells_who_came_first(tmp_path: Path, space: Space) -> None:
    """Sheets, keys of events and the card are the same, whatever the order of the answers."""
    files = set()
    for attempt in range(3):
        colleagues = list(range(25))
        random.Random(attempt).shuffle(colleagues)
        folder = tmp_path / f"{attempt}"
        store = await TinyStore.open(folder)
        for n in colleagues:
            sheet = {Ref("sheets", f"random-key-{n}"): {"antwoord": n}}
            await store.commit(space, Change(puts=sheet, event=f"press {n}", event_at=NOW))
        await store.commit(space, Change(scrub=True))
        await store.close()
        files.add(journal(folder, space).read_bytes())
    assert len(files) == 1


async def test_leftovers_of_a_crash_are_removed(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(puts={ANNA: {"a": 1}}))
    await store.close()
    (folder / f"{space.key}.jsonl.fresh").write_bytes(b"half a secret")
    store = await TinyStore.open(folder)
    assert b"secret" not in stored(folder)
    assert await store.get(space, [ANNA]) == [Doc(1, {"a": 1})]
    await store.close()


async def test_a_space_from_a_newer_program_is_refused(folder: Path, space: Space) -> None:
    store = await TinyStore.open(folder)
    await store.commit(space, Change(puts={ANNA: {}}))
    await store.close()
    path = journal(folder, space)
    header, rest = path.read_bytes().split(b"\n", 1)
    payload = header.split(b" ", 1)[1].replace(b'"version":1', b'"version":2')
    path.write_bytes(b"%08x %s\n%s" % (crc32(payload), payload, rest))
    store = await TinyStore.open(folder)
    with pytest.raises(Unreadable, match="version 2 of the format.* knows only version 1"):
        await store.get(space, [ANNA])
    await store.close()


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


async def test_an_answer_costs_the_same_after_sixty_colleagues(folder: Path, space: Space) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(folder, disk=disk)

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


async def test_a_journal_stays_in_proportion_to_what_it_holds(folder: Path, space: Space) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(folder, disk=disk)
    body = {"tekst": "x" * 5_000}
    for n in range(150):
        await store.commit(space, Change(puts={Ref("sheets", f"{n % 3}"): body}))
    await store.close()
    appended = 150 * 5_000
    assert journal(folder, space).stat().st_size < appended / 4
    assert disk.written < 1.5 * appended
    store = await TinyStore.open(folder)
    assert {doc.version for doc in (await store.table(space, "sheets")).values()} == {50}
    await store.close()


async def test_spaces_make_room_for_each_other(folder: Path) -> None:
    disk = CountingDisk()
    store = await TinyStore.open(folder, disk=disk, open_spaces=3)
    spaces = [Space.of("tenant", f"{n}") for n in range(10)]
    for round in range(1, 4):
        for each in spaces:
            await store.commit(each, Change(expects={ANNA: round - 1}, puts={ANNA: {"n": round}}))
    assert disk.reads == 30
    for _ in range(5):
        for each in spaces[-3:]:
            assert await store.get(each, [ANNA]) == [Doc(3, {"n": 3})]
    assert disk.reads == 30
    found = await asyncio.gather(*(store.get(each, [ANNA]) for each in spaces))
    assert found == [[Doc(3, {"n": 3})]] * 10
    await store.close()


async def test_rows_of_spaces_that_made_room_are_still_settled(folder: Path) -> None:
    store = await TinyStore.open(folder, open_spaces=1)
    spaces = [Space.of("tenant", f"{n}") for n in range(5)]
    for each in spaces:
        await store.commit(each, Change(outbox=[OutboxRow("card", NOW, {})]))
    for leased in await store.lease(NOW, 10):
        await store.commit(leased.space, Change(settles=leased))
    assert await store.lease(NOW + timedelta(hours=1), 10) == []
    await store.close()
