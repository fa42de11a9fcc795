"""A school over which years pass, and a diary of what the bot said there by itself.

async with LongSchool(folder, "2026-09-14T15:30") as school:
    ...
    await school.until("2026-10-26T10:00")
    assert school.diary()[-1].day == date(2026, 10, 26)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.school.cards import Card
from tests.school.moving_clock import MovingClock
from tests.school.school import School
from tests.wire.channel_service import Call, Post
from tests.wire.teams_activities import CHANNEL


@dataclass(frozen=True)
class Visit:
    """Somebody said or pressed something; what the bot did by `until`, it did because of that."""

    who: str
    since: datetime
    until: datetime

    def caused(self, call: Post | Call) -> bool:
        """Whether the bot did it because of this."""
        assert call.at
        return self.since < call.at <= self.until

    def asked_for(self, post: Post) -> bool:
        """Whether it was said to that person, or to the team, because of this."""
        own = post.conversation.startswith("a:")
        return self.caused(post) and (not own or post.conversation.endswith(self.who))


@dataclass(frozen=True)
class Message:
    """What the bot said that nobody had just asked for: to the team, or to one person by name."""

    to: str
    at: datetime
    card: Card

    @property
    def minute(self) -> str:
        return f"{self.at:%Y-%m-%d %H.%M}"


class LongSchool(School):
    """One team in one channel, and a clock that a test moves."""

    def __init__(self, folder: Path, now: str) -> None:
        self.clock = MovingClock(now)
        super().__init__(folder, clock=self.clock)
        self._visits: list[Visit] = []

    async def until(self, moment: str) -> None:
        """Let time pass, in which nobody says or presses anything."""
        await self.clock.moves_to(moment)

    async def deliver(self, activity: dict[str, Any]) -> tuple[int, Any]:
        """Somebody does something; it must go well."""
        since = self.clock()
        status, answer = await super().deliver(activity)
        assert status == 200, f"{status} for {activity}"
        self._visits.append(Visit(activity["from"]["id"], since, self.clock()))
        return status, answer

    def attempts(self, to: str = "") -> list[Call]:
        """Every new message that the bot tried to send by itself, taken or refused.

        With `to` only those to that person, by id.
        """
        posts = [c for c in self.service.calls if c.method == "POST" and quote(to) in c.path]
        return [call for call in posts if not any(visit.caused(call) for visit in self._visits)]

    def diary(self) -> list[Message]:
        """Every message of the bot that was no answer, in order."""
        posts = [
            post
            for conversation in self.service.conversations()
            for post in self.service.posts(conversation)
            if not any(visit.asked_for(post) for visit in self._visits)
        ]
        return sorted(map(self._message, posts), key=lambda message: (message.minute, message.to))

    def _message(self, post: Post) -> Message:
        assert post.card and post.at
        team = post.conversation.startswith(CHANNEL)
        to = "team" if team else post.conversation.partition(":")[2].partition(":")[2].title()
        return Message(to, post.at, Card(post.card, self.chat(post.conversation), post.id))
