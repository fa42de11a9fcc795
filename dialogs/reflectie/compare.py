"""A ronde beside an earlier one of the same instrument: what moved, and how far.

Both are compared as they were kept, which tells nothing of one person (see `differencing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from content.model import Content, Schaal, Vraag
from dialogs import dutch
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Mode, Result, Ronde, Traject
from dialogs.reflectie.earlier import earlier_ronde
from dialogs.reflectie.results import bars, ronde_of
from dialogs.shorten import pages, weigh
from dialogs.steps import Compare, Vergelijking
from dialogs.subject import instrument_of

FEW = 10
"""With fewer answers than this, one colleague moves the mean by ten points and more."""
HEAVIEST = 24_000
"""In bytes of text and layout; more goes to another page."""
MOST_QUESTIONS = 5
"""More than this nobody scrolls through."""

Counts = Mapping[str, int]


def mean_position(content: Content, schaal: Schaal, counts: Counts) -> Fraction | None:
    """Where the answers to a question lie on their scale, on the mean, from 0 to 100.

    The answers of the scale stand at equal distances between the least good one, at 0, and the
    best one, at 100. Who answered "weet ik niet" or "niet van toepassing" takes no side and is left
    out; None when nobody took one. The shares that are drawn are of all answers, with those.

    Ja is 100, deels 50 and nee 0. 3 ja, 4 deels, 1 nee and 2 weet ik niet come to
    (3 x 100 + 4 x 50 + 1 x 0) / 8 = 62.5.
    """
    steps = [antwoord.id for antwoord in schaal.antwoorden if not antwoord.weet_niet]
    if _best_first(content, schaal):
        steps.reverse()
    given = [counts.get(step, 0) for step in steps]
    if not sum(given) or len(steps) < 2:
        return None
    total = sum(n * count for n, count in enumerate(given))
    return Fraction(100 * total, sum(given) * (len(steps) - 1))


def _best_first(content: Content, schaal: Schaal) -> bool:
    """Whether a scale begins with its best answer: the one that points to what goes well."""
    first = next(antwoord for antwoord in schaal.antwoorden if not antwoord.weet_niet)
    return first.lijst is not None and content.lijsten[first.lijst].soort == "borgen"


def compare_step(
    setup: Setup, traject: Traject, ronde: Ronde, earlier: Ronde, page: int = 0
) -> Compare:
    """A closed ronde beside an earlier one, for every question that has figures of either."""
    content = setup.content
    toen, nu = _result(earlier), _result(ronde)
    instrument = instrument_of(content, traject, ronde)
    vragen = [
        _vergelijking(setup, vraag, content.schalen[vraag.schaal], toen, nu)
        for vraag in instrument.vragen
        if vraag.schaal and (vraag.id in toen.counts or vraag.id in nu.counts)
    ]
    leaves = pages(vragen, _weight, HEAVIEST, MOST_QUESTIONS)
    page = min(page, len(leaves) - 1)
    apart = ronde.mode is Mode.APART
    shown = leaves[page]
    numbers = [n for vraag in shown for _, _, n in vraag.keren]
    return Compare(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        instrument=instrument.titel,
        apart=apart,
        toen=dutch.say_day(earlier.opened.date()),
        nu=dutch.say_day(ronde.opened.date()),
        n_toen=toen.n,
        n_nu=nu.n,
        few=apart and any(n < FEW for n in numbers),
        vragen=tuple(shown),
        page=page,
        pages=len(leaves),
    )


def _result(ronde: Ronde) -> Result:
    assert ronde.result is not None
    return ronde.result


def _vergelijking(
    setup: Setup, vraag: Vraag, schaal: Schaal, toen: Result, nu: Result
) -> Vergelijking:
    content = setup.content
    then, now = toen.counts.get(vraag.id, {}), nu.counts.get(vraag.id, {})
    if vraag.id in nu.held_back and now == then:
        now, verschil = {}, content.zeg("vergelijk.zo-goed-als-gelijk")
    elif vraag.id in nu.held_back and not now:
        verschil = content.zeg("vergelijk.weggelaten")
    elif not then:
        verschil = content.zeg("vergelijk.niet-toen")
    elif not now:
        verschil = content.zeg("vergelijk.niet-nu")
    else:
        verschil = _verschil(content, schaal, then, now)
    return Vergelijking(
        tekst=vraag.tekst,
        toen=bars(schaal, then) if then else (),
        nu=bars(schaal, now) if now else (),
        verschil=verschil,
        held_back=vraag.id in nu.held_back,
    )


def _verschil(content: Content, schaal: Schaal, then: Counts, now: Counts) -> str:
    """How far the mean moved, in whole points between two means that were rounded."""
    before, after = mean_position(content, schaal, then), mean_position(content, schaal, now)
    if before is None or after is None:
        return content.zeg("vergelijk.geen-gemiddelde")
    was, is_now = _rounded(before), _rounded(after)
    if was == is_now:
        return content.zeg("vergelijk.gelijk", nu=is_now)
    return content.zeg("vergelijk.verschil", toen=was, nu=is_now, punten=_points(is_now - was))


def _rounded(mean: Fraction) -> int:
    return int(mean + Fraction(1, 2))


def _points(change: int) -> str:
    sign = "+" if change > 0 else "−"
    return f"{sign}{abs(change)} {'punt' if abs(change) == 1 else 'punten'}"


def _weight(vraag: Vergelijking) -> int:
    """How much room a question takes on a card, in bytes of text and layout."""
    labels = [bar.label for bar in (*vraag.toen, *vraag.nu)]
    return 1_200 + 140 * len(labels) + weigh((vraag.tekst, vraag.verschil, *3 * labels))


def compare(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to see a result beside that of the last time, or another page of it."""
    assert isinstance(event.what, Press)
    ronde = ronde_of(state.traject, event.what)
    earlier = earlier_ronde(state.traject, ronde) if ronde else None
    if ronde is None or earlier is None:
        return unchanged(state)
    page = event.what.number("blad")
    return unchanged(state, show=compare_step(setup, state.traject, ronde, earlier, page))
