"""Stap 3, actie: per chosen item a goal, what is done for it, and how it is followed up."""

from __future__ import annotations

from dataclasses import replace

from dialogs import dutch
from dialogs.actie_cards import actie_step, acties_step
from dialogs.actie_forms import read_card
from dialogs.calendar import reminder_at
from dialogs.effects import Effect, Remind, Show
from dialogs.events import Event, Press
from dialogs.outcome import Outcome, Setup, State, View, unchanged
from dialogs.record import CARDS, Actie, Card, Phase, Traject
from dialogs.steps import Feedback, Step

WORK = f"werk.{Phase.ACTIE}"


def save(setup: Setup, state: State, event: Event) -> Outcome:
    """One small card of an actie is kept; the next follows (with `back-actie` the one before)."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    actie, card = _named(traject, press.step)
    if actie is None or card is None:
        return unchanged(state, content.zeg("actie.voorbij"), press=press)
    wanted, errors = read_card(content, actie, card, press, event.now.date(), state.people)
    today = event.now.date()
    if press.version != actie.version:
        if wanted == actie:
            return unchanged(state)
        step = actie_step(setup.content, state, actie, card, today)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    going_on = press.verb == "save-actie"
    if errors and going_on:
        step = actie_step(setup.content, state, actie, card, today)
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    target = CARDS.index(card) + (1 if going_on else -1)
    saved = replace(wanted, card=CARDS[max(target, 0)], version=actie.version + 1)
    if replace(saved, version=actie.version) == actie:
        return unchanged(state, content.zeg("terug.eerste"))
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    effects = (Show("levend"), Show(WORK), *_reminders(saved))
    return Outcome(traject.with_actie(saved), state.sheet, effects, Feedback(note=note))


def _named(traject: Traject, step: str) -> tuple[Actie | None, Card | None]:
    """The actie and card that a step id names: actie/<id>/<card>."""
    id, _, card = step.removeprefix("actie/").partition("/")
    known = next((name for name in CARDS[:-1] if name == card), None)
    return (traject.actie(id) if _working(traject) else None), known


def _working(traject: Traject) -> bool:
    return traject.phase in (Phase.ACTIE, Phase.OPVOLGING)


def _reminders(actie: Actie) -> tuple[Effect, ...]:
    """The team and the owner are reminded at every check moment of a finished actie."""
    if actie.card != "klaar":
        return ()
    team = tuple(Remind(actie.id, day, "team", reminder_at(day)) for day in actie.checks)
    owner = tuple(Remind(actie.id, day, "owner", reminder_at(day)) for day in actie.checks)
    return team + owner if actie.owner else team


def open_actie(setup: Setup, state: State, event: Event) -> Outcome:
    """Go on with an actie, or change one that was finished."""
    assert isinstance(event.what, Press)
    actie = state.traject.actie(event.what.text("actie"))
    if actie is None or not _working(state.traject):
        overview_step = acties_step(setup.content, state.traject)
        return unchanged(state, setup.content.zeg("fout.kies-actie"), overview_step)
    card = "doel" if actie.card == "klaar" else actie.card
    step = actie_step(setup.content, state, actie, card, event.now.date())
    return unchanged(state, show=step)


def add_actie(setup: Setup, state: State, event: Event) -> Outcome:
    """A chosen item gets one more actie. An empty one that still waits is used first."""
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    item = traject.item(event.what.text("item"))
    if item is None or not item.chosen or not _working(traject):
        return unchanged(state, content.zeg("fout.kies-punt"), acties_step(content, traject))
    waiting = next((a for a in traject.acties if a.item == item.id and not a.doel), None)
    actie = waiting or Actie(event.chance[:12], item.id, item.soort or "ontwikkelen")
    if waiting is None:
        traject = replace(traject, acties=(*traject.acties, actie))
    changed = replace(state, traject=traject)
    step = actie_step(content, changed, actie, "doel", event.now.date())
    return Outcome(traject, state.sheet, (Show("levend"),), show=step)


def overview(setup: Setup, state: State, event: Event) -> Outcome:
    """Show all acties."""
    if not _working(state.traject):
        return unchanged(state)
    return unchanged(state, show=acties_step(setup.content, state.traject))


def make_plan(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker makes the plan: it is posted, and from now on the bot follows up."""
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    if traject.phase is not Phase.ACTIE or event.what.version != traject.version:
        return unchanged(state)
    if not any(actie.card == "klaar" for actie in traject.acties):
        step = acties_step(content, traject)
        return unchanged(state, content.zeg("actie.nog-geen-klaar"), step)
    moved = replace(traject, phase=Phase.OPVOLGING, version=traject.version + 1)
    effects = (Show("levend"), Show(WORK), Show(f"plan.{moved.version}"))
    return Outcome(moved, state.sheet, effects, Feedback(note=content.zeg("plan.gemaakt")))


def next_step(setup: Setup, state: State, view: View) -> Step:
    """The first actie that is not finished; when all are, the list of them."""
    content, traject = setup.content, state.traject
    for actie in traject.acties:
        if actie.card != "klaar":
            return actie_step(content, state, actie, actie.card, view.now.date())
    return acties_step(content, traject)
