"""How far is the plan, and what waits for whom: the way in to CHECK and ACT."""

from __future__ import annotations

from dialogs.actie.planned import working
from dialogs.events import Event, Press
from dialogs.opvolging.act import act_step
from dialogs.opvolging.check import keep_draft
from dialogs.opvolging.check_cards import check_step
from dialogs.opvolging.follow_up_cards import follow_up_step
from dialogs.opvolging.jaareinde_cards import year_end_step
from dialogs.opvolging.waiting import waiting_for
from dialogs.opvolging.wording import why_asked
from dialogs.outcome import Outcome, Setup, State, View, unchanged
from dialogs.record import Actie, Check, Person
from dialogs.steps import Step


def follow_up(setup: Setup, state: State, event: Event) -> Outcome:
    """Show how far all acties are. From a check card, what was typed there is kept first."""
    assert isinstance(event.what, Press)
    if not working(state.traject):
        return unchanged(state, setup.content.zeg("actie.voorbij"), press=event.what)
    traject, feedback = keep_draft(setup, state, event)
    page = event.what.number("blad")
    step = follow_up_step(setup.content, traject, event.now, page)
    return Outcome(traject, state.sheet, feedback=feedback, show=step)


def waiting_step(setup: Setup, state: State, view: View) -> Step | None:
    """The card that waits for somebody in the own chat; None when none does.

    It is what the bot asked to look at, or else what this person found and is still to decide on.
    """
    traject, today = state.traject, view.now.date()
    for moment in waiting_for(traject, view.who.id, view.now):
        why = why_asked(setup.content, traject, moment, today)
        actie = traject.actie(moment.actie)
        if actie is None:
            return year_end_step(setup, traject, view.now, why=why)
        return check_step(setup, state, actie, moment.day, today, why=why)
    for actie in traject.live_acties:
        check = _undecided(actie, view.who)
        if check:
            return act_step(setup, state, actie, check.day, today)
    return None


def _undecided(actie: Actie, who: Person) -> Check | None:
    """What somebody found last, when nothing was decided after it."""
    last = None if actie.ended else actie.last_found
    if last is None or last.act or last.by is None or last.by.id != who.id:
        return None
    lives = actie.borgafspraak_at(last.day) and last.bereikt == "ja"
    return None if lives else last
