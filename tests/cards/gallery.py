"""Every card there is, made by the real dialogs from a record in which people typed things."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from content import load
from content.model import Content, Instrument, Vraag
from dialogs import (
    actie_cards,
    orientatie_cards,
    overview,
    plan,
    results,
    ronde,
    start,
    start_cards,
)
from dialogs.aggregate import fold
from dialogs.answering_cards import answering_step, block_step
from dialogs.calendar import BRUSSELS
from dialogs.events import Event, Press
from dialogs.outcome import Setup, State, View
from dialogs.record import (
    CARDS,
    Actie,
    Answer,
    Item,
    Mode,
    Person,
    Phase,
    Result,
    Ronde,
    Sheet,
    Traject,
)
from dialogs.steps import Feedback, Step, Welcome
from tests.cards.introduction import examples, introductions

CONTENT = load()
FILLED_IN = ("zelfscan", "visieschaal", "zorgscan-3")
"""The instruments whose cards are shown with answers too: one of each kind of scale."""
NOW = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
TODAY = NOW.date()
SOON = date(2027, 1, 15)
TOLD = "Intussen is hier iets veranderd. Kijk na wat je invulde en bewaar opnieuw."
WRONG = "Dat is geen datum die ik ken. Typ bijvoorbeeld 15/01/2027 of 'eind januari'."


@dataclass(frozen=True)
class Team:
    """How much there is of everything, and what people type: `write` gets the most characters."""

    write: Callable[[int], str]
    people: int = 6
    items: int = 9
    chosen: int = 3
    acties: int = 2
    words: int = 4

    @property
    def persons(self) -> tuple[Person, ...]:
        """The members; the first is the trekker."""
        return tuple(Person(f"29:{n:075}", self.write(60)) for n in range(self.people))


def gallery(team: Team, content: Content = CONTENT) -> Iterator[tuple[str, Step]]:
    """All cards, each with a name."""
    setup = Setup(content)
    yield from _beginning(setup, team)
    yield from _reflectie(setup, team)
    yield from _orientatie(setup, team)
    yield from _actie(setup, team)
    yield from _anywhere(setup, team)
    yield from introductions(setup)
    yield from examples(setup, TODAY)


def _traject(
    setup: Setup, team: Team, phase: Phase = Phase.REFLECTIE, instrument: str = "zelfscan"
) -> Traject:
    return Traject(
        id="0" * 12,
        verwachting="b2",
        domein="leerloopbaan",
        trekker=team.persons[0],
        year=2026,
        phase=phase,
        rondes=(_ronde(team, instrument),),
        items=tuple(_item(setup, team, n) for n in range(team.items)),
        algemeen_doel=team.write(500),
        acties=tuple(_actie_of(team, n) for n in range(team.acties)),
    )


def _ronde(team: Team, instrument: str, mode: Mode = Mode.APART) -> Ronde:
    until = NOW + timedelta(days=10) if mode is Mode.APART else None
    return Ronde("f" * 12, instrument, mode, NOW, until, invited=team.people)


def _item(setup: Setup, team: Team, number: int) -> Item:
    lijsten = tuple(setup.content.lijsten)
    return Item(
        id=f"{number:012}",
        lijst=lijsten[number % len(lijsten)],
        text=team.write(300),
        chosen=number < team.chosen,
        removed=number == team.items - 1,
        soort=None,
    )


def _actie_of(team: Team, number: int) -> Actie:
    later = number % 2 == 1
    return Actie(
        id=f"a{number:011}",
        item=f"{number % team.chosen:012}",
        soort="borgen" if later else "ontwikkelen",
        card="klaar",
        doel=team.write(500),
        meting=team.write(500),
        termijn="middellang" if later else "kort",
        wat=team.write(500),
        hoe=team.write(500),
        wanneer=team.write(500),
        afspraken=team.write(500),
        owner=team.persons[-1],
        wie=team.write(500),
        checks=(SOON, SOON + timedelta(days=60)),
        years=(2026, 2027) if later else (),
    )


def _view(team: Team, *, home: bool = True, private: bool = False) -> View:
    return View(team.persons[0], NOW, home=home, private=private)


def _typed(step: Step, team: Team, *, errors: bool) -> Step:
    """The card after a press that was refused: with what was typed, and texts that have no field.

    With `errors` every field has one.
    """
    names = _field_names(step)
    feedback = Feedback(
        note=TOLD,
        errors=dict.fromkeys(names, WRONG) if errors else {},
        typed={name: team.write(500) for name in names},
        lost=(team.write(500),),
    )
    return replace(step, feedback=feedback)


_FIELDS = {
    "start": ("verwachting", "domein", "instrument", "wijze", "tot"),
    "fill": ("tekst", "lijst"),
    "pick_item": ("item",),
    "edit_item": ("tekst", "lijst"),
    "invest": ("punten",),
    "doel": ("doel", "meting"),
    "wat": ("wat", "hoe", "wanneer", "afspraken"),
    "opvolging": ("owner", "wie", "check", "check_2", "jaren"),
    "acties": ("actie", "item"),
}


def _field_names(step: Step) -> tuple[str, ...]:
    vragen = getattr(step, "vragen", ())
    ids = [vraag.id for vraag in vragen]
    explained = [f"{vraag.id}__toelichting" for vraag in vragen]
    return (*ids, *explained, *_FIELDS.get(step.template, ()))


# -- the beginning ------------------------------------------------------------------------------


def _beginning(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    yield "welkom", Welcome(id="welkom")
    yield "welkom in de eigen chat", Welcome(id="welkom", private=True)
    card = start_cards.start_step(setup, _view(team), start_cards.NEW, None)
    yield "start", card
    yield "start met fouten", _typed(card, team, errors=True)
    alone = _view(team, private=True)
    yield "start alleen", start_cards.start_step(setup, alone, start_cards.NEW, None)
    own = {"eigen_code": team.write(20), "eigen_titel": team.write(300)}
    typed = Press("own", "start/0", 0, {**own, "eigen_vragen": team.write(5000)})
    yield "eigen verwachting", start_cards.own_step(setup, start_cards.NEW, Feedback())
    yield "eigen verwachting getypt", start_cards.own_step(setup, typed)
    eigen = start.read_own(typed)
    yield "start met eigen verwachting", start_cards.start_step(setup, alone, typed, eigen)
    chosen = replace(typed, values={**typed.values, "instrument": "zorgscan", "tot": "2026-12-03"})
    yield "dimensies", start_cards.dimensions_step(setup, chosen)
    yield "soort school", start_cards.level_step(setup, chosen, "zorgscan")


# -- stap 1 -------------------------------------------------------------------------------------


def _reflectie(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    traject = _traject(setup, team)
    together = traject.with_ronde(_ronde(team, "zelfscan", Mode.SAMEN))
    mine = View(team.persons[0], NOW, home=False, private=True)
    yield "uitnodiging", answering_step(setup, State(traject), mine)
    for instrument in setup.content.instrumenten.values():
        yield from _vragen(setup, team, instrument)
    blokken = len(setup.content.instrumenten["zelfscan"].blokken)
    answered = replace(_sheet(setup, team, "zelfscan"), begun=True, block=blokken)
    yield "klaar", answering_step(setup, State(traject, answered), mine)
    yield "klaar samen", answering_step(setup, State(together, answered), _view(team))
    for name, sheets in (("genoeg", [answered] * 11), ("weinig", [answered])):
        yield f"sluiten {name}", _closing(setup, team, State(traject, sheets=sheets))
    yield "sluiten samen", _closing(setup, team, State(together, sheets=[answered]))
    yield from _results(setup, team)


def _vragen(setup: Setup, team: Team, instrument: Instrument) -> Iterator[tuple[str, Step]]:
    traject = _traject(setup, team, instrument=instrument.id)
    together = traject.with_ronde(_ronde(team, instrument.id, Mode.SAMEN))
    sheet = _sheet(setup, team, instrument.id)
    for index, blok in enumerate(instrument.blokken):
        name = f"vragen {instrument.id} {blok.id}"
        empty = block_step(setup, traject, Sheet(), index)
        yield name, empty
        if instrument.id not in FILLED_IN:
            continue
        yield f"{name}, met fouten", _typed(empty, team, errors=True)
        yield f"{name}, samen en ingevuld", block_step(setup, together, sheet, index)


def _sheet(setup: Setup, team: Team, instrument: str, person: int = 0) -> Sheet:
    vragen = setup.content.instrumenten[instrument].vragen
    answers = {v.id: _answer(setup, team, v, person + n) for n, v in enumerate(vragen)}
    return Sheet(answers)


def _answer(setup: Setup, team: Team, vraag: Vraag, turn: int) -> Answer:
    """What somebody answers; as many people write something as there are `words`."""
    text = team.write(1000) if turn % max(team.people, 1) < team.words else ""
    if vraag.schaal is None:
        return Answer(None, text)
    antwoorden = setup.content.schalen[vraag.schaal].antwoorden
    return Answer(antwoorden[turn * turn % len(antwoorden)].id, text)


def _closing(setup: Setup, team: Team, state: State) -> Step:
    event = Event(team.persons[0], NOW, "c" * 32, Press("ask-close", "levend", 1, {}))
    step = ronde.confirm_close(setup, state, event).show
    assert step is not None
    return step


def _results(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    for instrument in setup.content.instrumenten.values():
        traject = closed(setup, team, instrument, Mode.APART)
        yield f"resultaat {instrument.id}", results.results_step(setup, traject, traject.ronde)
        for index, blok in enumerate(instrument.blokken if instrument.id == "zelfscan" else ()):
            for page in itertools.count():
                step = results.words_step(setup, traject, traject.ronde, index, page)
                if step is None or step.page < page:
                    break
                yield f"toelichtingen {instrument.id} {blok.id} {page + 1}", step
    zelfscan = setup.content.instrumenten["zelfscan"]
    together = closed(setup, team, zelfscan, Mode.SAMEN)
    yield "resultaat samen", results.results_step(setup, together, together.ronde)
    few = together.with_ronde(replace(_ronde(team, "zelfscan"), result=Result(n=2, shown=False)))
    yield "resultaat onder de drempel", results.results_step(setup, few, few.ronde)
    some = Result(n=6, words={"zelfscan.niveau.blijkt": (team.write(1000),)})
    bare = together.with_ronde(replace(_ronde(team, "zelfscan"), result=some))
    yield "resultaat met weinig per vraag", results.results_step(setup, bare, bare.ronde)


def closed(setup: Setup, team: Team, instrument: Instrument, mode: Mode = Mode.APART) -> Traject:
    """A traject whose ronde was answered and closed."""
    count = team.people if mode is Mode.APART else 1
    sheets = [_sheet(setup, team, instrument.id, person) for person in range(count)]
    result = fold(instrument, sheets, mode, setup.threshold, "c" * 32)
    traject = _traject(setup, team, instrument=instrument.id)
    return traject.with_ronde(replace(_ronde(team, instrument.id, mode), result=result))


# -- stap 2 -------------------------------------------------------------------------------------


def _orientatie(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    content, traject = setup.content, _traject(setup, team, Phase.ORIENTATIE)
    for number in range(10):
        yield f"lijsten vullen {number}", orientatie_cards.fill_step(setup, traject, number)
    other = replace(traject, verwachting="b1", domein=None)
    yield "lijsten vullen zonder vragen", orientatie_cards.fill_step(setup, other, 0)
    item = traject.items[0]
    cards = {
        "punt kiezen": orientatie_cards.pick_step(content, traject),
        "punt wijzigen": orientatie_cards.edit_step(content, traject, item),
        "inzetten": orientatie_cards.invest_step(content, traject),
        "lijsten": orientatie_cards.fill_step(setup, traject, 0),
    }
    for name, card in cards.items():
        yield name, card
        yield f"{name} met fouten", _typed(card, team, errors=True)
    removed = replace(item, removed=True)
    yield "weggehaald punt", orientatie_cards.edit_step(content, traject, removed)
    yield "soort", orientatie_cards.sort_step(content, traject)
    single = replace(
        traject, items=tuple(replace(i, chosen=i.id == item.id) for i in traject.items)
    )
    yield "soort van één punt", orientatie_cards.sort_step(content, single)


# -- stap 3 -------------------------------------------------------------------------------------


def _actie(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    content, traject = setup.content, _traject(setup, team, Phase.ACTIE)
    state = State(traject, people=team.persons)
    empty = replace(Actie("e" * 12, traject.items[0].id, "ontwikkelen"), doel=team.write(500))
    named = {"nieuw": empty, **{actie.termijn: actie for actie in traject.acties[:2]}}
    for name, actie in named.items():
        for card in CARDS[:-1]:
            step = actie_cards.actie_step(content, state, actie, card, TODAY)
            yield f"actie {name} {card}", step
            yield f"actie {name} {card} met fouten", _typed(step, team, errors=True)
    unknown = actie_cards.actie_step(content, State(traject), empty, "opvolging", TODAY)
    yield "actie zonder ledenlijst", unknown
    begun = traject.with_actie(replace(traject.acties[0], card="doel", doel=""))
    yield "acties", actie_cards.acties_step(content, begun)
    yield "acties met fouten", _typed(actie_cards.acties_step(content, traject), team, errors=True)
    yield from _plans(setup, planned(setup, team))


def planned(setup: Setup, team: Team) -> Traject:
    """A traject with its plan."""
    return _traject(setup, team, Phase.OPVOLGING)


def _plans(setup: Setup, traject: Traject) -> Iterator[tuple[str, Step]]:
    yield "acties met plan", actie_cards.acties_step(setup.content, traject)
    first = plan.plan_step(setup, traject, TODAY)
    for page in range(first.pages):
        yield f"plan {page + 1}", plan.plan_step(setup, traject, TODAY, page)
    one = replace(traject, acties=traject.acties[:1])
    yield "plan met één actie", plan.plan_step(setup, one, TODAY)
    why = setup.content.zeg("ping.trekker")
    yield "checkmoment", plan.reminder_step(setup, traject, traject.acties[0], SOON, why)


# -- anywhere -----------------------------------------------------------------------------------


def _anywhere(setup: Setup, team: Team) -> Iterator[tuple[str, Step]]:
    zelfscan = setup.content.instrumenten["zelfscan"]
    trajecten = {
        "apart": _traject(setup, team),
        "samen": replace(
            _traject(setup, team).with_ronde(_ronde(team, "zelfscan", Mode.SAMEN)),
            domein="leren-studeren",
        ),
        "gesloten": closed(setup, team, zelfscan, Mode.APART),
        "oriëntatie": _traject(setup, team, Phase.ORIENTATIE),
        "actie": _traject(setup, team, Phase.ACTIE),
        "opvolging": _traject(setup, team, Phase.OPVOLGING),
        "gestopt": replace(_traject(setup, team, Phase.ACTIE), stopped=NOW),
    }
    answered = [_sheet(setup, team, "zelfscan", n) for n in range(team.people)]
    for name, traject in trajecten.items():
        state = State(traject, sheets=answered)
        yield f"levend {name}", overview.living_step(setup, state, _view(team))
    listed = [(setup, traject, "0" * 32) for traject in trajecten.values()]
    yield "status", overview.status_step(listed)
    state = State(trajecten["apart"])
    yield "stoppen", overview.confirm_stop(setup, state, _view(team))
    colleague = View(Person("29:x", team.write(60)), NOW, home=False, private=True)
    yield "niet meer meedoen", overview.confirm_stop(setup, state, colleague)
    yield "help", overview.help_step(setup, overview.living_step(setup, state, _view(team)))
    yield "bericht", overview.message_step(setup.content, "werk.voorbij")
