"""A moment has come: what is due is taken up once, for the channel and for who is to look."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dialogs.effects import Effect, Mail, Show, Tell, Wake
from dialogs.events import Event, Told, Unreached
from dialogs.opvolging.digest import has_news
from dialogs.opvolging.moments import Kind, Moment, due, is_followed, next_wake
from dialogs.outcome import Bereik, Outcome, Setup, State, unchanged
from dialogs.record import Traject


def wake(setup: Setup, state: State, event: Event) -> Outcome:
    """Take up every moment that is due, when people may be disturbed; and say when to look again.

    After an outage, a pause, or a holiday that is all that was missed, in one go.
    """
    traject = _unpaused(state.traject, event.now)
    if not is_followed(traject) or not traject.school.is_open(event.now):
        return Outcome(traject, state.sheet, wakes(traject, event.now))
    found = due(traject, event.now)
    taken = replace(traject, pinged={**traject.pinged, **{m.key: event.now for m in found}})
    told = [m.key for m in found if not m.person and _is_worth_telling(setup, traject, m)]
    asked = {m.person for m in found if m.person and m.person not in traject.quiet}
    effects: list[Effect] = [Mail(person, event.now) for person in sorted(asked)]
    if told and not traject.channel_quiet:
        taken = replace(taken, untold=(*traject.untold, *told))
        effects.append(Tell())
    if found or traject != state.traject:
        effects.append(Show("levend"))
    return Outcome(taken, state.sheet, (*effects, *wakes(taken, event.now)))


def note_told(setup: Setup, state: State, event: Event) -> Outcome:
    """The channel was told of moments."""
    assert isinstance(event.what, Told)
    untold = tuple(key for key in state.traject.untold if key not in event.what.keys)
    return Outcome(replace(state.traject, untold=untold), state.sheet)


def note_unreached(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody could not be asked: the team sees that, as nobody else would ask them.

    Who was reached after all (BEREIKT) is no longer among them.
    """
    assert isinstance(event.what, Unreached)
    traject, what = state.traject, event.what
    not_reached = {id: how for id, how in traject.not_reached.items() if id != what.person}
    if what.how != Bereik.BEREIKT:
        not_reached[what.person] = what.how
    if not_reached == traject.not_reached:
        return unchanged(state)
    return Outcome(replace(traject, not_reached=not_reached), state.sheet, (Show("levend"),))


def wakes(traject: Traject, now: datetime) -> tuple[Effect, ...]:
    """When the bot must look again, if ever."""
    at = next_wake(traject, now)
    return (Wake(at),) if at else ()


def with_wake(before: Traject, outcome: Outcome, now: datetime) -> Outcome:
    """An outcome that changes when the bot must look again, sees to that."""
    if outcome.traject == before or next_wake(outcome.traject, now) == next_wake(before, now):
        return outcome
    return replace(outcome, effects=(*outcome.effects, *wakes(outcome.traject, now)))


def _unpaused(traject: Traject, now: datetime) -> Traject:
    """The traject as it goes on once the day has come until which it was paused."""
    until = traject.paused_until
    if until is None or traject.school.ping_at(until) > now:
        return traject
    return replace(traject, paused=None, paused_until=None)


def _is_worth_telling(setup: Setup, traject: Traject, moment: Moment) -> bool:
    """A digest only when something changed."""
    return moment.kind is not Kind.DIGEST or has_news(setup.content, traject, moment)
