"""A card that would be too large says less of each text, rather than not come at all."""

from __future__ import annotations

import re
from typing import Any

LENGTHS = (400, 200, 100, 50)
"""How much of each text may stay, in characters, tried one after the other.

Cards page what is long in earnest; this is for texts that grow when they are escaped, and for a
school's own content. What stands in a field is never cut: it would be saved so.
"""

_READ = ("text", "label", "title")
_BROKEN_ESCAPE = re.compile(r"(\\+|&#?\w*)$")


def shorten_texts(node: Any, length: int) -> None:
    """Cut every text of a card that is only read, and say so with an ellipsis."""
    if isinstance(node, list):
        for part in node:
            shorten_texts(part, length)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _READ and isinstance(value, str):
                node[key] = _cut(value, length)
            else:
                shorten_texts(value, length)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return _BROKEN_ESCAPE.sub("", text[:length]).rstrip() + "…"
