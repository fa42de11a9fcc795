"""Processes that the local run starts leave nothing behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from deploy.local.children import Child, LocalRunError, free_port, is_free
from tests.local.conftest import eventually

FAMILY = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
"""A process with a child of its own."""

LISTENS = """
import socket, sys, time
{before}
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("listening", flush=True)
time.sleep(60)
"""

STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"


async def listening(log: Path, port: int, *, before: str = "") -> Child:
    """A family of which the youngest listens on a port."""
    script = LISTENS.format(before=before).replace("sys.argv[1]", str(port))
    child = await Child.start("A family", sys.executable, "-c", FAMILY, script, environ={}, log=log)
    await eventually(lambda: "listening" in log.read_text())
    return child


async def test_stopping_ends_a_process_and_its_children(tmp_path: Path) -> None:
    port = free_port()
    child = await listening(tmp_path / "log", port)
    assert not is_free(port)

    await child.stop()

    await eventually(lambda: is_free(port))
    assert not child.running


async def test_a_process_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    port = free_port()
    child = await listening(tmp_path / "log", port, before=STUBBORN)

    await child.stop(politely=0.2)

    await eventually(lambda: is_free(port))


async def test_stopping_what_has_ended_is_no_fault() -> None:
    child = await Child.start("It", sys.executable, "-c", "raise SystemExit(3)", environ={})

    assert await child.ended() == 3
    await child.stop()


async def test_a_process_that_ends_while_starting_is_told_at_once() -> None:
    child = await Child.start("It", sys.executable, "-c", "raise SystemExit(3)", environ={})

    with pytest.raises(LocalRunError, match="It stopped while it was starting"):
        await child.answers(f"http://127.0.0.1:{free_port()}/", within=10)


async def test_a_process_that_never_answers_is_told_in_time() -> None:
    sleep = "import time; time.sleep(60)"
    child = await Child.start("It", sys.executable, "-c", sleep, environ={})
    try:
        with pytest.raises(LocalRunError, match="It gave no answer"):
            await child.answers(f"http://127.0.0.1:{free_port()}/", within=0.3)
    finally:
        await child.stop()


async def test_a_process_has_its_own_environment_beside_ours(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = "import os; print(os.environ['WHAT'], os.environ['PATH'])"
    child = await Child.start("It", sys.executable, "-c", script, environ={"WHAT": "dit"}, log=log)

    await child.ended()

    assert log.read_text().split() == ["dit", *os.environ["PATH"].split()]
