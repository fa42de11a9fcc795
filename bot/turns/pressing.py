"""A button of a traject's card is pressed: the record changes, and the next card comes back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.outbox.outbox import Outbox
from bot.reach import admit, link_to_chat, may_reach, view_of, who_of
from bot.retrying import until_saved
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
from storage.base import Change, Duplicate, Space
from storage.trajecten import Loaded, card_ref, change_of, outbox_key

LIVING = "levend"
"""The living card has no fields, so nobody waits for its update; a card in its place may have."""


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
            if not inbound.is_invoke:
                await until_saved(partial(self._draw_over, inbound, space, pressed.traject))
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
        try:
            return await until_saved(partial(self._take, inbound, space, traject, press))
        except Duplicate:
            again = partial(self._take, inbound, space, traject, press, known=True)
            return await until_saved(again)

    async def _take(
        self, inbound: Inbound, space: Space, traject: str, press: Press, *, known: bool = False
    ) -> Step | None:
        """One attempt at a press; `known`: what it changes was saved before."""
        private = inbound.place.kind is PlaceKind.PERSONAL
        closing = press.verb in NEEDS_ALL_SHEETS
        who, chance = who_of(inbound), self._services.chance()
        event = Event(who, self._services.clock(), chance, press, private)
        loaded = await self._services.trajecten.load(
            space,
            traject,
            who,
            counting=closing or not private,
            closing=closing,
            new_sheet=self._services.chance(),
        )
        if loaded is None:
            return None
        outcome = apply(loaded.setup, loaded.state, event)
        if known:
            outcome = unsaved(loaded.state, outcome)
        change = change_of(loaded, outcome, event.now)
        slot, _ = await self._slot_pressed(inbound, space, traject)
        if change is not None:
            awaited = slot if press.step != LIVING else None
            await self._save(inbound, loaded, change, awaited)
        view = view_of(self._services, inbound, space)
        return due_step(loaded.setup, loaded.state, outcome, view, slot)

    async def _save(
        self, inbound: Inbound, loaded: Loaded, change: Change, slot: str | None
    ) -> None:
        """Commit. A shared card that was pressed is updated before the press is answered.

        The other way round the update would wipe what the same person types next.
        """
        key = outbox_key(loaded.state.traject.id, Show(slot)) if slot else None
        awaited = key if any(row.key == key for row in change.outbox) else None
        async with self._outbox.carried_out(loaded.space, awaited):
            known = replace(change, event=inbound.key, event_at=self._services.clock())
            await self._services.store.commit(loaded.space, known)

    async def _slot_pressed(
        self, inbound: Inbound, space: Space, traject: str
    ) -> tuple[str | None, int]:
        """Which slot the pressed card stands in, and the version of what is kept of that card.

        None when it is not a card that everybody shares.
        """
        if inbound.place.kind is PlaceKind.PERSONAL or not inbound.reply_to:
            return None, 0
        cards = await self._services.store.table(space, "cards")
        mine = f"{traject}/"
        for id, doc in cards.items():
            if id.startswith(mine) and doc.body["activity"] == inbound.reply_to:
                return id.removeprefix(mine), doc.version
        return None, 0

    async def _draw_over(self, inbound: Inbound, space: Space, traject: str) -> None:
        """An older client is answered on the card itself: what was drawn there, everybody loses."""
        slot, version = await self._slot_pressed(inbound, space, traject)
        if slot:
            ref = card_ref(traject, slot)
            over = Change(expects={ref: version}, puts={ref: {"activity": inbound.reply_to}})
            await self._services.store.commit(space, over)
