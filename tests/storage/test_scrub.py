"""What is forgotten: scrubbed documents, the names of events, and who came first."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.base import Change, Doc, OutboxRow, Ref, Space
from storage.tinydb_store import TinyStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANNA = Ref("sheets", "anna")


def stored(folder: Path) -> bytes:
    """Every byte in the folder, file names too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


async def test_what_is_scrubbed_is_in_no_file(tmp_path: Path, space: Space) -> None:
    store = await TinyStore.open(tmp_path)
    link = Ref("links", "user-of-anna")
    for secret in ("first", "second"):
        body = {"wie": f"secret-{secret}"}
        row = OutboxRow("secret-ping", NOW, {"voor": "secret-anna"})
        change = Change(puts={ANNA: body, link: body, Ref("old", "x"): body}, outbox=[row])
        await store.commit(space, change)
    await store.commit(space, Change(deletes=[link], drops=["old"], cancels=["secret-ping"]))
    assert b"user-of-anna" in stored(tmp_path)
    assert b"secret-first" in stored(tmp_path)

    await store.commit(space, Change(puts={ANNA: {"wie": "niemand"}}, deletes=[link], scrub=True))
    assert b"secret" not in stored(tmp_path)
    assert b"user-of-anna" not in stored(tmp_path)
    assert await store.get(space, [ANNA, link]) == [Doc(3, {"wie": "niemand"}), None]
    await store.commit(space, Change(puts={ANNA: {"wie": "weer iemand"}}))
    await store.close()
    store = await TinyStore.open(tmp_path)
    assert await store.get(space, [ANNA, link]) == [Doc(4, {"wie": "weer iemand"}), None]
    await store.close()


async def test_the_names_of_events_are_not_kept(tmp_path: Path, space: Space) -> None:
    store = await TinyStore.open(tmp_path)
    await store.commit(space, Change(event="secret-user pressed", event_at=NOW))
    assert await store.knows(space, "secret-user pressed")
    assert b"secret" not in stored(tmp_path)
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
        files.add(stored(folder))
    assert len(files) == 1


async def test_leftovers_of_a_crash_are_removed(tmp_path: Path, space: Space) -> None:
    store = await TinyStore.open(tmp_path)
    await store.commit(space, Change(puts={ANNA: {"a": 1}}))
    await store.close()
    (tmp_path / f"{space.key}.jsonl.fresh").write_bytes(b"half a secret")
    store = await TinyStore.open(tmp_path)
    assert b"secret" not in stored(tmp_path)
    assert await store.get(space, [ANNA]) == [Doc(1, {"a": 1})]
    await store.close()


async def test_old_events_are_forgotten(tmp_path: Path, space: Space) -> None:
    store = await TinyStore.open(tmp_path)
    for hours in range(0, 24 * 20, 6):
        at = NOW + timedelta(hours=hours)
        await store.commit(space, Change(event=f"press {hours}", event_at=at))
    assert not await store.knows(space, f"press {24 * 15}")
    assert await store.knows(space, f"press {24 * 17}")
    await store.commit(space, Change(scrub=True))
    assert len(stored(tmp_path)) < 2_000
    await store.close()
