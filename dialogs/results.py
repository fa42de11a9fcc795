"""What a closed ronde came to, as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Content, Vraag
from dialogs.aggregate import shares
from dialogs.calendar import school_year_name
from dialogs.events import Event, Press
from dialogs.findings import fullness
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Mode, Phase, Result, Ronde, Traject
from dialogs.shorten import pages, weigh
from dialogs.steps import Bar, Battery, BlokResult, Results, VraagResult, Words
from dialogs.subject import instrument_of, parts_of

HEAVIEST_RESULTS = 26_000
"""In bytes of text and layout; more goes to another page (see `_weight`)."""
HEAVIEST_WORDS = 6_000
"""In bytes of text."""
WORDS_PER_PAGE = 10


def results_step(setup: Setup, traject: Traject, ronde: Ronde, page: int = 0) -> Results:
    """What a closed ronde came to, block by block."""
    result = ronde.result or Result(n=0, shown=False)
    instrument = instrument_of(setup.content, traject, ronde)
    blokken = _blokken(setup.content, traject, ronde)
    leaves = pages(blokken, _weight, HEAVIEST_RESULTS, most=len(instrument.blokken))
    page = min(page, len(leaves) - 1)
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
        batteries=batteries(setup.content, traject, ronde) if page == 0 else (),
        blokken=tuple(leaves[page]),
        page=page,
        pages=len(leaves),
        current=ronde is traject.ronde and traject.phase is Phase.REFLECTIE,
    )


def batteries(content: Content, traject: Traject, ronde: Ronde) -> tuple[Battery, ...]:
    """How full each dimension is: the mean of its indicators. Empty for other instruments."""
    found = []
    for part in parts_of(content, traject, ronde):
        shown = [
            vol
            for vraag in part.vragen
            if (schaal := content.schalen.get(vraag.schaal or "")) and schaal.vorm == "batterij"
            if (vol := fullness(schaal, _counts(ronde, vraag))) is not None
        ]
        if shown:
            found.append(Battery(part.titel, sum(shown) / len(shown)))
    return tuple(found)


def _counts(ronde: Ronde, vraag: Vraag) -> Mapping[str, int]:
    return ronde.result.counts.get(vraag.id, {}) if ronde.result else {}


def _blokken(content: Content, traject: Traject, ronde: Ronde) -> tuple[BlokResult, ...]:
    result = ronde.result
    if result is None or not result.shown:
        return ()
    return tuple(
        BlokResult(n, blok.titel, tuple(_vraag_result(content, v, result) for v in blok.vragen))
        for n, blok in enumerate(instrument_of(content, traject, ronde).blokken)
    )


def _weight(blok: BlokResult) -> int:
    """How much room the results of a block take on a card, in bytes of text and layout."""
    layout = 1_200 + 400 * len(blok.vragen) + 60 * sum(len(vraag.bars) for vraag in blok.vragen)
    texts = (text for vraag in blok.vragen for text in (vraag.tekst, *vraag.excerpts))
    return layout + weigh(texts)


def _vraag_result(content: Content, vraag: Vraag, result: Result) -> VraagResult:
    counts = result.counts.get(vraag.id, {})
    bars: tuple[Bar, ...] = ()
    if vraag.schaal and counts:
        bars = tuple(Bar(*row) for row in shares(content.schalen[vraag.schaal], dict(counts)))
    schaal = content.schalen.get(vraag.schaal or "")
    edition = result.scales.get(vraag.id)
    return VraagResult(
        vol=fullness(schaal, counts) if schaal and schaal.vorm == "batterij" else None,
        scale=f"{edition[0]}, ingevuld in {school_year_name(edition[1])}" if edition else "",
        tekst=vraag.tekst,
        n=sum(counts.values()),
        bars=bars,
        words=tuple(result.words.get(vraag.id, ())),
        hidden=bool(vraag.schaal) and not counts,
    )


def words_step(setup: Setup, traject: Traject, ronde: Ronde, index: int, page: int) -> Words | None:
    """What was written in one block of a closed ronde; None when there is no such block."""
    blokken = _blokken(setup.content, traject, ronde)
    if index >= len(blokken):
        return None
    lines = [(vraag.tekst, text) for vraag in blokken[index].vragen for text in vraag.words]
    leaves = pages(lines, weigh, HEAVIEST_WORDS, WORDS_PER_PAGE)
    page = min(page, len(leaves) - 1)
    return Words(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        title=blokken[index].title,
        blok=index,
        page=page,
        pages=len(leaves),
        lines=_each_question_once(leaves[page]),
    )


def _each_question_once(lines: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    asked = ["", *(vraag for vraag, _ in lines)]
    return tuple(
        ("" if vraag == before else vraag, text)
        for before, (vraag, text) in zip(asked, lines, strict=False)
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
    """Back from the words to the result, or to another page of it."""
    assert isinstance(event.what, Press)
    ronde = _ronde_of(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    page = event.what.number("blad")
    return unchanged(state, show=results_step(setup, state.traject, ronde, page))


def _ronde_of(traject: Traject, press: Press) -> Ronde | None:
    """The closed ronde that a step id names: resultaat/<ronde>."""
    id = press.step.removeprefix("resultaat/")
    return next((ronde for ronde in traject.rondes if ronde.id == id and ronde.result), None)
