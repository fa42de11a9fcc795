"""A team records what it agreed: per question an answer, words, or both. Anybody may do it.

In a channel each who records gets a card of their own, in the slot `besluiten.<ronde>.<person>`:
the card with the result changes with everything that is recorded, and would wipe what somebody is
typing on it.
"""

from __future__ import annotations

from dataclasses import replace

from content.model import Vraag
from dialogs import dutch
from dialogs.anywhere.overview import message_step
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Besluit, Ronde, Traject
from dialogs.reflectie.besluiten import can_be_agreed, said
from dialogs.reflectie.results import ronde_of
from dialogs.reflectie.vastleggen_cards import (
    BESLUIT_LENGTH,
    besluit_step,
    besluiten_step,
    next_after,
)
from dialogs.steps import Feedback, Step
from dialogs.subject import instrument_of


def begin(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to record what the team agreed."""
    assert isinstance(event.what, Press)
    ronde = _talked_about(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    if event.private:
        return unchanged(state, show=besluiten_step(setup, state.traject, ronde, private=True))
    feedback = Feedback(note=setup.content.zeg("gesprek.kaartje-hieronder"))
    effects = (Show(f"besluiten.{ronde.id}.{event.who.key}"),)
    return Outcome(state.traject, state.sheet, effects, feedback)


def work_card(setup: Setup, traject: Traject, ronde_id: str) -> Step:
    """The card on which somebody records, in the place of the traject."""
    ronde = next((ronde for ronde in traject.rondes if ronde.id == ronde_id), None)
    if ronde is None or not _was_shown(ronde):
        return message_step(setup.content, "werk.voorbij")
    return besluiten_step(setup, traject, ronde, private=False)


def open_vraag(setup: Setup, state: State, event: Event) -> Outcome:
    """One question was chosen."""
    assert isinstance(event.what, Press)
    ronde = _talked_about(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    vraag = _vraag(setup, state.traject, ronde, event.what.text("vraag"))
    if vraag is None:
        step = besluiten_step(setup, state.traject, ronde, event.private)
        return unchanged(state, setup.content.zeg("fout.kies-vraag"), step)
    return unchanged(state, show=besluit_step(setup, state.traject, ronde, vraag, turn=0))


def back_to_list(setup: Setup, state: State, event: Event) -> Outcome:
    """Back to all questions; what was typed and not kept can be copied."""
    assert isinstance(event.what, Press)
    ronde = _talked_about(state.traject, event.what)
    if ronde is None:
        return unchanged(state, press=event.what)
    text = event.what.text("besluit")
    kept = {besluit.text for besluit in ronde.besluiten.values()}
    step = besluiten_step(setup, state.traject, ronde, event.private)
    return leaving(state, "" if text in kept else text, step)


def save(setup: Setup, state: State, event: Event) -> Outcome:
    """What was agreed about a question is kept; then comes the next one.

    Pressed again, it is kept once. When a colleague recorded something else about the same question
    meanwhile, nothing is overwritten: the card says what it was, and holds what was filled in.
    """
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    ronde = _talked_about(traject, press)
    vraag = _vraag(setup, traject, ronde, press.step.split("/")[-1]) if ronde else None
    if ronde is None or vraag is None:
        return unchanged(state, press=press)
    old = ronde.besluiten.get(vraag.id, Besluit(version=0))
    new = replace(_read(setup, vraag, press), version=old.version + 1)
    same = (new.choice, new.text) == (old.choice, old.text)
    if same and old.version:
        return unchanged(state, show=_following(setup, traject, ronde, vraag, event))
    again = besluit_step(setup, traject, ronde, vraag, press.number("beurt"))
    if press.version != old.version:
        there = said(content, vraag, old)
        note = content.zeg("gesprek.intussen", besluit=there) if there else ""
        return unchanged(state, note or content.zeg("bewaren.verouderd"), again, press)
    if same:
        errors = {"besluit": content.zeg("fout.leeg-besluit")}
        return Outcome(traject, state.sheet, feedback=Feedback(errors=errors), show=again)
    changed = replace(ronde, besluiten={**ronde.besluiten, vraag.id: new})
    traject = traject.with_ronde(changed)
    wiped = not new.choice and not new.text
    note = content.zeg("gesprek.gewist") if wiped else ""
    note = note or content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    effects = (Show("levend"), Show(f"resultaat.{ronde.id}"))
    step = _following(setup, traject, changed, vraag, event)
    return Outcome(traject, state.sheet, effects, Feedback(note=note), step)


def _following(setup: Setup, traject: Traject, ronde: Ronde, vraag: Vraag, event: Event) -> Step:
    """The card for the next question; after the last of the agenda and the levels, all of them."""
    assert isinstance(event.what, Press)
    following = next_after(setup, traject, ronde, vraag)
    if following is None:
        return besluiten_step(setup, traject, ronde, event.private)
    return besluit_step(setup, traject, ronde, following, event.what.number("beurt") + 1)


def _read(setup: Setup, vraag: Vraag, press: Press) -> Besluit:
    schaal = setup.content.schalen.get(vraag.schaal or "")
    given = press.text("keuze")
    known = given in [antwoord.id for antwoord in can_be_agreed(schaal)]
    return Besluit(given if known else None, press.text("besluit", BESLUIT_LENGTH))


def _vraag(setup: Setup, traject: Traject, ronde: Ronde, id: str) -> Vraag | None:
    vragen = instrument_of(setup.content, traject, ronde).vragen
    return next((vraag for vraag in vragen if vraag.id == id), None)


def _talked_about(traject: Traject, press: Press) -> Ronde | None:
    """The ronde that a card was made for, when its result was shown."""
    ronde = ronde_of(traject, press)
    return ronde if ronde and _was_shown(ronde) else None


def _was_shown(ronde: Ronde) -> bool:
    return ronde.result is not None and ronde.result.shown
