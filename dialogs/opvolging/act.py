"""ACT: what the team does with what it found at a check moment, and what it learns from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.actie.acties import shared_card
from dialogs.actie.cards import actie_step
from dialogs.actie.edits import say_outdated
from dialogs.actie.forms import TEXT_LENGTH
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.opvolging.act_cards import act_step, decided_later, offered
from dialogs.opvolging.borgen import kept, taken_back, with_next_look
from dialogs.opvolging.check_cards import step_for
from dialogs.opvolging.cycle import next_cycle_of, with_next_cycle, without_next_cycle
from dialogs.opvolging.lesson import keep_lesson, lesson_of, named
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Act, Actie, Check, Edit, Traject, Vervolg
from dialogs.steps import Feedback, Step

__all__ = ["act_step", "back_to_check", "save"]


def save(setup: Setup, state: State, event: Event) -> Outcome:
    """What follows from a check is decided; or it is decided anew, and the first is taken back."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    actie, check = named(traject, press.step)
    if actie is None or check is None:
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    if actie.removed:
        return unchanged(state, content.zeg("actie.is-weggehaald"), press=press)
    today = event.now.date()
    step = act_step(setup, state, actie, check.day, today)
    vervolg, les = _read(content, traject, actie, check, press, today)
    if check.act and (check.act.vervolg, check.act.les) == (vervolg, les):
        return unchanged(state, show=_after(setup, state, actie, check.act.vervolg, today))
    if press.version != check.version:
        return unchanged(state, say_outdated(content, _last_edit(check), event), step, press)
    if vervolg is None:
        errors = {"vervolg": content.zeg("fout.kies-vervolg")}
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    act = Act(vervolg, les, event.who, event.now)
    changed, stays = _decided(traject, actie, check, act, today)
    note = _say_decided(content, changed, actie.id, check.day, event, stays=stays)
    show = _after(setup, replace(state, traject=changed), actie, vervolg, today)
    effects = (Show("levend"), shared_card(changed))
    return Outcome(changed, state.sheet, effects, Feedback(note=note), show)


def back_to_check(setup: Setup, state: State, event: Event) -> Outcome:
    """Back to what was found. What was typed about what was learnt is kept for later."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    actie, check = named(traject, press.step)
    if actie is None or check is None or actie.removed:
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    changed = keep_lesson(state, event)
    typed = press.text("les", TEXT_LENGTH)
    lost = (typed,) if typed and changed == traject and typed != lesson_of(check) else ()
    after = replace(state, traject=changed)
    show = step_for(setup, after, changed.actie(actie.id) or actie, check.day, event.who, event.now)
    return Outcome(changed, state.sheet, feedback=Feedback(lost=lost), show=show)


def _last_edit(check: Check) -> Edit | None:
    return Edit(check.act.by, check.act.at, check.version) if check.act else None


def _read(
    content: Content, traject: Traject, actie: Actie, check: Check, press: Press, today: date
) -> tuple[Vervolg | None, str]:
    """What was chosen and written. After a later decision there is nothing to choose any more."""
    les = press.text("les", TEXT_LENGTH) if "les" in press.values else lesson_of(check)
    if decided_later(actie, check.day):
        return check.act.vervolg if check.act else "verder", les
    choices = offered(content, traject, actie, check, today)
    return next((v for v in choices if v == press.text("vervolg")), None), les


def _decided(
    traject: Traject, actie: Actie, check: Check, act: Act, today: date
) -> tuple[Traject, bool]:
    """The traject after a decision; and whether a new cycle stays of one that was taken back."""
    before, stays = check.act, False
    if before and before.vervolg == act.vervolg:
        act = replace(act, planned=before.planned, dropped=before.dropped)
    elif before:
        actie = taken_back(actie, before, today)
        if before.vervolg == "bijsturen":
            traject, stays = without_next_cycle(traject, actie)
    if act.vervolg == "borgen" and actie.borgafspraak_at(check.day):
        actie = with_next_look(actie, check.day, traject.school, today)
    elif act.vervolg == "borgen" and act.planned is None:
        actie, act = kept(actie, check.day, act, traject.school, today)
    if act.vervolg == "bijsturen":
        traject, _ = with_next_cycle(traject, actie, check, today)
    changed = replace(check, act=act, les="", version=check.version + 1)
    return traject.with_actie(actie.with_check(changed)), stays


def _after(setup: Setup, state: State, actie: Actie, vervolg: Vervolg, today: date) -> Step | None:
    """The goal of the new cycle, if one begins; otherwise what comes next."""
    later = next_cycle_of(state.traject, actie) if vervolg == "bijsturen" else None
    if later is None or later.removed:
        return None
    return actie_step(setup.content, state, later, "doel", today)


def _say_decided(
    content: Content, traject: Traject, id: str, day: date, event: Event, *, stays: bool
) -> str:
    """What was kept, and what happens now."""
    actie = traject.actie(id)
    assert actie is not None
    vervolg, coming = actie.vervolg, min((d for d in actie.unchecked if d > day), default=None)
    told = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    if not decided_later(actie, day):
        opened = coming and traject.school.school_day_from(coming)
        next_day = dutch.say_day(opened, event.now.date()) if opened else ""
        told = f"{told} {content.zeg(f'act.besloten.{vervolg}', dag=next_day)}"
    return f"{told} {content.zeg('act.cyclus-blijft')}" if stays else told
