"""Stap 2: the trekker opens a stemming about the items: with dots, or impact against effort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs import dutch
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.orientatie.kiezen import kiezen_step, refused
from dialogs.orientatie.lijsten_cards import item_choices, list_by_list
from dialogs.orientatie.stemming import MOST_DOTS, STIPPEN, WEGEN
from dialogs.orientatie.volgorde import best
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Item, Mode, Traject
from dialogs.reflectie.deadline import read_until
from dialogs.reflectie.ronde import default_until, open_ronde, opening_effects
from dialogs.steps import Choice, Feedback, OpenVote, OpenWeigh, Step

FEWEST = 2
"""About fewer items there is nothing to choose."""
MOST_WEIGHED = 6
PROPOSED = 4


def ask_vote(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker sees what a vote with dots means, and chooses what it is about."""
    return _refused(setup, state, event) or unchanged(
        state, show=_vote_step(setup, state.traject, event)
    )


def ask_weigh(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker sees what weighing means, and chooses which items."""
    return _refused(setup, state, event) or unchanged(
        state, show=_weigh_step(setup, state.traject, event)
    )


def open_vote(setup: Setup, state: State, event: Event) -> Outcome:
    """A vote with dots opens, about the items of the lists that were ticked."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if no := _refused(setup, state, event):
        return no
    lijsten = press.several("lijsten")
    items = [item for item in _items(setup, traject) if item.lijst in lijsten]
    errors = {}
    if len(items) < FEWEST:
        errors["lijsten"] = content.zeg("stemmen.te-weinig-punten")
    return _open(setup, state, event, STIPPEN, items, errors, _vote_step(setup, traject, event))


def open_weigh(setup: Setup, state: State, event: Event) -> Outcome:
    """The weighing opens, about the items that were ticked."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    if no := _refused(setup, state, event):
        return no
    ticked = press.several("punten")
    items = [item for item in _items(setup, traject) if item.id in ticked]
    errors = {}
    if not FEWEST <= len(items) <= MOST_WEIGHED:
        errors["punten"] = content.zeg("stemmen.kies-aantal", van=FEWEST, tot=MOST_WEIGHED)
    return _open(setup, state, event, WEGEN, items, errors, _weigh_step(setup, traject, event))


def _open(
    setup: Setup,
    state: State,
    event: Event,
    instrument: str,
    items: Sequence[Item],
    errors: dict[str, str],
    step: Step,
) -> Outcome:
    """The stemming opens, unless something is wrong with what was filled in on this card."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    until, wrong = read_until(content, traject.school, press.text("tot", 40), event.now)
    if wrong:
        errors["tot"] = wrong
    if errors:
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    if press.version != traject.version:
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    ronde = open_ronde(event.chance[:12], instrument, Mode.APART, event.now, until)
    ronde = replace(ronde, items=tuple(item.id for item in items))
    before = tuple(Show(f"resultaat.{old.id}") for old in traject.votes[-1:])
    changed = replace(traject, stemmingen=(*traject.stemmingen, ronde), version=traject.version + 1)
    note = content.zeg("stemmen.geopend", tot=dutch.say_moment(until, event.now.date()))
    effects = (*opening_effects(ronde), *before)
    return Outcome(changed, None, effects, Feedback(note=note))


def _refused(setup: Setup, state: State, event: Event) -> Outcome | None:
    """Why no stemming can open now; None when one can."""
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    if error := refused(setup, traject):
        return unchanged(state, error)
    if traject.asked.open:
        return unchanged(state, content.zeg("stemmen.loopt-al"))
    if len(traject.live_items) < FEWEST:
        note = content.zeg("stemmen.te-weinig-punten")
        return unchanged(state, note, kiezen_step(setup, traject, event))
    return None


def _items(setup: Setup, traject: Traject) -> tuple[Item, ...]:
    return list_by_list(setup.content, traject.live_items)


def _vote_step(setup: Setup, traject: Traject, event: Event) -> OpenVote:
    counts = Counter(item.lijst for item in traject.live_items)
    return OpenVote(
        id="stemming",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        lijsten=tuple(
            Choice(lijst.id, f"{lijst.kort} ({counts[lijst.id]})")
            for lijst in setup.content.lijsten.values()
            if counts[lijst.id]
        ),
        until=_usual(traject, event.now),
        most=MOST_DOTS,
    )


def _weigh_step(setup: Setup, traject: Traject, event: Event) -> OpenWeigh:
    """The items with most dots stand first, and the best of them are ticked."""
    dotted = best(setup, traject, STIPPEN)
    items = _items(setup, traject)
    first = [item for id in dotted for item in items if item.id == id]
    rest = [item for item in items if item.id not in dotted]
    proposed = dotted[:PROPOSED] if len(dotted) >= FEWEST else ()
    return OpenWeigh(
        id="weging",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        items=item_choices(setup.content, (*first, *rest)),
        proposed=",".join(proposed),
        until=_usual(traject, event.now),
        fewest=FEWEST,
        most=MOST_WEIGHED,
    )


def _usual(traject: Traject, now: datetime) -> str:
    return default_until(now, traject.school).date().isoformat()
