"""What a ronde showed: strong and weak points, and how full the batteries are."""

from __future__ import annotations

from collections.abc import Mapping

from content.model import Antwoord, Content, Schaal
from dialogs.record import Traject
from dialogs.reflectie.besluiten import agreed, recorded
from dialogs.subject import instrument_of


def findings(content: Content, traject: Traject) -> dict[str, tuple[str, str]]:
    """By question, a list and a text, for all whose answers point to a list.

    The answer on which the team agreed afterwards decides, or else the one that was given most; of
    two that were given as often, the first of the scale. "Weet ik niet" points nowhere. What stands
    in the lists already is left out.
    """
    result = traject.ronde.result
    if result is None:
        return {}
    besluiten = recorded(traject.ronde)
    standing = {item.text.casefold() for item in traject.live_items}
    found = {}
    for vraag in instrument_of(content, traject, traject.ronde).vragen:
        schaal = content.schalen.get(vraag.schaal or "")
        counts = result.counts.get(vraag.id, {})
        answer = agreed(schaal, besluiten.get(vraag.id)) or _most_given(schaal, counts)
        lijst = answer.lijst if answer else None
        text = vraag.punt or vraag.tekst
        if lijst and text.casefold() not in standing:
            found[vraag.id] = (lijst, text)
    return found


def _most_given(schaal: Schaal | None, counts: Mapping[str, int]) -> Antwoord | None:
    antwoorden = schaal.antwoorden if schaal else ()
    sides = [a for a in antwoorden if not a.weet_niet and counts.get(a.id)]
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
