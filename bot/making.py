"""Documents are made here, in threads: only a few at once, so that turns never wait for them."""

from __future__ import annotations

import asyncio

from bot.documents.files import OF_THE_TEAM, File, file_of
from bot.documents.word import Word
from bot.services import Services
from content.model import Content
from dialogs.actie.plannen import plannen_of
from dialogs.record import Traject
from dialogs.steps import Document
from storage.trajecten import Loaded

AT_ONCE = 2
MOST_WAITING = 30


class TooBusy(Exception):
    """So many documents are being asked for that this one would be late."""


class Making:
    """Makes documents of what is saved now."""

    def __init__(self, services: Services, word: Word) -> None:
        self._services = services
        self._word = word
        self._threads = asyncio.Semaphore(AT_ONCE)
        self._asked = 0

    async def make(self, document: Document, loaded: Loaded) -> File:
        """A document about a traject, or about all of its team. Raises `TooBusy`."""
        if self._asked >= AT_ONCE + MOST_WAITING:
            raise TooBusy
        self._asked += 1
        try:
            trajecten = await self._about(document, loaded)
            async with self._threads:
                return await asyncio.to_thread(self._made, document, trajecten)
        finally:
            self._asked -= 1

    async def _about(self, document: Document, loaded: Loaded) -> list[tuple[Content, Traject]]:
        """The trajecten that stand in a document, each with its own content."""
        if document not in OF_THE_TEAM:
            return [(loaded.setup.content, loaded.state.traject)]
        trajecten = self._services.trajecten
        pairs = await trajecten.all(loaded.space)
        return [((await trajecten.setup_of(traject)).content, traject) for traject, _ in pairs]

    def _made(self, document: Document, trajecten: list[tuple[Content, Traject]]) -> File:
        now = self._services.clock()
        plannen = [plannen_of(content, traject, now.date()) for content, traject in trajecten]
        return file_of(document, plannen, self._word, now)
