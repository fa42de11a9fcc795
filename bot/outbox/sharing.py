"""What a team told in one traject, for all of its trajecten."""

from __future__ import annotations

from bot.outbox.happening import happens
from bot.services import Services
from dialogs.events import SchoolChanged
from storage.base import Space


async def share_school(services: Services, space: Space, traject: str) -> None:
    """The calendar of a traject becomes that of the team's others. Done twice, it is done once.

    Each of them is saved by itself: what the bot asks there may move with the calendar.
    """
    team = [known for known, _ in await services.trajecten.all(space)]
    told = next((known.school for known in team if known.id == traject), None)
    for other in team:
        if told and told.overrules(other.school):
            await happens(services, space, other.id, SchoolChanged(told))
