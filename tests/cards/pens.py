"""What people type on cards: as they do, as long as is allowed, and as somebody who means harm."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

Pen = Callable[[int], str]
"""Writes a text of at most so many characters."""

_NAMES = ("Griet Peeters", "Anna Claes", "Fatima El Amrani", "Joris Verhaeghe")
_ITEMS = ("Het onthaal van nieuwe leerlingen", "De infoavond", "Gesprekken over studiekeuze")
_SENTENCES = (
    "Elke derdejaars heeft tegen eind mei een gesprek over de studiekeuze gehad.",
    "De klastitularis plant met elke leerling een gesprek van een kwartier.",
    "Van januari tot eind mei",
)
_LONG = "Elke leerling krijgt tegen eind mei een gesprek met de klastitularis over zijn keuze, "

HOSTILE: Mapping[str, str] = {
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ `f`",
    "link": "[klik](https://example.org) ![x](https://example.org/a.png) <https://example.org>",
    "reference": "[a]: https://example.org",
    "heading": "# kop\nkop\n===\nkop\n---",
    "list": "- een\n+ twee\n* drie\n1. vier\n2) vijf\n-\n1.",
    "rule": "----\n***\n- - -\n_ _ _",
    "quote": "> citaat",
    "code": "```\ncode\n```\n    ingesprongen\n\ttab",
    "table": "|a|b|\n|-|-|\n|c|d|",
    "html": '<b>vet</b> <script>alert("x")</script> <!-- x --> a < b & c > d',
    "entity": "&amp; &lt;b&gt; &#65; &copy; R&D; Q&A",
    "mention": "<at>Griet Peeters</at>",
    "date": "{{DATE(2026-12-03T10:00:00Z,SHORT)}} {{TIME(2026-12-03T10:00:00Z)}}",
    "template": "{{ step.id }} {% for x in y %} {# z #} ${x}",
    "json": '", "type": "Action.OpenUrl", "url": "https://example.org", "x": "\\u0022 \\',
    "backslash": "C:\\map\\*.txt \\\\ \\",
    "direction": "\u202eomgekeerd\u202c \u2066los\u2069 \u200fx\u061c",
    "arabic": "مرحبا بكم في المدرسة",
    "control": "a\x00b\x07c\x1bd\x7fe\x9ff",
    "surrogate": "half \ud83d en \udc00",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 ✅ 😀",
    "lines": "een\r\ntwee\rdrie\n\n\nvier\u2028vijf\x85zes",
    "formula": '=HYPERLINK("https://example.org") +1 -1 @x',
    "space": "  \t  veel   \u00a0 ruimte  ",
}


def typical() -> Pen:
    """What a team types; each text comes back now and then."""
    kinds = {60: itertools.cycle(_NAMES), 300: itertools.cycle(_ITEMS)}
    sentences = itertools.cycle(_SENTENCES)
    return lambda limit: next(kinds.get(limit, sentences))


def longest(limit: int) -> str:
    """Everything as long as it may be."""
    return (_LONG * (limit // len(_LONG) + 1))[: limit - 1] + "."


def always(text: str) -> Pen:
    """The same text everywhere."""
    return lambda limit: text[:limit]


def filled_with(character: str) -> Pen:
    """Everything as long as it may be, with nothing but one character."""
    return lambda limit: character * (limit // len(character))


def numbered() -> Pen:
    """As long as it may be, and never the same twice: each text begins with its own number."""
    numbers = itertools.count(1)

    def write(limit: int) -> str:
        return longest(limit) if limit < 100 else f"nr. {next(numbers)} {longest(limit - 9)}"

    return write
