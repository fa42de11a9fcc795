"""Stap 2, oriëntatie: the lists are filled, and the trekker chooses what the team invests in."""

from __future__ import annotations

from dataclasses import replace

from dialogs.bins import sorted_into
from dialogs.effects import Gather, Show
from dialogs.events import Event, Press, derived_id
from dialogs.orientatie_cards import (
    MOST_ITEMS,
    edit_step,
    fill_step,
    invest_step,
    pick_step,
    sort_step,
    unsorted,
)
from dialogs.outcome import Outcome, Setup, State, View, leaving, unchanged
from dialogs.record import Actie, Item, Phase, Traject, actie_soort
from dialogs.steps import Feedback, Step

ITEM_LENGTH = 300
ITEMS_AT_ONCE = 10

WORK = f"werk.{Phase.ORIENTATIE}"


def enter(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker takes the team from the result to the lists."""
    assert isinstance(event.what, Press)
    traject = state.traject
    if traject.ronde.open:
        return unchanged(state, setup.content.zeg("orientatie.eerst-sluiten"))
    if traject.phase is not Phase.REFLECTIE or event.what.version != traject.version:
        return unchanged(state)
    moved = replace(traject, phase=Phase.ORIENTATIE, version=traject.version + 1)
    effects = (Show("levend"), Show(f"resultaat.{traject.ronde.id}"), Show(WORK))
    return Outcome(moved, state.sheet, effects)


# -- filling the lists --------------------------------------------------------------------------


def add(setup: Setup, state: State, event: Event) -> Outcome:
    """Items are added, one a line. What already stands in the list is not added again.

    Nor is what the same card added before, however it was changed since: the id of an item comes
    from its words and from the card, which counted the items.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    lijst, lines = press.text("lijst"), _lines(press.text("tekst", 4000))
    standing = {(item.lijst, item.text.casefold()) for item in traject.live_items}
    new = [line for line in lines if (lijst, line.casefold()) not in standing]
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, content.zeg("orientatie.voorbij"), press=press if new else None)
    errors = {}
    if lijst not in content.lijsten:
        errors["lijst"] = content.zeg("fout.kies-lijst")
    if not lines:
        errors["tekst"] = content.zeg("fout.typ-punt")
    if len(lines) > ITEMS_AT_ONCE:
        errors["tekst"] = content.zeg("fout.te-veel-lijnen", aantal=ITEMS_AT_ONCE)
    if any(len(line) > ITEM_LENGTH for line in lines):
        errors["tekst"] = content.zeg("fout.te-lang", aantal=ITEM_LENGTH)
    if len(traject.live_items) + len(new) > MOST_ITEMS:
        errors["tekst"] = content.zeg("fout.lijsten-vol", aantal=MOST_ITEMS)
    question = press.number("vraag")
    if errors:
        step = fill_step(setup, traject, question)
        return replace(
            unchanged(state, show=step, press=press),
            feedback=Feedback(errors=errors, typed=dict(press.values)),
        )
    offered = [Item(derived_id(press.step, lijst, text), lijst, text) for text in new]
    items = tuple(item for item in offered if traject.item(item.id) is None)
    if offered and not items:
        step = fill_step(setup, traject, question)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    changed = replace(traject, items=traject.items + items)
    note = content.zeg(
        "orientatie.toegevoegd" if items else "orientatie.stond-er-al",
        lijst=content.lijsten[lijst].kort,
    )
    feedback = Feedback(note=note, typed={"lijst": lijst})
    effects = (Show("levend"),) if items else ()
    return Outcome(changed, state.sheet, effects, feedback, fill_step(setup, changed, question))


def next_question(setup: Setup, state: State, event: Event) -> Outcome:
    """Another clarifying question is shown; what was typed stays."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, press=event.what)
    step = fill_step(setup, state.traject, event.what.number("vraag") + 1)
    return unchanged(state, show=step, press=event.what)


def _lines(text: str) -> list[str]:
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


# -- changing items -----------------------------------------------------------------------------


def pick(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the items, to change one of them."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, setup.content.zeg("orientatie.voorbij"), press=event.what)
    if not state.traject.items:
        return unchanged(state, setup.content.zeg("orientatie.nog-leeg"), press=event.what)
    text = event.what.text("tekst", 4000)
    return leaving(state, text, pick_step(setup.content, state.traject))


def picked(setup: Setup, state: State, event: Event) -> Outcome:
    """One item was chosen to be changed."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, setup.content.zeg("orientatie.voorbij"))
    item = state.traject.item(event.what.text("item"))
    if item is None:
        step = pick_step(setup.content, state.traject)
        return unchanged(state, setup.content.zeg("fout.kies-punt"), step)
    return unchanged(state, show=edit_step(setup.content, state.traject, item))


