"""Asking the members of a team for their answers, each in their own chat, and reminding them."""

from __future__ import annotations

from dataclasses import replace

from bot.outbox.own_chats import OwnChats
from bot.services import Services
from bot.wire.delivery_errors import Blocked, BlockedByPerson, Gone, Refused
from bot.wire.inbound import Place
from dialogs.effects import Invite, Knock
from dialogs.outcome import Bereik, View
from dialogs.record import Mode, Person, Phase, Traject
from dialogs.reflectie.aggregate import finished_with
from dialogs.reflectie.reach import nudged_step
from dialogs.steps import Step
from dialogs.traject import next_step
from storage import codec
from storage.base import Change, Conflict, Leased, Ref
from storage.trajecten import Loaded, outbox_rows, reach_ref, reach_row

_MOST_TRIES = 50


class Invitations:
    """Sends invitations and reminders, and keeps for the trekker how that went.

    That is kept per person as long as the ronde is open; what the trekker sees of it are counts.
    """

    def __init__(self, services: Services, own_chats: OwnChats) -> None:
        self._services = services
        self._own_chats = own_chats

    async def carry_out(self, leased: Leased, effect: Invite | Knock) -> None:
        """Send one person their card, and settle the row. Raises `NotDelivered`."""
        sent = await self._send(leased, effect)
        await self._settle(leased, effect, Bereik.BEREIKT if sent else None)

    async def give_up(self, leased: Leased, effect: Invite | Knock, why: Exception) -> None:
        """Settle the row of a card that can't be sent."""
        await self._settle(leased, effect, bereik_of(why))

    async def nudge(self, loaded: Loaded, ronde: str) -> Change:
        """Have everybody reminded who has not answered, each by a row of their own."""
        traject = loaded.state.traject
        if not waits_for_answers(traject) or traject.asked.id != ronde:
            return Change()
        sheets = await self._services.store.table(loaded.space, f"sheets.{ronde}")
        holders = await self._services.store.table(loaded.space, f"holders.{ronde}")
        ready = {key for key, doc in sheets.items() if finished_with(codec.read_sheet(doc.body))}
        done = {person for person, doc in holders.items() if doc.body["sheet"] in ready}
        knocks = [Knock(ronde, p.id) for p in loaded.state.people if p.id not in done]
        rows = outbox_rows(traject.id, knocks, self._services.clock())
        return Change(expects=loaded.expects, outbox=rows)

    async def _send(self, leased: Leased, effect: Invite | Knock) -> bool:
        """Whether there still was something to send."""
        person = Person(effect.person, "")
        loaded = await self._load(leased, person)
        if loaded is None or not _is_wanted(loaded.state.traject, effect):
            return False
        step = self._card_for(loaded, person, effect)
        if step is None:
            return False
        card = self._services.card(step, loaded.space)
        await self._own_chats.send(Place.from_json(loaded.place), person.id, card)
        return True

    def _card_for(self, loaded: Loaded, person: Person, effect: Invite | Knock) -> Step | None:
        if isinstance(effect, Knock):
            return nudged_step(loaded.setup, loaded.state)
        view = View(person, self._services.clock(), home=False, private=True)
        return next_step(loaded.setup, loaded.state, view)

    async def _settle(self, leased: Leased, effect: Invite | Knock, how: Bereik | None) -> None:
        """Settle a row, and note in the same commit how it went.

        When the ronde closes at that moment it is read again, but nothing is sent again: of a
        closed ronde nothing is kept.
        """
        for _ in range(_MOST_TRIES):
            change = await self._noting(leased, effect, how)
            try:
                await self._services.store.commit(leased.space, replace(change, settles=leased))
            except Conflict:
                continue
            return
        raise Conflict("others kept changing the same traject")

    async def _noting(self, leased: Leased, effect: Invite | Knock, how: Bereik | None) -> Change:
        loaded = await self._load(leased, None)
        if loaded is None or loaded.state.traject.asked.id != effect.ronde:
            return Change()
        if not loaded.state.traject.asked.open:
            return Change()
        ref = reach_ref(effect.ronde, effect.person)
        [doc] = await self._services.store.get(leased.space, [ref])
        before = Bereik(doc.body["how"]) if doc else None
        expects: dict[Ref, int] = {**loaded.expects, ref: doc.version if doc else 0}
        if how is None and before is Bereik.ONDERWEG:
            return Change(expects=expects, deletes=[ref])
        if how is None or how is before or (how, before) == (Bereik.TE_DRUK, Bereik.BEREIKT):
            return Change()
        return Change(expects=expects, puts={ref: reach_row(how)})

    async def _load(self, leased: Leased, who: Person | None) -> Loaded | None:
        id = leased.row.body["traject"]
        return await self._services.trajecten.load(leased.space, id, who, counting=False)


def waits_for_answers(traject: Traject) -> bool:
    """Whether a ronde is open that each answers in their own chat."""
    return traject.asked.open and traject.asked.mode is Mode.APART and not traject.stopped


def bereik_of(why: Exception) -> Bereik:
    """Why somebody was not reached, as the trekker is told."""
    match why:
        case BlockedByPerson():
            return Bereik.GEBLOKKEERD
        case Blocked() | Refused() | Gone():
            return Bereik.NIET_GEINSTALLEERD
        case _:
            return Bereik.TE_DRUK


def _is_wanted(traject: Traject, effect: Invite | Knock) -> bool:
    """Whether a card is still to be sent: in stap 2 also what somebody asked for to propose."""
    if traject.stopped or traject.asked.id != effect.ronde:
        return False
    return traject.asked.open or (isinstance(effect, Invite) and traject.phase is Phase.ORIENTATIE)
