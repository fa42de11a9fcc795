"""What each effect of the dialogs comes to in Teams."""

from __future__ import annotations

from dataclasses import replace

from bot.outbox.file_sending import FileSending
from bot.outbox.invitations import Invitations
from bot.outbox.own_chats import OwnChats
from bot.outbox.reminders import Reminders
from bot.outbox.rosters import Rosters
from bot.services import Services
from bot.turns.introducing import Introducing
from bot.wire.activities import message_of
from bot.wire.connector import Connector
from bot.wire.delivery_errors import Gone
from bot.wire.inbound import Place, PlaceKind
from dialogs.effects import (
    CloseAt,
    Effect,
    FileEffect,
    Gather,
    Introduce,
    Invite,
    Knock,
    Nudge,
    OfferFile,
    Remind,
    ShareFile,
    Show,
    UploadFile,
)
from dialogs.events import DeadlinePassed, Event
from dialogs.outcome import View
from dialogs.traject import NOBODY, apply, slot_step
from storage import codec
from storage.base import Change, Conflict, Leased
from storage.trajecten import Loaded, card_ref, change_of

MOST_TRIES = 50
_LIVING_CARD_SECONDS = 1.0
"""Sixty colleagues answer in the same minute; Teams takes sixty messages in half of that."""
_ATTEMPTS_AT_A_NEW_POST = 2
"""A new post that may or may not have arrived is tried once more: it could come twice."""
_ATTEMPTS_AT_AN_UPDATE = 8

_Unnoted = Show | Gather | Nudge | CloseAt | Remind | Introduce | FileEffect
"""The effects of which it isn't kept whether they reached somebody."""


class Delivery:
    """Carries out effects. Raises `NotDelivered` when the channel doesn't take something."""

    def __init__(self, services: Services, connector: Connector, files: FileSending) -> None:
        self._services = services
        self._files = files
        self._connector = connector
        self._own_chats = OwnChats(services, connector)
        self._invitations = Invitations(services, self._own_chats)
        self._rosters = Rosters(services, connector)
        self._reminders = Reminders(services, connector, self._own_chats)
        self._introducing = Introducing(services)

    def lane(self, leased: Leased) -> str:
        """Rows of one lane are carried out one after the other."""
        traject = str(leased.row.body["traject"])
        match _effect(leased):
            case Invite(_, person) | Knock(_, person):
                return f"{traject}/{person}"
            case OfferFile(person) | UploadFile(person) | ShareFile(person):
                return f"{traject}/{person}/files"
            case Show("levend"):
                return f"{traject}/levend"
            case _:
                return traject

    def pause_after(self, leased: Leased) -> float:
        """Seconds to leave its lane in peace: the living card changes with every answer."""
        return _LIVING_CARD_SECONDS if _effect(leased) == Show("levend") else 0.0

    def attempts(self, leased: Leased) -> int:
        """How often to try when it is not known whether something arrived."""
        new = isinstance(
            _effect(leased), Invite | Knock | Remind | Introduce | OfferFile | ShareFile
        )
        return _ATTEMPTS_AT_A_NEW_POST if new else _ATTEMPTS_AT_AN_UPDATE

    async def carry_out(self, leased: Leased) -> None:
        """Carry out one row and settle it, in one commit with what it changes."""
        effect = _effect(leased)
        if isinstance(effect, Invite | Knock):
            await self._invitations.carry_out(leased, effect)
            return
        for _ in range(MOST_TRIES):
            change = await self._do(leased, effect)
            try:
                await self._services.store.commit(leased.space, replace(change, settles=leased))
            except Conflict:
                continue
            return
        raise Conflict("others kept changing the same traject")

    async def give_up(self, leased: Leased, why: Exception) -> None:
        """Settle a row that can't be carried out, for which `why` is the last reason."""
        effect = _effect(leased)
        if isinstance(effect, Invite | Knock):
            await self._invitations.give_up(leased, effect, why)
            return
        left = self._files.gave_up(leased, effect) if isinstance(effect, FileEffect) else Change()
        await self._services.store.commit(leased.space, replace(left, settles=leased))

    async def _do(self, leased: Leased, effect: _Unnoted) -> Change:
        """Do what an effect asks; what it changes is to be saved with its settling."""
        if isinstance(effect, FileEffect):
            return await self._files.carry_out(leased, effect)
        if isinstance(effect, Introduce):
            card = await self._introducing.card(leased.space)
            place = Place.from_json(leased.row.body["place"])
            await self._own_chats.send(place, effect.person, card)
            return Change()
        shown = isinstance(effect, Show)
        loaded = await self._services.trajecten.load(
            leased.space,
            leased.row.body["traject"],
            NOBODY if shown else None,
            counting=shown or isinstance(effect, CloseAt),
            closing=isinstance(effect, CloseAt),
        )
        if loaded is None:
            return Change()
        match effect:
            case Show(slot):
                return await self._show(loaded, slot)
            case Gather(ronde):
                return await self._rosters.gather(loaded, ronde)
            case Nudge(ronde):
                return await self._invitations.nudge(loaded, ronde)
            case CloseAt(ronde):
                return self._close(loaded, ronde)
            case Remind():
                await self._reminders.remind(loaded, effect)
                return Change()

    async def _show(self, loaded: Loaded, slot: str) -> Change:
        """Update the card in a slot, or post it. A personal chat needs none: presses answer it."""
        place = Place.from_json(loaded.place)
        if place.kind is PlaceKind.PERSONAL:
            return Change()
        view = View(NOBODY, self._services.clock(), home=True, private=False)
        step = slot_step(loaded.setup, loaded.state, slot, view)
        message = message_of(self._services.card(step, loaded.space))
        ref = card_ref(loaded.state.traject.id, slot)
        [posted] = await self._services.store.get(loaded.space, [ref])
        if posted:
            try:
                await self._connector.update(place, posted.body["activity"], message)
                return Change()
            except Gone:
                pass  # somebody deleted it: post it anew
        activity = await self._connector.send(place, message)
        return Change(puts={ref: {"activity": activity}})

    def _close(self, loaded: Loaded, ronde: str) -> Change:
        event = Event(
            NOBODY, self._services.clock(), self._services.chance(), DeadlinePassed(ronde)
        )
        outcome = apply(loaded.setup, loaded.state, event)
        return change_of(loaded, outcome, event.now) or Change()


def _effect(leased: Leased) -> Effect:
    return codec.read_effect(leased.row.body["effect"])