def edit(setup: Setup, state: State, event: Event) -> Outcome:
    """An item gets other words or another list, is removed, or put back."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    item = traject.item(press.step.removeprefix("item/"))
    if item is None or traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, content.zeg("orientatie.voorbij"), press=press)
    text, lijst = press.text("tekst", 4000), press.text("lijst")
    wanted = replace(
        item,
        text=text or item.text,
        lijst=lijst if lijst in content.lijsten else item.lijst,
        removed=press.verb == "remove",
    )
    error = ""
    if len(text) > ITEM_LENGTH:
        error = content.zeg("fout.te-lang", aantal=ITEM_LENGTH)
    elif not text and press.verb == "save-item":
        error = content.zeg("fout.typ-punt")
    if error:
        feedback = Feedback(errors={"tekst": error}, typed=dict(press.values))
        step = edit_step(content, traject, item)
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    if wanted == item:
        return unchanged(state)
    if press.version != item.version:
        step = edit_step(content, traject, item)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    changed = traject.with_item(replace(wanted, version=item.version + 1))
    note = content.zeg("orientatie.verwijderd" if wanted.removed else "orientatie.aangepast")
    return Outcome(changed, state.sheet, (Show("levend"),), Feedback(note=note))


# -- choosing -----------------------------------------------------------------------------------


def invest(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the trekker the items to choose from."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, press=event.what)
    if not state.traject.live_items:
        return unchanged(state, setup.content.zeg("orientatie.nog-leeg"), press=event.what)
    text = event.what.text("tekst", 4000)
    return leaving(state, text, invest_step(setup.content, state.traject))


def choose(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker chose what to invest in. Three is plenty; more is allowed.

    All of them are sorted after that, also those that were sorted before: otherwise a choice
    without new items would lead nowhere.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state)
    wanted = {item.id for item in traject.live_items} & set(press.several("punten"))
    if press.version != traject.version:
        if wanted == {item.id for item in traject.chosen_items}:
            return unchanged(state)
        step = invest_step(content, traject)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if not wanted:
        errors = {"punten": content.zeg("fout.kies-een-punt")}
        return Outcome(
            traject,
            state.sheet,
            feedback=Feedback(errors=errors),
            show=invest_step(content, traject),
        )
    items = tuple(
        replace(item, chosen=item.id in wanted, soort=None, bak="") for item in traject.items
    )
    changed = replace(traject, items=items, version=traject.version + 1)
    return Outcome(changed, state.sheet, (Show("levend"),))


def sort(setup: Setup, state: State, event: Event) -> Outcome:
    """The chosen items become te borgen or te ontwikkelen; after the last, the actions begin."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    waiting = unsorted(traject)
    goal = press.text("doel", 500) if "doel" in press.values else traject.algemeen_doel
    if traject.phase is not Phase.ORIENTATIE or not waiting:
        return unchanged(state, press=press if goal != traject.algemeen_doel else None)
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
    if unsorted(traject):
        return Outcome(traject, state.sheet)
    return _to_actie(traject, state, event)


def lists(setup: Setup, state: State, event: Event) -> Outcome:
    """Back to the lists."""
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state)
    return unchanged(state, show=fill_step(setup, state.traject, len(state.traject.items)))


def unchoose(setup: Setup, state: State, event: Event) -> Outcome:
    """Back from sorting to choosing."""
    assert isinstance(event.what, Press)
    if event.what.version != state.traject.version or not unsorted(state.traject):
        return unchanged(state)
    goal = event.what.text("doel", 500)
    new = goal if goal != state.traject.algemeen_doel else ""
    return leaving(state, new, invest_step(setup.content, state.traject))


def _to_actie(traject: Traject, state: State, event: Event) -> Outcome:
    """Every chosen item gets a first actie to fill in."""
    started = {actie.item for actie in traject.acties}
    fresh = tuple(
        Actie(derived_id(event.chance, item.id), item.id, actie_soort(item))
        for item in traject.items_to_work_on
        if item.id not in started
    )
    moved = replace(traject, phase=Phase.ACTIE, acties=traject.acties + fresh)
    effects = (
        Show("levend"),
        Show(WORK),
        Gather(traject.ronde.id),  # who is new in the team can carry an actie too
        Show(f"werk.{Phase.ACTIE}"),
    )
    return Outcome(moved, state.sheet, effects)


def next_step(setup: Setup, state: State, view: View) -> Step:
    """The lists to fill; for the trekker who has chosen, the sorting."""
    if state.traject.leads(view.who) and unsorted(state.traject):
        return sort_step(setup.content, state.traject)
    return fill_step(setup, state.traject, len(state.traject.items))
