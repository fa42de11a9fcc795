"""`python -m bot`, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from deploy.local.children import free_port

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def bot(**settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, with these settings alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STAPPEN")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=ROOT,
        env={**kept, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def local(folder: Path, **more: str) -> dict[str, str]:
    """Settings for a run on this machine."""
    return {
        "STAPPENPLAN_LOCAL": "1",
        "STAPPENPLAN_DATA": str(folder),
        "STAPPENPLAN_PORT": str(free_port()),
        **more,
    }


async def healthy(port: str) -> None:
    """Wait until the bot can take a turn."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(20):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.05)
