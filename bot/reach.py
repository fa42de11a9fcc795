"""Which trajecten somebody can reach from where they speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.services import Services
from bot.spaces import person_space, space_of
from bot.web.links import Link
from bot.wire.inbound import Inbound, Place, PlaceKind
from dialogs.outcome import Setup, View
from dialogs.record import Person, Traject
from storage.base import Change, Ref, Space, Store, Unreadable
from storage.trajecten import Loaded

TEAMS = "teams"
"""In a person's own space: the spaces of the teams in which the person was found."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A traject with where it lives, and with its own content."""

    space: Space
    setup: Setup
    traject: Traject
    place: Place


def who_of(inbound: Inbound) -> Person:
    """Who speaks, as the record knows people."""
    return Person(inbound.who.id, inbound.who.name)


def view_of(services: Services, inbound: Inbound, space: Space) -> View:
    """Who looks, from where, at a traject of this space."""
    return View(
        who=who_of(inbound),
        now=services.clock(),
        home=space_of(inbound) == space,
        private=inbound.place.kind is PlaceKind.PERSONAL,
    )


async def may_reach(services: Services, inbound: Inbound, space: Space) -> bool:
    """Whether somebody is a member of the team whose space this is.

    In its own conversation Teams sees to that; elsewhere than in a personal chat nobody reaches
    another team.
    """
    if space == space_of(inbound):
        return True
    if inbound.place.kind is not PlaceKind.PERSONAL:
        return False
    return await is_member(services.store, inbound.place, inbound.who.id, space)


async def is_member(store: Store, place: Place, person_id: str, space: Space) -> bool:
    """Whether somebody is a member of the team whose space this is, or it is their own space.

    Members are those who were found in its roster, or spoke in its conversation, and didn't leave
    since. `place` may be any place of the tenant.
    """
    own = person_space(place, person_id)
    if space == own:
        return True
    [link] = await store.get(own, [link_to(space)])
    return link is not None


async def admit(store: Store, place: Place, person_id: str, space: Space) -> None:
    """Somebody is a member of the team whose space this is, and reaches it from their own chat."""
    own, link = person_space(place, person_id), link_to(space)
    if space != own and not any(await store.get(own, [link])):
        await store.commit(own, Change(puts={link: {}}))


async def opened(services: Services, link: Link) -> Loaded | None:
    """The traject that a link leads to; None when it isn't there, or not (any more) for them."""
    loaded = await services.trajecten.load(link.space, link.traject, None, counting=False)
    if loaded is None:
        return None
    place = Place.from_json(loaded.place)
    return loaded if await is_member(services.store, place, link.person, link.space) else None


async def reachable(services: Services, inbound: Inbound) -> Sequence[Reached]:
    """The trajecten of this conversation; in a personal chat also those of the person's teams."""
    own = space_of(inbound)
    spaces = [own]
    if inbound.place.kind is PlaceKind.PERSONAL:
        spaces += await _teams_of(services.store, own)
    return await _all_in(services, spaces)


async def still_reached(services: Services, link: Link) -> Sequence[Reached]:
    """The trajecten of a link to a space that are there for its person, now that it is opened.

    In a person's own space those are also the trajecten of the person's teams.
    """
    spaces = [link.space, *await _teams_of(services.store, link.space)]
    return [
        reached
        for reached in await _all_in(services, spaces)
        if await is_member(services.store, reached.place, link.person, reached.space)
    ]


async def _teams_of(store: Store, own: Space) -> list[Space]:
    """The spaces of the teams in which somebody was found; a team itself has none."""
    return [Space(key) for key in await store.table(own, TEAMS)]


async def _all_in(services: Services, spaces: Iterable[Space]) -> Sequence[Reached]:
    found: list[Reached] = []
    for space in spaces:
        try:
            pairs = await services.trajecten.all(space)
        except Unreadable:
            continue  # one damaged team doesn't keep somebody from the others
        for traject, place in pairs:
            setup = await services.trajecten.setup_of(traject)
            found.append(Reached(space, setup, traject, Place.from_json(place)))
    return found


def link_to(home: Space) -> Ref:
    """What says, in a person's own space, that they are in the team whose space this is."""
    return Ref(TEAMS, home.key)


async def cut_off(store: Store, team: Place, people: Iterable[str]) -> None:
    """Who left a team reaches nothing of it any more from their own chat."""
    link = link_to(Space.of(team.tenant, team.home))
    for id in people:
        space = person_space(team, id)
        [linked] = await store.get(space, [link])
        if linked:
            await store.commit(space, Change(deletes=[link]))


def link_to_chat(place: Place) -> str:
    """The page on which Teams opens somebody's own chat with the bot; empty outside Teams."""
    if not place.bot_id.startswith("28:"):
        return ""
    return f"https://teams.microsoft.com/l/chat/0/0?users={quote(place.bot_id, safe=':')}"
