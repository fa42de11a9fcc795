"""One turn: an activity came in, and something is answered."""

from __future__ import annotations

from bot.outbox.unreached import found_again
from bot.services import Services
from bot.spaces import space_of
from bot.turns.comings import Comings
from bot.turns.commanding import Commanding
from bot.turns.consenting import Consenting
from bot.turns.introducing import Introducing
from bot.turns.overseeing import lead_to_overview, show_overview
from bot.turns.presses import read_press
from bot.turns.pressing import Pressing
from bot.turns.reply import Nothing, Reply
from bot.turns.several import VERBS, Several
from bot.turns.showing import show_example
from bot.turns.starting import Starting
from bot.wire.inbound import Inbound, Kind, PlaceKind
from dialogs.anywhere.overview import help_step
from dialogs.steps import Welcome
from storage.base import Body, Change, Conflict, Ref

_SPEAKING = (Kind.MESSAGE, Kind.SUBMIT, Kind.INSTALLED)
"""What nobody does who blocked the bot, or hasn't got it."""


class Turns:
    """Takes turns. A turn sends nothing but its own answer; the rest goes through the outbox."""

    def __init__(
        self,
        services: Services,
        pressing: Pressing,
        starting: Starting,
        introducing: Introducing,
        commanding: Commanding,
        comings: Comings,
        consenting: Consenting,
    ) -> None:
        self._services = services
        self._pressing = pressing
        self._several = Several(services, pressing)
        self._starting = starting
        self._introducing = introducing
        self._commanding = commanding
        self._comings = comings
        self._consenting = consenting

    async def __call__(self, inbound: Inbound) -> Reply:
        """Answer an activity."""
        if inbound.place.kind is PlaceKind.PERSONAL and inbound.kind in _SPEAKING:
            await found_again(self._services, space_of(inbound), inbound.who.id)
        match inbound.kind:
            case Kind.MESSAGE:
                return await self._commanding.answer(inbound)
            case Kind.SUBMIT:
                return await self._submit(inbound)
            case Kind.INSTALLED:
                reply = await self._welcome(inbound)
                if inbound.place.kind is PlaceKind.PERSONAL:
                    await self._comings.installed(inbound)
                return reply
            case Kind.CONSENT:
                return await self._consenting.answer(inbound)
            case Kind.ROSTER:
                await self._comings.roster_changed(inbound)
                return Nothing()
            case _:
                return Nothing()

    async def _submit(self, inbound: Inbound) -> Reply:
        pressed = read_press(inbound)
        press = pressed.press
        match press.verb:
            case "start":
                return await self._starting.card(inbound)
            case "create" | "own" | "own-done" | "start-again":
                return await self._starting.take(inbound, press)
            case "demo":
                return show_example(self._services, inbound, press)
            case "overzicht":
                return await show_overview(self._services, inbound, press)
            case "overzicht-page":
                return await lead_to_overview(self._services, inbound)
            case "introduce":
                return await self._introducing.open(inbound, press.text("kennismaking"))
            case verb if verb.startswith("intro-"):
                return await self._introducing.answer(inbound, press)
            case verb if verb in VERBS and press.text("delen"):
                return await self._several.answer(inbound, press)
            case "help":
                step = help_step(self._services.setup, None)
                return self._services.card(step, space_of(inbound))
            case _:
                return await self._pressing.answer(inbound, pressed)

    async def _welcome(self, inbound: Inbound) -> Reply:
        """Say hello once in each conversation; Teams tells of an installation more than once."""
        space = space_of(inbound)
        greeted = Ref("greeted", inbound.place.conversation)
        puts: dict[Ref, Body] = {greeted: {}}
        if inbound.place.kind is PlaceKind.PERSONAL:
            puts[Ref("me", "place")] = inbound.place.as_json()
        try:
            await self._services.store.commit(space, Change(expects={greeted: 0}, puts=puts))
        except Conflict:
            return Nothing()
        private = inbound.place.kind is PlaceKind.PERSONAL
        return self._services.card(Welcome(id="welkom", private=private), space)
