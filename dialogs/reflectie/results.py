"""What a closed ronde came to, as a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Content, Schaal, Vraag
from dialogs.calendar import school_year_name
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Besluit, Mode, Phase, Result, Ronde, Traject
from dialogs.reflectie.aggregate import shares
from dialogs.reflectie.besluiten import recorded, said
from dialogs.reflectie.earlier import earlier_ronde
from dialogs.reflectie.findings import fullness
from dialogs.reflectie.spread import spread_of
from dialogs.reflectie.topics import topics_of
from dialogs.shorten import pages, weigh
from dialogs.steps import Bar, Battery, BlokResult, Results, Verschil, VraagResult, Words
from dialogs.subject import instrument_of, parts_of

HEAVIEST_RESULTS = 30_000
"""In bytes of text and layout; more goes to another page (see `_weight`)."""
HEAVIEST_WORDS = 6_000
"""In bytes of text."""
WORDS_PER_PAGE = 10


def results_step(setup: Setup, traject: Traject, ronde: Ronde, page: int = 0) -> Results:
    """What a closed ronde came to, block by block."""
    result = ronde.result or Result(n=0, shown=False)
    instrument = instrument_of(setup.content, traject, ronde)
    blokken = _blokken(setup, traject, ronde)
    topics = topics_of(setup.content, traject, ronde, setup.threshold)
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
        verschillend=tuple(
            Verschil(topic.vraag.tekst, topic.spread.word)
            for topic in topics
            if topic.spread and topic.kind != "weet-niet"
        ),
        onbekend=tuple(topic.vraag.tekst for topic in topics if topic.many_unknowing),
        comparable=earlier_ronde(traject, ronde) is not None,
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


def _blokken(setup: Setup, traject: Traject, ronde: Ronde) -> tuple[BlokResult, ...]:
    result = ronde.result
    if result is None or not result.shown:
        return ()
    besluiten = recorded(ronde)
    return tuple(
        BlokResult(
            n,
            blok.titel,
            tuple(_vraag_result(setup, v, result, besluiten.get(v.id)) for v in blok.vragen),
        )
        for n, blok in enumerate(instrument_of(setup.content, traject, ronde).blokken)
    )


def _weight(blok: BlokResult) -> int:
    """How much room the results of a block take on a card, in bytes of text and layout.

    The label of an answer stands there three times: in the chart, in the list that may replace it,
    and in words.
    """
    bars = [bar for vraag in blok.vragen for bar in vraag.bars]
    excerpts = [text for vraag in blok.vragen for text in vraag.excerpts]
    besloten = [vraag.besloten for vraag in blok.vragen if vraag.besloten]
    layout = 700 * len(blok.vragen) + 100 * len(bars) + 120 * len(excerpts) + 100 * len(besloten)
    texts = [vraag.tekst for vraag in blok.vragen] + excerpts + besloten
    return 1_000 + layout + weigh(texts) + 3 * weigh(bar.label for bar in bars)


def _vraag_result(
    setup: Setup, vraag: Vraag, result: Result, besluit: Besluit | None
) -> VraagResult:
    content, counts = setup.content, result.counts.get(vraag.id, {})
    schaal = content.schalen.get(vraag.schaal or "")
    edition = result.scales.get(vraag.id)
    return VraagResult(
        vol=fullness(schaal, counts) if schaal and schaal.vorm == "batterij" else None,
        scale=f"{edition[0]}, ingevuld in {school_year_name(edition[1])}" if edition else "",
        tekst=vraag.tekst,
        n=sum(counts.values()),
        bars=bars(schaal, counts) if schaal and counts else (),
        words=tuple(result.words.get(vraag.id, ())),
        hidden=bool(vraag.schaal) and not counts,
        spread=spread_of(schaal, counts, setup.threshold) if schaal else None,
        besloten=said(content, vraag, besluit),
        held_back=vraag.id in result.held_back,
    )


def bars(schaal: Schaal, counts: Mapping[str, int]) -> tuple[Bar, ...]:
    """Every answer of a scale, in its order, with how often it was given."""
    rows = zip(shares(schaal, dict(counts)), schaal.antwoorden, strict=True)
    return tuple(Bar(*row, side=not antwoord.weet_niet) for row, antwoord in rows)


def words_step(setup: Setup, traject: Traject, ronde: Ronde, index: int, page: int) -> Words | None:
    """What was written in one block of a closed ronde; None when there is no such block."""
    blokken = _blokken(setup, traject, ronde)
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
    ronde = ronde_of(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    blok, page = event.what.number("blok"), event.what.number("blad")
    return unchanged(state, show=words_step(setup, state.traject, ronde, blok, page))


def show_results(setup: Setup, state: State, event: Event) -> Outcome:
    """Back from the words to the result, or to another page of it."""
    assert isinstance(event.what, Press)
    ronde = ronde_of(state.traject, event.what)
    if ronde is None:
        return unchanged(state)
    page = event.what.number("blad")
    return unchanged(state, show=results_step(setup, state.traject, ronde, page))


def ronde_of(traject: Traject, press: Press) -> Ronde | None:
    """The closed ronde that a card was made for: its step id is <kind>/<ronde>, or begins so."""
    id = press.step.partition("/")[2].partition("/")[0]
    return next((ronde for ronde in traject.rondes if ronde.id == id and ronde.result), None)
