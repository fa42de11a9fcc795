"""Stap 2: how the trekker comes from many items to a few."""

from __future__ import annotations

from dialogs import dutch
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.orientatie.dubbels import doubles
from dialogs.orientatie.volgorde import newest
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Phase, Traject
from dialogs.steps import Kiezen


def kiezen(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the trekker the ways to choose."""
    assert isinstance(event.what, Press)
    if error := refused(setup, state.traject):
        return unchanged(state, error, press=event.what)
    text = event.what.text("tekst", 4000)
    return leaving(state, text, kiezen_step(setup, state.traject, event))


def kiezen_step(setup: Setup, traject: Traject, event: Event) -> Kiezen:
    """The card with the ways to choose."""
    asked = traject.asked
    until = asked.until if asked.open else None
    return Kiezen(
        id="kiezen",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        items=len(traject.live_items),
        doubles=len(doubles(traject)),
        open=asked.open,
        until=dutch.say_moment(until, event.now.date()) if until else "",
        order=newest(traject) is not None,
    )


def refused(setup: Setup, traject: Traject) -> str:
    """Why there is nothing to choose from; empty when there is."""
    if traject.phase is not Phase.ORIENTATIE:
        return setup.content.zeg("orientatie.voorbij")
    return "" if traject.live_items else setup.content.zeg("orientatie.nog-leeg")
