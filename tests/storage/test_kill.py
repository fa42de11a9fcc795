"""A real process, killed while it commits."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.base import Ref, Space
from storage.tinydb_store import TinyStore

ROOT = Path(__file__).parents[2]

WORKER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.base import Change, OutboxRow, Ref, Space
from storage.tinydb_store import TinyStore

NOW = datetime(2026, 11, 22, tzinfo=UTC)

async def answer(store, space, n):
    pair = {Ref("left", f"{n}"): {"n": n, "x": "x" * 2000}, Ref("right", f"{n}"): {"n": n}}
    row = OutboxRow(f"{n}", NOW, {"n": n})
    await store.commit(space, Change(
        puts=pair, event=f"{n}", event_at=NOW, outbox=[row], scrub=n % 20 == 0
    ))
    print(n, flush=True)

async def main():
    store = await TinyStore.open(Path(sys.argv[1]))
    space, n = Space.of("tenant", "team"), int(sys.argv[2])
    while True:
        await asyncio.gather(*(answer(store, space, n + each) for each in range(4)))
        n += 4

asyncio.run(main())
"""


def killed(folder: Path, first: int, moment: float) -> list[int]:
    """Let a process commit from number `first` and kill it; returns what it said was saved."""
    command = [sys.executable, "-c", WORKER, str(folder), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        first_line = worker.stdout.readline()
        time.sleep(moment)
        worker.kill()
        lines = [first_line, *worker.stdout.readlines()]
    return [int(line) for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.111])
async def test_what_a_killed_process_said_was_saved_is_there(tmp_path: Path, moment: float) -> None:
    space = Space.of("tenant", "team")
    said: list[int] = []
    first = 0
    for _ in range(2):
        said += await asyncio.to_thread(killed, tmp_path, first, moment)
        store = await TinyStore.open(tmp_path)
        left, right = await store.table(space, "left"), await store.table(space, "right")
        assert left.keys() == right.keys()
        assert {f"{n}" for n in said} <= left.keys()
        assert all([await store.knows(space, f"{n}") for n in said])
        rows = await store.lease((await store.next_due()) or pytest.fail("no rows"), 10_000)
        assert {leased.row.key for leased in rows} == set(left)
        assert await store.get(space, [Ref("left", f"{max(said)}")]) != [None]
        await store.close()
        first = max(map(int, left)) + 1
