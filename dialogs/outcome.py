"""What an event comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from content.model import Content
from dialogs.effects import Effect
from dialogs.events import Press
from dialogs.record import Person, Sheet, Traject
from dialogs.steps import SILENT, Feedback, Step

FLOOR = 3
"""Fewer answers than this are never shown, whatever a school sets (see `Setup.threshold`)."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the dialogs need to know besides the record.

    `threshold` is how many deelnemers must have answered before results are shown.
    """

    content: Content
    threshold: int = 5

    def __post_init__(self) -> None:
        if self.threshold < FLOOR:
            raise ValueError(f"the threshold must be at least {FLOOR}")


class Bereik(StrEnum):
    """Whether what a ronde asks came into somebody's own chat, or why it didn't."""

    ONDERWEG = "onderweg"
    BEREIKT = "bereikt"
    NIET_GEINSTALLEERD = "niet-geinstalleerd"
    GEBLOKKEERD = "geblokkeerd"
    TE_DRUK = "te-druk"


@dataclass(frozen=True, slots=True)
class State:
    """What is saved, as far as an event or a card needs it.

    `sheet` is the sheet of who acts in the open ronde (the joint one when the team answers
    together); None when there is none. `sheets` are all sheets of the open ronde; they are only
    read to count them and to close the ronde. `people` is the team as far as it is known.
    `own_reach` is how it went with the card of who acts; `reach` counts how it went with
    everybody's, and is read together with all sheets. `elsewhere` are the other trajecten of the
    team; they are only read to close the ronde.
    """

    traject: Traject
    sheet: Sheet | None = None
    sheets: Sequence[Sheet] = ()
    people: Sequence[Person] = ()
    own_reach: Bereik | None = None
    reach: Mapping[Bereik, int] = field(default_factory=dict)
    elsewhere: Sequence[Traject] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Who looks, when, and from where.

    `home`: in the conversation where the traject lives. `private`: in a chat with the bot alone.
    """

    who: Person
    now: datetime
    home: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record after an event, with what must happen besides.

    `show` is the card to answer with; None means the step that comes next. `sheet` None means
    that there is none. `closed` names the ronde that this event closed: its sheets must go.
    """

    traject: Traject
    sheet: Sheet | None = None
    effects: tuple[Effect, ...] = ()
    feedback: Feedback = SILENT
    show: Step | None = None
    closed: str | None = None


def unchanged(
    state: State, note: str = "", show: Step | None = None, press: Press | None = None
) -> Outcome:
    """Nothing changes. What was typed in `press` is given back."""
    feedback = Feedback(note=note, typed=dict(press.values) if press else {})
    return Outcome(state.traject, state.sheet, feedback=feedback, show=show)


def unsaved(state: State, outcome: Outcome) -> Outcome:
    """What is said and shown of a press whose change was saved before: nothing changes again."""
    return replace(outcome, traject=state.traject, sheet=state.sheet, effects=(), closed=None)


def leaving(state: State, text: str, step: Step) -> Outcome:
    """Another card comes, while something was typed on this one that is not kept."""
    feedback = Feedback(lost=(text,) if text else ())
    return Outcome(state.traject, state.sheet, feedback=feedback, show=step)
