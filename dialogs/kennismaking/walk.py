"""An introduction to the reference framework: cards to read, a quiz, and a score.

Everybody walks alone, in their own chat. As with a traject, what comes next is a function of what
is saved: `apply` says what a press changes, `next_step` which card is due.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.events import Press
from dialogs.kennismaking.cards import card
from dialogs.kennismaking.quiz import read_answers
from dialogs.kennismaking.voortgang import Voortgang, Walk, begin
from dialogs.steps import SILENT, Feedback, Step

Result = tuple[Voortgang, Feedback]
Handler = Callable[[Walk, Press, str], Result]


def next_step(walk: Walk, feedback: Feedback = SILENT, *, resumed: bool = False) -> Step:
    """The card that is due. `resumed`: somebody comes back, and may want to begin again."""
    return replace(card(walk, resumed=resumed), feedback=feedback)


def apply(walk: Walk, press: Press, chance: str) -> Result:
    """What a press changes, and what the bot says about it.

    A press on a card that is no longer due changes nothing. What was chosen on the card that is
    due, in an earlier state of it, is given back.
    """
    handler = HANDLERS.get(press.verb)
    if handler is None or press.step != next_step(walk).id:
        return walk.voortgang, SILENT
    if press.version != walk.voortgang.version:
        return walk.voortgang, Feedback(typed=dict(press.values))
    return handler(walk, press, chance)


def _next(walk: Walk, press: Press, chance: str) -> Result:
    return _move(walk, 1), SILENT


def _back(walk: Walk, press: Press, chance: str) -> Result:
    return _move(walk, -1), SILENT


def _move(walk: Walk, by: int) -> Voortgang:
    """To another card, if there is one."""
    names, place = list(walk.pages), walk.number - 1 + by
    if place not in range(len(names)):
        return walk.voortgang
    return replace(walk.voortgang, at=names[place], version=walk.voortgang.version + 1)


def _answer(walk: Walk, press: Press, chance: str) -> Result:
    """The first answer to a question counts; then its card says what is right."""
    before = walk.voortgang
    given, errors = read_answers(walk, press)
    if errors:
        return before, Feedback(errors=errors, typed=dict(press.values))
    new = {name: answer for name, answer in given.items() if name not in before.answers}
    if not new:
        return before, SILENT
    answers = {**before.answers, **new}
    return replace(before, at=walk.name, answers=answers, version=before.version + 1), SILENT


def _restart(walk: Walk, press: Press, chance: str) -> Result:
    """From the first card, with other kwaliteitsbeelden, and nothing answered."""
    return begin(walk.content, walk.kennismaking, chance, walk.voortgang.version + 1), SILENT


HANDLERS: Mapping[str, Handler] = {
    "intro-next": _next,
    "intro-back": _back,
    "intro-answer": _answer,
    "intro-restart": _restart,
}
"""What each button does, by its verb."""
