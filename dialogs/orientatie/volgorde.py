"""What a closed stemming came to: the items in order, by dots or by quadrant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.model import Content
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.orientatie.stemming import IMPACT, MOEITE, WEL, is_ballot, items_of, scale_of
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Item, Phase, Result, Ronde, Traject
from dialogs.reflectie.findings import fullness
from dialogs.shorten import shorten
from dialogs.steps import Order, OrderLine
from dialogs.subject import instrument_of

MOST_LINES = 10
"""More items than this are no short list."""
_LINE = 200
_MIDDLE = 0.5
"""The middle of a scale, on which `fullness` goes from 0 to 1."""
NOT_NOW = "niet-nu"
QUADRANTS = ("snelle-winst", "groot-werk", "tussendoor", NOT_NOW)
"""From what a team best begins with to what it leaves for now."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with what a stemming said of it: `dots`, or else its `quadrant`.

    `earlier`: what is known of it was kept from an earlier stemming (see `Result.held_back`).
    """

    item: Item
    dots: int = 0
    quadrant: str = ""
    earlier: bool = False


def quadrant(impact: float, moeite: float) -> str:
    """Where an item stands, by its mean on each axis (0 to 1) against the middle of the scale.

    Exactly in the middle it gets the benefit of the doubt: enough impact, not too much effort.
    """
    much, heavy = impact >= _MIDDLE, moeite > _MIDDLE
    if much:
        return "groot-werk" if heavy else "snelle-winst"
    return NOT_NOW if heavy else "tussendoor"


def ordered(setup: Setup, traject: Traject, ronde: Ronde) -> tuple[Placed, ...]:
    """The items of a closed stemming of which the result is known, the best first.

    After the dots: most dots first. After weighing: by quadrant, and within it by how much more
    impact than effort. Ties stand in the order of the stemming, which is that of the lists.
    """
    result = ronde.result or Result(0)
    items = items_of(traject, ronde)
    if is_ballot(ronde):
        placed = [
            Placed(item, result.counts[item.id].get(WEL, 0), earlier=item.id in result.held_back)
            for item in items
            if item.id in result.counts
        ]
        return tuple(sorted(placed, key=lambda one: -one.dots))
    weighed = [(item, axes) for item in items if (axes := _axes(setup, result.counts, item))]
    weighed.sort(key=lambda one: _rank(*one[1]))
    return tuple(
        Placed(item, quadrant=quadrant(*axes), earlier=_is_earlier(result, item))
        for item, axes in weighed
    )


def _is_earlier(result: Result, item: Item) -> bool:
    scales = {scale_of(item.id, IMPACT), scale_of(item.id, MOEITE)}
    return not scales.isdisjoint(result.held_back)


def _rank(impact: float, moeite: float) -> tuple[int, float]:
    """The bargain is rounded, so that what is as good in another way is a tie."""
    return QUADRANTS.index(quadrant(impact, moeite)), round(moeite - impact, 9)


def _axes(
    setup: Setup, counts: Mapping[str, Mapping[str, int]], item: Item
) -> tuple[float, float] | None:
    """The mean impact and effort of an item; None when one of both is not known."""
    impact = _mean(setup, IMPACT, counts.get(scale_of(item.id, IMPACT), {}))
    moeite = _mean(setup, MOEITE, counts.get(scale_of(item.id, MOEITE), {}))
    return None if impact is None or moeite is None else (impact, moeite)


def _mean(setup: Setup, scale: str, counts: Mapping[str, int]) -> float | None:
    """The mean on a scale, from 0 to 1; None when fewer took a side than are ever judged by."""
    schaal = setup.content.schalen[scale]
    sides = sum(counts.get(a.id, 0) for a in schaal.antwoorden if not a.weet_niet)
    return fullness(schaal, counts) if sides >= setup.threshold else None


def newest(traject: Traject, instrument: str = "") -> Ronde | None:
    """The newest closed stemming (with this instrument) whose result may be shown."""
    return next(
        (
            ronde
            for ronde in reversed(traject.votes)
            if ronde.result and ronde.result.shown and instrument in ("", ronde.instrument)
        ),
        None,
    )


def best(setup: Setup, traject: Traject, instrument: str = "") -> tuple[str, ...]:
    """The ids of the items that a stemming put first, as far as they are still in the lists.

    Without those that got no dot, or stand where the team leaves them for now. An item that was
    merged counts as the one that stayed.
    """
    ronde = newest(traject, instrument)
    if ronde is None:
        return ()
    placed = ordered(setup, traject, ronde)
    chosen = [one.item for one in placed if one.dots or one.quadrant not in ("", NOT_NOW)]
    standing = (_standing(traject, item) for item in chosen)
    return tuple(dict.fromkeys(item.id for item in standing if item))


def _standing(traject: Traject, item: Item) -> Item | None:
    """The item, or the one that it was merged into; None when it was removed."""
    passed = {item.id}
    while item.removed:
        into = traject.item(item.merged_into)
        if into is None or into.id in passed:
            return None
        passed.add(into.id)
        item = into
    return item


def order_step(setup: Setup, traject: Traject, ronde: Ronde) -> Order:
    """The card of a closed stemming."""
    content, result = setup.content, ronde.result or Result(0, shown=False)
    placed = ordered(setup, traject, ronde) if result.shown else ()
    known = {one.item.id for one in placed}
    lines = _dotted(placed) if is_ballot(ronde) else _in_quadrants(content, placed)
    unknown = [item.text for item in items_of(traject, ronde) if item.id not in known]
    last = bool(traject.votes) and ronde.id == traject.votes[-1].id
    return Order(
        id=f"resultaat/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        title=instrument_of(content, traject, ronde).titel,
        n=result.n,
        invited=ronde.invited,
        shown=result.shown,
        threshold=setup.threshold,
        lines=lines,
        more=len(placed) - len(lines),
        unknown=tuple(unknown[:MOST_LINES]) if result.shown else (),
        weighed=not is_ballot(ronde),
        current=last and not ronde.open and traject.phase is Phase.ORIENTATIE,
    )


def _dotted(placed: tuple[Placed, ...]) -> tuple[OrderLine, ...]:
    with_dots = [one for one in placed if one.dots]
    return tuple(
        OrderLine(n, shorten(one.item.text, _LINE), one.dots, earlier=one.earlier)
        for n, one in enumerate(with_dots[:MOST_LINES], start=1)
    )


def _in_quadrants(content: Content, placed: tuple[Placed, ...]) -> tuple[OrderLine, ...]:
    lines, before = [], ""
    for n, one in enumerate(placed[:MOST_LINES], start=1):
        keuze = content.keuzes[one.quadrant]
        titel, uitleg = (keuze.titel, keuze.uitleg) if one.quadrant != before else ("", "")
        text = shorten(one.item.text, _LINE)
        lines.append(OrderLine(n, text, None, titel, uitleg, one.earlier))
        before = one.quadrant
    return tuple(lines)


def show_order(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to see what the newest stemming came to."""
    assert isinstance(event.what, Press)
    ronde = newest(state.traject)
    if ronde is None:
        return unchanged(state, setup.content.zeg("stemmen.nog-geen-volgorde"), press=event.what)
    return unchanged(state, show=order_step(setup, state.traject, ronde))
