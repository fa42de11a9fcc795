"""Members of the team offer to pull along with a priority ("ik trek mee")."""

from __future__ import annotations

from dataclasses import replace

from dialogs.actie.planned import working
from dialogs.anywhere.people import named
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Item, Person, Traject
from dialogs.steps import Feedback, HelpOut, PriorityLine

PER_PAGE = 8
MOST_PROPOSED = 8
"""So many names fit in a line that is typed."""


def help_out_step(setup: Setup, traject: Traject, who: Person, page: int = 0) -> HelpOut:
    """The priorities, with who pulls along; what somebody offered has a version of its own."""
    items = traject.chosen_items
    pages = max(-(-len(items) // PER_PAGE), 1)
    first = page % pages * PER_PAGE
    return HelpOut(
        id="trekmee",
        version=traject.offers.get(who.id, 0),
        traject=traject.id,
        head=head(setup.content, traject),
        lines=tuple(
            PriorityLine(item.id, item.text, named(item.helpers), _helps(item, who))
            for item in items[first : first + PER_PAGE]
        ),
        page=page % pages,
        pages=pages,
    )


def _helps(item: Item, who: Person) -> bool:
    return any(person.id == who.id for person in item.helpers)


def show_help_out(setup: Setup, state: State, event: Event) -> Outcome:
    """Show with which priorities somebody can pull along."""
    assert isinstance(event.what, Press)
    if not working(state.traject):
        return unchanged(state, setup.content.zeg("trekmee.nog-niet"))
    page = event.what.number("blad")
    return unchanged(state, show=help_out_step(setup, state.traject, event.who, page))


def offer(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody pulls along with a priority, or no longer does."""
    assert isinstance(event.what, Press)
    press, traject, who, content = event.what, state.traject, event.who, setup.content
    if not working(traject):
        return unchanged(state, content.zeg("trekmee.nog-niet"))
    item = next((item for item in traject.chosen_items if item.id == press.text("item")), None)
    if item is None:
        step = help_out_step(setup, traject, who)
        return unchanged(state, content.zeg("fout.kies-punt"), step)
    joins = press.verb == "offer"
    if joins == _helps(item, who):
        return unchanged(state)
    version = traject.offers.get(who.id, 0)
    if press.version != version:
        step = help_out_step(setup, traject, who)
        return unchanged(state, content.zeg("trekmee.verouderd"), step)
    others = tuple(person for person in item.helpers if person.id != who.id)
    helped = traject.with_item(replace(item, helpers=(*others, who) if joins else others))
    changed = replace(helped, offers={**traject.offers, who.id: version + 1})
    note = content.zeg("trekmee.bedankt" if joins else "trekmee.toch-niet")
    return Outcome(changed, state.sheet, (Show("levend"),), Feedback(note=note))


def proposed_helpers(traject: Traject, item_id: str) -> str:
    """Who offered to pull along with an item, as a first answer to who works on an actie for it."""
    item = traject.item(item_id)
    return named(item.helpers, most=MOST_PROPOSED) if item else ""
