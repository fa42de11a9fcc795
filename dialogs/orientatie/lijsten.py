"""Stap 2, oriëntatie: the lists are filled."""

from __future__ import annotations

from dataclasses import replace

from dialogs.effects import Invite, Show
from dialogs.events import Event, Press, derived_id
from dialogs.orientatie.dubbels import with_distinct
from dialogs.orientatie.lijsten_cards import (
    MOST_ITEMS,
    edit_step,
    fill_step,
    pick_step,
    sort_step,
    unsorted,
)
from dialogs.orientatie.stemming import under_vote
from dialogs.outcome import Outcome, Setup, State, View, leaving, unchanged
from dialogs.record import Item, Phase
from dialogs.reflectie.answering_cards import answering_step
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
        step = fill_step(setup, traject, question, event.private)
        return replace(
            unchanged(state, show=step, press=press),
            feedback=Feedback(errors=errors, typed=dict(press.values)),
        )
    offered = [Item(derived_id(press.step, lijst, text), lijst, text) for text in new]
    items = tuple(item for item in offered if traject.item(item.id) is None)
    if offered and not items:
        step = fill_step(setup, traject, question, event.private)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    changed = replace(traject, items=traject.items + items)
    note = content.zeg(
        "orientatie.toegevoegd" if items else "orientatie.stond-er-al",
        lijst=content.lijsten[lijst].kort,
    )
    feedback = Feedback(note=note, typed={"lijst": lijst})
    effects = (Show("levend"),) if items else ()
    return Outcome(
        changed, state.sheet, effects, feedback, fill_step(setup, changed, question, event.private)
    )


def next_question(setup: Setup, state: State, event: Event) -> Outcome:
    """Another clarifying question is shown; what was typed stays."""
    assert isinstance(event.what, Press)
    if state.traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, press=event.what)
    number = event.what.number("vraag") + 1
    step = fill_step(setup, state.traject, number, event.private)
    return unchanged(state, show=step, press=event.what)


def propose(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to add items in their own chat, where no colleague sees who did."""
    assert isinstance(event.what, Press)
    press, traject = event.what, state.traject
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, setup.content.zeg("orientatie.voorbij"), press=press)
    step = fill_step(setup, traject, press.number("vraag"), event.private)
    if event.private:
        return unchanged(state, show=step, press=press)
    note = setup.content.zeg("orientatie.prive-gestuurd")
    shown = unchanged(state, note, step, press)
    return replace(shown, effects=(Invite(traject.asked.id, event.who.id, own=True),))


def lists(setup: Setup, state: State, event: Event) -> Outcome:
    """Back to the lists."""
    traject = state.traject
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state)
    return unchanged(state, show=fill_step(setup, traject, len(traject.items), event.private))


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
    """An item gets other words or another list, is removed, or put back.

    As long as a stemming about it is open it stays as it is, so that all vote on the same words.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    item = traject.item(press.step.removeprefix("item/"))
    if item is None or traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, content.zeg("orientatie.voorbij"), press=press)
    if under_vote(traject, item.id):
        return unchanged(state, content.zeg("stemmen.punt-vast"), press=press)
    text, lijst = press.text("tekst", 4000), press.text("lijst")
    back = item.removed and press.verb == "save-item"
    wanted = replace(
        item,
        text=text or item.text,
        lijst=lijst if lijst in content.lijsten else item.lijst,
        removed=press.verb == "remove",
        merged_into="" if back else item.merged_into,
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
    if back and item.merged_into:
        changed = with_distinct(changed, item.id, item.merged_into)
    note = content.zeg("orientatie.verwijderd" if wanted.removed else "orientatie.aangepast")
    return Outcome(changed, state.sheet, (Show("levend"),), Feedback(note=note))


def next_step(setup: Setup, state: State, view: View) -> Step:
    """The lists to fill; for the trekker who has chosen, the sorting.

    As long as a stemming is open, each finds it in the own chat.
    """
    traject = state.traject
    if traject.asked.open and view.private:
        return answering_step(setup, state, view)
    if traject.leads(view.who) and unsorted(traject) and not traject.asked.open:
        return sort_step(setup.content, traject)
    return fill_step(setup, traject, len(traject.items), view.private)
