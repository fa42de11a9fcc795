"""What the card templates can do with a value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.cards import escape

BAR_LENGTH = 10


def as_json(value: Any) -> Markup:
    """What a template writes: any value as JSON, with texts escaped for markdown."""
    if isinstance(value, Markup):  # made by a macro or by one of the filters below
        return value
    if isinstance(value, str):
        value = escape.markdown(value)
    return Markup(json.dumps(value, ensure_ascii=False))


def plain(text: str) -> Markup:
    """A text where no markdown is read: the value of a field, a label, the title of a button."""
    return Markup(json.dumps(escape.clean(str(text)), ensure_ascii=False))


def choice(text: str) -> Markup:
    """The title of a choice."""
    return Markup(json.dumps(escape.choice(text), ensure_ascii=False))


def data(values: Mapping[str, str]) -> Markup:
    """What a button sends along."""
    return Markup(json.dumps(dict(values), ensure_ascii=False))


def bar(share: float) -> str:
    """A share of 1, drawn."""
    full = round(share * BAR_LENGTH)
    return "▰" * full + "▱" * (BAR_LENGTH - full)


def points(count: int) -> str:
    """So many points."""
    return "1 punt" if count == 1 else f"{count} punten"


def colleagues_answered(count: int, invited: int | None) -> str:
    """How many answered; of how many, once that is known."""
    if invited is not None:
        return f"{count} van {max(invited, count)} collega's antwoordden"
    return "1 collega antwoordde" if count == 1 else f"{count} collega's antwoordden"


def is_iso_day(text: str) -> bool:
    """Whether a date field can show this."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


FILTERS: Mapping[str, Callable[..., Any]] = {
    "plain": plain,
    "choice": choice,
    "data": data,
    "bar": bar,
    "points": points,
    "colleagues_answered": colleagues_answered,
    "is_iso_day": is_iso_day,
    "bool": bool,
}
