"""CHECK: what the team finds when it looks at an actie. Everybody in the team may fill it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from dialogs import dutch
from dialogs.actie.acties import shared_card
from dialogs.actie.cards import actie_step, remove_step
from dialogs.actie.forms import TEXT_LENGTH
from dialogs.actie.planned import working
from dialogs.calendar import school_year
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.opvolging.act import act_step
from dialogs.opvolging.check_cards import step_for
from dialogs.opvolging.follow_up_cards import follow_up_step
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Actie, Bereikt, Check, Traject
from dialogs.steps import SILENT, Feedback

BEREIKT: tuple[Bereikt, ...] = ("ja", "deels", "nee")
WRITTEN = ("effect", "anderen", "bewijs")
"""The fields in which people write."""


def open_check(setup: Setup, state: State, event: Event) -> Outcome:
    """Look at an actie: at one of its check moments, or now.

    From the card that passes it on, what was typed there can be copied.
    """
    assert isinstance(event.what, Press)
    press, content, traject = event.what, setup.content, state.traject
    today = event.now.date()
    if not working(traject):
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    actie = traject.actie(press.text("actie"))
    if actie is None:
        listed = follow_up_step(content, traject, event.now)
        return unchanged(state, content.zeg("fout.kies-actie"), listed)
    if actie.removed:
        return unchanged(state, show=remove_step(content, traject, actie, today))
    if not actie.in_plan:
        first = actie_step(content, state, actie, "doel", today)
        return unchanged(state, content.zeg("check.eerst-uitwerken"), first)
    day = day_of(traject, actie, press.text("dag"), today) or _to_look_at(traject, actie, event.now)
    card = step_for(setup, state, actie, day, event.who, event.now)
    return leaving(state, press.text("bericht"), card)


def _to_look_at(traject: Traject, actie: Actie, now: datetime) -> date:
    """The first check moment that waits, or that somebody began to fill in; or else today.

    Of an actie that has ended it is the last one.
    """
    if actie.ended and actie.last_found:
        return actie.last_found.day
    waiting = [day for day in actie.unchecked if traject.school.ping_at(day) <= now]
    begun = [check.day for check in actie.checked if not check.at]
    return next(iter([*waiting, *begun]), now.date())


def day_of(traject: Traject, actie: Actie, text: str, today: date) -> date | None:
    """The day (ISO) on which an actie is looked at; None when that can't be.

    It is one of its check moments, or any day in between since the traject began.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    known = day in actie.checks or actie.check_of(day) is not None
    return day if known or (school_year(day) >= traject.year and day <= today) else None


def looked_at(traject: Traject, step: str, today: date) -> tuple[Actie, date] | None:
    """The actie and day that a step id names: <kind>/<actie>/<day>; None when there is no such."""
    _, _, rest = step.partition("/")
    id, _, text = rest.partition("/")
    actie = traject.actie(id) if working(traject) else None
    day = day_of(traject, actie, text, today) if actie else None
    return (actie, day) if actie and day and not actie.removed else None


def save_check(setup: Setup, state: State, event: Event) -> Outcome:
    """What was found is kept; then what follows from it (ACT).

    Pressed again, it is kept once. When a colleague kept something else meanwhile, nothing is
    overwritten.
    """
    assert isinstance(event.what, Press)
    press, traject, content, today = event.what, state.traject, setup.content, event.now.date()
    found = looked_at(traject, press.step, today)
    if found is None:
        return unchanged(state, content.zeg("check.voorbij"), press=press)
    actie, day = found
    old = check_on(actie, day)
    wanted = read(old, press)
    if wanted == old and old.at:
        return unchanged(state, show=act_step(setup, state, actie, day, today))
    again = step_for(setup, state, actie, day, event.who, event.now)
    if wanted != old and press.version != old.version:
        return unchanged(state, say_outdated(setup, old, event), again, press)
    if wanted.bereikt is None:
        errors = {"bereikt": content.zeg("fout.kies-bereikt")}
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=again)
    kept = replace(wanted, by=event.who, at=event.now, version=old.version + 1)
    seen = actie.with_check(kept)
    changed = traject.with_actie(seen)
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    effects = (Show("levend"), shared_card(changed))
    following = act_step(setup, replace(state, traject=changed), seen, day, today)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), following)


def keep_draft(setup: Setup, state: State, event: Event) -> tuple[Traject, Feedback]:
    """What was typed on a check card stays there, without being what the team found.

    For a press on another button of that card; of any other card nothing is kept. What can't stay,
    as the card is out of date, is in the feedback, to be copied.
    """
    assert isinstance(event.what, Press)
    press, traject = event.what, state.traject
    found = looked_at(traject, press.step, event.now.date())
    if not press.step.startswith("check/"):
        return traject, SILENT
    old = check_on(*found) if found else Check(event.now.date(), version=0)
    wanted = read(old, press)
    if wanted == old:
        return traject, SILENT
    if found is None or old.at or press.version != old.version:
        changed = [name for name in WRITTEN if getattr(wanted, name) != getattr(old, name)]
        return traject, Feedback(lost=tuple(filter(None, map(press.text, changed))))
    draft = replace(wanted, by=event.who, version=old.version + 1)
    return traject.with_actie(found[0].with_check(draft)), SILENT


def check_on(actie: Actie, day: date) -> Check:
    """What was found, or typed, on a day; when nothing was, an empty one of version 0."""
    return actie.check_of(day) or Check(day, version=0)


def read(old: Check, press: Press) -> Check:
    """The check as the card wants it. A field that the card did not send keeps what was saved."""

    def text(name: str, saved: str) -> str:
        return press.text(name, TEXT_LENGTH) if name in press.values else saved

    given = text("bereikt", old.bereikt or "")
    return replace(
        old,
        bereikt=next((choice for choice in BEREIKT if choice == given), None),
        effect=text("effect", old.effect),
        anderen=text("anderen", old.anderen),
        bewijs=text("bewijs", old.bewijs),
    )


def say_outdated(setup: Setup, old: Check, event: Event) -> str:
    """Told to somebody whose card is out of date."""
    if old.by is None or old.by.id == event.who.id:
        return setup.content.zeg("bewaren.verouderd")
    return setup.content.zeg("bewaren.intussen", wie=old.by.name)
