"""The step with the calendar of the school."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalender(Step):
    """When the bot may ask for attention: the hours of the school, and its own free days.

    `opens` and `closes` are the hours that can be chosen, and `chosen_opens` and `chosen_closes`
    those that hold. `free` is what was kept, as it stands in the field, and `kept` the same to be
    read. `understood` is what was read on a card that was not kept, as something was wrong with
    it. `known` are the free days that every Flemish school has. `limit`: how much can be typed.
    """

    template: ClassVar[str] = "calendar"
    waits_for: ClassVar[str] = "kalender"
    head: Head
    opens: tuple[Choice, ...]
    closes: tuple[Choice, ...]
    chosen_opens: str
    chosen_closes: str
    free: str
    kept: tuple[str, ...]
    understood: tuple[str, ...]
    known: tuple[str, ...]
    year: str
    limit: int
