"""A school in which every card that anybody ever sees is kept, and looked at.

async with Lookout(folder) as school:
    before = school.moment()
    ...
    for sight in school.sights(before): ...
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.school.cards import Card
from tests.school.school import NOWHERE, School

LARGEST = 40_000
"""In bytes, as Teams takes them."""
ABOUT_PEOPLE = ("Wie trekt dit traject?", "Ik trek mee", "Wie trekt deze actie?")
Moment = tuple[int, int]
"""How many answers the bot had given by then, and how many requests it had made."""


@dataclass(frozen=True)
class Sight:
    """A card that was shown: to whom (a person's id), or in which conversation."""

    where: str
    card: Card
    size: int

    @property
    def charts(self) -> list[dict[str, Any]]:
        """The bars on it."""
        return [node for node in nodes(self.card.content) if is_chart(node)]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card, those that stand in for a chart too."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for part in node:
            yield from nodes(part)


def is_chart(node: dict[str, Any]) -> bool:
    return str(node.get("type", "")).startswith("Chart.")


class Lookout(School):
    """One team in one channel, with somebody who looks over everybody's shoulder."""

    _answers: list[tuple[str, Any]]

    async def deliver(self, activity: dict[str, Any]) -> tuple[int, Any]:
        """Post an activity to the bot; what it answers must be well, and is kept."""
        status, answer = await super().deliver(activity)
        assert status == 200, f"{status} for {activity}"
        self._kept().append((activity["from"]["id"], answer))
        return status, answer

    def moment(self) -> Moment:
        """Now, to look back to later."""
        return len(self._kept()), len(self.service.calls)

    def sights(self, since: Moment = (0, 0), until: Moment | None = None) -> Iterator[Sight]:
        """Every card that was posted, updated or answered between two moments."""
        answers, calls = until or self.moment()
        for who, answer in self._kept()[since[0] : answers]:
            if isinstance(answer, dict) and isinstance(answer.get("value"), dict):
                yield _sight(who, answer["value"], answer)
        for call in self.service.calls[since[1] : calls]:
            for attachment in (call.body or {}).get("attachments", []):
                where = call.body["conversation"]["id"]
                yield _sight(where, attachment["content"], call.body)

    def stored(self) -> str:
        """Every byte that the bot has on disk."""
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)

    def _kept(self) -> list[tuple[str, Any]]:
        if not hasattr(self, "_answers"):
            self._answers = []
        return self._answers


def look_over(
    school: Lookout, threshold: int, names: Sequence[str], leaders: Sequence[str]
) -> None:
    """Nothing that anybody ever saw was too large, told of too few, or named who answered."""
    for sight in school.sights():
        text = sight.card.text
        assert sight.size < LARGEST, f"{sight.size} bytes:\n{text}"
        for chart in sight.charts:
            for row in chart["data"]:
                few = sum(part["value"] for part in row["data"])
                assert few >= threshold, f"of {few}:\n{text}"
        if "daarom tonen we geen" in text:
            assert not sight.charts and not re.search(r"\d+ (stip|antwoord)|[▰%“]", text), text
        named = set(re.findall(r"\w+", text)).intersection(names) - set(leaders)
        assert not named or _is_about_people(text), f"{named} on:\n{text}"


def _is_about_people(text: str) -> bool:
    """Whether a card says who leads, or who pulls along; such a card has no answers on it."""
    about = any(title in text for title in ABOUT_PEOPLE)
    assert not (about and re.search(r"\d+ antwoord|spreiding|stippen|▰", text)), text
    return about


def _sight(where: str, content: dict[str, Any], activity: Any) -> Sight:
    size = len(json.dumps(activity, ensure_ascii=False).encode())
    return Sight(where, Card(content, NOWHERE, ""), size)
