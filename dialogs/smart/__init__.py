"""The SMART coach: what a goal, in one Dutch sentence, does not say yet.

    >>> coach("We werken regelmatig aan lezen.").missing
    ('S', 'M', 'T')

It knows nothing of the school and nothing of today: it reads the words. S is somebody and an action
that can be seen, M a criterion, T an end. A (aanvaardbaar) and R (realistisch) can't be read from a
sentence: those the bot asks (see `dialogs.actie.smart_advice`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogs.smart import actions, measures, moments, spelling, vague

Letter = Literal["S", "M", "T"]

LONGEST = 2000
"""So many characters of a text are read; a goal has some hundred."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What a goal lacks (in the order S, M, T), and its vague words as in the dictionary."""

    missing: tuple[Letter, ...]
    vague: tuple[str, ...]


def coach(text: str) -> Advice:
    """Which of S, M and T the sentence lacks, and which vague words it has. For any text."""
    plain = spelling.plain(text[:LONGEST])
    timed, timeless = moments.without_moments(plain)
    measured = measures.without_labels(timeless)
    missing: list[Letter] = []
    if not actions.has_action(vague.without_vague_verbs(timeless), measured):
        missing.append("S")
    if not measures.has_measure(measured):
        missing.append("M")
    if not timed:
        missing.append("T")
    return Advice(tuple(missing), vague.vague_words(plain))
