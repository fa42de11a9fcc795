"""The yearly look at a borgafspraak is kept, and the next one planned."""

from __future__ import annotations

from dataclasses import replace

from dialogs import dutch
from dialogs.actie.acties import shared_card
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.opvolging.act import act_step
from dialogs.opvolging.borgen import next_look, with_next_look
from dialogs.opvolging.check import check_on, looked_at, read, say_outdated
from dialogs.opvolging.check_cards import step_for
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.steps import Feedback


def save_borg(setup: Setup, state: State, event: Event) -> Outcome:
    """Whether a borgafspraak still lives is kept. When it doesn't quite, the team decides anew."""
    assert isinstance(event.what, Press)
    press, traject, content, today = event.what, state.traject, setup.content, event.now.date()
    found = looked_at(traject, press.step, today)
    if found is None:
        return unchanged(state, content.zeg("check.voorbij"), press=press)
    actie, day = found
    again = step_for(setup, state, actie, day, event.who, event.now)
    if not actie.borgafspraak_at(day):
        return unchanged(state, content.zeg("bewaren.verouderd"), again, press)
    old = check_on(actie, day)
    wanted = read(old, press)
    lives = wanted.bereikt == "ja"
    if wanted == old and old.at:
        act = None if lives else act_step(setup, state, actie, day, today)
        return unchanged(state, show=act)
    if press.version != old.version:
        return unchanged(state, say_outdated(setup, old, event), again, press)
    if wanted.bereikt is None:
        errors = {"bereikt": content.zeg("fout.kies-leeft")}
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=again)
    kept = replace(wanted, by=event.who, at=event.now, version=old.version + 1)
    seen = with_next_look(actie.with_check(kept), day, traject.school, today)
    changed = traject.with_actie(seen)
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    if lives:
        coming = dutch.say_day(next_look(seen, day, traject.school, today), today)
        note = f"{note} {content.zeg('act.besloten.borgen', dag=coming)}"
    effects = (Show("levend"), shared_card(changed))
    after = replace(state, traject=changed)
    show = None if lives else act_step(setup, after, seen, day, today)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), show)
