"""Changing a plan later: its general goal, and which acties stand in it. Everybody may."""

from __future__ import annotations

from dataclasses import replace

from dialogs import dutch
from dialogs.actie.acties import shared_card
from dialogs.actie.cards import GENERAL_GOAL, acties_step, general_goal_step, remove_step
from dialogs.actie.edits import edit_by, say_outdated
from dialogs.actie.forms import TEXT_LENGTH
from dialogs.actie.planned import working
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Phase
from dialogs.steps import Feedback


def open_general_goal(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the general goal, to change it."""
    content, traject = setup.content, state.traject
    if not working(traject):
        return unchanged(state, content.zeg("actie.voorbij"))
    return unchanged(state, show=general_goal_step(content, traject, event.now.date()))


def save_general_goal(setup: Setup, state: State, event: Event) -> Outcome:
    """The general goal gets other words; then all acties."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if not working(traject) or press.step != GENERAL_GOAL:
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    today, goal = event.now.date(), press.text("doel", TEXT_LENGTH)
    if goal == traject.algemeen_doel:
        return unchanged(state, show=acties_step(content, traject, today))
    step = general_goal_step(content, traject, today)
    if press.version != traject.goal_version:
        note = say_outdated(content, traject.goal_edited, event)
        return unchanged(state, note, step, press)
    if not goal:
        feedback = Feedback(errors={"doel": content.zeg("fout.typ-doel")}, typed={"doel": ""})
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    version = traject.goal_version + 1
    edit = edit_by(event, version)
    changed = replace(traject, algemeen_doel=goal, goal_version=version, goal_edited=edit)
    effects = (shared_card(changed),) if traject.phase is Phase.OPVOLGING else ()
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    show = acties_step(content, changed, today)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), show)


def ask_remove(setup: Setup, state: State, event: Event) -> Outcome:
    """Before an actie is taken away."""
    assert isinstance(event.what, Press)
    content, traject, today = setup.content, state.traject, event.now.date()
    if not working(traject):
        return unchanged(state, content.zeg("actie.voorbij"))
    actie = traject.actie(event.what.text("actie"))
    if actie is None:
        step = acties_step(content, traject, today)
        return unchanged(state, content.zeg("fout.kies-actie"), step)
    return unchanged(state, show=remove_step(content, traject, actie, today))


def remove(setup: Setup, state: State, event: Event) -> Outcome:
    """An actie is taken out of the plan, or put back. Nothing of what it says is lost."""
    assert isinstance(event.what, Press)
    press, content, today = event.what, setup.content, event.now.date()
    actie = state.traject.actie(press.step.removeprefix("weghalen/"))
    if actie is None or not working(state.traject):
        return unchanged(state, content.zeg("actie.voorbij"))
    removed = press.verb == "remove-actie"
    if actie.removed == removed:
        return unchanged(state, show=acties_step(content, state.traject, today))
    if press.version != actie.version:
        note = say_outdated(content, actie.edited, event)
        return unchanged(state, note, remove_step(content, state.traject, actie, today))
    version = actie.version + 1
    edit = edit_by(event, version)
    saved = replace(actie, removed=removed, version=version, edited=edit)
    changed = state.traject.with_actie(saved)
    note = content.zeg("actie.weggehaald" if removed else "actie.teruggezet")
    effects = (Show("levend"), shared_card(changed))
    show = acties_step(content, changed, today)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), show)
