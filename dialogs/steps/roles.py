"""The steps about people: who leads a traject, and who pulls along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Step):
    """Who leads the traject. Who does, can change that.

    `gone`: the trekker left the team. `colleagues` are those who can be chosen; when there are too
    many for a list, `typed` is set and a name is typed.
    """

    template: ClassVar[str] = "roles"
    head: Head
    gone: bool
    co_trekkers: tuple[Choice, ...]
    leads: bool
    colleagues: tuple[Choice, ...]
    typed: bool
    may_take_over: bool


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority, with the names of who pulls along; `mine` when the one who looks does."""

    id: str
    text: str
    helpers: str
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOut(Step):
    """Somebody offers to pull along with a priority, with one press for each.

    It holds no field: it stands where the living card stands, which colleagues change.
    """

    template: ClassVar[str] = "help_out"
    head: Head
    lines: tuple[PriorityLine, ...]
    page: int
    pages: int
