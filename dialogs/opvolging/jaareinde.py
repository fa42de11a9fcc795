"""The end of a school year: every actie of its plan gets a colour, and the next plan begins.

The next plan begins when the trekker says so, and not with the last colour: in June the running
one is still followed, and a colour can be changed until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.actie.acties import shared_card
from dialogs.actie.plan import plan_step
from dialogs.calendar import BRUSSELS, school_year_name
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.opvolging.jaareinde_cards import (
    first_day,
    last_day,
    look_back_on,
    next_year_of,
    year_end_day_step,
    year_end_step,
)
from dialogs.opvolging.kleuren import possible, to_colour, uncoloured, with_kleuren
from dialogs.opvolging.volgend_jaar import with_next_year
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Kleur, Phase, Traject
from dialogs.steps import Feedback, Step

__all__ = ["begin_year", "move_year_end", "open_year_end", "save_year_end", "year_end_step"]


def open_year_end(setup: Setup, state: State, event: Event) -> Outcome:
    """Show what is to be done to close the school year, or one page of its acties."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.OPVOLGING:
        return unchanged(state, setup.content.zeg("jaareinde.nog-niet"))
    return unchanged(state, show=_step(setup, state.traject, event, event.what.number("blad")))


def save_year_end(setup: Setup, state: State, event: Event) -> Outcome:
    """Some acties get a colour; then come the next ones, until each has its own."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if refused := _refused(setup, state, event):
        return refused
    page = _page_of(press.step)
    changed = with_kleuren(traject, _chosen(traject, press))
    if changed == traject:
        return _after(setup, state, changed, event, page)
    if press.version != traject.jaareinde_version:
        step = _step(setup, traject, event, page)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    changed = replace(changed, jaareinde_version=traject.jaareinde_version + 1)
    return _after(setup, state, changed, event, page)


def begin_year(setup: Setup, state: State, event: Event) -> Outcome:
    """The plan of the next school year is followed from now on, and posted."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if refused := _refused(setup, state, event):
        return refused
    due = _step(setup, traject, event)
    if uncoloured(traject):
        return unchanged(state, _say_left(content, traject), due)
    if (press.step, press.version) != (due.id, due.version):
        return unchanged(state, content.zeg("bewaren.verouderd"), due)
    if not next_year_of(content, traject):
        return unchanged(state, show=due)
    moved = with_next_year(traject, _today(event))
    note = content.zeg("jaareinde.begonnen", jaar=school_year_name(moved.running_year))
    effects = (Show("levend"), Show(f"plan.{moved.version}"))
    show = plan_step(setup, moved, _today(event))
    return Outcome(moved, state.sheet, effects, Feedback(note=note), show)


def move_year_end(setup: Setup, state: State, event: Event) -> Outcome:
    """The team looks back on another day; the card on which it is chosen, if none was."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if traject.phase is not Phase.OPVOLGING:
        return unchanged(state, content.zeg("jaareinde.nog-niet"), press=press)
    today = _today(event)
    step = year_end_day_step(setup, traject, today)
    if "dag" not in press.values:
        return unchanged(state, show=step)
    if press.step != step.id:
        return unchanged(state, _say_over(content, traject), press=press)
    day, wrong = _read_day(content, traject, press.text("dag", 40), today)
    if day and day == look_back_on(traject):
        return unchanged(state, content.zeg("jaareinde.op", dag=dutch.say_day(day, today)), step)
    if press.version != traject.jaareinde_version:
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if day is None:
        feedback = Feedback(errors={"dag": wrong}, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    version = traject.jaareinde_version + 1
    moved = replace(traject, jaareinde=day, jaareinde_version=version)
    note = content.zeg("jaareinde.op", dag=dutch.say_day(day, today))
    show = year_end_day_step(setup, moved, today)
    return Outcome(moved, state.sheet, feedback=Feedback(note=note), show=show)


def _refused(setup: Setup, state: State, event: Event) -> Outcome | None:
    """What is said when this card can't change anything (any more); None when it can."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if traject.phase is not Phase.OPVOLGING:
        return unchanged(state, content.zeg("jaareinde.nog-niet"), press=press)
    if not press.step.startswith(f"jaareinde/{traject.running_year}/"):
        return unchanged(state, _say_over(content, traject), press=press)
    if _today(event) < first_day(traject):
        return unchanged(state, show=_step(setup, traject, event))
    return None


def _step(setup: Setup, traject: Traject, event: Event, page: int = 0) -> Step:
    return year_end_step(setup, traject, event.now, page)


def _today(event: Event) -> date:
    return event.now.astimezone(BRUSSELS).date()


def _page_of(step: str) -> int:
    """The page that a step id names: jaareinde/<year>/<page>."""
    text = step.rpartition("/")[2]
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _chosen(traject: Traject, press: Press) -> Mapping[str, Kleur]:
    """The colours that were chosen, by the ids of the acties."""
    asked = {f"kleur.{actie.id}": actie for actie in to_colour(traject)}
    return {
        actie.id: kleur
        for field, actie in asked.items()
        for kleur in possible(traject, actie)
        if press.text(field) == kleur
    }


def _after(setup: Setup, state: State, changed: Traject, event: Event, page: int) -> Outcome:
    """The next page; after the last one what is left, or the way to the next school year."""
    content, after = setup.content, _step(setup, changed, event, page + 1)
    last = after.id == _step(setup, changed, event, page).id
    left = uncoloured(changed)
    if last:
        after = _step(setup, changed, event)
    if changed == state.traject:
        return unchanged(state, _say_left(content, changed) if last and left else "", after)
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    if last and left:
        note = f"{note} {_say_left(content, changed)}"
    effects = (shared_card(changed),)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), after)


def _say_left(content: Content, traject: Traject) -> str:
    return content.zeg("jaareinde.zonder-kleur", aantal=len(uncoloured(traject)))


def _say_over(content: Content, traject: Traject) -> str:
    """Told to who closes a school year that was closed."""
    return content.zeg("jaareinde.al-begonnen", jaar=school_year_name(traject.running_year))


def _read_day(
    content: Content, traject: Traject, text: str, today: date
) -> tuple[date | None, str]:
    """The day that was chosen; or None, and what is wrong with it."""
    day = dutch.read_day(text, today)
    if day is None:
        return None, content.zeg("fout.geen-datum")
    if day < today:
        return None, content.zeg("fout.voorbije-datum")
    first, last = first_day(traject), last_day(traject)
    if not first <= day <= last:
        limits = {"van": dutch.say_day(first, today), "tot": dutch.say_day(last, today)}
        return None, content.zeg("fout.geen-jaareinde", **limits)
    if not traject.school.is_school_day(day):
        return None, content.zeg("fout.geen-schooldag")
    return day, ""
