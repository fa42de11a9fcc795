"""A school's own content at its worst: the longest texts that a pack may hold, and many of them."""

from __future__ import annotations

from typing import Any

from content import Content
from content.model import Kennismaking, Verwachting, Voorbeeld

LONGEST = 2_000
TEXTS = {
    "words": "Elke leerling kiest met vertrouwen. ",
    "quotes": '"\\',
    "markdown": "[x](http://x) *_`~|#> ",
    "markup": "<b>&amp;</b>{{DATE(2026-01-01)}}",
    "emoji": "\U0001f469\U0001f3fd\u200d\U0001f3eb",
}
_PROSE = {"tekst", "titel", "kort", "uitleg", "code", "rubriek", "deelrubriek", "wat", "wie"}


def swollen(content: Content, name: str, times: int = 4) -> Content:
    """The content with every text of what is introduced, or shown as an example, that long."""
    text = TEXTS[name] * LONGEST

    def swell(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            return {key: swell(value, key) for key, value in node.items()}
        if isinstance(node, list | tuple):
            lines = [swell(part) for part in node]
            many = key in ("beeld", "concreet", "punten", "doelen", "daarna", "opdracht", "acties")
            return [_again(line, n) for n in range(times) for line in lines] if many else lines
        if key in _PROSE and isinstance(node, str):
            return f"{node} {text}"[:LONGEST].strip()
        return node

    def of(kind: Any, items: dict[str, Any]) -> dict[str, Any]:
        return {id: kind.model_validate(swell(item.model_dump())) for id, item in items.items()}

    return content.model_copy(
        update={
            "kennismakingen": of(Kennismaking, content.kennismakingen),
            "voorbeelden": of(Voorbeeld, content.voorbeelden),
            "verwachtingen": of(Verwachting, content.verwachtingen),
        }
    )


def _again(line: dict[str, Any], number: int) -> dict[str, Any]:
    return {**line, "id": f"{line['id']}-{number}"} if number else line
