"""A microscan: the team is asked again only what an actie was to move, and sees before and after.

It is a ronde about a few questions of an earlier one, so how people are asked and reminded, who
sees what, and the close are those of any ronde. How one is opened: `dialogs.opvolging.scan_asking`.
"""

from __future__ import annotations

from datetime import datetime

from content.model import Content, Vraag
from dialogs import dutch
from dialogs.head import head
from dialogs.outcome import Setup, State
from dialogs.record import Actie, Mode, Result, Ronde, Sheet, Traject
from dialogs.reflectie.compare import (
    best_first,
    few_answered,
    mean_position,
    rounded,
    vergelijkingen,
)
from dialogs.reflectie.scales import in_a_sentence
from dialogs.shorten import shorten
from dialogs.steps import ScanResult
from dialogs.subject import instrument_of, say_actie

_LINE = 80
_FEW_SIDES = 3
"""On a longer scale, how often its best answer was given says little."""


def newest_with_figures(traject: Traject, at: datetime) -> Ronde | None:
    """The newest ronde of stap 1 beside which a microscan of that moment stands."""
    return next(
        (
            ronde
            for ronde in reversed(traject.rondes)
            if ronde.opened <= at and ronde.mode is Mode.APART
            if ronde.result and ronde.result.shown and ronde.result.counts
        ),
        None,
    )


def is_waiting(state: State) -> bool:
    """Whether a microscan is open that somebody has still to answer. It is one card."""
    asked, sheet = state.traject.asked, state.sheet or Sheet()
    return asked.open and asked.microscan and sheet.block == 0 and not sheet.declined


def scan_step(setup: Setup, traject: Traject, scan: Ronde) -> ScanResult:
    """What a microscan came to, as a card."""
    before, result = _before(traject, scan), scan.result or Result(0, shown=False)
    vragen = vergelijkingen(setup, traject, scan, before) if result.shown else []
    return ScanResult(
        id=f"resultaat/{scan.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        actie=scan.actie,
        wat=say_actie(traject, scan),
        toen=dutch.say_day(before.opened.date()),
        nu=dutch.say_day(scan.opened.date()),
        n_toen=result_of(before).n,
        n_nu=result.n,
        invited=scan.invited,
        shown=result.shown,
        threshold=setup.threshold,
        few=few_answered(vragen),
        vragen=tuple(vragen),
    )


def lines_of(content: Content, traject: Traject, actie: Actie) -> tuple[str, ...]:
    """What the newest closed microscan of an actie showed, a line per question."""
    scan = next((s for s in reversed(traject.microscans) if s.actie == actie.id and s.result), None)
    if scan is None:
        return ()
    toen, nu = result_of(_before(traject, scan)), result_of(scan)
    if not nu.shown:
        return (content.zeg("scan.te-weinig-antwoorden", aantal=nu.n),)
    return tuple(
        content.zeg(
            "scan.lijn",
            vraag=shorten(vraag.tekst, _LINE),
            verschil=_moved(content, vraag, toen, nu),
        )
        for vraag in instrument_of(content, traject, scan).vragen
    )


def _moved(content: Content, vraag: Vraag, toen: Result, nu: Result) -> str:
    """How the answers to a question moved, in a few words: of few answers, the best is counted."""
    schaal = content.schalen[vraag.schaal or ""]
    then, now = toen.counts.get(vraag.id, {}), nu.counts.get(vraag.id, {})
    if not now:
        return content.zeg("scan.geen-cijfers-nu")
    if now == then:
        return content.zeg("scan.gelijk")
    before, after = mean_position(content, schaal, then), mean_position(content, schaal, now)
    sides = best_first(content, schaal)
    if len(sides) > _FEW_SIDES and before is not None and after is not None:
        return content.zeg("scan.gemiddeld", toen=rounded(before), nu=rounded(after))
    return content.zeg(
        "scan.aantal",
        antwoord=in_a_sentence(sides[0]),
        toen=then.get(sides[0].id, 0),
        van_toen=sum(then.values()),
        nu=now.get(sides[0].id, 0),
        van_nu=sum(now.values()),
    )


def _before(traject: Traject, scan: Ronde) -> Ronde:
    before = newest_with_figures(traject, scan.opened)
    assert before is not None  # without one it would not have opened
    return before


def result_of(ronde: Ronde) -> Result:
    """What a ronde came to that is known to be closed."""
    assert ronde.result is not None
    return ronde.result
