"""Stap 2: the trekker chooses what the team invests in, and what is borgen or ontwikkelen."""

from __future__ import annotations

from dataclasses import replace

from content.model import Content
from dialogs.anywhere import tips
from dialogs.effects import Effect, Gather, Show
from dialogs.events import Event, Press, derived_id
from dialogs.orientatie.bins import sorted_into
from dialogs.orientatie.lijsten import WORK
from dialogs.orientatie.lijsten_cards import invest_step, sort_step, unsorted
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Actie, Phase, Traject, actie_soort
from dialogs.steps import Feedback, Step


def invest(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the trekker the items to choose from."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, press=event.what)
    if not state.traject.live_items:
        return unchanged(state, setup.content.zeg("orientatie.nog-leeg"), press=event.what)
    if state.traject.asked.open:
        return unchanged(state, setup.content.zeg("stemmen.eerst-sluiten"), press=event.what)
    text = event.what.text("tekst", 4000)
    return leaving(state, text, invest_step(setup, state.traject))


def choose(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker chose what to invest in. Three is plenty; more is allowed.

    All of them are sorted after that, also those that were sorted before: otherwise a choice
    without new items would lead nowhere.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state)
    if traject.asked.open:
        return unchanged(state, content.zeg("stemmen.eerst-sluiten"))
    wanted = {item.id for item in traject.live_items} & set(press.several("punten"))
    if press.version != traject.version:
        if wanted == {item.id for item in traject.chosen_items}:
            return unchanged(state, show=_sorting(content, traject))
        step = invest_step(setup, traject)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if not wanted:
        errors = {"punten": content.zeg("fout.kies-een-punt")}
        return Outcome(
            traject,
            state.sheet,
            feedback=Feedback(errors=errors),
            show=invest_step(setup, traject),
        )
    items = tuple(
        replace(item, chosen=item.id in wanted, soort=None, bak="") for item in traject.items
    )
    changed = replace(traject, items=items, version=traject.version + 1)
    feedback = Feedback(note=_warning(content, changed))
    return Outcome(
        changed, state.sheet, (Show("levend"),), feedback, show=_sorting(content, changed)
    )


def _sorting(content: Content, traject: Traject) -> Step | None:
    """What comes after choosing, on whatever card that was done; None when all is sorted."""
    return sort_step(content, traject) if unsorted(traject) else None


def _warning(content: Content, traject: Traject) -> str:
    """What is said of a long list of priorities. It stops nobody."""
    count, before = len(traject.chosen_items), traject.vorig_jaar
    said = []
    if count > tips.MANY_PRIORITIES:
        said.append(content.zeg("orientatie.veel-prioriteiten", aantal=count))
    if before is not None and count > before:
        said.append(content.zeg("orientatie.meer-dan-vorig-jaar", aantal=count, vorig=before))
    return " ".join(said)


def sort(setup: Setup, state: State, event: Event) -> Outcome:
    """The chosen items become te borgen or te ontwikkelen; after the last, the actions begin."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    waiting = unsorted(traject)
    goal = press.text("doel", 500) if "doel" in press.values else traject.algemeen_doel
    typed = press if goal != traject.algemeen_doel else None
    if traject.phase is not Phase.ORIENTATIE or not waiting:
        return unchanged(state, press=typed)
    if traject.asked.open:
        return unchanged(state, content.zeg("stemmen.eerst-sluiten"), press=typed)
    chosen = [
        item
        for old in waiting
        if (item := sorted_into(content, traject, old, press.text(f"soort.{old.id}")))
    ]
    if press.version != traject.version or not chosen:
        step = sort_step(content, traject)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    for item in chosen:
        traject = traject.with_item(item)
    traject = replace(traject, algemeen_doel=goal, version=traject.version + 1)
    if following := _sorting(content, traject):
        return Outcome(traject, state.sheet, show=following)
    return _to_actie(traject, state, event)


def unchoose(setup: Setup, state: State, event: Event) -> Outcome:
    """Back from sorting to choosing."""
    assert isinstance(event.what, Press)
    if event.what.version != state.traject.version or not unsorted(state.traject):
        return unchanged(state)
    goal = event.what.text("doel", 500)
    new = goal if goal != state.traject.algemeen_doel else ""
    return leaving(state, new, invest_step(setup, state.traject))


def _to_actie(traject: Traject, state: State, event: Event) -> Outcome:
    """Every chosen item gets a first actie to fill in."""
    started = {actie.item for actie in traject.acties}
    fresh = tuple(
        Actie(derived_id(event.chance, item.id), item.id, actie_soort(item))
        for item in traject.items_to_work_on
        if item.id not in started
    )
    moved = replace(traject, phase=Phase.ACTIE, acties=traject.acties + fresh)
    effects: tuple[Effect, ...] = (
        Show("levend"),
        *(Show(f"resultaat.{ronde.id}") for ronde in traject.votes[-1:]),
        Show(WORK),
        Gather(traject.ronde.id),  # who is new in the team can carry an actie too
        Show(f"werk.{Phase.ACTIE}"),
    )
    return Outcome(moved, state.sheet, effects)
