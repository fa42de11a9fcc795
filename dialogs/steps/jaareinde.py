"""The steps of the end of a school year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True)
class YearEndLine:
    """An actie that gets a colour: one of `kleuren`, and `kleur` is the one that is proposed.

    `number` is its place among all that get one. `known` says what is known of it already.
    """

    actie: str
    number: int
    wat: str
    known: str
    kleuren: tuple[Choice, ...]
    kleur: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd(Step):
    """What became of the acties of a school year? A page, counted from 1, with a few of them.

    `why` says why the bot comes with this by itself, and `moment` for which moments (their keys,
    with commas between them); both are empty when somebody asked for it. `turns` is the version of
    the trekker's own switch for reminders. `can_move`: the day of
    the year end can still be another one.
    """

    template: ClassVar[str] = "year_end"
    waits_for: ClassVar[str] = "jaareinde"
    head: Head
    schooljaar: str
    why: str
    moment: str
    turns: int
    lines: tuple[YearEndLine, ...]
    page: int
    pages: int
    can_move: bool


@dataclass(frozen=True, slots=True)
class KleurCount:
    """A colour by its name, what it says, and the acties that got it."""

    naam: str
    label: str
    acties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearClosed(Step):
    """Every actie of a school year has its colour: the plan of the next one can begin.

    `volgend` is that school year; empty when the meerjarenplan has no further one. `going_on` are
    the acties that the next plan begins with, or that a new traject can take along. `why`,
    `moment` and `turns` are as on a `YearEnd`.
    """

    template: ClassVar[str] = "year_closed"
    waits_for: ClassVar[str] = "jaareinde"
    head: Head
    schooljaar: str
    why: str
    moment: str
    turns: int
    kleuren: tuple[KleurCount, ...]
    volgend: str
    going_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEndDay(Step):
    """On which day (ISO) the team looks back; it can be moved from `first` to `last`."""

    template: ClassVar[str] = "year_end_day"
    waits_for: ClassVar[str] = "jaareinde"
    head: Head
    schooljaar: str
    day: str
    when: str
    first: str
    last: str
