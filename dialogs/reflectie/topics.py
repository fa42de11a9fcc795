"""What is worth talking about in a result: where the team is divided, and what many don't know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from content.model import Antwoord, Content, Schaal, Vraag
from dialogs.record import Ronde, Traject
from dialogs.reflectie.spread import Spread, spread_of
from dialogs.subject import instrument_of

Kind = Literal["verdeeld", "gespreid", "weet-niet"]

FEWEST_UNKNOWING = 2
UNKNOWING_SHARE = 4
"""Many don't know: at least two, and one in four of those who answered."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A closed question that calls for a conversation, with how often each answer was given."""

    vraag: Vraag
    schaal: Schaal
    counts: Mapping[str, int]
    kind: Kind
    spread: Spread | None

    @property
    def given(self) -> tuple[tuple[Antwoord, int], ...]:
        """The answers that take a side and were given, in the order of the scale."""
        return tuple(
            (antwoord, count)
            for antwoord in self.schaal.antwoorden
            if not antwoord.weet_niet and (count := self.counts.get(antwoord.id, 0))
        )

    @property
    def camps(self) -> tuple[Antwoord, Antwoord] | None:
        """The two answers that pull hardest away from each other, in the order of the scale.

        The one is the answer that was given most; the other weighs the number of answers by their
        distance to it. None when no two were given.
        """
        if len(self.given) < 2:
            return None
        places = {a.id: place for place, a in enumerate(self.schaal.antwoorden)}
        most, _ = max(self.given, key=lambda row: row[1])
        others = [row for row in self.given if row[0] is not most]
        other, _ = max(others, key=lambda row: row[1] * abs(places[row[0].id] - places[most.id]))
        first, second = sorted((most, other), key=lambda antwoord: places[antwoord.id])
        return first, second

    @property
    def unknowing(self) -> int:
        """How many said that they don't know."""
        return unknowing(self.schaal, self.counts)

    @property
    def many_unknowing(self) -> bool:
        """Whether many said so."""
        return many_unknowing(self.schaal, self.counts)


def unknowing(schaal: Schaal, counts: Mapping[str, int]) -> int:
    """How many said that they don't know. That it doesn't apply is something else."""
    return sum(counts.get(a.id, 0) for a in schaal.antwoorden if a.weet_niet and not a.nvt)


def many_unknowing(schaal: Schaal, counts: Mapping[str, int]) -> bool:
    """Whether so many don't know that it is worth talking about."""
    count = unknowing(schaal, counts)
    return count >= FEWEST_UNKNOWING and count * UNKNOWING_SHARE >= sum(counts.values())


def topics_of(
    content: Content, traject: Traject, ronde: Ronde, threshold: int
) -> tuple[Topic, ...]:
    """What to talk about after a closed ronde, the most pressing first.

    First where the team is verdeeld, least agreement first; then where it is gespreid, most
    spreiding first; then what many don't know. A question comes once. Of the same, the order of the
    instrument decides.
    """
    counts = ronde.result.counts if ronde.result else {}
    found = []
    for vraag in instrument_of(content, traject, ronde).vragen:
        if vraag.schaal and counts.get(vraag.id):
            topic = _topic(vraag, content.schalen[vraag.schaal], counts[vraag.id], threshold)
            found += [topic] if topic else []
    return tuple(sorted(found, key=_urgency))


def _topic(vraag: Vraag, schaal: Schaal, counts: Mapping[str, int], threshold: int) -> Topic | None:
    spread = spread_of(schaal, counts, threshold)
    if spread and spread.word != "eensgezind":
        return Topic(vraag, schaal, counts, spread.word, spread)
    if many_unknowing(schaal, counts) and sum(counts.values()) >= threshold:
        return Topic(vraag, schaal, counts, "weet-niet", spread)
    return None


def _urgency(topic: Topic) -> tuple[int, float]:
    match topic.kind, topic.spread:
        case "verdeeld", Spread(agreement=agreed):
            return 0, agreed
        case "gespreid", Spread(dispersion=spread):
            return 1, -spread
        case _:
            return 2, -topic.unknowing / sum(topic.counts.values())
