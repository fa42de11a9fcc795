"""Stap 1, reflectie: a ronde is opened, closed, and held again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.effects import CloseAt, Effect, Gather, Show
from dialogs.events import DeadlinePassed, Event, Invited, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Mode, Phase, Ronde, Traject
from dialogs.reflectie.aggregate import count_answered, fold
from dialogs.reflectie.differencing import seen_before
from dialogs.reflectie.reach import count_not_reached
from dialogs.school import School
from dialogs.steps import ConfirmClose, Feedback
from dialogs.subject import instrument_of

RONDE_WEEKS = 1


def open_ronde(
    id: str, instrument: str, mode: Mode, now: datetime, until: datetime | None
) -> Ronde:
    """A new ronde. A joint one has no deadline: it lasts as long as the meeting."""
    return Ronde(id, instrument, mode, now, until if mode is Mode.APART else None)


def opening_effects(ronde: Ronde) -> tuple[Effect, ...]:
    """What the channel and the team see when a ronde opens."""
    if ronde.mode is Mode.SAMEN:
        return (Show("levend"), Show(f"werk.{Phase.REFLECTIE}"), Gather(ronde.id))
    assert ronde.until is not None
    return (Show("levend"), Gather(ronde.id), CloseAt(ronde.id, ronde.until))


def default_until(now: datetime, school: School) -> datetime:
    """When a ronde closes if nobody says otherwise: a week later, at the end of a school day."""
    day = school.school_day_from(now.date() + timedelta(weeks=RONDE_WEEKS))
    return school.end_of(day)


def resume(traject: Traject, now: datetime) -> tuple[Traject, tuple[Effect, ...]]:
    """A traject that was stopped goes on: its open ronde gets a deadline that is still to come.

    Who joined the team meanwhile is invited.
    """
    ronde = traject.asked
    if not ronde.open or ronde.until is None:
        return traject, ()
    until = ronde.until if ronde.until > now else default_until(now, traject.school)
    effects = (Gather(ronde.id), CloseAt(ronde.id, until))
    return traject.with_ronde(replace(ronde, until=until)), effects


def confirm_close(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker sees what closing means before it happens."""
    ronde = state.traject.asked
    if not ronde.open:
        return unchanged(state, setup.content.zeg("ronde.al-gesloten"))
    n = count_answered(state.sheets)
    step = ConfirmClose(
        id=f"sluiten/{ronde.id}",
        version=state.traject.version,
        traject=state.traject.id,
        head=head(setup.content, state.traject),
        answered=n,
        invited=ronde.invited,
        enough=n >= setup.threshold,
        threshold=setup.threshold,
        apart=ronde.mode is Mode.APART,
        not_reached=count_not_reached(state),
        stemming=bool(ronde.items),
        microscan=ronde.microscan,
    )
    return unchanged(state, show=step)


def close_by_trekker(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker closes the ronde."""
    assert isinstance(event.what, Press)
    ronde, version = state.traject.asked, state.traject.version
    if not ronde.open:
        return unchanged(state, setup.content.zeg("ronde.al-gesloten"))
    if (event.what.step, event.what.version) != (f"sluiten/{ronde.id}", version):
        return confirm_close(setup, state, event)
    return _close(setup, state, event)


def close_at_deadline(setup: Setup, state: State, event: Event) -> Outcome:
    """The deadline of a ronde has come; nothing happens when it was closed before."""
    assert isinstance(event.what, DeadlinePassed)
    ronde = state.traject.asked
    if ronde.id != event.what.ronde or not ronde.open:
        return unchanged(state)
    return _close(setup, state, event)


def _close(setup: Setup, state: State, event: Event) -> Outcome:
    ronde = state.traject.asked
    instrument = instrument_of(setup.content, state.traject, ronde)
    earlier = seen_before(state.traject, state.elsewhere)
    result = fold(instrument, state.sheets, ronde.mode, setup.threshold, event.chance, earlier)
    traject = state.traject.with_ronde(replace(ronde, result=result))
    effects = [Show("levend"), Show(f"resultaat.{ronde.id}")]
    if ronde.mode is Mode.SAMEN:
        effects.append(Show(f"werk.{Phase.REFLECTIE}"))
    said = "stemmen.gesloten" if ronde.items else "ronde.gesloten"
    if ronde.microscan:
        said = "scan.gesloten"
        effects.append(Show(f"plan.{traject.version}"))  # there it is evidence
    else:
        traject = replace(traject, version=traject.version + 1)
    note = setup.content.zeg(said)
    return Outcome(traject, None, tuple(effects), Feedback(note=note), closed=ronde.id)


def repeat(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker holds the same ronde again."""
    assert isinstance(event.what, Press)
    old, now = state.traject.ronde, event.now
    if state.traject.asked.open or event.what.version != state.traject.version:
        return unchanged(state)
    until = default_until(now, state.traject.school)
    ronde = open_ronde(event.chance[:12], old.instrument, old.mode, now, until)
    traject = replace(
        state.traject,
        phase=Phase.REFLECTIE,
        version=state.traject.version + 1,
        rondes=(*state.traject.rondes, ronde),
    )
    note = setup.content.zeg("ronde.herhaald")
    effects = (Show(f"resultaat.{old.id}"), *opening_effects(ronde))
    return Outcome(traject, None, effects, Feedback(note=note))


def note_invited(setup: Setup, state: State, event: Event) -> Outcome:
    """It is known how many colleagues can answer."""
    assert isinstance(event.what, Invited)
    ronde = state.traject.asked
    if ronde.id != event.what.ronde or ronde.invited == event.what.count:
        return unchanged(state)
    traject = state.traject.with_ronde(replace(ronde, invited=event.what.count))
    return Outcome(traject, state.sheet, (Show("levend"),))
