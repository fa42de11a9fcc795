"""What a closed ronde came to, as a card."""

from __future__ import annotations

from content.model import Content, Vraag
from dialogs.aggregate import shares
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Mode, Phase, Result, Ronde, Traject
from dialogs.steps import Bar, BlokResult, Results, VraagResult, Words


def results_step(setup: Setup, traject: Traject, ronde: Ronde) -> Results:
    """What a closed ronde came to, block by block."""
    result = ronde.result or Result(n=0, shown=False)
    instrument = setup.content.instrumenten[ronde.instrument]
    blokken = tuple(
        BlokResult(
            n, blok.titel, tuple(_vraag_result(setup.content, v, result) for v in blok.vragen)
        )
        for n, blok in enumerate(instrument.blokken)
    )
    return Results(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        instrument=instrument.titel,
        n=result.n,
        invited=ronde.invited,
        shown=result.shown,
        threshold=setup.threshold,
        apart=ronde.mode is Mode.APART,
        blokken=blokken if result.shown else (),
        current=ronde is traject.ronde and traject.phase is Phase.REFLECTIE,
    )


def _vraag_result(content: Content, vraag: Vraag, result: Result) -> VraagResult:
    counts = result.counts.get(vraag.id, {})
    bars: tuple[Bar, ...] = ()
    if vraag.schaal and counts:
        bars = tuple(Bar(*row) for row in shares(content.schalen[vraag.schaal], dict(counts)))
    return VraagResult(
        tekst=vraag.tekst,
        n=sum(counts.values()),
        bars=bars,
        words=tuple(result.words.get(vraag.id, ())),
        hidden=bool(vraag.schaal) and not counts,
    )


WORDS_PER_PAGE = 10


def words_step(setup: Setup, traject: Traject, ronde: Ronde, index: int, page: int) -> Words | None:
    """What was written in one block of a closed ronde; None when there is no such block."""
    blokken = results_step(setup, traject, ronde).blokken
    if index >= len(blokken):
        return None
    lines = [
        (vraag.tekst if first else "", words)
        for vraag in blokken[index].vragen
        for first, words in zip([True, *[False] * len(vraag.words)], vraag.words, strict=False)
    ]
    pages = max(-(-len(lines) // WORDS_PER_PAGE), 1)
    page = min(page, pages - 1)
    return Words(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        title=blokken[index].title,
        blok=index,
        page=page,
        pages=pages,
        lines=tuple(lines[page * WORDS_PER_PAGE : (page + 1) * WORDS_PER_PAGE]),
    )


def show_words(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to read what colleagues wrote."""
    assert isinstance(event.what, Press)
    ronde = _ronde_of(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    blok, page = event.what.number("blok"), event.what.number("blad")
    return unchanged(state, show=words_step(setup, state.traject, ronde, blok, page))


def show_results(setup: Setup, state: State, event: Event) -> Outcome:
    """Back from the words to the result."""
    assert isinstance(event.what, Press)
    ronde = _ronde_of(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    return unchanged(state, show=results_step(setup, state.traject, ronde))


def _ronde_of(traject: Traject, press: Press) -> Ronde | None:
    """The closed ronde that a step id names: resultaat/<ronde>."""
    id = press.step.removeprefix("resultaat/")
    return next((ronde for ronde in traject.rondes if ronde.id == id and ronde.result), None)
