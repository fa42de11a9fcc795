"""Processes that start and end with this one."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

import aiohttp


class LocalRunError(Exception):
    """The local run can't go on; the text says why and what to do, to whoever started it."""


class Child:
    """A process in a group of its own, so that nothing of it is left behind, and no key pressed
    in the terminal reaches it past us."""

    def __init__(self, name: str, process: asyncio.subprocess.Process) -> None:
        self.name = name
        self._process = process

    @staticmethod
    async def start(
        name: str, *command: str | Path, environ: Mapping[str, str], log: Path | None = None
    ) -> Child:
        """Start a command. What it prints is appended to `log`, or shown if there is none."""
        with _output(log) as output:
            process = await asyncio.create_subprocess_exec(
                *command,
                env={**os.environ, **environ},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        return Child(name, process)

    @property
    def running(self) -> bool:
        """Whether the process hasn't ended."""
        return self._process.returncode is None

    async def answers(self, url: str, within: float = 20) -> None:
        """Wait until a GET gives 200; `LocalRunError` when the process ends or is too slow."""
        until = time.monotonic() + within
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
            while time.monotonic() < until:
                if not self.running:
                    raise LocalRunError(f"{self.name} stopped while it was starting.")
                with suppress(aiohttp.ClientError, TimeoutError):
                    async with session.get(url) as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(0.05)
        raise LocalRunError(f"{self.name} gave no answer at {url} within {within:.0f} seconds.")

    async def ended(self) -> int:
        """Wait for the end of the process; its return code."""
        return await self._process.wait()

    async def kill(self) -> None:
        """End it at once, as a power cut does."""
        self._signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self, politely: float = 5) -> None:
        """Ask the process to end, and end it if it doesn't within so many seconds."""
        self._signal(signal.SIGTERM)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), politely)
        await self.kill()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


def _output(log: Path | None) -> AbstractContextManager[BinaryIO | None]:
    return log.open("ab") if log else nullcontext()


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether somebody could listen on this port of this machine."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False
