"""The steps of a microscan: which questions are asked again, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step
from dialogs.steps.compare import Vergelijking, holds_back


@dataclass(frozen=True, slots=True, kw_only=True)
class AskScan(Step):
    """Which questions the team is asked again for an actie, and until when.

    `wat` is what the team does. `actie` (its id) and `day` (ISO; may be empty) lead back to the
    card before. `proposed` are the ids that are ticked, with commas between them, and `why` says
    why those. `version` counts the stemmingen and microscans before it.
    """

    template: ClassVar[str] = "ask_scan"
    waits_for: ClassVar[str] = "opvolging"
    head: Head
    actie: str
    day: str
    wat: str
    vragen: tuple[Choice, ...]
    proposed: str
    why: str
    until: str
    fewest: int
    most: int
    threshold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanResult(Step):
    """What a closed microscan came to, beside the ronde before it.

    `wat` is what the team does, in the actie with the id `actie`. `toen` and `nu` are the days on
    which both were opened. When `shown` is false too few answered, and there is nothing but the
    count. `few`: so few answered a question that one colleague makes a large difference.
    """

    template: ClassVar[str] = "scan_result"
    waits_for: ClassVar[str] = "opvolging"
    head: Head
    actie: str
    wat: str
    toen: str
    nu: str
    n_toen: int
    n_nu: int
    invited: int | None
    shown: bool
    threshold: int
    few: bool
    vragen: tuple[Vergelijking, ...]

    @property
    def holds_back(self) -> bool:
        """Whether a question doesn't show its own figures of now."""
        return holds_back(self.vragen)
