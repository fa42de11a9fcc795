"""What each effect of the dialogs comes to in Teams."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.outbox import patience
from bot.outbox.bundling import Bundling
from bot.outbox.file_sending import FileSending
from bot.outbox.happening import Happening, happens
from bot.outbox.invitations import Invitations
from bot.outbox.mailing import Mailing
from bot.outbox.own_chats import OwnChats
from bot.outbox.rosters import Rosters
from bot.outbox.shared_cards import SharedCards
from bot.outbox.sharing import share_school
from bot.outbox.telling import Telling
from bot.retrying import until_saved
from bot.services import Services
from bot.turns.introducing import Introducing
from bot.wire.connector import Connector
from bot.wire.inbound import Place
from dialogs.effects import (
    CloseAt,
    Deliver,
    Effect,
    FileEffect,
    Gather,
    Introduce,
    Invite,
    Knock,
    Mail,
    Nudge,
    OfferFile,
    ShareFile,
    ShareSchool,
    Show,
    Tell,
    UploadFile,
    Wake,
)
from dialogs.events import DeadlinePassed, Woken
from dialogs.traject import NOBODY
from storage import codec
from storage.base import Change, Leased, OutboxRow

_LIVING_CARD_SECONDS = 1.0
"""Sixty colleagues answer in the same minute; Teams takes sixty messages in half of that."""
_ATTEMPTS_AT_A_NEW_POST = 2
"""A new post that may or may not have arrived is tried once more: it could come twice."""
_ATTEMPTS_AT_AN_UPDATE = 8

_AlwaysDone = Wake | Mail | Knock | CloseAt | ShareSchool
"""What is done within the bot: nothing of it is sent."""
_Repeatable = Show | Gather | Nudge | Introduce | FileEffect
"""What is done anew when somebody else saved first."""


class Delivery:
    """Carries out effects. Raises `NotDelivered` when the channel doesn't take something."""

    def __init__(self, services: Services, connector: Connector, files: FileSending) -> None:
        self._services = services
        self._files = files
        self._own_chats = OwnChats(services, connector)
        self._invitations = Invitations(services, self._own_chats)
        self._rosters = Rosters(services, connector)
        self._shared_cards = SharedCards(services, connector)
        self._mailing = Mailing(services)
        self._telling = Telling(services, connector)
        self._bundling = Bundling(services, self._own_chats)
        self._introducing = Introducing(services)

    def lane(self, leased: Leased) -> str:
        """Rows of one lane are carried out one after the other."""
        traject = str(leased.row.body["traject"])
        match _effect(leased):
            case Invite(_, person):
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

    def again(self, leased: Leased, why: Exception) -> OutboxRow | None:
        """A row that failed, as it is to be tried again; None when that is no use."""
        effect, now = _effect(leased), self._services.clock()
        if isinstance(effect, _AlwaysDone):
            return patience.for_ever(leased.row, now)
        if isinstance(effect, Tell | Deliver):
            return patience.for_attention(leased.row, why, now)
        if isinstance(effect, Show):
            return patience.for_a_card(leased.row, why, now, _ATTEMPTS_AT_AN_UPDATE)
        new = isinstance(effect, Invite | Introduce | OfferFile | ShareFile)
        most = _ATTEMPTS_AT_A_NEW_POST if new else _ATTEMPTS_AT_AN_UPDATE
        return patience.at_a_press(leased.row, why, now, most)

    async def carry_out(self, leased: Leased) -> None:
        """Carry out one row and settle it, in one commit with what it changes."""
        match _effect(leased):
            case Invite() as effect:
                await self._invitations.carry_out(leased, effect)
            case Mail() | Knock() as effect:
                await self._mailing.carry_out(leased, effect)
            case Tell():
                await self._telling.carry_out(leased)
            case Deliver(person):
                await self._bundling.carry_out(leased, person)
            case Wake():
                await self._happens(leased, Woken())
            case CloseAt(ronde):
                await self._happens(leased, DeadlinePassed(ronde))
            case ShareSchool():
                await share_school(self._services, leased.space, leased.row.body["traject"])
                await self._settle(leased, Change())
            case effect:
                await until_saved(partial(self._do_and_settle, leased, effect))

    async def give_up(self, leased: Leased, why: Exception) -> None:
        """Settle a row that can't be carried out, for which `why` is the last reason."""
        match _effect(leased):
            case Invite() as effect:
                await self._invitations.give_up(leased, effect, why)
            case Tell():
                await self._telling.give_up(leased)
            case Deliver(person):
                await self._bundling.give_up(leased, person, why)
            case OfferFile() | UploadFile() | ShareFile() as effect:
                await self._settle(leased, self._files.gave_up(leased, effect))
            case _:
                await self._settle(leased, Change())

    async def _happens(self, leased: Leased, what: Happening) -> None:
        traject = leased.row.body["traject"]
        await happens(self._services, leased.space, traject, what, settles=leased)

    async def _do_and_settle(self, leased: Leased, effect: _Repeatable) -> None:
        await self._settle(leased, await self._do(leased, effect))

    async def _settle(self, leased: Leased, change: Change) -> None:
        await self._services.store.commit(leased.space, replace(change, settles=leased))

    async def _do(self, leased: Leased, effect: _Repeatable) -> Change:
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
            leased.space, leased.row.body["traject"], NOBODY if shown else None, counting=shown
        )
        if loaded is None:
            return Change()
        match effect:
            case Show(slot):
                return await self._shared_cards.show(loaded, slot)
            case Gather(ronde):
                return await self._rosters.gather(loaded, ronde)
            case Nudge(ronde):
                return await self._invitations.nudge(loaded, ronde)


def _effect(leased: Leased) -> Effect:
    return codec.read_effect(leased.row.body["effect"])
