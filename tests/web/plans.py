"""A team with a plan, and who asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import aiohttp

from bot.reach import admit
from bot.web.links import Link, LinkKind, Links, kept_secret
from bot.wire.inbound import Place, PlaceKind
from dialogs.calendar import BRUSSELS
from dialogs.record import Mode, Phase, Traject
from dialogs.reflectie.ronde import open_ronde
from storage.base import Space
from storage.tinydb_store import TinyStore
from storage.trajecten import new_traject
from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import whole_way
from tests.web.viewer import address
from tests.wire.teams_activities import BOT_ID, CHANNEL, TEAM, TENANT

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def planned(school: School, thread: str) -> Sequence[Member]:
    """A team, once its plan stands in this thread."""
    team = school.members(*NAMES)
    async for _ in whole_way(school, team, thread, "samen"):
        pass
    return team


async def documents(member: Member, thread: str) -> Card:
    """The card with documents, asked for on the plan in the team's thread."""
    plan = await member.school.sees(thread, "Jaaractieplan 2026-2027")
    return await member.presses(plan, "Documenten")


async def own_documents(member: Member) -> Card:
    """The card with documents, asked for in the own chat."""
    await member.says("plan")
    return await member.presses(await member.sees("Jaaractieplan 2026-2027"), "Documenten")


def links(card: Card) -> Mapping[str, str]:
    """The links of a card, by the titles of their buttons."""
    return {str(link["title"]): str(link["url"]) for link in card.links}


@dataclass(frozen=True)
class Download:
    """What the bot answered when a file was asked for."""

    status: int
    headers: Mapping[str, str]
    data: bytes


async def downloaded(school: School, link: str) -> Download:
    async with (
        aiohttp.ClientSession() as session,
        session.get(address(school, link)) as response,
    ):
        return Download(response.status, response.headers, await response.read())


async def given(school: School, traject: Traject, member: Member) -> str:
    """Put a traject among the records of the team; a link to its page, for a member."""
    now = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
    kind, url = PlaceKind.CHANNEL, school.service.url
    place = Place(kind, TENANT, CHANNEL, None, TEAM, CHANNEL, url, BOT_ID, "Stappenplan")
    space = Space.of(TENANT, TEAM)
    await school.stop()
    store = await TinyStore.open(school.folder)
    ronde = open_ronde("r" * 12, "zelfscan", Mode.SAMEN, now, None)
    traject = replace(traject, rondes=(ronde,), phase=Phase.OPVOLGING)
    await store.commit(space, new_traject(traject, place.as_json(), (), None, now))
    await admit(store, place, member.id, space)
    secret = await kept_secret(store, lambda: "")
    await store.close()
    await school.start()
    links = Links(secret, school.url.removesuffix("/api/messages"), lambda: now)
    return links.url(Link(LinkKind.PLAN, space, traject.id, member.id))
