"""Microsoft 365 Agents Playground: the Teams-like client, from npm."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import time
from pathlib import Path

from deploy.local.children import Child, LocalRunError

HERE = Path(__file__).parent
CONFIG = HERE / ".m365agentsplayground.yml"

_CLI = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
_LOWEST_NODE = 20


class Playground:
    """The Playground as a process, on this port or, when it is taken, on another one.

    `logs` is a folder for what it writes. That holds all that is said: don't keep it.
    """

    def __init__(self, *, port: int, logs: Path) -> None:
        self.url = ""
        """What to open in a browser once it is ready, without a slash at the end."""
        self._port = port
        self._printed = logs / "playground.txt"
        self._traffic = logs / "playground-traffic.txt"
        self._child: Child | None = None

    async def start(self, *, bot: str, service: str) -> None:
        """Start it for the bot at `bot`, whose replies come by `service`.

        `ready` says when it can be used. Raises `LocalRunError`.
        """
        self._child = await Child.start(
            "The Playground",
            *(node(), "--require", HERE / "loopback.cjs", _CLI, "start", "--dt", "-c", "msteams"),
            *("-e", bot, "-p", str(self._port), "--su", service),
            environ={
                "TZ": "Europe/Brussels",
                "TEAMSAPPTESTER_BROWSER": "none",
                "APPLICATION_INSIGHTS_NO_STATSBEAT": "1",
                "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(CONFIG),
                "M365_AGENTS_PLAYGROUND_LOGFILE": str(self._traffic),
            },
            log=self._printed,
        )

    async def ready(self, within: float = 20) -> None:
        """Wait until it can be used; from then on `url` is known. Raises `LocalRunError`."""
        child, until = self._running(), time.monotonic() + within
        while not (line := re.search(r"Listening on (\d+)", printed := self._printed.read_text())):
            if not child.running or time.monotonic() > until:
                raise LocalRunError(f"The Playground didn't start. It says:\n{printed}")
            await asyncio.sleep(0.05)
        self.url = f"http://127.0.0.1:{line[1]}"
        await child.answers(f"{self.url}/_debug/ping", within)

    async def ended(self) -> int:
        """Wait until the process ends by itself; its return code."""
        return await self._running().ended()

    async def stop(self) -> None:
        """End it."""
        if self._child:
            await self._child.stop()

    def _running(self) -> Child:
        if self._child is None:
            raise RuntimeError("The Playground was never started.")
        return self._child


def install() -> None:
    """Install the Playground as the lock file says, unless it is. Raises `LocalRunError`."""
    node()
    if _is_installed():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise LocalRunError("npm was not found; it comes with Node. Install it, and try again.")
    command = [npm, "ci", "--loglevel=error", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=HERE, check=False).returncode != 0:
        raise LocalRunError(f"The Playground could not be installed; try `npm ci` in {HERE}.")


def check_installed() -> None:
    """Raises `LocalRunError` when the Playground can't be started."""
    node()
    if not _is_installed():
        raise LocalRunError("The Playground isn't installed: python -m deploy.local --install")


def _is_installed() -> bool:
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime


def node() -> str:
    """The path of a Node that is new enough. Raises `LocalRunError` when there is none."""
    found = shutil.which("node")
    if found is None:
        raise LocalRunError(
            f"Node.js {_LOWEST_NODE} or newer was not found. The local client needs it: install "
            "it (https://nodejs.org, or your system's packages) and try again."
        )
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"v(\d+)", version.stdout)
    if major is None or int(major[1]) < _LOWEST_NODE:
        raise LocalRunError(
            f"Node.js {_LOWEST_NODE} or newer is needed, and {found} is "
            f"{version.stdout.strip() or 'broken'}. Install a newer one and try again."
        )
    return found
