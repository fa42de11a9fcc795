"""The colours of documents: white text can be read on each of them."""

from __future__ import annotations

COLOURS = {
    "plan": "1F4E79",
    "do": "2C6E49",
    "check": "8A5A00",
    "act": "6B3A66",
    "groen": "2E7D32",
    "rood": "B3261E",
    "oranje": "B85C00",
}
"""By the id of a column of the jaaractieplan, or of a colour of the meerjarenplan."""
PAPER = "FFFFFF"
_OTHER = "4A5563"


def colour_of(id: str) -> str:
    """The background for an id; without an id that of the paper."""
    return COLOURS.get(id, _OTHER) if id else PAPER
