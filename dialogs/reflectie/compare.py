"""A ronde beside an earlier one of the same instrument: what moved, and how far.

Both are compared as they were kept, which tells nothing of one person (see `differencing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from content.model import Antwoord, Content, Schaal, Vraag
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
    given = [counts.get(antwoord.id, 0) for antwoord in reversed(best_first(content, schaal))]
    if not sum(given) or len(given) < 2:
        return None
    total = sum(n * count for n, count in enumerate(given))
    return Fraction(100 * total, sum(given) * (len(given) - 1))


def best_first(content: Content, schaal: Schaal) -> list[Antwoord]:
    """The answers of a scale that take a side, from the best to the least good.

    A scale begins with its best answer when that one points to what goes well.
    """
    sides = [antwoord for antwoord in schaal.antwoorden if not antwoord.weet_niet]
    good = sides[0].lijst is not None and content.lijsten[sides[0].lijst].soort == "borgen"
    return sides if good else sides[::-1]


def compare_step(
    setup: Setup, traject: Traject, ronde: Ronde, earlier: Ronde, page: int = 0
) -> Compare:
    """A closed ronde beside an earlier one, for every question that has figures of either."""
    vragen = vergelijkingen(setup, traject, ronde, earlier)
    leaves = pages(vragen, _weight, HEAVIEST, MOST_QUESTIONS)
    page = min(page, len(leaves) - 1)
    apart = ronde.mode is Mode.APART
    shown = leaves[page]
    return Compare(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        instrument=instrument_of(setup.content, traject, ronde).titel,
        apart=apart,
        toen=dutch.say_day(earlier.opened.date()),
        nu=dutch.say_day(ronde.opened.date()),
        n_toen=_result(earlier).n,
        n_nu=_result(ronde).n,
        few=apart and few_answered(shown),
        vragen=tuple(shown),
        page=page,
        pages=len(leaves),
    )


def vergelijkingen(
    setup: Setup, traject: Traject, ronde: Ronde, earlier: Ronde
) -> list[Vergelijking]:
    """Every closed question of a ronde beside an earlier one, as far as there are figures."""
    toen, nu = _result(earlier), _result(ronde)
    return [
        _vergelijking(setup, vraag, setup.content.schalen[vraag.schaal], toen, nu)
        for vraag in instrument_of(setup.content, traject, ronde).vragen
        if vraag.schaal and (vraag.id in toen.counts or vraag.id in nu.counts)
    ]


def few_answered(vragen: Sequence[Vergelijking]) -> bool:
    """Whether so few answered one of these questions that one colleague moves much."""
    return any(n < FEW for vraag in vragen for _, _, n in vraag.keren)


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
    was, is_now = rounded(before), rounded(after)
    if was == is_now:
        return content.zeg("vergelijk.gelijk", nu=is_now)
    return content.zeg("vergelijk.verschil", toen=was, nu=is_now, punten=_points(is_now - was))


def rounded(mean: Fraction) -> int:
    """A mean as it is read: a whole number."""
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
