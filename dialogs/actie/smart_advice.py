"""What the SMART coach says about a goal, on a card: what is good, what is open, what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from content.model import Content
from dialogs.smart import Advice, Letter, coach

_NAMES: Mapping[Letter, str] = {"S": "specifiek", "M": "meetbaar", "T": "tijd"}
"""What the sentences about a letter are called in the content packs."""


def advise(doel: str, meting: str = "") -> Advice:
    """What a goal lacks. How the team will see it (`meting`) may stand beside the goal as well."""
    advice = coach(doel)
    if not meting.strip():
        return advice
    return replace(advice, missing=tuple(letter for letter in advice.missing if letter != "M"))


def is_sharp(advice: Advice) -> bool:
    """Whether there is nothing to say about a goal."""
    return not advice.missing and not advice.vague


def advice_lines(content: Content, advice: Advice) -> tuple[str, ...]:
    """What the coach says, a short line each.

    First what is good; then for each letter that is missing a question and an example; then the
    vague words; and always a question for A and R, which nobody can read from a sentence.
    """
    lines = [_praise(content, advice)]
    for name in (_NAMES[letter] for letter in advice.missing):
        lines.append(content.zeg(f"smart.vraag.{name}") + " " + content.zeg(f"smart.hint.{name}"))
    if advice.vague:
        words = ", ".join(f"'{word}'" for word in advice.vague)
        lines.append(content.zeg("smart.vaag", woorden=words))
    return (*lines, ask_support(content))


def ask_support(content: Content) -> str:
    """The question for A (aanvaardbaar) and R (realistisch)."""
    return content.zeg("smart.draagvlak")


def _praise(content: Content, advice: Advice) -> str:
    if not {"S", "M"} & set(advice.missing) and not advice.vague:
        return content.zeg("smart.concreet")
    good = [name for letter, name in _NAMES.items() if letter not in advice.missing]
    praise = " ".join(content.zeg(f"smart.goed.{name}") for name in good)
    return praise or content.zeg("smart.begin")
