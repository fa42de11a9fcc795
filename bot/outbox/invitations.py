"""Asking the members of a team for their answers, each in their own chat."""

from __future__ import annotations

from bot.outbox.letterbox import note_message
from bot.outbox.noting import bereik_of, note_reach
from bot.outbox.own_chats import OwnChats
from bot.services import Services
from bot.spaces import person_space
from bot.wire.inbound import Place
from dialogs.effects import Invite, Knock
from dialogs.outcome import Bereik, View
from dialogs.record import Mode, Person, Phase, Traject
from dialogs.reflectie.aggregate import finished_with
from dialogs.traject import invited_step
from storage import codec
from storage.base import Body, Change, Leased, Ref
from storage.trajecten import Loaded, knock_ref, outbox_rows


class Invitations:
    """Sends invitations, and keeps for the trekker how that went."""

    def __init__(self, services: Services, own_chats: OwnChats) -> None:
        self._services = services
        self._own_chats = own_chats

    async def carry_out(self, leased: Leased, effect: Invite) -> None:
        """Send one person their card, and settle the row. Raises `NotDelivered`."""
        sent = await self._send(leased, effect)
        await self._settle(leased, effect, Bereik.BEREIKT if sent else None)

    async def give_up(self, leased: Leased, effect: Invite, why: Exception) -> None:
        """Settle the row of a card that can't be sent."""
        await self._settle(leased, effect, bereik_of(why))

    async def nudge(self, loaded: Loaded, ronde: str) -> Change:
        """Have everybody reminded who has not answered, each by a row of their own.

        Who is to be reminded of it is kept until that was done, or the ronde closes.
        """
        traject = loaded.state.traject
        if not waits_for_answers(traject) or traject.asked.id != ronde:
            return Change()
        sheets = await self._services.store.table(loaded.space, f"sheets.{ronde}")
        holders = await self._services.store.table(loaded.space, f"holders.{ronde}")
        ready = {key for key, doc in sheets.items() if finished_with(codec.read_sheet(doc.body))}
        done = {person for person, doc in holders.items() if doc.body["sheet"] in ready}
        left = {p.id for p in loaded.state.people} - done - set(traject.quiet)
        knocks = [Knock(ronde, person) for person in sorted(left)]
        rows = outbox_rows(traject.id, knocks, self._services.clock())
        reminded: dict[Ref, Body] = {knock_ref(ronde, person): {} for person in left}
        return Change(expects=loaded.expects, puts=reminded, outbox=rows)

    async def _send(self, leased: Leased, effect: Invite) -> bool:
        """Whether there still was something to send. It goes out at once, at any hour."""
        person, now = Person(effect.person, ""), self._services.clock()
        loaded = await self._services.trajecten.load(
            leased.space, leased.row.body["traject"], person, counting=False
        )
        if loaded is None or not _is_wanted(loaded.state.traject, effect):
            return False
        view = View(person, now, home=False, private=True)
        step = invited_step(loaded.setup, loaded.state, view)
        place = Place.from_json(loaded.place)
        await self._own_chats.send(place, person.id, self._services.card(step, loaded.space))
        if not effect.own:
            own_space = person_space(place, person.id)
            await note_message(self._services.store, own_space, now.date())
        return True

    async def _settle(self, leased: Leased, effect: Invite, how: Bereik | None) -> None:
        await note_reach(
            self._services,
            leased.space,
            leased.row.body["traject"],
            effect.ronde,
            effect.person,
            how,
            Change(settles=leased),
        )


def waits_for_answers(traject: Traject) -> bool:
    """Whether a ronde is open that each answers in their own chat."""
    return traject.asked.open and traject.asked.mode is Mode.APART and not traject.stopped


def _is_wanted(traject: Traject, effect: Invite) -> bool:
    """Whether a card is still to be sent: in stap 2 also what somebody asked for to propose."""
    if traject.stopped or traject.asked.id != effect.ronde:
        return False
    return traject.asked.open or traject.phase is Phase.ORIENTATIE
