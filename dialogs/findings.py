"""What a ronde showed: strong and weak points, and how full the batteries are."""

from __future__ import annotations

from collections.abc import Mapping

from content.model import Antwoord, Content, Schaal, Vraag
from dialogs.record import Traject
from dialogs.subject import instrument_of


def findings(content: Content, traject: Traject) -> dict[str, tuple[str, str]]:
    """By question, a list and a text, for all whose answers point to a list.

    The answer that was given most decides; of two that were given as often, the first of the
    scale. "Weet ik niet" points nowhere. What stands in the lists already is left out.
    """
    result = traject.ronde.result
    if result is None:
        return {}
    standing = {item.text.casefold() for item in traject.live_items}
    found = {}
    for vraag in instrument_of(content, traject, traject.ronde).vragen:
        lijst = _lijst(content, vraag, result.counts.get(vraag.id, {}))
        text = vraag.punt or vraag.tekst
        if lijst and text.casefold() not in standing:
            found[vraag.id] = (lijst, text)
    return found


def _lijst(content: Content, vraag: Vraag, counts: Mapping[str, int]) -> str | None:
    schaal = content.schalen.get(vraag.schaal or "")
    answer = _most_given(schaal, counts) if schaal else None
    return answer.lijst if answer else None


def _most_given(schaal: Schaal, counts: Mapping[str, int]) -> Antwoord | None:
    sides = [a for a in schaal.antwoorden if not a.weet_niet and counts.get(a.id)]
    return max(sides, key=lambda antwoord: counts[antwoord.id], default=None)


def fullness(schaal: Schaal, counts: Mapping[str, int]) -> float | None:
    """How full a battery is, from 0 to 1: the mean of the answers, on equal steps of the scale.

    Answers that take no side ("weet ik niet", "niet van toepassing") don't count; None when there
    is no other.
    """
    steps = [antwoord.id for antwoord in schaal.antwoorden if not antwoord.weet_niet]
    given = [counts.get(step, 0) for step in steps]
    if not sum(given) or len(steps) < 2:
        return None
    return sum(n * count for n, count in enumerate(given)) / sum(given) / (len(steps) - 1)
