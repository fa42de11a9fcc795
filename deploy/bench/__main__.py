"""Run the bench: `python -m deploy.bench [--rounds 3] [--seconds 4] [--users 16]`.

The bot (TinyDB in a folder of its own, every answer on disk before it is given) and the stock
echo get the same load in the same run, in turns, so that a busy machine is unfair to both.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from statistics import median

import aiohttp

from deploy.bench.activities import User
from deploy.bench.load import Round, Turn, run_round
from deploy.bench.processes import free_port, serving
from deploy.bench.walker import Walker, start_ronde
from deploy.bench.wire import Wire

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
            everybody = [User(number, sink) for number in range(users)]
            wire = Wire(session, bot, sink)
            kinds = {
                **_echo_turns(Wire(session, echo, sink), everybody),
                **await _bot_turns(wire, everybody),
            }
            for name, turns in kinds.items():
                await _measure(name, turns, wire, min(seconds, 1.0))
            measured: dict[str, list[Round]] = {name: [] for name in kinds}
            for _ in range(rounds):
                for name, turns in kinds.items():
                    measured[name].append(await _measure(name, turns, wire, seconds))
    return measured


async def _measure(name: str, turns: Sequence[Turn], wire: Wire, seconds: float) -> Round:
    """One round. An answer that is posted must have been: RuntimeError when some are missing."""
    before = await wire.posts()
    measured = await run_round(turns, seconds)
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
    speeds = {name: median(one.per_second for one in rounds) for name, rounds in measured.items()}
    lines = [f"{'':28}{'turns/s':>9}{'median ms':>11}{'95% ms':>9}"]
    for name, rounds in measured.items():
        half, most = (
            1000 * median(one.percentile(share) for one in rounds) for share in (0.5, 0.95)
        )
        lines.append(f"{name:28}{speeds[name]:>9.0f}{half:>11.1f}{most:>9.1f}")
    for kind, other in (("message", "message"), ("Action.Execute", "Action.Submit")):
        ratio = speeds[f"this bot, {kind}"] / speeds[f"stock echo, {other}"]
        lines.append(f"{kind}: {ratio:.1f} times the stock echo")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each load is measured")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a round lasts")
    parser.add_argument("--users", type=int, default=16, help="how many take turns at once")
    options = parser.parse_args()
    print(report(asyncio.run(bench(options.rounds, options.seconds, options.users))))


if __name__ == "__main__":
    main()
