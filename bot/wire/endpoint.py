"""The HTTP side of the bot: what the channel posts, and what it gets back."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from aiohttp import web

from bot.traces import trace_of
from bot.turns.reply import Nothing, Reply, Say, ShowCard
from bot.wire.activities import invoke_answer, message_of, unknown_invoke_answer
from bot.wire.connector import Connector
from bot.wire.delivery_errors import Gone, NotDelivered
from bot.wire.fields import BadActivity
from bot.wire.inbound import Inbound, Kind, parse
from bot.wire.limited_read import TooMuch, read_limited
from bot.wire.teams_auth import Unauthorized, Verifier

MAX_BODY_BYTES = 256 * 1024

_log = logging.getLogger(__name__)

_READ_SECONDS = 10.0
_PATIENCE_SECONDS = 12.0
_FINISH_SECONDS = 30.0
_LATE = Say("Dit duurt wat langer dan anders. Druk zo meteen nog eens op de knop.")


class Turn(Protocol):
    """What the bot does with an activity. It must not leave half a change when it raises."""

    async def __call__(self, inbound: Inbound) -> Reply: ...


class Endpoint:
    """`POST /api/messages` and `GET /healthz`.

    Teams waits 15 seconds for an answer. A turn that takes longer than `patience` seconds is
    answered without it and goes on; the endpoint owns it until it is done, also at shutdown.
    """

    def __init__(
        self,
        verifier: Verifier,
        turn: Turn,
        connector: Connector,
        ready: Callable[[], bool],
        *,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        self._verifier = verifier
        self._turn = turn
        self._connector = connector
        self._ready = ready
        self._patience = patience
        self._running: set[asyncio.Task[web.Response]] = set()

    def install(self, app: web.Application) -> None:
        """Serve from this application, and finish what is under way before it stops."""
        app.add_routes(
            [web.post("/api/messages", self._messages), web.get("/healthz", self._healthz)]
        )
        app.on_shutdown.append(self._finish)

    async def _healthz(self, request: web.Request) -> web.Response:
        if self._ready() and await self._verifier.ready():
            return web.json_response({"status": "ok"})
        return web.json_response({"status": "starting"}, status=503)

    async def _messages(self, request: web.Request) -> web.Response:
        try:
            activity = await _activity_in(request)
            await self._verifier.verify(request, activity)
            inbound = parse(activity)
        except Unauthorized as why:
            _log.warning("not let in: %s", why)
            return web.Response(status=401)
        except BadActivity as why:
            _log.warning("not understood: %s", why)
            return web.Response(status=400, text=f"Not understood: {why}")
        except web.HTTPException:
            raise
        except Exception as error:
            _log.error("an activity could not be read: %s", trace_of(error))
            return web.Response(status=500)
        if inbound.kind is Kind.OTHER:
            return web.json_response(unknown_invoke_answer()) if inbound.is_invoke else _accepted()
        task = asyncio.create_task(self._answer(inbound))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task}, timeout=self._patience)
        if task.done():
            return task.result()
        return web.json_response(text=invoke_answer(_LATE)) if inbound.is_invoke else _accepted()

    async def _answer(self, inbound: Inbound) -> web.Response:
        """Take the turn and give its reply; a fault of our own becomes a 500."""
        started = time.perf_counter()
        try:
            reply = await self._turn(inbound)
            if inbound.is_invoke:
                response = web.json_response(text=invoke_answer(reply))
                outcome = type(reply).__name__
            else:
                outcome = await self._deliver(inbound, reply)
                response = _accepted()
        except Exception as error:
            _log.error("a turn failed: %s", trace_of(error))
            response, outcome = web.Response(status=500), "failed"
        milliseconds = 1000 * (time.perf_counter() - started)
        _log.info("turn %s %s %.0f ms", inbound.kind.value, outcome, milliseconds)
        return response

    async def _deliver(self, inbound: Inbound, reply: Reply) -> str:
        """Post the one activity that answers a message, and say for the log how that went.

        What the turn did is saved by now, so that an answer that doesn't arrive is no reason to
        have the channel deliver the message again.
        """
        if isinstance(reply, Nothing):
            return "Nothing"
        try:
            await self._post(inbound, reply)
        except NotDelivered as why:
            return f"{type(reply).__name__} not delivered ({type(why).__name__} {why.reason})"
        return type(reply).__name__

    async def _post(self, inbound: Inbound, reply: ShowCard | Say) -> None:
        message = message_of(reply)
        pressed = inbound.reply_to if inbound.kind is Kind.SUBMIT else None
        if pressed and isinstance(reply, ShowCard):
            try:
                return await self._connector.update(inbound.place, pressed, message)
            except Gone:
                pass  # The card that was pressed is no more: show the next one below.
        await self._connector.send(inbound.place, message)

    async def _finish(self, app: web.Application) -> None:
        if not self._running:
            return
        _, unfinished = await asyncio.wait(self._running, timeout=_FINISH_SECONDS)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)


async def _activity_in(request: web.Request) -> dict[str, Any]:
    """The activity that was posted, unchecked. Raises aiohttp's HTTP errors, or `BadActivity`."""
    if request.content_type != "application/json" or "Content-Encoding" in request.headers:
        raise web.HTTPUnsupportedMediaType
    try:
        async with asyncio.timeout(_READ_SECONDS):
            body = await read_limited(request.content, MAX_BODY_BYTES)
    except TooMuch:
        raise web.HTTPRequestEntityTooLarge(MAX_BODY_BYTES, MAX_BODY_BYTES + 1) from None
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (web.RequestPayloadError, OSError):
        raise BadActivity("the body was cut off") from None
    try:
        activity = json.loads(body.decode("utf-8"), parse_constant=_not_json)
    except (ValueError, RecursionError):
        raise BadActivity("the body is not JSON") from None
    if not isinstance(activity, dict):
        raise BadActivity("the body is not an object")
    return activity


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _accepted() -> web.Response:
    return web.Response(status=200)
