"""A card as a client draws it: which buttons it has, which fields, and what a press sends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.events import Press
from dialogs.steps import Step
from tests.dialogs.team import CARDS, HERE


@dataclass(frozen=True)
class Screen:
    """What stands on the card of a step."""

    step: Step
    content: Mapping[str, Any]

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """The inputs by id."""
        return {n["id"]: n for n in _nodes(self.content) if n["type"].startswith("Input.")}

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [n for n in _nodes(self.content) if n["type"] == "Action.Execute"]

    @property
    def text(self) -> str:
        """Everything that is written on the card, and in its fields and buttons."""
        return str(self.content)

    def press(self, button: Mapping[str, Any], filled: Mapping[str, str]) -> Press:
        """What the bot reads from a press: fields that were left alone send what stood in them."""
        values = {id: str(node.get("value", "")) for id, node in self.fields.items()}
        sent = {k: v for k, v in button["data"].items() if not k.startswith("_")}
        filled_in = {**values, **sent, **filled}
        return Press(button["verb"], self.step.id, self.step.version, filled_in)


def screen(step: Step) -> Screen:
    """A step, drawn with the bot's templates."""
    return Screen(step, json.loads(CARDS.render(step, HERE)))


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        chart = str(node.get("type", "")).startswith("Chart.")
        for key, value in node.items():
            if chart or key not in ("fallback", "data"):
                yield from _nodes(value)
    elif isinstance(node, list):
        for part in node:
            yield from _nodes(part)
