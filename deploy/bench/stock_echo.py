"""The echo bot that the Bot Framework's own documentation has you write, on its own adapter.

Run as `python -m deploy.bench.stock_echo PORT`.
"""

from __future__ import annotations

import sys

from aiohttp import web
from botbuilder.core import (  # type: ignore[import-untyped]  # it has no stubs
    ActivityHandler,
    TurnContext,
)
from botbuilder.integration.aiohttp import (  # type: ignore[import-untyped]  # it has no stubs
    CloudAdapter,
    ConfigurationBotFrameworkAuthentication,
)


class Echo(ActivityHandler):  # type: ignore[misc]  # its base has no stubs
    """Says back what was said, or that a button was pressed."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(turn_context.activity.text or "pressed")


class NoAppId:
    """The configuration of a bot that isn't registered."""

    APP_ID = ""
    APP_PASSWORD = ""


def app() -> web.Application:
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(NoAppId()))
    echo = Echo()

    async def messages(request: web.Request) -> web.StreamResponse:
        answer: web.StreamResponse | None = await adapter.process(request, echo)
        return answer or web.Response(status=201)

    async def healthz(request: web.Request) -> web.Response:
        return web.Response()

    made = web.Application()
    made.add_routes([web.post("/api/messages", messages), web.get("/healthz", healthz)])
    return made


if __name__ == "__main__":
    web.run_app(app(), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
