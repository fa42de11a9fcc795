"""Run the bench: `python -m deploy.bench [--rounds 3] [--seconds 4] [--users 16]`.

The bot (TinyDB in a folder of its own, every answer on disk before it is given) and the stock
echo get the same load in the same run, in turns.

Turns a second count only on a quiet machine: the faster bot also needs the load and the channel
service at full speed, so a busy machine holds it back more than the echo. Processor time a turn
hardly depends on what else runs.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Sequence
from statistics import median

import aiohttp

from deploy.bench import documents
from deploy.bench.activities import User
from deploy.bench.load import Round, Turn, run_round
from deploy.bench.processes import Served, serving
from deploy.bench.walker import Walker, start_ronde
from deploy.bench.wire import Wire
from deploy.local.children import free_port

Kinds = dict[str, tuple[Served, list[Turn]]]
"""By name: the bot that takes the turns, and a turn for every user."""

_ANSWERED_IN_RESPONSE = ("this bot, Action.Execute",)
_SUBMIT = {"step": "blok", "version": 3, "answers": {f"vraag-{n}": "ja" for n in range(6)}}


async def bench(rounds: int, seconds: float, users: int) -> dict[str, list[Round]]:
    """Every kind of turn, by name, with its rounds."""
    sink_port, bot_port, echo_port = free_port(), free_port(), free_port()
    connections = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=60)
    with tempfile.TemporaryDirectory() as data:
        local = {
            "STAPPENPLAN_LOCAL": "1",
            "STAPPENPLAN_PORT": str(bot_port),
            "STAPPENPLAN_DATA": data,
        }
        async with (
            aiohttp.ClientSession(connector=connections, timeout=timeout) as session,
            serving(session, "deploy.bench.sink", sink_port, str(sink_port), str(users)) as sink,
            serving(session, "deploy.bench.stock_echo", echo_port, str(echo_port)) as echo,
            serving(session, "bot", bot_port, environment=local) as bot,
        ):
            everybody = [User(number, sink.address) for number in range(users)]
            wire = Wire(session, bot.address, sink.address)
            echo_turns = _echo_turns(Wire(session, echo.address, sink.address), everybody)
            bot_turns = await _bot_turns(wire, everybody)
            kinds: Kinds = {name: (echo, turns) for name, turns in echo_turns.items()}
            kinds |= {name: (bot, turns) for name, turns in bot_turns.items()}
            for name in kinds:
                await _measure(name, kinds, wire, min(seconds, 1.0))
            measured: dict[str, list[Round]] = {name: [] for name in kinds}
            for _ in range(rounds):
                for name in kinds:
                    measured[name].append(await _measure(name, kinds, wire, seconds))
    return measured


async def _measure(name: str, kinds: Kinds, wire: Wire, seconds: float) -> Round:
    """One round. An answer that is posted must have been: RuntimeError when some are missing."""
    before = await wire.posts()
    served, turns = kinds[name]
    measured = await run_round(turns, seconds, served.cpu_seconds)
    posted = await wire.posts() - before
    if name not in _ANSWERED_IN_RESPONSE and posted < measured.turns:
        raise RuntimeError(f"{name}: {measured.turns} turns, but only {posted} answers")
    return measured


def _echo_turns(wire: Wire, everybody: Sequence[User]) -> dict[str, list[Turn]]:
    def message(user: User) -> Turn:
        return lambda: wire.post(user.says("status"))

    def submit(user: User) -> Turn:
        return lambda: wire.post(user.submits(_SUBMIT))

    return {
        "stock echo, message": [message(user) for user in everybody],
        "stock echo, Action.Submit": [submit(user) for user in everybody],
    }


async def _bot_turns(wire: Wire, everybody: Sequence[User]) -> dict[str, list[Turn]]:
    await start_ronde(everybody[0], wire)
    walkers = [Walker(user, wire) for user in everybody]
    for walker in walkers:
        await walker.begin()
    return {
        "this bot, message": [walker.ask_status for walker in walkers],
        "this bot, Action.Execute": [walker.turn for walker in walkers],
    }


def report(measured: dict[str, list[Round]]) -> str:
    """A line for each kind of turn, and what this bot makes of it beside the echo."""
    speed = {name: median(r.per_second for r in rounds) for name, rounds in measured.items()}
    cpu = {name: median(r.cpu_per_turn for r in rounds) for name, rounds in measured.items()}
    lines = [f"{'':28}{'turns/s':>9}{'median ms':>11}{'95% ms':>9}{'cpu ms/turn':>13}"]
    for name, rounds in measured.items():
        half, most = (1000 * median(r.percentile(share) for r in rounds) for share in (0.5, 0.95))
        lines.append(
            f"{name:28}{speed[name]:>9.0f}{half:>11.1f}{most:>9.1f}{1000 * cpu[name]:>13.2f}"
        )
    for kind, other in (("message", "message"), ("Action.Execute", "Action.Submit")):
        ours, theirs = f"this bot, {kind}", f"stock echo, {other}"
        lines.append(
            f"{kind}: {speed[ours] / speed[theirs]:.1f} times the turns a second, "
            f"{cpu[theirs] / cpu[ours]:.1f} times less processor time a turn"
        )
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    lines.append(f"load of the machine at the end: {load:.1f} on {cores} cores")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each load is measured")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a round lasts")
    parser.add_argument("--users", type=int, default=16, help="how many take turns at once")
    options = parser.parse_args()
    measured = asyncio.run(bench(options.rounds, options.seconds, options.users))
    print(report(measured))
    turn = median(r.cpu_per_turn for r in measured["this bot, message"])
    print(documents.report(documents.documents(options.rounds), turn))


if __name__ == "__main__":
    main()
