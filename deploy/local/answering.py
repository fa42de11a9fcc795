"""How a simulated colleague reads a card: which button to press, and what to fill in.

From the card alone. Nothing here knows what the cards are about, so that a new card needs no
change here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

Json = Mapping[str, Any]

MOST_PRESSES = 40
"""More than any questionnaire has cards; a colleague who gets there is going round in circles."""

SAME_FORM = 2
"""How often a form is filled in: once more than once, in case the first answer was refused."""

SENTENCES = (
    "Dat loopt in de ene graad beter dan in de andere.",
    "Hier maakten we vorig jaar goede afspraken over.",
    "Nieuwe collega's weten dit nog niet altijd.",
    "De klassenraad is hiervoor een goed moment.",
    "In mijn vakgroep hoor ik hier weinig over.",
    "Leerlingen mogen hier zelf meer over zeggen.",
    "Ouders weten niet altijd waar ze terechtkunnen.",
    "Het staat op papier, maar we bekijken het te weinig samen.",
    "De leerlingenbegeleiders volgen dit van dichtbij op.",
    "Dit verdient een vast moment in het schooljaar.",
    "Op de infoavond voor het derde jaar doen we dit al.",
    "We vragen te weinig na of het ook helpt.",
)


class Exchange:
    """One card in somebody's chat, and all the cards that it becomes.

    Somebody reads what comes before the questions, answers the questions, and stops at the first
    card that asks nothing more. `known` are questions that they answered on earlier cards: the same
    ones once more get better answers, so that there is something to compare.
    """

    def __init__(self, known: Collection[str] = ()) -> None:
        self.forms: Counter[str] = Counter()
        """How often each form was filled in here."""
        self.asked: set[str] = set()
        """The questions that were answered here."""
        self._known = frozenset(known)

    def next_press(self, card: Json, rng: Random, today: date) -> dict[str, Any] | None:
        """The action to press now, with the inputs in its data; None when nothing is left to do."""
        action = first_execute(card)
        inputs = [element for element in elements(card) if is_input(element)]
        if action is None or self.forms.total() >= MOST_PRESSES:
            return None
        if not inputs and any(form != "[]" for form in self.forms):
            return None
        asked = [json.dumps([element.get("id"), element.get("label")]) for element in inputs]
        form = json.dumps(asked)
        if self.forms[form] >= SAME_FORM:
            return None
        self.forms[form] += 1
        self.asked.update(asked)
        again = self._known.issuperset(asked)
        alone = action.get("associatedInputs") == "none"
        filled = {} if alone else fill(inputs, rng, today, again=again)
        return {
            "type": "Action.Execute",
            "title": action.get("title", ""),
            "verb": action.get("verb", ""),
            "data": {**(action.get("data") or {}), **filled},
        }


def elements(part: object) -> Iterator[Json]:
    """Everything on a card, from top to bottom; without fallbacks and cards behind a button."""
    if isinstance(part, list):
        for item in part:
            yield from elements(item)
    elif isinstance(part, Mapping):
        yield part
        for inside in ("body", "items", "columns", "rows", "cells", "actions"):
            yield from elements(part.get(inside))


def is_input(element: Json) -> bool:
    """Whether something can be filled in here."""
    return str(element.get("type", "")).startswith("Input.") and bool(element.get("id"))


def first_execute(card: Json) -> Json | None:
    """The primary button: the first Action.Execute under the card, or else the first in it."""
    for part in (card.get("actions"), card.get("body")):
        for element in elements(part):
            if element.get("type") == "Action.Execute":
                return element
    return None


def fill(inputs: list[Json], rng: Random, today: date, *, again: bool = False) -> dict[str, str]:
    """What somebody would fill in, by the inputs' ids; `again`: who answered the same before.

    As Teams does it: all values are texts, and an input that stays empty isn't there.
    """
    values = {str(element["id"]): _value(element, rng, today, again) for element in inputs}
    return {name: value for name, value in values.items() if value}


def _value(element: Json, rng: Random, today: date, again: bool) -> str:
    if element.get("type") == "Input.Toggle":
        return _toggle(element, rng)
    if element.get("value") not in (None, ""):
        return str(element["value"])
    match element.get("type"):
        case "Input.ChoiceSet":
            return _choice(element, rng, again)
        case "Input.Text":
            return _sentence(element, rng)
        case "Input.Date":
            return _later_day(element, rng, today)
        case "Input.Number":
            return _number(element, rng)
        case "Input.Time":
            return "16:00"
    return ""


def _choice(element: Json, rng: Random, again: bool) -> str:
    """The sooner a choice comes, the more often it is made; a second time more so."""
    values = [str(choice.get("value", "")) for choice in element.get("choices") or ()]
    if not values:
        return ""
    wanted = min(len(values), 2) if element.get("isMultiSelect") else 1
    weights = [1 / place ** (3 if again else 1) for place in range(1, len(values) + 1)]
    return ",".join(dict.fromkeys(rng.choices(values, weights, k=wanted)))


def _sentence(element: Json, rng: Random) -> str:
    if not element.get("isRequired") and rng.random() < 0.6:
        return ""
    return rng.choice(SENTENCES)[: int(element.get("maxLength") or 1000)]


def _later_day(element: Json, rng: Random, today: date) -> str:
    day = today + timedelta(days=rng.randint(14, 60))
    earliest, latest = str(element.get("min") or ""), str(element.get("max") or "9999-12-31")
    return min(max(day.isoformat(), earliest), latest)


def _number(element: Json, rng: Random) -> str:
    lowest = int(element.get("min") or 1)
    return str(rng.randint(lowest, max(lowest, int(element.get("max") or lowest + 4))))


def _toggle(element: Json, rng: Random) -> str:
    on = bool(element.get("isRequired")) or rng.random() < 0.5
    return str(element.get("valueOn", "true") if on else element.get("valueOff", "false"))
