"""The words that work in every state."""

from __future__ import annotations

from typing import Literal

Command = Literal[
    "start",
    "volgende",
    "terug",
    "status",
    "overzicht",
    "plan",
    "stop",
    "kennismaking",
    "demo",
    "help",
]

_WORDS: dict[str, Command] = {
    "start": "start",
    "begin": "start",
    "starten": "start",
    "volgende": "volgende",
    "verder": "volgende",
    "ga verder": "volgende",
    "terug": "terug",
    "vorige": "terug",
    "status": "status",
    "waar staan we": "status",
    "overzicht": "overzicht",
    "alle trajecten": "overzicht",
    "plan": "plan",
    "jaaractieplan": "plan",
    "stop": "stop",
    "stoppen": "stop",
    "kennismaking": "kennismaking",
    "kennismaken": "kennismaking",
    "demo": "demo",
    "voorbeeld": "demo",
    "help": "help",
    "hulp": "help",
    "?": "help",
}


def read_command(text: str) -> Command | None:
    """The command that somebody typed; None when it is something else."""
    words = " ".join(text.casefold().split())
    return _WORDS.get(words) or _WORDS.get(words.rstrip(".!? "))
