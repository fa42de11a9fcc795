"""Stap 2: the trekker looks at items that say nearly the same, and merges them."""

from __future__ import annotations

from content.model import Content
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.orientatie.dubbels import Pair, doubles, merged, pair_id, with_distinct
from dialogs.orientatie.kiezen import kiezen_step, refused
from dialogs.orientatie.stemming import under_vote
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Item, Traject
from dialogs.steps import Choice, Dubbels, Feedback, Step


def show_doubles(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the two items that are most alike."""
    assert isinstance(event.what, Press)
    if error := refused(setup, state.traject):
        return unchanged(state, error, press=event.what)
    return _on(setup, state, state.traject, event)


def decide(setup: Setup, state: State, event: Event) -> Outcome:
    """Two items are one and the other goes; or they are different and aren't shown together again.

    Pressed again, there is nothing left to decide.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if error := refused(setup, traject):
        return unchanged(state, error, press=press)
    pair = _pair_of(traject, press)
    if pair is None:
        return _on(setup, state, traject, event)
    left, right = pair
    if press.version != left.version + right.version:
        return _on(setup, state, traject, event, content.zeg("bewaren.verouderd"))
    if press.verb == "distinct":
        changed = with_distinct(traject, left.id, right.id)
        return _on(setup, state, changed, event, content.zeg("dubbels.verschillend"))
    if under_vote(traject, left.id, right.id):
        return _on(setup, state, traject, event, content.zeg("stemmen.punt-vast"))
    keep, gone = (right, left) if press.text("hou") == right.id else (left, right)
    changed = merged(traject, keep, gone)
    return _on(setup, state, changed, event, content.zeg("dubbels.samengevoegd"))


def _pair_of(traject: Traject, press: Press) -> tuple[Item, Item] | None:
    """The two items of a card, dubbels/<left>+<right>, as long as both are there to decide on."""
    left, _, right = press.step.removeprefix("dubbels/").partition("+")
    one, other = traject.item(left), traject.item(right)
    if one is None or other is None or one == other or one.removed or other.removed:
        return None
    return None if pair_id(left, right) in traject.distinct else (one, other)


def _on(setup: Setup, state: State, traject: Traject, event: Event, note: str = "") -> Outcome:
    """The next pair; after the last the card from which the trekker came."""
    found = doubles(traject)
    if found:
        step: Step = _step(setup.content, traject, found)
    else:
        step = kiezen_step(setup, traject, event)
        note = note or setup.content.zeg("dubbels.geen")
    effects = (Show("levend"),) if traject.items != state.traject.items else ()
    return Outcome(traject, state.sheet, effects, Feedback(note=note), step)


def _step(content: Content, traject: Traject, found: tuple[Pair, ...]) -> Dubbels:
    left, right = found[0].left, found[0].right
    return Dubbels(
        id=f"dubbels/{left.id}+{right.id}",
        version=left.version + right.version,
        traject=traject.id,
        head=head(content, traject),
        lijst=content.lijsten[left.lijst].kort,
        left=Choice(left.id, left.text),
        right=Choice(right.id, right.text),
        total=len(found),
    )
