"""Draws a step: its template gives the card, and every button gets its address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.cards.filters import FILTERS, as_json
from dialogs.steps import Step

MAX_BYTES = 36_000
"""A card in its activity must stay under 40 KB; the rest is for what goes around it."""

Card = dict[str, Any]


class CardTooLarge(Exception):
    """A card would not be accepted by Teams. The message names the step and the size."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which space a card's buttons answer to."""

    space: str


class Cards:
    """The card templates."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("bot.cards"),
            autoescape=True,  # what macros return is marked as done; the rest goes through as_json
            finalize=as_json,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters.update(FILTERS)
        for name in self._templates.list_templates():
            self._templates.get_template(name)  # read now, so that no turn waits for the disk

    def render(self, step: Step, address: Address) -> Card:
        """The Adaptive Card of a step. Raises `CardTooLarge`."""
        text = self._templates.get_template(f"{step.template}.j2").render(step=step)
        card: Card = _without_nulls(json.loads(text))
        fields: list[str] = []
        buttons: list[Card] = []
        _collect(card, fields, buttons)
        for button in buttons:
            _complete(button, step, address, fields)
        size = len(json.dumps(card, ensure_ascii=False).encode())
        if size > MAX_BYTES:
            raise CardTooLarge(f"the card {step.template} has {size} bytes")
        return card


def _without_nulls(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_nulls(part) for part in node if part is not None]
    if isinstance(node, dict):
        return {key: _without_nulls(value) for key, value in node.items()}
    return node


def _collect(node: Any, fields: list[str], buttons: list[Card]) -> None:
    """The ids of the card's inputs, and its Action.Execute objects."""
    if isinstance(node, list):
        for part in node:
            _collect(part, fields, buttons)
    elif isinstance(node, dict):
        kind = node.get("type", "")
        if kind == "Action.Execute":
            buttons.append(node)
        elif kind.startswith("Input."):
            fields.append(node["id"])
        else:
            for value in node.values():
                _collect(value, fields, buttons)


def _complete(button: Card, step: Step, address: Address, fields: list[str]) -> None:
    """What a press must say: which card of which state it was, and which fields were on it.

    A client leaves out the fields that are empty, so without their names a text that was wiped
    could not be told from one that was not on the card.
    """
    data = {
        "_verb": button["verb"],
        "_space": address.space,
        "_traject": step.traject,
        "_step": step.id,
        "_version": step.version,
        "_fields": fields,
        **button["data"],  # a list of trajecten has buttons for each of them
    }
    button["data"] = data
    button["fallback"] = {"type": "Action.Submit", "title": button["title"], "data": data}
