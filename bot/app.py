"""Where the concrete parts meet: from settings to a running application."""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.cards import Cards
from bot.clock import Clock, SystemClock
from bot.documents.word import Word
from bot.making import Making
from bot.outbox.delivery import Delivery
from bot.outbox.file_sending import FileSending
from bot.outbox.outbox import Outbox
from bot.services import Services
from bot.settings import Settings
from bot.turns.comings import Comings
from bot.turns.commanding import Commanding
from bot.turns.consenting import Consenting
from bot.turns.introducing import Introducing
from bot.turns.pressing import Pressing
from bot.turns.starting import Starting
from bot.turns.turn import Turns
from bot.web.links import Links, kept_secret
from bot.web.live import LivePage
from bot.web.overview import OverviewPage
from bot.web.pages import Pages
from bot.web.plan import PlanPage
from bot.wire.connector import Connector
from bot.wire.credentials import credentials_for
from bot.wire.endpoint import MAX_BODY_BYTES, Endpoint
from bot.wire.rates import Rates
from bot.wire.teams_auth import TokenVerifier, verifier_for
from bot.wire.uploads import Uploads
from content import Content
from dialogs.outcome import Setup
from storage.base import Store
from storage.contents import Contents
from storage.tinydb_store import TinyStore
from storage.trajecten import Trajecten

OUTBOX = web.AppKey("outbox", Outbox)
"""Where an application has its outbox."""


async def make_app(
    settings: Settings,
    content: Content,
    *,
    clock: Clock | None = None,
    open_store: Callable[[Path], Awaitable[Store]] = TinyStore.open,
) -> web.Application:
    """The whole bot as an aiohttp application; what is opened here is closed at its clean-up.

    Without a `clock` it goes by that of the settings. `open_store` opens the data folder, and may
    raise `DataFolderInUse` when another process has it.
    """
    clock = clock or SystemClock(settings.now)
    async with AsyncExitStack() as opening:
        store = await open_store(settings.data)
        opening.push_async_callback(store.close)
        session = await opening.enter_async_context(aiohttp.ClientSession())
        setup = Setup(content, settings.threshold)
        contents = Contents(store, setup)
        await contents.keep()
        secret = settings.link_secret or await kept_secret(store, _chance)
        services = Services(
            setup=setup,
            edition=contents.fingerprint,
            store=store,
            trajecten=Trajecten(store, contents),
            cards=Cards(),
            links=Links(secret, settings.public_url, clock),
            clock=clock,
            chance=_chance,
        )
        rates = None if settings.local else Rates(time.monotonic)
        connector = Connector(session, credentials_for(settings), local=settings.local, rates=rates)
        making = Making(services, Word(content, settings.templates))
        uploads = Uploads(session, local=settings.local)
        files = FileSending(services, connector, making, uploads)
        outbox = Outbox(services, Delivery(services, connector, files))
        await opening.enter_async_context(outbox)
        pressing = Pressing(services, outbox)
        starting = Starting(services, pressing)
        introducing = Introducing(services)
        commanding = Commanding(services, starting, introducing, pressing)
        comings = Comings(services)
        consenting = Consenting(services)
        turns = Turns(services, pressing, starting, introducing, commanding, comings, consenting)
        verifier = verifier_for(settings, session)
        if isinstance(verifier, TokenVerifier):
            await verifier.prepare()
        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app[OUTBOX] = outbox
        Endpoint(verifier, turns, connector, ready=lambda: outbox.running).install(app)
        pages = Pages()
        LivePage(services, pages).install(app)
        PlanPage(services, pages, making).install(app)
        OverviewPage(services, pages).install(app)
        opened = opening.pop_all()

    async def close(app: web.Application) -> None:
        await opened.aclose()

    app.on_cleanup.append(close)
    return app


def _chance() -> str:
    return secrets.token_hex(16)
