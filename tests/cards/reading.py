"""A card as somebody reads it: its parts, and what markdown makes of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
_ZERO_WIDTH_SPACE = "\u200b"
_LEFT_OUT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every element, action, fact and choice of a card, without the fallbacks and data of buttons.

    Of a chart, both what it draws and what stands there in its place.
    """
    if isinstance(node, dict):
        yield node
        chart = str(node.get("type", "")).startswith("Chart.")
        for key, value in node.items():
            if chart or key not in ("fallback", "data"):
                yield from parts(value)
    elif isinstance(node, list):
        for part in node:
            yield from parts(part)


def of_type(card: dict[str, Any], *types: str) -> list[dict[str, Any]]:
    """The parts of these types; a name that ends with a dot stands for all that begin so."""
    return [
        part
        for part in parts(card)
        if any(
            kind.startswith(name) if name.endswith(".") else kind == name
            for name in types
            if (kind := str(part.get("type", "")))
        )
    ]


def markdown_texts(card: dict[str, Any]) -> list[str]:
    """The texts in which a client reads markdown."""
    blocks = [part["text"] for part in of_type(card, "TextBlock")]
    facts = [fact for part in of_type(card, "FactSet") for fact in part["facts"]]
    return blocks + [text for fact in facts for text in (fact["title"], fact["value"])]


def plain_texts(card: dict[str, Any]) -> list[str]:
    """The texts that are shown as they are, save for dates between braces."""
    keys = ("label", "placeholder", "tooltip", "title", "legend")
    found = [part[key] for part in parts(card) for key in keys if isinstance(part.get(key), str)]
    facts = [fact["title"] for part in of_type(card, "FactSet") for fact in part["facts"]]
    return [text for text in found if text not in facts]


def read(text: str) -> str:
    """What stands on the screen for a text with markdown, a line for each paragraph.

    Fails when markdown makes anything else of it than paragraphs of plain text.
    """
    tokens = _MARKDOWN.parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    made = {token.type for token in (*tokens, *inside)} - _PLAIN
    assert not made, f"{text!r} becomes {made}"
    lines = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"]
    return seen("\n".join(lines))


def seen(text: str) -> str:
    """A text as it can be seen: without what is invisible, and with its white space folded."""
    text = re.sub(r"\r\n|[\r\x85\u2028\u2029]", "\n", text)
    lines = (" ".join(line.split()) for line in _LEFT_OUT.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)
