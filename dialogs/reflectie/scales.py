"""The answers of a scale, as people see them on a card."""

from __future__ import annotations

from content.model import Antwoord, Schaal
from dialogs.steps import Choice


def named(antwoord: Antwoord) -> str:
    """The label with its sign: Goed gevuld (+)."""
    return f"{antwoord.label} ({antwoord.teken})" if antwoord.teken else antwoord.label


def in_a_sentence(antwoord: Antwoord) -> str:
    """The label within a sentence: 7 ja. Capitals that stand for a name stay (CLB)."""
    label = antwoord.label
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def choices(schaal: Schaal) -> tuple[Choice, ...]:
    """What can be chosen, with what each choice means."""
    return tuple(
        Choice(
            value=antwoord.id,
            label=named(antwoord),
            uitleg=antwoord.uitleg or "",
            kenmerken=tuple(kenmerk.tekst for kenmerk in antwoord.kenmerken),
            vol=_fullness(schaal, antwoord),
        )
        for antwoord in schaal.antwoorden
    )


def _fullness(schaal: Schaal, antwoord: Antwoord) -> float | None:
    """How full the battery is that stands for an answer; None when none does."""
    steps = [a.id for a in schaal.antwoorden if not a.weet_niet]
    if schaal.vorm != "batterij" or antwoord.weet_niet or len(steps) < 2:
        return None
    return steps.index(antwoord.id) / (len(steps) - 1)
