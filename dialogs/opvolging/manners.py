"""Who wants to be reminded, and of what: each for themselves, and the trekker for the channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs import dutch
from dialogs.calendar import BRUSSELS
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.opvolging.check import keep_draft
from dialogs.opvolging.later import read_coming_day
from dialogs.opvolging.manners_card import manners_step, quieted_step
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Traject
from dialogs.steps import Feedback


def show_manners(setup: Setup, state: State, event: Event) -> Outcome:
    """What the bot sends by itself and when, with the switches."""
    return unchanged(state, show=manners_step(setup, state, event.who, event.now))


def quiet(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants no reminders of this traject any more. What stood on a check card stays."""
    return _switched(setup, state, event, quiet=True)


def unquiet(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to be reminded again."""
    return _switched(setup, state, event, quiet=False)


def _switched(setup: Setup, state: State, event: Event, *, quiet: bool) -> Outcome:
    """One's own switch. A press for an earlier turn of it (`turns`) is late, and does nothing."""
    assert isinstance(event.what, Press)
    traject, kept = keep_draft(setup, state, event)
    turns = traject.switched.get(event.who.id, 0)
    late = event.what.text("turns") != str(turns)
    if not late and (event.who.id in traject.quiet) != quiet:
        others = tuple(id for id in traject.quiet if id != event.who.id)
        switched = {**traject.switched, event.who.id: turns + 1}
        quieted = (*others, event.who.id) if quiet else others
        traject = replace(traject, quiet=quieted, switched=switched)
    step = quieted_step(setup, traject, event.who)
    return Outcome(traject, state.sheet, feedback=kept, show=step)


def pause(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker lets everybody alone for a while: until a day, or until somebody goes on."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if late := _late(setup, state, event):
        return late
    until: date | None = None
    if typed := press.text("tot", 100):
        until, error = read_coming_day(content, traject, typed, event.now)
        if until is None:
            feedback = Feedback(errors={"tot": error}, typed=dict(press.values))
            step = manners_step(setup, state, event.who, event.now)
            return Outcome(traject, state.sheet, feedback=feedback, show=step)
    changed = replace(traject, paused=event.now, paused_until=until)
    if until is None:
        return _decided(setup, state, event, changed, content.zeg("manieren.gepauzeerd"))
    day = dutch.say_day(until, event.now.astimezone(BRUSSELS).date())
    return _decided(setup, state, event, changed, content.zeg("manieren.gepauzeerd-tot", dag=day))


def resume(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker ends the pause: what was missed comes in one go."""
    if late := _late(setup, state, event):
        return late
    changed = replace(state.traject, paused=None, paused_until=None)
    return _decided(setup, state, event, changed, setup.content.zeg("manieren.hervat"))


def channel_quiet(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker wants no more posts in the channel."""
    if late := _late(setup, state, event):
        return late
    changed = replace(state.traject, channel_quiet=True, untold=())
    return _decided(setup, state, event, changed, setup.content.zeg("manieren.kanaal-uit"))


def channel_unquiet(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker wants the posts in the channel again."""
    if late := _late(setup, state, event):
        return late
    changed = replace(state.traject, channel_quiet=False)
    return _decided(setup, state, event, changed, setup.content.zeg("manieren.kanaal-aan"))


def _late(setup: Setup, state: State, event: Event) -> Outcome | None:
    """The answer to a press on a card that is out of date: how it stands now."""
    assert isinstance(event.what, Press)
    if event.what.version == state.traject.manners_version:
        return None
    step = manners_step(setup, state, event.who, event.now)
    return unchanged(state, show=step, press=event.what)


def _decided(setup: Setup, state: State, event: Event, changed: Traject, note: str) -> Outcome:
    """What the trekker decides stands on the living card."""
    changed = replace(changed, manners_version=changed.manners_version + 1)
    after = replace(state, traject=changed)
    step = manners_step(setup, after, event.who, event.now)
    return Outcome(changed, state.sheet, (Show("levend"),), Feedback(note=note), step)
