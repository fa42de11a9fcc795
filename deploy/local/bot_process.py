"""The bot as a process of its own, in local mode."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

from deploy.local.children import Child, LocalRunError, is_free

_ROOT = Path(__file__).resolve().parents[2]


class BotProcess:
    """`python -m bot` on a port of this machine, with its records in `data`.

    `now` is a moment at which its clock stands still, and `log` where its output goes (None:
    shown).
    """

    def __init__(
        self, *, port: int, data: Path, now: datetime | None = None, log: Path | None = None
    ) -> None:
        self.port = port
        self.now = now
        self._data = data
        self._log = log
        self._child: Child | None = None

    @property
    def endpoint(self) -> str:
        """Where the bot takes activities."""
        return f"http://127.0.0.1:{self.port}/api/messages"

    def today(self) -> date:
        """The day it is for the bot."""
        return self.now.date() if self.now else date.today()

    async def start(self) -> None:
        """Start it; `ready` says when it can be used. Raises `LocalRunError`."""
        if not is_free(self.port):
            raise LocalRunError(
                f"Port {self.port} is taken. Stop what listens there, or choose another port for "
                "the bot with STAPPENPLAN_PORT."
            )
        self._child = await Child.start(
            "The bot",
            *(sys.executable, "-m", "bot"),
            environ={
                "PYTHONPATH": str(_ROOT),
                "STAPPENPLAN_LOCAL": "1",
                "STAPPENPLAN_HOST": "127.0.0.1",
                "STAPPENPLAN_PORT": str(self.port),
                "STAPPENPLAN_DATA": str(self._data),
                "STAPPENPLAN_NOW": self.now.isoformat() if self.now else "",
            },
            log=self._log,
        )

    async def ready(self) -> None:
        """Wait until it can take a turn. Raises `LocalRunError`."""
        await self._running().answers(f"http://127.0.0.1:{self.port}/healthz")

    async def restart(self, now: datetime | None = None) -> None:
        """Start it anew on the same records; at another moment when `now` is given."""
        await self.stop()
        self.now = now or self.now
        await self.start()
        await self.ready()

    async def ended(self) -> int:
        """Wait until the process ends by itself; its return code."""
        return await self._running().ended()

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        await self._running().kill()

    async def stop(self) -> None:
        """Let it finish what is under way, and end."""
        if self._child:
            await self._child.stop()

    def _running(self) -> Child:
        if self._child is None:
            raise RuntimeError("The bot was never started.")
        return self._child
