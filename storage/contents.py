"""The packs with which trajecten were started: a traject keeps them, whatever changes later."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

from pydantic import ValidationError

from content.model import Content
from dialogs.outcome import Setup
from dialogs.record import Traject
from storage.base import Change, Conflict, Ref, Space, Store

SPACE = Space.of("", "contents")
"""Packs belong to no team: each edition is kept once, for all."""

_KEPT = (
    "schalen",
    "groepen",
    "instrumenten",
    "domeinen",
    "verwachtingen",
    "lijsten",
    "sorteringen",
    "denkvragen",
    "kwaliteitsvragen",
    "jaaractieplannen",
    "meerjarenplannen",
)
"""The sections that a traject keeps: what is asked. What the bot says is always of today."""

_log = logging.getLogger(__name__)


class Contents:
    """Editions of the content, by fingerprint."""

    def __init__(self, store: Store, setup: Setup) -> None:
        self._store = store
        self._setup = setup
        self._earlier: dict[str, Setup] = {}
        self.fingerprint = setup.content.fingerprint()

    async def keep(self) -> None:
        """Save today's edition, so that trajecten that start now can keep it."""
        ref = Ref("contents", self.fingerprint)
        body = {"content": self._setup.content.model_dump_json()}
        with suppress(Conflict):  # it was kept before
            await self._store.commit(SPACE, Change(expects={ref: 0}, puts={ref: body}))

    async def setup_of(self, traject: Traject) -> Setup:
        """What the dialogs need for a traject: with the questions that it started with."""
        wanted = traject.content
        if wanted in ("", self.fingerprint):
            return self._setup
        if wanted not in self._earlier:
            self._earlier[wanted] = replace(self._setup, content=await self._read(wanted))
        return self._earlier[wanted]

    async def _read(self, fingerprint: str) -> Content:
        today = self._setup.content
        [doc] = await self._store.get(SPACE, [Ref("contents", fingerprint)])
        if doc is None:
            _log.error("the content %s of a traject is not there; today's is used", fingerprint)
            return today
        try:
            then = Content.model_validate_json(doc.body["content"])
        except ValidationError:
            _log.error("the content %s of a traject can't be read; today's is used", fingerprint)
            return today
        kept = {name: getattr(then, name) for name in _KEPT}
        kept["schalen"] = {**today.schalen, **then.schalen}  # those of stemmingen came later
        return today.model_copy(update=kept)
