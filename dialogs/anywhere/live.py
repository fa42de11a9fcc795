"""The page for the projector: the way to it, and what it shows. It never shows more than a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs import dutch
from dialogs.anywhere.overview import living_step
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.opvolging.scan import scan_step
from dialogs.orientatie.volgorde import order_step
from dialogs.outcome import Outcome, Setup, State, View, unchanged
from dialogs.record import Mode, Phase, Ronde, Sheet, Traject
from dialogs.reflectie.aggregate import count_answered
from dialogs.reflectie.answering import save_block
from dialogs.reflectie.answering_cards import block_step
from dialogs.reflectie.results import results_step
from dialogs.steps import BigScreen, Feedback, VraagView
from dialogs.steps.live import (
    AskedBlok,
    Counting,
    LiveView,
    Moved,
    Ordering,
    Outcomes,
    Question,
    Scene,
    Standing,
    Together,
)
from dialogs.steps.reflectie import BlokResult, Results, VraagResult
from dialogs.subject import instrument_of, say_actie

FRESH = timedelta(weeks=1)
"""So long after it was to close, the result of a microscan stays on the page."""


def show_big_screen(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants the page for the projector. What was filled in on a question card is kept."""
    assert isinstance(event.what, Press)
    traject = state.traject
    step = BigScreen(
        id="scherm",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
    )
    saved = _save(setup, state, event)
    if saved.show is not None or saved.feedback.typed:
        return saved  # refused
    if saved.sheet is None or saved.sheet.answers == (state.sheet or Sheet()).answers:
        return unchanged(state, show=step)
    note = setup.content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    return replace(saved, show=step, feedback=Feedback(note=note))


def _save(setup: Setup, state: State, event: Event) -> Outcome:
    """Keep what stands on a question card; nobody goes on."""
    assert isinstance(event.what, Press)
    if not event.what.step.startswith("blok/"):
        return unchanged(state)
    return save_block(setup, state, replace(event, what=replace(event.what, verb="later")))


def live_view(setup: Setup, state: State, view: View) -> LiveView:
    """What the page shows now; `state` has all sheets of the open ronde, and the joint one."""
    return LiveView(head(setup.content, state.traject), _scene(setup, state, view))


def _scene(setup: Setup, state: State, view: View) -> Scene:
    traject, asked = state.traject, state.traject.asked
    if traject.stopped:
        return _standing(setup, state, view)
    if asked.open and asked.mode is Mode.APART:
        return _counting(setup, state, asked)
    if asked.open:
        return _together(setup, state, asked)
    if traject.phase is Phase.REFLECTIE:
        return _outcomes(setup, state, traject.ronde)
    if traject.phase is Phase.ORIENTATIE and traject.votes and not traject.chosen_items:
        return _ordering(setup, state, traject.votes[-1])
    if scan := _fresh_scan(traject, view.now):
        return Moved(scan_step(setup, traject, scan))
    return _standing(setup, state, view)


def _fresh_scan(traject: Traject, now: datetime) -> Ronde | None:
    """The newest closed microscan, until it has been looked at long enough."""
    newest = next(reversed(traject.microscans), None)
    return newest if newest and newest.until and now < newest.until + FRESH else None


def _counting(setup: Setup, state: State, ronde: Ronde) -> Counting:
    return Counting(
        title=instrument_of(setup.content, state.traject, ronde).titel,
        vote=bool(ronde.items),
        answered=count_answered(state.sheets),
        invited=ronde.invited,
        until=dutch.say_moment(ronde.until, ronde.opened.date()) if ronde.until else "",
        threshold=setup.threshold,
        microscan=say_actie(state.traject, ronde),
    )


def _together(setup: Setup, state: State, ronde: Ronde) -> Together:
    sheet = state.sheet or Sheet()
    instrument = instrument_of(setup.content, state.traject, ronde)
    return Together(
        title=instrument.titel,
        blokken=tuple(
            AskedBlok(blok.titel, index == sheet.block, tuple(_asked(setup, state, sheet, index)))
            for index, blok in enumerate(instrument.blokken)
        ),
    )


def _asked(setup: Setup, state: State, sheet: Sheet, index: int) -> Iterator[Question]:
    return map(_question, block_step(setup, state.traject, sheet, index).vragen)


def _question(vraag: VraagView) -> Question:
    return Question(
        tekst=vraag.tekst,
        options=tuple(choice.label for choice in vraag.choices),
        chosen=next((c.label for c in vraag.choices if c.value == vraag.choice), ""),
        text=vraag.text,
    )


def _outcomes(setup: Setup, state: State, ronde: Ronde) -> Outcomes:
    """All pages of the result card as one."""
    first = results_step(setup, state.traject, ronde)
    rest = (results_step(setup, state.traject, ronde, page) for page in range(1, first.pages))
    blokken = tuple(blok for step in (first, *rest) for blok in step.blokken)
    different = _different(first, blokken)
    return Outcomes(
        title=first.instrument,
        apart=first.apart,
        n=first.n,
        invited=first.invited,
        shown=first.shown,
        threshold=first.threshold,
        batteries=first.batteries,
        different=different,
        unknown=first.onbekend,
        blokken=tuple(_without(different, blokken)),
    )


def _without(
    different: Sequence[VraagResult], blokken: Sequence[BlokResult]
) -> Iterator[BlokResult]:
    """The blocks with what is left of them: nobody scrolls past the same bars twice."""
    for blok in blokken:
        left = tuple(vraag for vraag in blok.vragen if vraag not in different)
        if left:
            yield replace(blok, vragen=left)


def _different(results: Results, blokken: Sequence[BlokResult]) -> tuple[VraagResult, ...]:
    """The questions that the result card names, with their bars, in its order."""
    places = {verschil.tekst: place for place, verschil in enumerate(results.verschillend)}
    vragen = [vraag for blok in blokken for vraag in blok.vragen if vraag.tekst in places]
    apart = [vraag for vraag in vragen if vraag.spread and vraag.spread.word != "eensgezind"]
    return tuple(sorted(apart, key=lambda vraag: places[vraag.tekst]))


def _ordering(setup: Setup, state: State, ronde: Ronde) -> Ordering:
    step = order_step(setup, state.traject, ronde)
    return Ordering(
        title=step.title,
        n=step.n,
        invited=step.invited,
        shown=step.shown,
        threshold=step.threshold,
        lines=step.lines,
        more=step.more,
        unknown=step.unknown,
        weighed=step.weighed,
    )


def _standing(setup: Setup, state: State, view: View) -> Standing:
    living = living_step(setup, state, view)
    return Standing(
        lijsten=living.lijsten,
        prioriteiten=living.prioriteiten,
        acties_ready=living.acties_ready,
        acties_total=living.acties_total,
        next_check=living.next_check,
        niveau=living.niveau,
        stopped=living.stopped,
    )
