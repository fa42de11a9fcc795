"""The overview of all trajecten: as a card, and the way to the same as a page."""

from __future__ import annotations

from bot.reach import admit, reachable
from bot.services import Services
from bot.spaces import space_of
from bot.turns.reply import Reply, Say
from bot.wire.inbound import Inbound, PlaceKind
from dialogs.anywhere.overzicht import overzicht_step
from dialogs.events import Press
from dialogs.steps import OverzichtPage


async def show_overview(services: Services, inbound: Inbound, press: Press | None = None) -> Reply:
    """All trajecten of this team; in a personal chat, those of all teams of who asks."""
    reached = await reachable(services, inbound)
    if not reached:
        return nothing_going_on(services, inbound)
    page = press.number("blad") if press else 0
    rows = [(r.setup, r.traject, r.space.key) for r in reached]
    step = overzicht_step(rows, services.clock().date(), page)
    return services.card(step, space_of(inbound))


async def lead_to_overview(services: Services, inbound: Inbound) -> Reply:
    """A link to the page, for who asked."""
    space = space_of(inbound)
    await admit(services.store, inbound.place, inbound.who.id, space)
    step = OverzichtPage(id="overzicht/pagina", person=inbound.who.id)
    return services.card(step, space)


def nothing_going_on(services: Services, inbound: Inbound) -> Say:
    """Said where there is no traject to show."""
    personal = inbound.place.kind is PlaceKind.PERSONAL
    name = "status.geen-voor-jou" if personal else "status.geen"
    return Say(services.setup.content.zeg(name))
