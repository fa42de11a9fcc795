"""The cards with which a team comes from its lists to a few priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from dialogs.anywhere import overview
from dialogs.events import Event, Press
from dialogs.orientatie import kiezen, samenvoegen, stemmen
from dialogs.orientatie import lijsten_cards as orientatie_cards
from dialogs.orientatie.stemming import NIET, STIPPEN, WEGEN, WEL, dots
from dialogs.orientatie.volgorde import order_step
from dialogs.outcome import Outcome, Setup, State, View
from dialogs.record import Answer, Mode, Phase, Result, Ronde, Sheet, Traject
from dialogs.reflectie import ronde
from dialogs.reflectie.aggregate import fold
from dialogs.reflectie.answering_cards import answering_step
from dialogs.steps import Feedback, Step
from dialogs.subject import instrument_of
from tests.cards.records import CONTENT, NOW, SETUP, Team

WRONG = "Dat is geen datum die ik ken. Typ bijvoorbeeld 15/01/2027 of 'eind januari'."
WEIGHED = 6


def choosing(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    fresh = team.traject(Phase.ORIENTATIE)
    fresh = replace(fresh, rondes=(replace(fresh.ronde, result=Result(9)),))
    voting, weighing = _voting(team, fresh, STIPPEN), _voting(team, fresh, WEGEN)
    counted, weighed = _closed(team, voting), _closed(team, weighing)
    for name, traject in (("begin", fresh), ("tijdens", voting), ("na", counted)):
        yield f"kiezen {name} het stemmen", _pressed(team, traject, kiezen.kiezen)
        card = orientatie_cards.fill_step(SETUP, traject, 0, private=True)
        yield f"lijsten privé, {name} het stemmen", card
    same = tuple(replace(i, lijst="goed", text=f"{i.text} x"[-300:]) for i in fresh.items)
    yield "dubbele punten", _pressed(team, replace(fresh, items=same), samenvoegen.show_doubles)
    for name, handler in (("stemming", stemmen.ask_vote), ("weging", stemmen.ask_weigh)):
        card = _pressed(team, counted, handler)
        yield f"{name} openen", card
        yield f"{name} openen met fouten", _refused(team, card, "lijsten", "punten", "tot")
    for name, traject in (("stippen", voting), ("wegen", weighing)):
        yield from _answering(team, traject, name)
    yield from _orders(team, counted, weighed)
    unchosen = tuple(replace(item, chosen=False) for item in counted.items)
    card = orientatie_cards.invest_step(SETUP, replace(counted, items=unchosen))
    yield "inzetten na het stemmen", card


def _voting(team: Team, traject: Traject, instrument: str) -> Traject:
    """A traject with an open stemming."""
    items = [item.id for item in traject.items]
    about = tuple(items if instrument == STIPPEN else items[:WEIGHED])
    until = NOW + timedelta(days=7)
    opened = Ronde("e" * 12, instrument, Mode.APART, NOW, until, team.people, items=about)
    return replace(traject, stemmingen=(opened,))


def _closed(team: Team, traject: Traject) -> Traject:
    """A traject whose stemming was counted."""
    asked = traject.asked
    sheets = [_sheet(traject, person) for person in range(max(team.people, SETUP.threshold))]
    instrument = instrument_of(CONTENT, traject, asked)
    result = fold(instrument, sheets, Mode.APART, SETUP.threshold, "c" * 32)
    held_back = tuple(result.counts)[:1]
    return traject.with_ronde(replace(asked, result=replace(result, held_back=held_back)))


def _sheet(traject: Traject, person: int) -> Sheet:
    """What one of them gave dots to, or how they weighed."""
    asked = traject.asked
    if asked.instrument == STIPPEN:
        most = dots(len(asked.items))
        given = {asked.items[(person * n) % len(asked.items)] for n in range(most)}
        return Sheet({id: Answer(WEL if id in given else NIET) for id in asked.items})
    answers = {}
    for number, vraag in enumerate(instrument_of(CONTENT, traject, asked).vragen):
        choices = CONTENT.schalen[vraag.schaal or ""].antwoorden
        answers[vraag.id] = Answer(choices[number * 3 % (len(choices) - 1)].id)
    return Sheet(answers)


def _answering(team: Team, traject: Traject, name: str) -> Iterator[tuple[str, Step]]:
    """The open stemming, for who begins, who is through, and everybody."""
    mine = View(team.persons[0], NOW, home=False, private=True)
    yield f"uitnodiging {name}", answering_step(SETUP, State(traject), mine)
    begun = answering_step(SETUP, State(traject, Sheet(begun=True)), mine)
    yield f"stem {name}", begun
    yield f"stem {name} met fouten", _refused(team, begun, "stippen")
    sheet = replace(_sheet(traject, 1), block=99, begun=True, through=True)
    yield f"klaar {name}", answering_step(SETUP, State(traject, sheet), mine)
    again = State(traject, replace(sheet, block=0))
    yield f"stem {name}, opnieuw", answering_step(SETUP, again, mine)
    state = State(traject, sheets=[sheet] * 9)
    yield f"levend {name}", overview.living_step(SETUP, state, replace(mine, home=True))
    yield f"sluiten {name}", _pressed(team, traject, ronde.confirm_close)


def _orders(team: Team, counted: Traject, weighed: Traject) -> Iterator[tuple[str, Step]]:
    few = replace(counted.stemmingen[0], result=Result(2, shown=False))
    bare = replace(counted.stemmingen[0], result=Result(9))
    for name, traject in (("stippen", counted), ("wegen", weighed)):
        yield f"volgorde {name}", order_step(SETUP, traject, traject.stemmingen[0])
    for name, stemming in (("onder de drempel", few), ("zonder aantallen", bare)):
        yield f"volgorde {name}", order_step(SETUP, counted.with_ronde(stemming), stemming)


def _refused(team: Team, step: Step, *fields: str) -> Step:
    """The card after a press that was refused."""
    typed = dict.fromkeys(fields, team.write(500))
    feedback = Feedback(note=WRONG, errors=dict.fromkeys(fields, WRONG), typed=typed)
    return replace(step, feedback=feedback)


def _pressed(
    team: Team, traject: Traject, handler: Callable[[Setup, State, Event], Outcome]
) -> Step:
    """The card that a press of the trekker gives."""
    event = Event(team.persons[0], NOW, "c" * 32, Press("", "", traject.version, {}))
    step = handler(SETUP, State(traject), event).show
    assert step is not None
    return step
