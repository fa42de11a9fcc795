"""Somebody says whether a file may be put in their files."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.reach import opened
from bot.services import Services
from bot.turns.reply import Nothing, Reply, Say
from bot.web.links import Link, LinkExpired, LinkKind, NoSuchLink
from bot.wire.file_consent import Upload
from bot.wire.inbound import Inbound, PlaceKind
from dialogs.effects import UploadFile
from storage.base import Change, Duplicate
from storage.trajecten import outbox_rows

_log = logging.getLogger(__name__)


class Consenting:
    """Answers to consent cards."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def answer(self, inbound: Inbound) -> Reply:
        """Have the file uploaded, when who was asked allows it and may still have it."""
        assert inbound.consent is not None
        say = self._services.setup.content.zeg
        try:
            link = self._services.links.read(LinkKind.CONSENT, inbound.consent.token)
        except LinkExpired:
            return Say(say("bestand.verlopen"))
        except NoSuchLink:
            _log.warning("a consent that nobody was asked for")
            return Nothing()
        if link.person != inbound.who.id or inbound.place.kind is not PlaceKind.PERSONAL:
            _log.warning("a consent of somebody who was not asked for it")
            return Nothing()
        if inbound.consent.upload is None:
            return Say(say("bestand.niet"))
        if await opened(self._services, link) is None:
            return Say(say("bestand.geen-toegang"))
        await self._have_uploaded(inbound, link, inbound.consent.upload)
        return Nothing()

    async def _have_uploaded(self, inbound: Inbound, link: Link, upload: Upload) -> None:
        """Queue the upload; to where, and in which chat, is known only now."""
        now = self._services.clock()
        effect = UploadFile(link.person, link.file)
        [row] = outbox_rows(link.traject, [effect], now)
        more = {"place": inbound.place.as_json(), "upload": upload.as_json()}
        row = replace(row, body={**row.body, **more})
        change = Change(outbox=[row], event=inbound.key, event_at=now)
        try:
            await self._services.store.commit(link.space, change)
        except Duplicate:
            pass  # Teams told it again
