"""One button for several trajecten: which they are, and the one card that answers it.

The list of all that waits for a person (`dialogs.opvolging.post.bundle_step`) is of no traject. A
press on it is carried out in each traject, whose answers come together here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialogs.events import Press
from dialogs.opvolging.later import write_keys
from dialogs.steps import Quieted, Snooze, Step

MOST = 50
"""Nobody is in more trajecten."""


@dataclass(frozen=True, slots=True)
class Part:
    """A traject, the key of the space where it lives, and the version of one's own switch there."""

    space: str
    traject: str
    turns: str


def write_parts(parts: Iterable[Part]) -> str:
    """The trajecten as a button sends them along."""
    return ",".join(dict.fromkeys(f"{p.space}:{p.traject}:{p.turns}" for p in parts))


def read_parts(press: Press) -> Sequence[Part]:
    """The trajecten for which a button was pressed. Anything may be missing or forged."""
    found = [text.split(":") for text in press.several("delen")[:MOST]]
    return [Part(*texts) for texts in found if len(texts) == 3]


def press_on(part: Part, press: Press) -> Press:
    """What was pressed, for one of the trajecten."""
    return replace(press, values={**press.values, "delen": "", "turns": part.turns})


def together(answers: Sequence[tuple[Part, Step]]) -> Step | None:
    """The one card that answers a press for several trajecten; None when there is none to give."""
    later = [(part, step) for part, step in answers if isinstance(step, Snooze)]
    switched = [(part, step) for part, step in answers if isinstance(step, Quieted)]
    if later:
        return _later(later)
    return _switched(switched) if switched else None


def _later(answers: Sequence[tuple[Part, Snooze]]) -> Snooze:
    """What was wrong with the day, if anything, or else what was said of the first."""
    steps = [step for _, step in answers]
    said = next((step for step in steps if step.feedback.errors), steps[0])
    return replace(
        said,
        traject="",
        head=None,
        more=sum(step.more + 1 for step in steps) - 1,
        keys=write_keys([key for step in steps for key in step.keys.split(",")]),
        parts=write_parts(part for part, _ in answers),
        verb="",
        opens=(),
    )


def _switched(answers: Sequence[tuple[Part, Quieted]]) -> Quieted:
    steps = [step for _, step in answers]
    parts = [replace(part, turns=str(step.turns)) for part, step in answers]
    titles = tuple(dict.fromkeys(title for step in steps for title in step.titles))
    return replace(steps[0], traject="", titles=titles, parts=write_parts(parts))
