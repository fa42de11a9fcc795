"""A button of a traject's card is pressed: the record changes, and the next card comes back."""

from __future__ import annotations

from dataclasses import replace

from bot.outbox.outbox import Outbox
from bot.reach import admit, link_to_chat, may_reach, view_of, who_of
from bot.services import Services
from bot.spaces import space_of
from bot.turns.presses import Pressed
from bot.turns.reply import Reply, Say
from bot.wire.inbound import Inbound, PlaceKind
from dialogs.anywhere.overview import message_step
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.outcome import unsaved
from dialogs.steps import Leading, Living, OpenChat, Step
from dialogs.traject import NEEDS_ALL_SHEETS, apply, due_step
from storage.base import Change, Conflict, Duplicate, Space
from storage.trajecten import Loaded, change_of, outbox_key

MOST_TRIES = 50


class Pressing:
    """Presses on the cards of trajecten."""

    def __init__(self, services: Services, outbox: Outbox) -> None:
        self._services = services
        self._outbox = outbox

    async def answer(self, inbound: Inbound, pressed: Pressed) -> Reply:
        """Carry out a press and answer with the card that is due."""
        space = pressed.space or space_of(inbound)
        step = None
        if await may_reach(self._services, inbound, space):
            step = await self.carry_out(inbound, space, pressed.traject, pressed.press)
        if step is None:
            step = message_step(self._services.setup.content, "tekst.geen-traject")
        made_for = (pressed.press.step, pressed.press.version)
        as_it_was = isinstance(step, Living) and (step.id, step.version) == made_for
        if as_it_was and step.feedback.note and inbound.is_invoke:
            return Say(step.feedback.note)  # on the card itself the next answer would wipe it
        if isinstance(step, Leading) and step.person:
            await admit(self._services.store, inbound.place, step.person, space)
        if isinstance(step, OpenChat):
            step = replace(step, link=link_to_chat(inbound.place))
        return self._services.card(step, space)

    async def carry_out(
        self, inbound: Inbound, space: Space, traject: str, press: Press
    ) -> Step | None:
        """Apply a press and save what it changes; None when there is no such traject.

        When somebody else was first, what is saved is read again and decided again. A press
        that was delivered before changes nothing, and is answered as one that is repeated.
        """
        private = inbound.place.kind is PlaceKind.PERSONAL
        closing = press.verb in NEEDS_ALL_SHEETS
        counting = not private or closing
        known = False
        for _ in range(MOST_TRIES):
            who, chance = who_of(inbound), self._services.chance()
            event = Event(who, self._services.clock(), chance, press, private)
            loaded = await self._services.trajecten.load(
                space,
                traject,
                who,
                counting=counting,
                closing=closing,
                new_sheet=self._services.chance(),
            )
            if loaded is None:
                return None
            outcome = apply(loaded.setup, loaded.state, event)
            if known:
                outcome = unsaved(loaded.state, outcome)
            change = change_of(loaded, outcome, event.now)
            slot = await self._slot_pressed(inbound, loaded)
            try:
                if change is not None:
                    await self._save(inbound, loaded, change, slot)
            except Conflict:
                continue
            except Duplicate:
                known = True
                continue
            view = view_of(self._services, inbound, space)
            return due_step(loaded.setup, loaded.state, outcome, view, slot)
        raise Conflict("others kept changing the same traject")

    async def _save(
        self, inbound: Inbound, loaded: Loaded, change: Change, slot: str | None
    ) -> None:
        """Commit. A shared card that was pressed is updated before the press is answered.

        The other way round the update would wipe what the same person types next.
        """
        key = outbox_key(loaded.state.traject.id, Show(slot)) if slot else None
        fields = slot != "levend"  # nobody types on the living card
        awaited = key if fields and any(row.key == key for row in change.outbox) else None
        async with self._outbox.carried_out(loaded.space, awaited):
            known = replace(change, event=inbound.key, event_at=self._services.clock())
            await self._services.store.commit(loaded.space, known)

    async def _slot_pressed(self, inbound: Inbound, loaded: Loaded) -> str | None:
        """Which slot the pressed card stands in; None when it is not one that everybody shares."""
        if inbound.place.kind is PlaceKind.PERSONAL or not inbound.reply_to:
            return None
        cards = await self._services.store.table(loaded.space, "cards")
        mine = f"{loaded.state.traject.id}/"
        for id, doc in cards.items():
            if id.startswith(mine) and doc.body["activity"] == inbound.reply_to:
                return id.removeprefix(mine)
        return None
