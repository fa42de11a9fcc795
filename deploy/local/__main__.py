"""`python -m deploy.local`: start the bot with a Teams-like client, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings, SettingsError
from deploy.local import playground as client
from deploy.local.bot_process import BotProcess
from deploy.local.children import LocalRunError
from deploy.local.colleagues import Pace
from deploy.local.playground import Playground
from deploy.local.teams import local_teams, school

_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_WELCOME = """
  Stappenplan draait. Open {url} in je browser.
  Kies links het kanaal {channel} en typ: @{bot} start

  {colleagues}
  The bot listens at {endpoint} and keeps its records in {data}.
  Ctrl-C stops everything.
"""


def main() -> int:
    """Run the command; its exit code."""
    options = _options()
    try:
        client.install()
        if not options.install:
            asyncio.run(_run(options))
    except (LocalRunError, SettingsError) as why:
        print(why, file=sys.stderr)
        return 1
    except asyncio.CancelledError:
        print("Gestopt.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.local", description=__doc__)
    parser.add_argument("--install", action="store_true", help="install the client, and that's it")
    parser.add_argument("--alone", action="store_true", help="without colleagues who answer")
    parser.add_argument("--port", type=int, default=56150, help="of the client (%(default)s)")
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    _stop_on_signals()
    settings = Settings.read({**os.environ, "STAPPENPLAN_LOCAL": "1"})
    bot = BotProcess(port=settings.port, data=settings.data, now=settings.now)
    pace = None if options.alone else Pace()
    with TemporaryDirectory(prefix="stappenplan-") as logs:
        playground = Playground(port=options.port, logs=Path(logs))
        async with local_teams(bot, playground, pace=pace, service_port=options.port + 1):
            print(_welcome(playground, bot, settings, alone=options.alone), flush=True)
            await _until_one_ends(bot, playground)


def _welcome(playground: Playground, bot: BotProcess, settings: Settings, *, alone: bool) -> str:
    names = ", ".join(user["givenName"] for user in school()["users"])
    return _WELCOME.format(
        url=playground.url,
        channel=school()["team"]["channels"][0]["name"],
        bot=school()["bot"]["name"],
        colleagues="" if alone else f"{names} antwoorden vanzelf.",
        endpoint=bot.endpoint,
        data=settings.data,
    )


def _stop_on_signals() -> None:
    """The first signal cancels the run; later ones don't disturb the tidying up."""
    run, loop = asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        for number in _STOPS:
            loop.add_signal_handler(number, lambda: None)
        if run:
            run.cancel()

    for number in _STOPS:
        loop.add_signal_handler(number, stop)


async def _until_one_ends(bot: BotProcess, playground: Playground) -> None:
    endings = {
        asyncio.create_task(bot.ended()): "The bot",
        asyncio.create_task(playground.ended()): "The Playground",
    }
    ended, _ = await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
    for ending in ended:
        raise LocalRunError(f"{endings[ending]} stopped by itself, with code {ending.result()}.")


if __name__ == "__main__":
    sys.exit(main())
