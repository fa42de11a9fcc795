"""The cards of the conversation about a result: a divided team, before and after it agreed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from dialogs.anywhere.overview import living_step
from dialogs.outcome import State, View
from dialogs.record import Besluit, Mode, Phase, Result, Traject
from dialogs.reflectie.agenda import LENGTHS, agenda_step
from dialogs.reflectie.results import results_step
from dialogs.reflectie.vastleggen_cards import (
    BESLUIT_LENGTH,
    besluit_step,
    besluiten_step,
    in_order,
)
from dialogs.steps import Feedback, Step
from dialogs.subject import instrument_of
from tests.cards.records import CONTENT, NOW, SETUP, Team

SCANS = ("zelfscan", "zorgscan-1", "ontwikkelingsschaal", "reflectiekaart")
EVERY = 5
"""Of so many questions one gets its cards: with another topic, scale or kind than the last."""


def divided(team: Team, instrument: str) -> Traject:
    """A closed ronde in which the team is divided, spread, doesn't know and agrees, in turns."""
    traject = team.closed(instrument)
    assert traject.ronde.result
    counts = {}
    for turn, vraag in enumerate(CONTENT.instrumenten[instrument].vragen):
        if vraag.schaal:
            ids = [antwoord.id for antwoord in CONTENT.schalen[vraag.schaal].antwoorden]
            sides, unknowing = ids[:-1], ids[-1]
            answers = (
                {sides[0]: 7, sides[-1]: 6},
                dict.fromkeys(ids, 3),
                {sides[0]: 8, unknowing: 4},
                {sides[0]: 12},
            )
            counts[vraag.id] = answers[turn % 4]
    result = Result(13, counts, traject.ronde.result.words)
    return traject.with_ronde(replace(traject.ronde, result=result))


def agreed(team: Team, traject: Traject) -> Traject:
    """The same, with something recorded about every question."""
    vragen = instrument_of(CONTENT, traject, traject.ronde).vragen
    besluiten = {
        vraag.id: Besluit(
            choice=CONTENT.schalen[vraag.schaal].antwoorden[0].id if vraag.schaal else None,
            text=team.write(BESLUIT_LENGTH),
        )
        for vraag in vragen
    }
    return traject.with_ronde(replace(traject.ronde, besluiten=besluiten))


def discussing(team: Team) -> Iterator[tuple[str, Step]]:
    """All cards of the conversation, each with a name."""
    for instrument in SCANS:
        traject = divided(team, instrument)
        ronde = traject.ronde
        yield f"resultaat verdeeld {instrument}", results_step(SETUP, traject, ronde)
        yield f"agenda {instrument}", agenda_step(SETUP, traject, ronde, max(LENGTHS))
        yield f"besluiten {instrument}", besluiten_step(SETUP, traject, ronde, private=False)
        done = agreed(team, traject)
        yield f"resultaat besloten {instrument}", results_step(SETUP, done, done.ronde)
    traject = divided(team, "zelfscan")
    ronde = traject.ronde
    yield "agenda kort", agenda_step(SETUP, traject, ronde, min(LENGTHS))
    alike = {vraag.id: {"ja": 13} for vraag in CONTENT.instrumenten["zelfscan"].vragen[:2]}
    for name, counts in (("eensgezind", alike), ("zonder cijfers", {})):
        same = traject.with_ronde(replace(ronde, result=Result(13, counts)))
        yield f"agenda {name}", agenda_step(SETUP, same, same.ronde, 45)
    done = agreed(team, traject)
    yield "besluiten vastgelegd", besluiten_step(SETUP, done, done.ronde, private=True)
    vragen = enumerate(in_order(SETUP, traject, ronde))
    for turn, vraag in itertools.islice(vragen, None, None, EVERY):
        yield f"besluit {vraag.id}", besluit_step(SETUP, traject, ronde, vraag, turn)
        kept = besluit_step(SETUP, done, done.ronde, vraag, turn)
        yield f"besluit {vraag.id} vastgelegd", kept
        typed = {"besluit": team.write(BESLUIT_LENGTH), "keuze": "nee"}
        wrong = CONTENT.zeg("fout.leeg-besluit")
        refused = Feedback(note=wrong, errors=dict.fromkeys(typed, wrong), typed=typed)
        yield f"besluit {vraag.id} met fouten", replace(kept, feedback=refused)
    together = agreed(team, team.closed("zelfscan", Mode.SAMEN))
    yield "resultaat samen besloten", results_step(SETUP, together, together.ronde)
    view = View(team.persons[0], NOW, home=True, private=False)
    later = replace(done, phase=Phase.ORIENTATIE)
    yield "levend met niveau", living_step(SETUP, State(later), view)
