"""Which trajecten somebody can reach from where they speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.inbound import Inbound, Place, PlaceKind
from bot.services import Services
from bot.spaces import person_space, space_of
from dialogs.outcome import Setup, View
from dialogs.record import Person, Traject
from storage.base import Change, Ref, Space, Store, Unreadable

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

    In its own conversation Teams sees to that. In a personal chat it holds for the teams in
    whose roster the person was found.
    """
    own = space_of(inbound)
    if space == own:
        return True
    if inbound.place.kind is not PlaceKind.PERSONAL:
        return False
    [link] = await services.store.get(own, [link_to(space)])
    return link is not None


async def reachable(services: Services, inbound: Inbound) -> Sequence[Reached]:
    """The trajecten of this conversation; in a personal chat also those of the person's teams."""
    own = space_of(inbound)
    spaces = [own]
    if inbound.place.kind is PlaceKind.PERSONAL:
        spaces += [Space(key) for key in await services.store.table(own, TEAMS)]
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
