"""Somebody reads everything that a result says, and holds it beside what was reckoned apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from content.model import Instrument
from tests.school.cards import Card
from tests.school.colleague import Colleague
from tests.school.tally import (
    Counts,
    Sheet,
    closed,
    different,
    dispersion,
    figures_on,
    notes,
    notes_in,
    sides,
    taking_part,
    unknown,
    verdict,
)

SHOWN = 4
"""So many questions stand in the lists on top of a result; the others are counted."""


@dataclass
class Read:
    """What stands on all pages of a result, and in what can be unfolded from it."""

    first: Card
    text: str = ""
    figures: dict[str, Counts] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def points(self) -> list[str]:
        """The lines of the lists on top."""
        texts = self.first.texts
        return [after for dot, after in itertools.pairwise(texts) if dot == "•"]


async def reads(one: Colleague, card: Card) -> Read:
    """Turn every page, and read all that was written."""
    read = Read(card)
    while True:
        read.text += card.text
        read.figures |= {text: rows[0] for text, rows in figures_on(card).items()}
        unfolded = [action for action in card.actions if action["verb"] == "words"]
        for action in unfolded:
            read.notes += await _reads_words(one, card, action)
        read.notes += notes_in(card.text)
        following = [action for action in card.actions if action["title"] == "Volgende blad"]
        if not following or following[0]["data"]["blad"] == "0":
            return read
        card = await _turns(one, card, following[0])


async def _reads_words(one: Colleague, card: Card, action: dict[str, object]) -> list[str]:
    found: list[str] = []
    page = await _turns(one, card, action)
    while True:
        found += notes_in(page.text)
        further = [a for a in page.actions if a["title"] == "Volgende"]
        if not further:
            return found
        page = await _turns(one, page, further[0])


async def _turns(one: Colleague, card: Card, action: dict[str, object]) -> Card:
    pressed = await one.clicks(card, card.sends(action))
    assert isinstance(pressed.shown, Card), pressed.shown
    return pressed.shown


def holds_true(
    read: Read, instrument: Instrument, sheets: Sequence[Sheet], figures: Mapping[str, Counts]
) -> None:
    """A result says exactly what was saved: no answer more or less, and the right words for it."""
    n = len(taking_part(sheets))
    read.first.sees(f"{n} van 40 collega's antwoordden")
    assert read.figures == {text: dict(counts) for text, counts in figures.items()}
    assert sorted(set(read.notes)) == notes(sheets)
    apart = different(instrument, figures)
    unclear = unknown(instrument, figures)
    _heading(read, "Hier denken jullie verschillend", len(apart))
    _heading(read, "Dit weten velen niet", len(unclear))
    lines = [f"{_short(text)} ({word})" for text, word in apart[:SHOWN]]
    assert [_short(line) for line in read.points[: len(lines)]] == [_short(line) for line in lines]
    rest = read.points[len(lines) : len(lines) + len(unclear[:SHOWN])]
    assert [_short(line) for line in rest] == [_short(text) for text in unclear[:SHOWN]]
    for vraag in closed(instrument):
        counts = figures.get(vraag.tekst)
        if counts and (word := verdict(vraag, counts)):
            spread = round(float(dispersion(sides(vraag, counts))) * 100)
            assert f"{word.capitalize()} · spreiding {spread} %" in read.text


def _heading(read: Read, title: str, count: int) -> None:
    found = [int(n) for n in re.findall(rf"{title} \((\d+)\)", read.first.text)]
    assert found == ([count] if count else [])


def _short(text: str) -> str:
    return text.removesuffix("…")[:50]


def minutes_of(agenda: Card) -> list[int]:
    """The minutes of the parts of an agenda, in order."""
    return [int(found[1]) for text in agenda.texts if (found := re.match(r"(\d+) min( ·|$)", text))]


def agenda_holds_true(agenda: Card, instrument: Instrument, figures: Mapping[str, Counts]) -> None:
    """The minutes fill the meeting, and what divides the team most comes first."""
    assert sum(minutes_of(agenda)) == 45
    apart = [text for text, _ in different(instrument, figures)]
    wanted = [*apart, *(text for text in unknown(instrument, figures) if text not in apart)]
    shown = [found[1] for text in agenda.texts if (found := re.match(r"\d+ · (.*)", text))]
    assert shown[: len(apart)] == apart[: len(shown)]
    assert set(shown) <= set(wanted)
    assert len(shown) == min(len(wanted), len(minutes_of(agenda)) - 2), agenda.text
