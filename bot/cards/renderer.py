"""Draws a step: its template gives the card, and every button gets its address."""

from __future__ import annotations

import json
import secrets
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.cards.filters import FILTERS, as_json, value
from bot.cards.shorter import LENGTHS, shorten_texts
from dialogs.steps import SILENT, Step

MAX_BYTES = 36_000
"""A card in its activity must stay under 40 KB; the rest is for what goes around it."""

_DRAWN_CARDS = 256

Card = dict[str, Any]


class CardTooLarge(Exception):
    """A card would not be accepted by Teams. The message names the step and the size."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which space a card's buttons answer to."""

    space: str


class Cards:
    """The card templates.

    Sixty colleagues who open the same question see the same card: it is drawn once, and only the
    address of its buttons is filled in for each.
    """

    def __init__(self) -> None:
        self._templates = _compiled()
        self._mark = secrets.token_hex(16)  # nobody can type it
        self._drawn: OrderedDict[object, _Drawn] = OrderedDict()

    def render(self, step: Step, address: Address) -> str:
        """The Adaptive Card of a step, as JSON text. Raises `CardTooLarge`."""
        text = self._addressed(self._draw(step), step, address)
        for length in LENGTHS:
            if len(text.encode()) <= MAX_BYTES:
                break
            text = self._addressed(self._draw_anew(step, length), step, address)
        size = len(text.encode())
        if size > MAX_BYTES:
            raise CardTooLarge(f"the card {step.template} has {size} bytes")
        return text

    def _addressed(self, drawn: _Drawn, step: Step, address: Address) -> str:
        return drawn.text.replace(f'"{self._mark}"', _address(step, address, drawn.fields))

    def _draw(self, step: Step) -> _Drawn:
        """The card without the address of its buttons, kept when others may see the same.

        What one person answered is filled in afterwards, and not kept.
        """
        feedback = step.feedback
        if feedback.errors or feedback.typed or feedback.lost:
            return self._draw_anew(step)
        blank, answers = step.blank(self._mark)
        same = (replace(blank, version=0, feedback=SILENT), feedback.note)
        drawn = self._drawn.get(same)
        if drawn is None:
            drawn = self._drawn[same] = self._draw_anew(blank)
            if len(self._drawn) > _DRAWN_CARDS:
                self._drawn.popitem(last=False)
        text = drawn.text
        for place, answer in enumerate(answers):
            text = text.replace(f'"{self._mark}:{place}"', value(answer))
        return replace(drawn, text=text)

    def _draw_anew(self, step: Step, length: int | None = None) -> _Drawn:
        """The card, with every text that is only read in at most `length` characters."""
        text = self._templates.get_template(f"{step.template}.j2").render(step=step)
        card: Card = _without_nulls(json.loads(text))
        if length is not None:
            shorten_texts(card, length)
        fields: list[str] = []
        _complete(card, self._mark, fields)
        return _Drawn(json.dumps(card, ensure_ascii=False), tuple(fields))


@cache
def _compiled() -> Environment:
    """The templates, all read at once, so that no turn waits for the disk.

    They never change while the process lives, and to compile them takes a third of a second.
    """
    templates = Environment(
        loader=PackageLoader("bot.cards"),
        autoescape=True,  # what macros return is marked as done; the rest goes through as_json
        finalize=as_json,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    templates.filters.update(FILTERS)
    for name in templates.list_templates():
        templates.get_template(name)
    return templates


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A card as text, with a mark where the address goes, and the ids of its fields."""

    text: str
    fields: tuple[str, ...]


def _address(step: Step, address: Address, fields: tuple[str, ...]) -> str:
    """What a press must say: which card of which state it was, and which fields were on it.

    A client leaves out the fields that are empty, so without their names a text that was wiped
    could not be told from one that was not on the card.
    """
    return json.dumps(
        {
            "space": address.space,
            "traject": step.traject,
            "step": step.id,
            "version": step.version,
            "fields": fields,
        }
    )


def _without_nulls(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_nulls(part) for part in node if part is not None]
    if isinstance(node, dict):
        return {key: _without_nulls(value) for key, value in node.items()}
    return node


def _complete(node: Any, mark: str, fields: list[str]) -> None:
    """Give every button its data and its fallback, and note the ids of the fields."""
    if isinstance(node, list):
        for part in node:
            _complete(part, mark, fields)
    elif isinstance(node, dict):
        kind = node.get("type", "")
        if kind == "Action.Execute":
            node["data"] = {**node["data"], "_verb": node["verb"], "_card": mark}
            node["fallback"] = {
                "type": "Action.Submit",
                "title": node["title"],
                "data": node["data"],
            }
        elif kind.startswith("Input."):
            fields.append(node["id"])
        else:
            for value in node.values():
                _complete(value, mark, fields)
