"""Teams on one machine: the bot, the Playground, and the colleagues in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import yaml

from deploy.local.bot_process import BotProcess
from deploy.local.colleagues import Colleagues, Pace
from deploy.local.playground import CONFIG, Playground
from deploy.local.service_proxy import ServiceProxy


def school() -> dict[str, Any]:
    """The school of the local run, as the Playground's config file has it."""
    config: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return config


@asynccontextmanager
async def local_teams(
    bot: BotProcess, playground: Playground, *, pace: Pace | None, service_port: int = 0
) -> AsyncIterator[None]:
    """Start everything, and stop it at the end of the `async with`.

    `pace` is how the colleagues answer; None sends them home. `service_port` is where the bot's
    messages go, if that is free. Raises `LocalRunError`.
    """
    members = [user["id"] for user in school()["users"]] if pace else []
    colleagues = Colleagues(members, lambda: playground.url, pace=pace or Pace(), today=bot.today)
    proxy = ServiceProxy(lambda: f"{playground.url}/_connector", colleagues, port=service_port)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(colleagues)
        await stack.enter_async_context(proxy)
        stack.push_async_callback(playground.stop)
        stack.push_async_callback(bot.stop)
        await bot.start()
        await playground.start(bot=bot.endpoint, service=proxy.url)
        await bot.ready()
        await playground.ready()
        yield
