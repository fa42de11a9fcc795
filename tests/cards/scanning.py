"""The cards of a microscan: what is asked again, by whom it is answered, and what moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from dialogs.anywhere import overview
from dialogs.events import Event, Press
from dialogs.opvolging.check_cards import check_step
from dialogs.opvolging.scan import scan_step
from dialogs.opvolging.scan_asking import ask_scan
from dialogs.outcome import State, View
from dialogs.record import Mode, Phase, Result, Ronde, Sheet, Traject
from dialogs.reflectie import ronde
from dialogs.reflectie.answering_cards import answering_step
from dialogs.reflectie.reach import nudged_step
from dialogs.steps import Feedback, Step
from dialogs.subject import instrument_of
from tests.cards.records import CONTENT, NOW, SETUP, SOON, TODAY, Team

SCANS = ("zelfscan", "ontwikkelingsschaal", "zorgscan-3", "bl9")
"""Instruments of every kind of scale, and those with most questions."""
WRONG = "Kies 2 of 3 vragen. Meer maakt het te lang, minder zegt te weinig."


def scanning(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    for instrument in SCANS:
        followed = _followed(team, instrument)
        yield from _asking(team, followed, instrument)
        opened = _opened(team, followed)
        yield from _answering(team, opened, instrument)
        yield from _results(opened, instrument)


def _followed(team: Team, instrument: str) -> Traject:
    """A team with a plan, that answered this instrument apart."""
    many = replace(team, people=max(team.people, SETUP.threshold))
    closed = many.closed(instrument)
    return replace(team.traject(Phase.OPVOLGING), rondes=closed.rondes)


def _opened(team: Team, traject: Traject) -> Traject:
    before = traject.ronde
    assert before.result
    scan = Ronde(
        "d" * 12,
        before.instrument,
        Mode.APART,
        NOW + timedelta(days=60),
        NOW + timedelta(days=67),
        team.people,
        vragen=tuple(before.result.counts)[:3],
        actie=traject.acties[0].id,
    )
    return replace(traject, stemmingen=(scan,))


def _asking(team: Team, traject: Traject, instrument: str) -> Iterator[tuple[str, Step]]:
    vraag = instrument_of(CONTENT, traject, traject.ronde).vragen[0].id
    known = tuple(replace(item, vraag=vraag) for item in traject.items)
    card = _asked(team, traject)
    yield f"microscan kiezen {instrument}", card
    from_item = _asked(team, replace(traject, items=known))
    yield f"microscan kiezen {instrument} uit de prioriteit", from_item
    typed = {"vragen": "", "tot": team.write(40)}
    wrong = Feedback(errors=dict.fromkeys(typed, WRONG), typed=typed)
    yield f"microscan kiezen {instrument} met fouten", replace(card, feedback=wrong)


def _asked(team: Team, traject: Traject) -> Step:
    press = Press("ask-scan", "levend", 1, {"actie": traject.acties[0].id})
    step = ask_scan(SETUP, State(traject), Event(team.persons[0], NOW, "c" * 32, press)).show
    assert step is not None
    return step


def _answering(team: Team, traject: Traject, name: str) -> Iterator[tuple[str, Step]]:
    """The open microscan, for who begins, who is through, and everybody."""
    mine = View(team.persons[0], NOW, home=False, private=True)
    yield f"uitnodiging microscan {name}", answering_step(SETUP, State(traject), mine)
    yield f"vragen microscan {name}", answering_step(SETUP, State(traject, Sheet(begun=True)), mine)
    done = Sheet(begun=True, block=1, through=True)
    yield f"klaar microscan {name}", answering_step(SETUP, State(traject, done), mine)
    reminded = nudged_step(SETUP, State(traject))
    assert reminded is not None
    yield f"herinnering microscan {name}", reminded
    event = Event(team.persons[0], NOW, "c" * 32, Press("ask-close", "levend", 1, {}))
    closing = ronde.confirm_close(SETUP, State(traject), event).show
    assert closing is not None
    yield f"sluiten microscan {name}", closing
    living = overview.living_step(SETUP, State(traject), replace(mine, home=True))
    yield f"levend microscan {name}", living


def _turned_round(counts: Mapping[str, int]) -> dict[str, int]:
    """As many answers, but the other way round."""
    return dict(zip(counts, [*counts.values()][::-1], strict=True))


def _results(traject: Traject, name: str) -> Iterator[tuple[str, Step]]:
    before, [scan] = traject.ronde.result, traject.stemmingen
    assert before
    counts = {id: before.counts[id] for id in scan.vragen}
    other = {id: _turned_round(given) for id, given in counts.items()}
    results = {
        "": replace(before, counts=other),
        ", als toen": replace(before, counts=counts, held_back=scan.vragen),
        ", zonder cijfers": replace(before, counts={}, held_back=scan.vragen),
        ", onder de drempel": Result(2, shown=False),
    }
    for kind, result in results.items():
        closed = traject.with_ronde(replace(scan, result=result))
        yield f"microscan {name}{kind}", scan_step(SETUP, closed, closed.stemmingen[0])
        check = check_step(SETUP, State(closed), closed.acties[0], SOON, TODAY)
        yield f"check na microscan {name}{kind}", check
