"""The steps of stap 3: acties, the plans, and the check moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True)
class ActieLine:
    """One actie in a list. `edited` says who changed it since the plan was made, and when."""

    id: str
    item: str
    doel: str
    soort: str
    ready: bool
    edited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acties(Step):
    """All acties, to go on with one, add one, or make the plan."""

    template: ClassVar[str] = "acties"
    waits_for: ClassVar[str] = "acties"
    head: Head
    acties: tuple[ActieLine, ...]
    choices: tuple[Choice, ...]
    items: tuple[Choice, ...]
    ready: int
    planned: bool
    goal: str
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralGoal(Step):
    """The general goal of the traject, to be changed. `edited`: by whom it was, and when."""

    template: ClassVar[str] = "general_goal"
    waits_for: ClassVar[str] = "acties"
    head: Head
    goal: str
    edited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveActie(Step):
    """Whether an actie is really to be taken out of the plan; or one that was, to put back."""

    template: ClassVar[str] = "remove_actie"
    waits_for: ClassVar[str] = "acties"
    head: Head
    goal: str
    wat: str
    removed: bool
    edited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel(Step):
    """The first small card of an actie: what do we want to reach?

    `geleerd` is what the cycle before this one taught, if there was one.
    """

    template: ClassVar[str] = "doel"
    waits_for: ClassVar[str] = "actie"
    head: Head
    item: str
    doel: str
    meting: str
    soort: str
    termijn: str
    tip: str
    geleerd: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach(Step):
    """What the SMART coach says about a goal that was just kept. `sharp`: it lacks nothing."""

    template: ClassVar[str] = "coach"
    waits_for: ClassVar[str] = "actie"
    head: Head
    goal: str
    lines: tuple[str, ...]
    sharp: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wat(Step):
    """The second small card of an actie: what do we do?

    `vorige` is what was done in the cycle before this one, and `geleerd` what that taught.
    """

    template: ClassVar[str] = "wat"
    waits_for: ClassVar[str] = "actie"
    head: Head
    item: str
    goal: str
    wat: str
    hoe: str
    wanneer: str
    afspraken: str
    tip: str
    vorige: str = ""
    geleerd: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opvolging(Step):
    """The third small card of an actie: who carries it, and when do we look at it again?

    `moments` are the check moments that can be ticked, by their days.
    """

    template: ClassVar[str] = "opvolging"
    waits_for: ClassVar[str] = "actie"
    head: Head
    item: str
    goal: str
    people: tuple[Choice, ...]
    owner: str
    wie: str
    moments: tuple[Choice, ...]
    chosen_moments: str
    years: tuple[Choice, ...]
    chosen_years: str
    middellang: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of a plan. `later`: the text says what belongs there once it is time."""

    label: str
    text: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """PLAN, DO, CHECK or ACT of one actie."""

    title: str
    questions: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlanActie:
    """One actie of the plan: a line that unfolds to its four columns. `state` says how far it is.

    `edited` says who changed it since the plan was made, and when.
    """

    number: int
    wat: str
    doel: str
    soort: str
    owner: str
    when: str
    edited: str
    state: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class YearMark:
    """What stands in a school year: an x, the sign and name of a colour (`kleur`), or nothing."""

    text: str
    kleur: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One actie of the meerjarenplan, with a mark per school year."""

    number: int
    wat: str
    wie: str
    doel: str
    meting: str
    soort: str
    edited: str
    marks: tuple[YearMark, ...]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the school year: a sign per week, and in words what there is in it."""

    name: str
    weeks: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Step):
    """The jaaractieplan, and the meerjarenplan when it has acties.

    `goal_edited` says who changed the general goal since the plan was made, and when. `timeline`
    is empty without check moments, and on every page but the first.
    """

    template: ClassVar[str] = "plan"
    waits_for: ClassVar[str] = "opvolging"
    head: Head
    title: str
    header: tuple[Line, ...]
    goal_edited: str
    acties: tuple[PlanActie, ...]
    meer_title: str
    meer_header: tuple[Line, ...]
    years: tuple[str, ...]
    rows: tuple[YearRow, ...]
    explanation: tuple[str, ...]
    tip: str
    timeline: tuple[MonthRow, ...]
    page: int
    pages: int
