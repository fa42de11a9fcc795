"""What a button of a card says, from the data that came with the press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.spaces import space_named
from bot.wire.inbound import Inbound
from dialogs.events import Press
from storage.base import Space

_LONGEST_VALUE = 10_000


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press, and the traject that it is for: both None when the button belongs to none."""

    press: Press
    space: Space | None
    traject: str


def read_press(inbound: Inbound) -> Pressed:
    """Read what `cards.renderer` put into the button. Anything may be missing or forged.

    A client leaves out the fields that are empty; the card named its fields, so that these count
    as emptied.
    """
    data = inbound.data
    card = data.get("_card")
    at: Mapping[str, Any] = card if isinstance(card, dict) else {}
    values = dict.fromkeys(_names(at.get("fields")), "")
    for name, value in data.items():
        if not name.startswith("_") and isinstance(value, str | int | float | bool):
            values[name] = str(value)[:_LONGEST_VALUE]
    version = at.get("version")
    press = Press(
        verb=inbound.verb or _text(data, "_verb"),
        step=_text(at, "step"),
        version=version if isinstance(version, int) else -1,
        values=values,
    )
    space = space_named(data.get("_space") or at.get("space"))
    return Pressed(press, space, _text(data, "_traject") or _text(at, "traject"))


def _names(value: Any) -> list[str]:
    listed = value[:200] if isinstance(value, list) else []
    return [name for name in listed if isinstance(name, str)]


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value[:200] if isinstance(value, str) else ""
