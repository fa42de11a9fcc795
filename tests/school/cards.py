"""An Adaptive Card as somebody sees it: texts, fields and buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from tests.wire.teams_activities import Chat


@dataclass
class Card:
    """A card on a screen. `filled` is what was filled in on it, by field id."""

    content: dict[str, Any]
    chat: Chat
    activity: str
    filled: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """Every text on the card, unfolded, in order, without the backslashes of markdown."""
        return [_literal(text) for text in _texts(self.content)]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def actions(self) -> list[dict[str, Any]]:
        """The buttons that the bot answers, in order."""
        return [node for node in _nodes(self.content) if node["type"] == "Action.Execute"]

    @property
    def buttons(self) -> list[str]:
        return [str(action["title"]) for action in self.actions]

    @property
    def links(self) -> list[dict[str, Any]]:
        """The buttons that open a page on the web."""
        return [node for node in _nodes(self.content) if node["type"] == "Action.OpenUrl"]

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """The inputs by id."""
        return {node["id"]: node for node in _nodes(self.content) if _is_input(node)}

    def sees(self, *texts: str) -> Card:
        """All of these stand on the card."""
        for text in texts:
            assert text in self.text, f"{text!r} does not stand on the card:\n{self.text}"
        return self

    def misses(self, *texts: str) -> Card:
        """None of these stands on the card."""
        for text in texts:
            assert text not in self.text, f"{text!r} stands on the card:\n{self.text}"
        return self

    def fill(self, **values: str) -> Card:
        """Fill in fields, by their id or by the end of it."""
        for name, value in values.items():
            self.filled[self._field(name)] = value
        return self

    def choose(self, label: str, choice: str) -> Card:
        """Choose in the field below a label or question, by the title of the choice."""
        node = self._labelled(label)
        picked = [c["value"] for c in node["choices"] if c["title"] == choice]
        assert picked, f"{choice!r} is no choice of {label!r}: {node['choices']}"
        self.filled[node["id"]] = picked[0]
        return self

    def type(self, label: str, text: str) -> Card:
        """Type in the field with this label."""
        self.filled[self._labelled(label)["id"]] = text
        return self

    def value(self, name: str) -> str:
        """What stands in a field."""
        return str(self.fields[self._field(name)].get("value", ""))

    def press(self, title: str) -> tuple[str, dict[str, Any]]:
        """The verb and data that a press on this button sends.

        It is named by how its title begins, or by a part of its tooltip.
        """
        named = (a for a in self.actions if a["title"].startswith(title))
        hinted = (a for a in self.actions if title in a.get("tooltip", ""))
        action = next(chain(named, hinted), None)
        assert action, f"no button {title!r} among {self.buttons}"
        return self.sends(action)

    def sends(self, action: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The verb and data of one of the card's actions, with what is filled in.

        As clients do, fields that are empty are left out.
        """
        data = dict(action["data"])
        for id, node in self.fields.items():
            value = self.filled.get(id, node.get("value", ""))
            if value:
                data[id] = value
        return action["verb"], data

    def _field(self, name: str) -> str:
        found = [id for id in self.fields if id == name or id.endswith(name)]
        assert found, f"no field {name!r} among {list(self.fields)}"
        return found[0]

    def _labelled(self, label: str) -> dict[str, Any]:
        seen = ""
        for node in _nodes(self.content):
            if node.get("type") == "TextBlock":
                seen = _literal(node["text"])
            if _is_input(node) and (label in node.get("label", "") or label in seen):
                return node
        raise AssertionError(f"no field below {label!r}: {self.text}")


def _is_input(node: dict[str, Any]) -> bool:
    return str(node.get("type", "")).startswith("Input.")


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type"):
            yield node
        chart = str(node.get("type", "")).startswith("Chart.")
        for key, value in node.items():
            if chart or key not in ("fallback", "data"):
                yield from _nodes(value)
    elif isinstance(node, list):
        for part in node:
            yield from _nodes(part)


def _texts(content: dict[str, Any]) -> Iterator[str]:
    for node in _nodes(content):
        for key in ("text", "label", "title"):
            if isinstance(node.get(key), str):
                yield node[key]
        for fact in node.get("facts", []):
            yield f"{fact['title']}: {fact['value']}"
        for choice in node.get("choices", []):
            yield choice["title"]


def _literal(text: str) -> str:
    out, escaped = "", False
    for char in text:
        if char == "\\" and not escaped:
            escaped = True
            continue
        out += char
        escaped = False
    return out
