"""A finished example, card by card. Nothing of it is saved."""

from __future__ import annotations

from bot.services import Services
from bot.spaces import space_of
from bot.turns.reply import Reply
from bot.wire.inbound import Inbound
from dialogs.anywhere.demo import demo_step
from dialogs.events import Press


def show_example(services: Services, inbound: Inbound, press: Press | None = None) -> Reply:
    """The first card of an example, or the one that a button asks for."""
    chosen, page = (press.text("voorbeeld"), press.number("blad")) if press else ("", 0)
    step = demo_step(services.setup, services.clock().date(), chosen, page)
    return services.card(step, space_of(inbound))
