"""The cards on which a ronde stands beside an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.record import Mode
from dialogs.reflectie.compare import compare_step
from dialogs.reflectie.results import results_step
from dialogs.steps import Step
from tests.cards.records import SETUP, Team

SCANS = ("zelfscan", "visieschaal", "zorgscan-3")


def comparing(team: Team) -> Iterator[tuple[str, Step]]:
    """Of one instrument of each kind of scale, and of figures that were held back."""
    for instrument in SCANS:
        yield from _twice(team, instrument, Mode.APART)
    yield from _twice(team, "zelfscan", Mode.SAMEN)


def _twice(team: Team, instrument: str, mode: Mode) -> Iterator[tuple[str, Step]]:
    traject = team.closed(instrument, mode)
    first = traject.ronde
    second = replace(first, id="e" * 12)
    assert first.result
    vragen = tuple(first.result.counts)
    unknowing = {vraag: {"weet-niet": 6} for vraag in vragen}
    results = {
        "": first.result,
        ", als toen": replace(first.result, held_back=vragen),
        ", zonder cijfers": replace(first.result, counts={}, held_back=vragen),
        ", niets gekozen": replace(first.result, counts=unknowing),
    }
    for name, result in results.items():
        now = replace(second, result=result)
        both = replace(traject, rondes=(first, now))
        yield f"resultaat opnieuw {instrument} {mode}{name}", results_step(SETUP, both, now)
        for page in range(compare_step(SETUP, both, now, first).pages):
            step = compare_step(SETUP, both, now, first, page)
            yield f"toen en nu {instrument} {mode} {page + 1}{name}", step
