"""What a ronde showed, offered as items for the lists of stap 2."""

from __future__ import annotations

from dataclasses import replace

from dialogs.effects import Show
from dialogs.events import Event, Press, derived_id
from dialogs.head import head
from dialogs.orientatie.lijsten_cards import MOST_ITEMS, fill_step
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Item, Phase
from dialogs.reflectie.findings import findings
from dialogs.steps import Choice, Feedback, Suggest


def suggest(setup: Setup, state: State, event: Event) -> Outcome:
    """Show what the ronde showed, to take from it."""
    assert isinstance(event.what, Press)
    content, traject = setup.content, state.traject
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, content.zeg("orientatie.voorbij"), press=event.what)
    offered = findings(content, traject)
    if not offered:
        return unchanged(state, content.zeg("orientatie.geen-suggesties"), press=event.what)
    step = Suggest(
        id=f"suggesties/{len(traject.items)}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        punten=tuple(
            Choice(id, f"{text} ({content.lijsten[lijst].kort.lower()})")
            for id, (lijst, text) in offered.items()
        ),
    )
    return leaving(state, event.what.text("tekst", 4000), step)


def take(setup: Setup, state: State, event: Event) -> Outcome:
    """What was ticked is added to its list. Taken twice from one card, it stands there once."""
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    if traject.phase is not Phase.ORIENTATIE:
        return unchanged(state, content.zeg("orientatie.voorbij"))
    offered = findings(content, traject)
    wanted: dict[tuple[str, str], str] = {}
    for vraag in event.what.several("punten"):
        if vraag in offered:
            wanted.setdefault(offered[vraag], vraag)
    taken = [
        Item(derived_id(event.what.step, *point), *point, vraag=vraag)
        for point, vraag in wanted.items()
    ]
    items = tuple(item for item in taken if traject.item(item.id) is None)
    if len(traject.live_items) + len(items) > MOST_ITEMS:
        note = content.zeg("fout.lijsten-vol", aantal=MOST_ITEMS)
        step = fill_step(setup, traject, len(traject.items), event.private)
        return unchanged(state, note, step)
    changed = replace(traject, items=traject.items + items)
    note = content.zeg("orientatie.overgenomen") if items else ""
    effects = (Show("levend"),) if items else ()
    step = fill_step(setup, changed, len(changed.items), event.private)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), step)
