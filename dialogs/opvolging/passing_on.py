"""A check moment is passed on to a colleague, with what was typed already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from content.model import Content
from dialogs.anywhere.people import choices, found
from dialogs.effects import Effect, Gather, Mail
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.opvolging.check import check_on, keep_draft, looked_at, say_outdated
from dialogs.opvolging.check_cards import step_for
from dialogs.opvolging.moments import who_looks
from dialogs.opvolging.waiting import waiting_for
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Actie, Person, Traject
from dialogs.steps import Feedback, PassOn

WHY_LENGTH = 200


def pass_on_step(setup: Setup, state: State, actie: Actie, day: date, who: Person) -> PassOn:
    """To whom somebody can pass on a check moment: everybody but themselves."""
    others = [person for person in state.people if person.id != who.id]
    offered = choices(others)
    return PassOn(
        id=f"doorgeven/{actie.id}/{day.isoformat()}",
        version=check_on(actie, day).version,
        traject=state.traject.id,
        head=head(setup.content, state.traject),
        doel=actie.doel,
        actie=actie.id,
        day=day.isoformat(),
        colleagues=offered,
        typed=bool(others) and not offered,
    )


def open_pass_on(setup: Setup, state: State, event: Event) -> Outcome:
    """Choose a colleague; the roster is read again for that. What was typed stays."""
    assert isinstance(event.what, Press)
    traject, feedback = keep_draft(setup, state, event)
    seen = looked_at(traject, event.what.step, event.now.date())
    if seen is None:
        note = setup.content.zeg("check.voorbij")
        return unchanged(state, note, press=event.what)
    after = replace(state, traject=traject)
    if refused := _kept_already(setup, after, event, *seen):
        return refused
    step = pass_on_step(setup, after, *seen, event.who)
    effects = (Gather(traject.asked.id),)
    return Outcome(traject, state.sheet, effects, feedback, step)


def save_pass_on(setup: Setup, state: State, event: Event) -> Outcome:
    """A colleague is asked to look instead, and gets the card once its moment has come.

    Nothing changes when it is who has it already, or who passes it on.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    seen = looked_at(traject, press.step, event.now.date())
    if seen is None:
        return unchanged(state, content.zeg("check.voorbij"), press=press)
    if refused := _kept_already(setup, state, event, *seen):
        return refused
    actie, day = seen
    old, why = check_on(actie, day), press.text("bericht", WHY_LENGTH)
    chosen = found(state.people, press.text("collega"))
    if chosen and chosen.id == event.who.id:
        card = step_for(setup, state, actie, day, event.who, event.now)
        feedback = Feedback(note=content.zeg("check.zelf"), lost=(why,) if why else ())
        return Outcome(traject, state.sheet, feedback=feedback, show=card)
    wanted = replace(old, asked=chosen, asked_by=event.who, asked_why=why)
    if chosen and wanted == old:
        return unchanged(state, _say_passed_on(content, traject, chosen))
    has_it = who_looks(actie, day)
    if chosen and has_it and chosen.id == has_it.id:
        note = content.zeg("check.heeft-het-al", wie=chosen.name)
        return unchanged(state, note, press=press)
    again = pass_on_step(setup, state, actie, day, event.who)
    if press.version != old.version:
        return unchanged(state, say_outdated(setup, old, event), again, press)
    if chosen is None:
        name = "fout.welke-collega" if press.text("collega") else "fout.kies-collega"
        feedback = Feedback(errors={"collega": content.zeg(name)}, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=again)
    asked = replace(wanted, by=event.who, version=old.version + 1)
    changed = traject.with_actie(actie.with_check(asked))
    changed, effects = _asking(changed, chosen, actie, day, event.now)
    feedback = Feedback(note=_say_passed_on(content, traject, chosen))
    return Outcome(changed, state.sheet, effects, feedback)


def _kept_already(
    setup: Setup, state: State, event: Event, actie: Actie, day: date
) -> Outcome | None:
    """The answer when a colleague filled it in meanwhile: nobody need be asked any more."""
    assert isinstance(event.what, Press)
    check = actie.check_of(day)
    if check is None or check.at is None or check.by is None:
        return None
    note = setup.content.zeg("check.al-bewaard", wie=check.by.name)
    card = step_for(setup, state, actie, day, event.who, event.now)
    return unchanged(state, note, card, event.what)


def _asking(
    traject: Traject, chosen: Person, actie: Actie, day: date, now: datetime
) -> tuple[Traject, tuple[Effect, ...]]:
    """A moment that has come is asked at once; any other when it comes."""
    waiting = waiting_for(traject, chosen.id, now)
    keys = [m.key for m in waiting if (m.actie, m.day) == (actie.id, day)]
    if not keys:
        return traject, ()
    asked = replace(traject, pinged={**traject.pinged, **dict.fromkeys(keys, now)})
    return asked, (Mail(chosen.id, now),)


def _say_passed_on(content: Content, traject: Traject, chosen: Person) -> str:
    """Who passes it on is told what happens now."""
    told = "check.doorgegeven-stil" if chosen.id in traject.quiet else "check.doorgegeven"
    return content.zeg(told, wie=chosen.name)
