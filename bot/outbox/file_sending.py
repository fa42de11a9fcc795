"""A document goes to somebody's own chat: offered, then uploaded, then shown."""

from __future__ import annotations

from dataclasses import replace

from bot.making import Making
from bot.outbox.own_chats import OwnChats
from bot.services import Services
from bot.turns.reply import Say
from bot.web.links import Link, LinkKind
from bot.wire.activities import message_of
from bot.wire.connector import Connector
from bot.wire.file_consent import Upload, consent_message, info_message
from bot.wire.inbound import Place
from bot.wire.uploads import Uploads
from dialogs.effects import FileEffect, OfferFile, ShareFile, UploadFile
from dialogs.head import title
from dialogs.steps import Document
from storage.base import Change, Leased, OutboxRow
from storage.trajecten import Loaded, outbox_rows


class FileSending:
    """Carries out what is to be done with files. Raises `NotDelivered`."""

    def __init__(
        self, services: Services, connector: Connector, making: Making, uploads: Uploads
    ) -> None:
        self._services = services
        self._connector = connector
        self._own_chats = OwnChats(services, connector)
        self._making = making
        self._uploads = uploads

    async def carry_out(self, leased: Leased, effect: FileEffect) -> Change:
        """Do it; the change says what follows, and is to be saved with its settling."""
        if isinstance(effect, ShareFile):
            await self._share(leased, effect)
            return Change()
        traject = leased.row.body["traject"]
        loaded = await self._services.trajecten.load(leased.space, traject, None, counting=False)
        if loaded is None:
            return Change()
        if isinstance(effect, OfferFile):
            await self._offer(loaded, effect)
            return Change()
        file = await self._making.make(Document(effect.document), loaded)
        await self._uploads.put(Upload(**leased.row.body["upload"]), file)
        return Change(outbox=[self._to_share(leased, effect, arrived=True)])

    def gave_up(self, leased: Leased, effect: FileEffect) -> Change:
        """What follows when it can't be done: who waits for a file is told."""
        if not isinstance(effect, UploadFile):
            return Change()
        return Change(outbox=[self._to_share(leased, effect, arrived=False)])

    async def _offer(self, loaded: Loaded, effect: OfferFile) -> None:
        document = Document(effect.document)
        file = await self._making.make(document, loaded)
        traject, content = loaded.state.traject, loaded.setup.content
        told = content.zeg(
            "bestand.uitleg",
            plan=file.name.partition(" ")[0],
            naam=title(content, traject),
        )
        asked = Link(LinkKind.CONSENT, loaded.space, traject.id, effect.person, document)
        message = consent_message(file, told, self._services.links.token(asked))
        await self._own_chats.post(Place.from_json(loaded.place), effect.person, message)

    def _to_share(self, leased: Leased, effect: UploadFile, *, arrived: bool) -> OutboxRow:
        """The row that comes after an upload, so that a file that is there is not sent again."""
        now = self._services.clock()
        share = ShareFile(effect.person, effect.document, arrived)
        [row] = outbox_rows(leased.row.body["traject"], [share], now)
        kept = {name: leased.row.body[name] for name in ("place", "upload")}
        return replace(row, body={**row.body, **kept})

    async def _share(self, leased: Leased, effect: ShareFile) -> None:
        failed = Say(self._services.setup.content.zeg("bestand.mislukt"))
        upload = Upload(**leased.row.body["upload"])
        message = info_message(upload) if effect.arrived else message_of(failed)
        await self._connector.send(Place.from_json(leased.row.body["place"]), message)
