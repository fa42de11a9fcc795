"""What the card templates can do with a value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.cards import charts, escape
from dialogs.shorten import shorten
from dialogs.steps import Bar, Choice, OverzichtLine

BAR_LENGTH = 10
BATTERY_LENGTH = 3
LINE_LENGTH = 140
"""What a line of a list shows of a text that stands elsewhere in full."""
LONGEST_LIST = 12
"""More choices than this don't all stand on the card."""
ROOM_FOR_CHOICES = 16_000
"""How many bytes the titles of all choices of a field may take together."""


def as_json(value: Any) -> Markup:
    """What a template writes: any value as JSON, with texts escaped for markdown."""
    if isinstance(value, Markup):  # made by a macro or by one of the filters below
        return value
    if isinstance(value, str):
        value = escape.markdown(value)
    return Markup(json.dumps(value, ensure_ascii=False))


def value(text: str) -> Markup:
    """What a field holds, or an id: as it is."""
    return Markup(json.dumps(escape.clean(text), ensure_ascii=False))


def label(text: str) -> Markup:
    """A text to be read where no markdown is: a label, a placeholder, the title of a button."""
    return Markup(json.dumps(escape.label(text), ensure_ascii=False))


def choice(text: str, count: int, vol: float | None = None) -> Markup:
    """The title of one of `count` choices; with many of them, none can be long."""
    room = ROOM_FOR_CHOICES // count
    title = escape.choice(text)
    while len(title) > 1 and len(json.dumps(title, ensure_ascii=False).encode()) > room:
        title = shorten(title, len(title) * 9 // 10)
    return Markup(json.dumps(title + _battery(vol), ensure_ascii=False))


def _battery(vol: float | None) -> str:
    return "" if vol is None else f" {_drawn(vol, BATTERY_LENGTH)}"


def answers(count: int) -> str:
    """So many answers."""
    return "1 antwoord" if count == 1 else f"{count} antwoorden"


def battery(vol: float) -> str:
    """A battery, so full (0 to 1): in words, for who has it read out, and drawn."""
    words = ("leeg", "bijna leeg", "half vol", "goed gevuld", "vol")
    most = len(words) - 1
    return f"{words[round(vol * most)]} {_drawn(vol, most)}"


def kies(choices: Sequence[Choice]) -> str:
    """What an empty field says: its choices, when they are short."""
    shown = " / ".join(choice.label for choice in choices)
    return shown if len(shown) <= 40 else "Kies"


def list_style(choices: Sequence[Choice]) -> str:
    """How to choose several of these: a long list opens on demand."""
    return "expanded" if len(choices) <= LONGEST_LIST else "compact"


def data(values: Mapping[str, str]) -> Markup:
    """What a button sends along."""
    sent = {name: escape.clean(text) for name, text in values.items()}
    return Markup(json.dumps(sent, ensure_ascii=False))


def bar(bar: Bar, n: int) -> str:
    """How often an answer was given, as a number (as wide as `n`) and drawn."""
    number = f"{bar.count}".rjust(len(str(n)), "\u2007")  # a space as wide as a digit
    return f"{number} {'▰' * round(bar.share * BAR_LENGTH)}".rstrip()


def _drawn(share: float, length: int) -> str:
    full = round(share * length)
    return "▰" * full + "▱" * (length - full)


def short(text: str | Sequence[str], length: int = LINE_LENGTH) -> str | list[str]:
    """The beginning of a text, or of each of several texts."""
    if isinstance(text, str):
        return shorten(text, length)
    return [shorten(part, length) for part in text]


def soort(name: str) -> str:
    """What becomes of an item or actie."""
    return "te borgen" if name == "borgen" else "te ontwikkelen"


def kleurstijl(kleur: str) -> str:
    """How a card draws a cell of this colour; the words in it say the colour too."""
    return {"groen": "good", "rood": "attention", "oranje": "warning"}.get(kleur, "default")


def colleagues_answered(count: int, invited: int | None) -> str:
    """How many answered; of how many, once that is known."""
    if invited is not None:
        return f"{count} van {max(invited, count)} collega's antwoordden"
    return "1 collega antwoordde" if count == 1 else f"{count} collega's antwoordden"


def stappen(line: OverzichtLine) -> str:
    """How far a traject is, drawn: a full circle for each step that it came to."""
    return "●" * line.step + "○" * (line.steps - line.step)


def is_iso_day(text: str) -> bool:
    """Whether a date field can show this."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


FILTERS: Mapping[str, Callable[..., Any]] = {
    "value": value,
    "label": label,
    "choice": choice,
    "kies": kies,
    "list_style": list_style,
    "data": data,
    "bar": bar,
    "segments": charts.segments,
    "counts": charts.counts,
    "spreiding": charts.spreiding,
    "answers": answers,
    "battery": battery,
    "short": short,
    "soort": soort,
    "kleurstijl": kleurstijl,
    "colleagues_answered": colleagues_answered,
    "stappen": stappen,
    "is_iso_day": is_iso_day,
    "bool": bool,
}
