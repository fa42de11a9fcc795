"""What a result must come to, reckoned apart from the bot: from what it said that it saved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from content.model import Instrument, Schaal, Vraag
from tests.school.cards import Card
from tests.school.lookout import is_chart
from tests.school.school import CONTENT

THRESHOLD = 5
FLOOR = 3
Sheet = Mapping[str, str]
Counts = Mapping[str, int]
"""How often each answer was given, by its label."""

AGREEMENT = {
    3: {"111": 0, "110": "1/2", "011": "1/2", "101": -1},
    4: {
        "1111": 0,
        "1110": "1/3",
        "0111": "1/3",
        "1101": "-2/9",
        "1011": "-2/9",
        "1100": "2/3",
        "0110": "2/3",
        "0011": "2/3",
        "1001": -1,
        "1010": "-1/6",
        "0101": "-1/6",
    },
}
"""Van der Eijk's agreement of a layer, worked out by hand; of a single answer it is 1."""


def closed(instrument: Instrument) -> list[Vraag]:
    """The questions with a scale."""
    return [vraag for vraag in instrument.vragen if vraag.schaal]


def schaal_of(vraag: Vraag) -> Schaal:
    return CONTENT.schalen[vraag.schaal or ""]


def taking_part(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets on which something was filled in."""
    return [sheet for sheet in sheets if any(sheet.values())]


def counted(instrument: Instrument, sheets: Iterable[Sheet]) -> dict[str, Counts]:
    """Of every closed question how often each answer was given; without those with too few."""
    given = list(sheets)
    found: dict[str, Counts] = {}
    for vraag in closed(instrument):
        labels = {antwoord.id: antwoord.label for antwoord in schaal_of(vraag).antwoorden}
        counts = Counter(labels[choice] for sheet in given if (choice := sheet.get(vraag.id)))
        if counts.total() >= THRESHOLD:
            found[vraag.tekst] = counts
    return found


def beside(counts: Counts, earlier: Counts) -> Counts | None:
    """What may be shown beside earlier figures, which could tell what one colleague answered."""
    came, went = Counter(counts) - Counter(earlier), Counter(earlier) - Counter(counts)
    sides = came.total(), went.total()
    if max(sides) < FLOOR:
        return earlier
    return None if any(0 < side < FLOOR for side in sides) else counts


def notes(sheets: Iterable[Sheet]) -> list[str]:
    """Every note that was saved."""
    return sorted(note for sheet in sheets for text in sheet.values() for note in notes_in(text))


def notes_in(text: str) -> list[str]:
    return re.findall(r"Notitie \d+-\d+", text)


# -- where a team is divided ---------------------------------------------------------------------


def agreement(numbers: Sequence[int]) -> Fraction:
    """From 1 (all the same) to -1 (two camps): layer by layer, each with the table above."""
    left, total = list(numbers), Fraction()
    while any(left):
        height = min(filter(None, left))
        layer = "".join("1" if count else "0" for count in left)
        wide = layer.count("1")
        total += height * wide * Fraction(AGREEMENT[len(numbers)][layer] if wide > 1 else 1)
        left = [max(count - height, 0) for count in left]
    return total / sum(numbers)


def dispersion(numbers: Sequence[int]) -> Fraction:
    """Leik's: twice the mean distance of the cumulative shares to the nearest of 0 and 1."""
    n, places = sum(numbers), len(numbers)
    below = [Fraction(sum(numbers[:place]), n) for place in range(1, places)]
    return sum((2 * min(share, 1 - share) for share in below), Fraction()) / (places - 1)


def sides(vraag: Vraag, counts: Counts) -> list[int]:
    """How often each answer that takes a side was given, in the order of the scale."""
    return [counts.get(a.label, 0) for a in schaal_of(vraag).antwoorden if not a.weet_niet]


def verdict(vraag: Vraag, counts: Counts) -> str:
    """The word for it; empty when too few took a side."""
    taken = sides(vraag, counts)
    if sum(taken) < THRESHOLD:
        return ""
    agreed = agreement(taken)
    if agreed < 0:
        return "verdeeld"
    return "eensgezind" if agreed >= Fraction(1, 2) else "gespreid"


def many_unknowing(counts: Counts) -> bool:
    """At least two, and one in four."""
    return _unknowing(counts) >= 2 and 4 * _unknowing(counts) >= sum(counts.values())


def _unknowing(counts: Counts) -> int:
    return counts.get("Weet ik niet", 0)


def different(instrument: Instrument, figures: Mapping[str, Counts]) -> list[tuple[str, str]]:
    """Where the team thinks differently, most pressing first: the question and the word."""
    found = []
    for vraag in closed(instrument):
        counts = figures.get(vraag.tekst, {})
        word = verdict(vraag, counts) if counts else ""
        if word == "verdeeld":
            found.append((0, agreement(sides(vraag, counts)), vraag.tekst, word))
        elif word == "gespreid":
            found.append((1, -dispersion(sides(vraag, counts)), vraag.tekst, word))
    return [(text, word) for _, _, text, word in sorted(found, key=lambda row: row[:2])]


def unknown(instrument: Instrument, figures: Mapping[str, Counts]) -> list[str]:
    """What many don't know: first where the team thinks differently, then what most don't know."""
    apart = [text for text, _ in different(instrument, figures)]
    rest = [vraag.tekst for vraag in closed(instrument) if vraag.tekst not in apart]
    asked = [text for text in rest if text in figures]
    asked.sort(key=lambda text: -Fraction(_unknowing(figures[text]), sum(figures[text].values())))
    return [text for text in (*apart, *asked) if many_unknowing(figures[text])]


# -- what cards show -----------------------------------------------------------------------------


def figures_on(card: Card) -> dict[str, list[Counts]]:
    """The bars on a card by question: one row of figures, or those of then and of now."""
    asked = {vraag.tekst for i in CONTENT.instrumenten.values() for vraag in closed(i)}
    found: dict[str, list[Counts]] = {}
    for node, text in _below(card.content, asked):
        assert text not in found, f"twice on one card: {text}"
        found[text] = [_bar(row) for row in node["data"]]
        titles = [int(re.findall(r"(\d+) antwoord", row["title"])[0]) for row in node["data"]]
        assert titles == [sum(row.values()) for row in found[text]], node
    return found


def _below(content: dict[str, Any], asked: set[str]) -> Iterable[tuple[dict[str, Any], str]]:
    question = ""
    for node in _in_order(content):
        text = str(node.get("text", "")).replace("\\", "")
        question = text if text in asked else question
        if is_chart(node):
            yield node, question


def _in_order(node: Any) -> Iterable[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        if not is_chart(node):
            for value in node.values():
                yield from _in_order(value)
    elif isinstance(node, list):
        for part in node:
            yield from _in_order(part)


def _bar(row: dict[str, Any]) -> Counts:
    return {part["legend"].replace("\\", ""): part["value"] for part in row["data"]}
