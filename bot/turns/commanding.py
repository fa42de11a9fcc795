"""A typed command, or a text that is none."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reach import Reached, reachable, view_of
from bot.services import Services
from bot.spaces import space_of
from bot.turns.introducing import Introducing
from bot.turns.overseeing import nothing_going_on, show_overview
from bot.turns.pressing import Pressing
from bot.turns.reply import Nothing, Reply, Say
from bot.turns.showing import show_example
from bot.turns.starting import Starting
from bot.wire.inbound import Inbound
from dialogs.actie.plan import plan_step
from dialogs.actie.years import planned
from dialogs.anywhere.commands import Command, read_command
from dialogs.anywhere.overview import confirm_stop, help_step, status_step, waiting_for
from dialogs.effects import Show
from dialogs.events import Press
from dialogs.outcome import State, View
from dialogs.record import Traject
from dialogs.steps import Step
from dialogs.traject import NOBODY, back_verb, next_step, slot_of, waits_for_person
from storage.base import Change, Duplicate, Space
from storage.trajecten import card_ref, outbox_rows


class Commanding:
    """What people type."""

    def __init__(
        self,
        services: Services,
        starting: Starting,
        introducing: Introducing,
        pressing: Pressing,
    ) -> None:
        self._services = services
        self._starting = starting
        self._introducing = introducing
        self._pressing = pressing

    async def answer(self, inbound: Inbound) -> Reply:
        """Answer a text."""
        command = read_command(inbound.text)
        if command == "start":
            return await self._starting.card(inbound)
        if command == "kennismaking":
            return await self._introducing.open(inbound)
        if command == "demo":
            return show_example(self._services, inbound)
        if command == "overzicht":
            return await show_overview(self._services, inbound)
        reached = await reachable(self._services, inbound)
        if command == "status":
            return self._status(inbound, reached)
        meant = await self._meant(inbound, reached)
        if command == "help":
            return self._help(inbound, await self._current(inbound, meant))
        if command is None:
            return self._not_understood(await self._current(inbound, meant))
        if meant is None:
            walked = None if reached else await self._introducing.typed(inbound, command)
            return walked or self._status(inbound, reached)
        return await self._on_traject(inbound, command, meant)

    # -- which traject --------------------------------------------------------------------------

    async def _meant(self, inbound: Inbound, reached: Sequence[Reached]) -> Reached | None:
        """The one traject that a command can be about; None when there is none, or a choice."""
        thread = inbound.place.thread
        here = [r for r in reached if thread and r.place.thread == thread]
        going_on = [r for r in reached if not r.traject.stopped]
        for candidates in (here, going_on, list(reached)):
            if len(candidates) == 1:
                return candidates[0]
        waiting = [r for r in going_on if await self._waits(inbound, r)]
        return waiting[0] if len(waiting) == 1 else None

    async def _waits(self, inbound: Inbound, reached: Reached) -> bool:
        """Whether a traject waits for this person's answers."""
        step = await self._current(inbound, reached)
        return step is not None and waits_for_person(step)

    async def _current(self, inbound: Inbound, reached: Reached | None) -> Step | None:
        """The card that is due for this person: of a traject, or else of the introduction."""
        if reached is None:
            return await self._introducing.due(inbound)
        view = view_of(self._services, inbound, reached.space)
        state = await self._state(view, reached)
        return next_step(reached.setup, state, view)

    async def _state(self, view: View, reached: Reached) -> State:
        loaded = await self._services.trajecten.load(
            reached.space, reached.traject.id, view.who, counting=not view.private
        )
        return loaded.state if loaded else State(reached.traject)

    # -- answers --------------------------------------------------------------------------------

    def _status(self, inbound: Inbound, reached: Sequence[Reached]) -> Reply:
        if not reached:
            return nothing_going_on(self._services, inbound)
        lines = [(r.setup, r.traject, r.space.key) for r in reached]
        return self._services.card(status_step(lines, self._services.clock()), space_of(inbound))

    def _help(self, inbound: Inbound, waiting: Step | None) -> Reply:
        return self._services.card(help_step(self._services.setup, waiting), space_of(inbound))

    def _not_understood(self, waiting: Step | None) -> Reply:
        content = self._services.setup.content
        return Say(content.zeg("tekst.onbekend", wacht=waiting_for(content, waiting)))

    async def _on_traject(self, inbound: Inbound, command: Command, meant: Reached) -> Reply:
        view = view_of(self._services, inbound, meant.space)
        setup, traject = meant.setup, meant.traject
        if command == "stop":
            return self._services.card(confirm_stop(setup, State(traject), view), meant.space)
        if command == "plan":
            if not planned(traject):
                return Say(setup.content.zeg("plan.nog-niet"))
            step: Step = plan_step(setup, traject, view.now.date())
            return await self._show(inbound, meant, view, step, f"plan.{traject.version}")
        current = await self._current(inbound, meant)
        assert current is not None
        if command == "terug":
            verb = back_verb(current)
            if verb is None:
                return Say(setup.content.zeg("terug.eerste"))
            press = Press(verb, current.id, current.version, {})
            before = await self._pressing.carry_out(inbound, meant.space, traject.id, press)
            if before is None or not view.home or view.private:
                return self._services.card(before or current, meant.space)
            current = before
        return await self._show(inbound, meant, view, current, slot_of(traject))

    async def _show(
        self, inbound: Inbound, meant: Reached, view: View, step: Step, slot: str
    ) -> Reply:
        """Show a card; a shared one moves to the end of the conversation for everybody."""
        if not view.home or view.private:
            return self._services.card(step, meant.space)
        state = await self._state(view, meant)
        everybody = View(NOBODY, view.now, home=True, private=False)
        shared = next_step(meant.setup, state, everybody)
        if not slot.startswith("plan") and shared != step:
            return self._services.card(step, meant.space)
        await self._repost(inbound, meant.space, meant.traject, slot)
        return Nothing()

    async def _repost(self, inbound: Inbound, space: Space, traject: Traject, slot: str) -> None:
        """Forget where the card stood, so that the outbox posts it anew."""
        change = Change(
            deletes=[card_ref(traject.id, slot)],
            outbox=outbox_rows(traject.id, [Show(slot)], self._services.clock()),
            event=f"{inbound.key}/repost",  # "terug" has used the key itself for what it changed
            event_at=self._services.clock(),
        )
        try:
            await self._services.store.commit(space, change)
        except Duplicate:
            pass  # the same message, delivered again
