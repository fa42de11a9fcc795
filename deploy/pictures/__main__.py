"""`python -m deploy.pictures`: take all pictures anew, in a few minutes."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from deploy.browser.client import Client, chromium, open_client
from deploy.local import playground
from deploy.local.bot_process import BotProcess
from deploy.local.children import LocalRunError, free_port
from deploy.local.colleagues import AT_ONCE
from deploy.local.playground import Playground
from deploy.local.teams import local_teams
from deploy.pictures import opvolging, orientatie, plan, reflectie, zorgscan
from deploy.pictures.album import LARGEST, Album

HERE = Path(__file__).parent
START = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Brussels"))
"""A Monday morning in a school week."""
SHARPNESS = 1.5
"""How many dots a picture has for a pixel of a card, both ways."""


def main() -> int:
    """Run the command; its exit code."""
    try:
        if chromium() is None:
            raise LocalRunError("Chromium was not found. Install it and try again.")
        playground.install()
        taken = asyncio.run(_take())
    except LocalRunError as why:
        print(why, file=sys.stderr)
        return 1
    print(f"{len(taken)} pictures in {HERE}, {sum(map(_size, taken)) // 1000} kB together.")
    if large := [path.name for path in taken if _size(path) > LARGEST]:
        print(f"Larger than {LARGEST // 1000} kB: {', '.join(large)}", file=sys.stderr)
    return bool(large)


def _size(path: Path) -> int:
    return path.stat().st_size


async def _take() -> list[Path]:
    with TemporaryDirectory(prefix="stappenplan-") as folder:
        logs = Path(folder)
        bot = BotProcess(port=free_port(), data=logs / "data", now=START, log=logs / "bot.log")
        client = Playground(port=free_port(), logs=logs)
        async with (
            local_teams(bot, client, pace=AT_ONCE),
            open_client(client.url, scale=SHARPNESS) as window,
        ):
            album = Album(window, HERE)
            await _walk(window, album, bot)
            return album.taken


async def _walk(client: Client, album: Album, bot: BotProcess) -> None:
    """One traject from start to the end of its school year, and another one with batteries."""
    for chapter in (reflectie.start, reflectie.answer, reflectie.close, reflectie.discuss):
        await chapter(client, album)
    await reflectie.repeat(client, album, bot)
    for chapter in (orientatie.fill, orientatie.merge, orientatie.vote, orientatie.weigh):
        await chapter(client, album)
    for chapter in (orientatie.choose, plan.share, plan.plan, zorgscan.scan):
        await chapter(client, album)
    await opvolging.look(client, album, bot)
    await opvolging.decide(client, album)
    await opvolging.settings(client, album)
    await opvolging.hear(client, album, bot)
    await opvolging.close_the_year(client, album, bot)


if __name__ == "__main__":
    sys.exit(main())
