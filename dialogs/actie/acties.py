"""Stap 3, actie: per chosen item a goal, what is done for it, and how it is followed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.actie.cards import (
    GENERAL_GOAL,
    actie_step,
    acties_step,
    remove_step,
)
from dialogs.actie.edits import edit_by, say_outdated
from dialogs.actie.forms import TEXT_LENGTH, Around, read_card
from dialogs.actie.planned import working
from dialogs.actie.smart_advice import advise, ask_support, is_sharp
from dialogs.actie.voorstel import say_moved
from dialogs.effects import Show
from dialogs.events import Event, Press, derived_id
from dialogs.outcome import Outcome, Setup, State, View, leaving, unchanged
from dialogs.record import CARDS, Actie, Card, Phase, Traject, actie_soort
from dialogs.steps import Feedback, Step

WORK = f"werk.{Phase.ACTIE}"


def save(setup: Setup, state: State, event: Event) -> Outcome:
    """One small card of an actie is kept; then its next card, the one before, or all acties."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    actie, card = _named(traject, press.step)
    if actie is None or card is None:
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    if actie.removed:
        return unchanged(state, content.zeg("actie.is-weggehaald"), press=press)
    today = event.now.date()
    around = Around(today, traject.school, state.people, traject.running_year)
    wanted, errors = read_card(content, actie, card, press, around)
    if press.version != actie.version:
        if wanted == actie:
            return unchanged(state, show=_after(press, state, actie, today, content))
        step = actie_step(setup.content, state, actie, card, today)
        return unchanged(state, say_outdated(content, actie.edited, event), step, press)
    if errors and press.verb == "save-actie":
        step = actie_step(setup.content, state, actie, card, today)
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    if wanted == actie and press.verb == "acties":
        return unchanged(state, show=acties_step(content, traject, today))
    new_goal = press.verb == "save-actie" and wanted.doel != actie.doel
    sharp = new_goal and is_sharp(advise(wanted.doel, wanted.meting))
    target = _card_after(press.verb, card, coached=new_goal and not sharp)
    saved = replace(wanted, card=target, version=actie.version + 1)
    if replace(saved, version=actie.version) == actie:
        if press.verb == "back-actie":
            return unchanged(state, content.zeg("terug.eerste"))
        return unchanged(state, show=actie_step(content, state, actie, actie.card, today))
    if wanted != actie:
        saved = replace(saved, edited=edit_by(event, saved.version))
    changed = traject.with_actie(saved)
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    effects = (Show("levend"), shared_card(changed))
    show = _after(press, replace(state, traject=changed), saved, today, content)
    if sharp:
        note = f"{note} {content.zeg('smart.concreet')} {ask_support(content)}"
    new_days = set(saved.checks) - set(actie.checks)
    note = " ".join([note, *say_moved(content, traject.school, new_days, today)])
    return Outcome(changed, state.sheet, effects, Feedback(note=note), show)


def shared_card(traject: Traject) -> Show:
    """The card on which everybody sees the acties: once the plan was made, that is the plan."""
    planned = traject.phase is Phase.OPVOLGING
    return Show(f"plan.{traject.version}" if planned else WORK)


def _card_after(verb: str, card: Card, *, coached: bool) -> Card:
    """Which card of an actie follows on this one, or comes before it.

    That of the coach lies on the way only when the coach has something to say.
    """
    if verb == "acties":
        return card
    cards = [name for name in CARDS if name != "coach" or coached or card == "coach"]
    target = cards.index(card) + (1 if verb == "save-actie" else -1)
    return cards[max(target, 0)]


def _after(press: Press, state: State, saved: Actie, today: date, content: Content) -> Step | None:
    """The card after one was kept; None when the actie is finished."""
    if press.verb == "acties":
        return acties_step(content, state.traject, today)
    if saved.card == "klaar":
        return None
    return actie_step(content, state, saved, saved.card, today)


def _named(traject: Traject, step: str) -> tuple[Actie | None, Card | None]:
    """The actie and card that a step id names: actie/<id>/<card>."""
    id, _, card = step.removeprefix("actie/").partition("/")
    known = next((name for name in CARDS[:-1] if name == card), None)
    return (traject.actie(id) if working(traject) else None), known


