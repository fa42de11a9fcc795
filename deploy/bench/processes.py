"""The processes that a bench run starts, each on a port of its own, and stops again."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import aiohttp

_START_SECONDS = 30.0
_STOP_SECONDS = 40.0
_SHOWN_LINES = 40


@dataclass(frozen=True, slots=True)
class Served:
    """A process that listens at an address."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """The processor time that it used so far, in all its threads (Linux only)."""
        # The name of the program stands in brackets and may itself hold spaces and brackets.
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def serving(
    session: aiohttp.ClientSession,
    module: str,
    port: int,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
) -> AsyncIterator[Served]:
    """Run a module of ours until the end of the block; gives it once it is ready.

    What it logs goes to a file, as it would on a server, and the end of that is shown when
    something goes wrong. Raises RuntimeError when it stops by itself, TimeoutError when it isn't
    ready in time.
    """
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", module, *arguments),
            env={**os.environ, **(environment or {})},
            stdout=log,
            stderr=log,
        )
        try:
            async with asyncio.timeout(_START_SECONDS):
                while not await _ready(session, address):
                    if process.returncode is not None:
                        raise RuntimeError(f"{module} stopped with {process.returncode}")
                    await asyncio.sleep(0.05)
            yield Served(address, process.pid)
        except BaseException:
            _show_end(module, log)
            raise
        finally:
            await _stop(process)


def _show_end(module: str, log: IO[bytes]) -> None:
    log.seek(0)
    lines = log.read().decode(errors="replace").splitlines()[-_SHOWN_LINES:]
    print(f"--- the end of the log of {module}", *lines, sep="\n", file=sys.stderr)


async def _ready(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(f"{address}/healthz") as response:
            return response.status == 200
    except aiohttp.ClientConnectionError:
        return False


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(_STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
