"""From private sheets to a result that belongs to nobody."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from content.model import Instrument, Schaal
from dialogs.record import Answer, Mode, Result, Sheet
from dialogs.reflectie.differencing import beside
from dialogs.reflectie.scales import named


def answered(sheet: Sheet) -> bool:
    """Whether somebody answered at least one question."""
    return any(answer.choice or answer.text for answer in sheet.answers.values())


def finished_with(sheet: Sheet) -> bool:
    """Whether nobody need be reminded of it: it was answered, or declined."""
    return sheet.declined or answered(sheet)


def count_answered(sheets: Sequence[Sheet]) -> int:
    """How many deelnemers answered at least one question."""
    return sum(map(answered, sheets))


def fold(
    instrument: Instrument,
    sheets: Sequence[Sheet],
    mode: Mode,
    threshold: int,
    chance: str,
    earlier: Sequence[Result] = (),
) -> Result:
    """The result of a ronde.

    A joint sheet is shown as it is. Private ones only when at least `threshold` deelnemers
    answered; then a closed question with fewer answers than that still shows nothing but its
    absence, and the texts of each question are shuffled by themselves, so that their order links
    nothing to anybody. `earlier` is what the team saw before of what each answered: beside it, no
    counts are kept that could tell what one person answered (see `dialogs.reflectie.differencing`).
    """
    taking_part = [sheet for sheet in sheets if answered(sheet)]
    n = len(taking_part)
    apart = mode is Mode.APART
    if apart and n < threshold:
        return Result(n=n, shown=False)
    counts: dict[str, dict[str, int]] = {}
    words: dict[str, tuple[str, ...]] = {}
    scales: dict[str, tuple[str, int]] = {}
    held_back: list[str] = []
    for vraag in instrument.vragen:
        answers = [s.answers[vraag.id] for s in taking_part if vraag.id in s.answers]
        counted = Counter(answer.choice for answer in answers if answer.choice)
        enough = threshold if apart else 1
        if counted.total() >= enough:
            seen = [result.counts[vraag.id] for result in earlier if vraag.id in result.counts]
            shown, other = beside(counted, seen if apart else ())
            if shown is not None and sum(shown.values()) >= enough:
                counts[vraag.id] = dict(sorted(shown.items()))
            if other:
                held_back.append(vraag.id)
            editions = {(a.scale, a.year) for a in answers if a.scale and a.year}
            scales.update((vraag.id, edition) for edition in sorted(editions))
        texts = _texts(answers)
        if texts:
            random.Random(f"{chance} {vraag.id}").shuffle(texts)
            words[vraag.id] = tuple(texts)
    return Result(n=n, counts=counts, words=words, scales=scales, held_back=tuple(held_back))


def _texts(answers: Sequence[Answer]) -> list[str]:
    return sorted(answer.text for answer in answers if answer.text)


def shares(schaal: Schaal, counts: dict[str, int]) -> list[tuple[str, int, float]]:
    """Label, number and share of 1 for every answer of a scale, in the scale's order."""
    total = sum(counts.values())
    return [
        (named(a), counts.get(a.id, 0), counts.get(a.id, 0) / total if total else 0.0)
        for a in schaal.antwoorden
    ]