def open_actie(setup: Setup, state: State, event: Event) -> Outcome:
    """Go on with an actie, or change one that was finished."""
    assert isinstance(event.what, Press)
    if not working(state.traject):
        return unchanged(state, setup.content.zeg("actie.voorbij"))
    actie = state.traject.actie(event.what.text("actie"))
    if actie is None:
        overview_step = acties_step(setup.content, state.traject, event.now.date())
        return unchanged(state, setup.content.zeg("fout.kies-actie"), overview_step)
    return unchanged(state, show=_to_work_out(setup, state, actie, event))


def _to_work_out(setup: Setup, state: State, actie: Actie, event: Event) -> Step:
    """The card on which somebody goes on with an actie; a removed one has to be put back first."""
    content, today = setup.content, event.now.date()
    if actie.removed:
        return remove_step(content, state.traject, actie, today)
    return actie_step(content, state, actie, _first_card(actie), today)


def add_actie(setup: Setup, state: State, event: Event) -> Outcome:
    """A chosen item gets one more actie. An empty one that still waits is used first.

    The same press twice makes one actie: its id comes from the card, which counted the acties.
    """
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    if not working(traject):
        return unchanged(state, content.zeg("actie.voorbij"))
    item = traject.item(event.what.text("item"))
    if item is None or not item.chosen:
        listed = acties_step(content, traject, event.now.date())
        return unchanged(state, content.zeg("fout.kies-punt"), listed)
    id = derived_id(event.what.step, item.id)
    waiting = next((a for a in traject.live_acties if a.item == item.id and not a.doel), None)
    actie = traject.actie(id) or waiting
    if actie is not None:
        return unchanged(state, show=_to_work_out(setup, state, actie, event))
    actie = Actie(id, item.id, actie_soort(item))
    changed = replace(traject, acties=(*traject.acties, actie))
    step = actie_step(content, replace(state, traject=changed), actie, "doel", event.now.date())
    return Outcome(changed, state.sheet, (Show("levend"),), show=step)


def _first_card(actie: Actie) -> Card:
    """Where somebody goes on with an actie: one that was finished is looked at from the start."""
    return "doel" if actie.card == "klaar" else actie.card


def overview(setup: Setup, state: State, event: Event) -> Outcome:
    """Show all acties. From the card of one, what was filled in is kept first."""
    assert isinstance(event.what, Press)
    if not working(state.traject):
        return unchanged(state, press=event.what)
    if event.what.step.startswith("actie/"):
        return save(setup, state, event)
    step = acties_step(setup.content, state.traject, event.now.date())
    if event.what.step == GENERAL_GOAL:
        goal = event.what.text("doel", TEXT_LENGTH)
        return leaving(state, goal if goal != state.traject.algemeen_doel else "", step)
    return unchanged(state, show=step)


def make_plan(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker makes the plan: it is posted, and from now on the bot follows up.

    Who changed what is from now on said of the plan.
    """
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    if traject.phase is not Phase.ACTIE or event.what.version != traject.version:
        return unchanged(state)
    only_stops = bool(traject.chosen_items) and not traject.items_to_work_on
    if not only_stops and not any(actie.card == "klaar" for actie in traject.live_acties):
        step = acties_step(content, traject, event.now.date())
        return unchanged(state, content.zeg("actie.nog-geen-klaar"), step)
    moved = replace(
        traject,
        phase=Phase.OPVOLGING,
        version=traject.version + 1,
        acties=tuple(replace(actie, edited=None) for actie in traject.acties),
        goal_edited=None,
    )
    effects = (Show("levend"), Show(WORK), Show(f"plan.{moved.version}"))
    return Outcome(moved, state.sheet, effects, Feedback(note=content.zeg("plan.gemaakt")))


def next_step(setup: Setup, state: State, view: View) -> Step:
    """The first actie that is not finished; when all are, the list of them."""
    content, traject = setup.content, state.traject
    for actie in traject.live_acties:
        if actie.card != "klaar":
            return actie_step(content, state, actie, actie.card, view.now.date())
    return acties_step(content, traject, view.now.date())
