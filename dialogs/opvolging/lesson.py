"""What the team learns at a check moment (the fifth kwaliteitsvraag), while it is being typed."""

from __future__ import annotations

from dataclasses import replace

from dialogs.actie.forms import TEXT_LENGTH
from dialogs.actie.planned import working
from dialogs.events import Event, Press
from dialogs.outcome import State
from dialogs.record import Actie, Check, Traject


def named(traject: Traject, step: str) -> tuple[Actie | None, Check | None]:
    """The actie, and what was found, that a step id names: act/<actie>/<day>."""
    id, _, text = step.removeprefix("act/").partition("/")
    actie = traject.actie(id) if working(traject) else None
    checks = actie.checked if actie else ()
    return actie, next((c for c in checks if c.at and c.day.isoformat() == text), None)


def lesson_of(check: Check) -> str:
    """What stands on the card: what was typed last, kept or not."""
    return check.les or (check.act.les if check.act else "")


def keep_lesson(state: State, event: Event) -> Traject:
    """The traject with what was typed on the card of ACT, for who leaves it by another button."""
    assert isinstance(event.what, Press)
    press, traject = event.what, state.traject
    actie, check = named(traject, press.step)
    if actie is None or check is None or "les" not in press.values:
        return traject
    les = press.text("les", TEXT_LENGTH)
    if press.version != check.version or les == lesson_of(check):
        return traject
    return traject.with_actie(actie.with_check(replace(check, les=les, version=check.version + 1)))
