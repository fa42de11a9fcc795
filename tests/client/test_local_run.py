"""`make run`, as somebody does it who has everything that it needs."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from deploy.local.children import free_port, is_free

ROOT = Path(__file__).parents[2]


async def launch(data: Path, port: int) -> asyncio.subprocess.Process:
    """The local run, with the bot on this port."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "deploy.local", "--port", str(free_port())),
        cwd=ROOT,
        env={**os.environ, "STAPPENPLAN_DATA": str(data), "STAPPENPLAN_PORT": str(port)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def address(run: asyncio.subprocess.Process) -> str:
    """What it says to open."""
    assert run.stdout is not None
    async with asyncio.timeout(30):
        while line := (await run.stdout.readline()).decode():
            if found := re.search(r"http://127\.0\.0\.1:\d+(?= in je browser)", line):
                return found[0]
    raise AssertionError("No address was given.")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_gives_an_address_and_stops_all_of_it_on_a_signal(
    tmp_path: Path, number: signal.Signals
) -> None:
    port = free_port()
    run = await launch(tmp_path, port)
    url = await address(run)
    async with aiohttp.ClientSession() as session:
        for page in (url, f"http://127.0.0.1:{port}/healthz"):
            async with session.get(page) as response:
                assert response.status == 200

    run.send_signal(number)

    out, err = await asyncio.wait_for(run.communicate(), 15)
    assert run.returncode == 0
    assert b"Gestopt." in out
    assert b"Traceback" not in err
    assert is_free(port)
    assert is_free(int(url.rpartition(":")[2]))


async def test_a_taken_port_is_said_and_nothing_stays_behind(tmp_path: Path) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    async with server:
        run = await launch(tmp_path, server.sockets[0].getsockname()[1])
        _, err = await asyncio.wait_for(run.communicate(), 15)

    assert run.returncode == 1
    assert b"is taken" in err
    assert b"STAPPENPLAN_PORT" in err
    assert b"Traceback" not in err
