"""Every card there is, made by the real dialogs from a record in which people typed things."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from content.model import Instrument
from dialogs import start, start_cards
from dialogs.actie import cards as actie_cards
from dialogs.actie import helping_out, plan
from dialogs.anywhere import overview, roles
from dialogs.events import Event, Press
from dialogs.orientatie import lijsten_cards as orientatie_cards
from dialogs.orientatie.suggestions import suggest
from dialogs.outcome import State, View
from dialogs.record import (
    CARDS,
    Actie,
    Answer,
    Mode,
    Person,
    Phase,
    Result,
    Sheet,
    Traject,
)
from dialogs.reflectie import results, ronde
from dialogs.reflectie.answering_cards import answering_step, block_step
from dialogs.reflectie.deepening import deepen_step
from dialogs.school import FLEMISH
from dialogs.steps import Feedback, Step, Welcome
from tests.cards.acting import acting
from tests.cards.asking import asking
from tests.cards.changing import changing, overviews
from tests.cards.choosing import choosing
from tests.cards.comparing import comparing
from tests.cards.discussing import discussing
from tests.cards.following import following
from tests.cards.introduction import examples, introductions
from tests.cards.reaching import reaching
from tests.cards.records import CONTENT, NOW, SETUP, TODAY, Team
from tests.cards.scanning import scanning
from tests.cards.school_calendar import school_calendar
from tests.cards.screens import screens
from tests.cards.year_end import year_ends

FILLED_IN = ("zelfscan", "visieschaal", "zorgscan-3")
"""The instruments whose cards are shown with answers too: one of each kind of scale."""
TOLD = "Intussen is hier iets veranderd. Kijk na wat je invulde en bewaar opnieuw."
WRONG = "Dat is geen datum die ik ken. Typ bijvoorbeeld 15/01/2027 of 'eind januari'."


def gallery(team: Team) -> Iterator[tuple[str, Step]]:
    """All cards, each with a name."""
    yield from _beginning(team)
    yield from _reflectie(team)
    yield from _orientatie(team)
    yield from choosing(team)
    yield from _actie(team)
    yield from changing(team)
    yield from asking(team)
    yield from following(team)
    yield from acting(team)
    yield from scanning(team)
    yield from year_ends(team)
    yield from school_calendar(team)
    yield from overviews(team)
    yield from _anywhere(team)
    yield from _together(team)
    yield from discussing(team)
    yield from comparing(team)
    yield from screens(team)
    yield from introductions(SETUP)
    yield from examples(SETUP, TODAY)


def _view(team: Team, *, home: bool = True, private: bool = False) -> View:
    return View(team.persons[0], NOW, home=home, private=private)


def _refused(step: Step, team: Team) -> Step:
    """The card after a press that was refused: an error with every field, and texts without one."""
    names = _field_names(step)
    feedback = Feedback(
        note=TOLD,
        errors=dict.fromkeys(names, WRONG),
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
    "opvolging": ("owner", "wie", "momenten", "dag", "jaren"),
    "acties": ("actie", "item"),
    "general_goal": ("doel",),
    "roles": ("collega",),
}


def _field_names(step: Step) -> tuple[str, ...]:
    vragen = getattr(step, "vragen", ())
    ids = [vraag.id for vraag in vragen]
    explained = [f"{vraag.id}__toelichting" for vraag in vragen]
    return (*ids, *explained, *_FIELDS.get(step.template, ()))


# -- the beginning ------------------------------------------------------------------------------


def _beginning(team: Team) -> Iterator[tuple[str, Step]]:
    yield "welkom", Welcome(id="welkom")
    yield "welkom in de eigen chat", Welcome(id="welkom", private=True)
    card = start_cards.start_step(SETUP, FLEMISH, _view(team), start_cards.NEW, None)
    yield "start", card
    yield "start met fouten", _refused(card, team)
    alone = _view(team, private=True)
    yield "start alleen", start_cards.start_step(SETUP, FLEMISH, alone, start_cards.NEW, None)
    own = {"eigen_code": team.write(20), "eigen_titel": team.write(300)}
    typed = Press("own", "start/0", 0, {**own, "eigen_vragen": team.write(5000)})
    yield "eigen verwachting", start_cards.own_step(SETUP, start_cards.NEW, Feedback())
    yield "eigen verwachting getypt", start_cards.own_step(SETUP, typed)
    eigen = start.read_own(typed)
    yield "start met eigen verwachting", start_cards.start_step(SETUP, FLEMISH, alone, typed, eigen)
    chosen = replace(typed, values={**typed.values, "instrument": "zorgscan", "tot": "2026-12-03"})
    yield "dimensies", start_cards.dimensions_step(SETUP, chosen)
    yield "soort school", start_cards.level_step(chosen)


# -- stap 1 -------------------------------------------------------------------------------------


def _reflectie(team: Team) -> Iterator[tuple[str, Step]]:
    traject = team.traject()
    together = team.traject(mode=Mode.SAMEN)
    mine = View(team.persons[0], NOW, home=False, private=True)
    yield "uitnodiging", answering_step(SETUP, State(traject), mine)
    for instrument in CONTENT.instrumenten.values():
        yield from _vragen(team, instrument)
    yield from _deeper(team)
    blokken = len(CONTENT.instrumenten["zelfscan"].blokken)
    answered = replace(team.sheet("zelfscan"), begun=True, block=blokken)
    yield "klaar", answering_step(SETUP, State(traject, answered), mine)
    yield "klaar samen", answering_step(SETUP, State(together, answered), _view(team))
    for name, sheets in (("genoeg", [answered] * 11), ("weinig", [answered])):
        yield f"sluiten {name}", _closing(team, State(traject, sheets=sheets))
    yield "sluiten samen", _closing(team, State(together, sheets=[answered]))
    yield from reaching(team)
    yield from _results(team)


def _vragen(team: Team, instrument: Instrument) -> Iterator[tuple[str, Step]]:
    traject = team.traject(instrument=instrument.id)
    together = team.traject(instrument=instrument.id, mode=Mode.SAMEN)
    sheet = team.sheet(instrument.id)
    for index, blok in enumerate(instrument.blokken):
        name = f"vragen {instrument.id} {blok.id}"
        empty = block_step(SETUP, traject, Sheet(), index)
        yield name, empty
        if instrument.id not in FILLED_IN:
            continue
        yield f"{name}, met fouten", _refused(empty, team)
        yield f"{name}, samen en ingevuld", block_step(SETUP, together, sheet, index)


def _deeper(team: Team) -> Iterator[tuple[str, Step]]:
    """What is asked on when a level was chosen: the lowest, or the highest."""
    traject = team.traject(instrument="ontwikkelingsschaal")
    for index, blok in enumerate(CONTENT.instrumenten["ontwikkelingsschaal"].blokken):
        for level in ("beneden", "overstijgt"):
            sheet = Sheet({vraag.id: Answer(level, team.write(1000)) for vraag in blok.vragen})
            step = deepen_step(SETUP, traject, sheet, index)
            assert step is not None
            yield f"dieper {blok.id} {level}", step


def _closing(team: Team, state: State) -> Step:
    event = Event(team.persons[0], NOW, "c" * 32, Press("ask-close", "levend", 1, {}))
    step = ronde.confirm_close(SETUP, state, event).show
    assert step is not None
    return step


def _results(team: Team) -> Iterator[tuple[str, Step]]:
    for instrument in CONTENT.instrumenten.values():
        traject = team.closed(instrument.id)
        yield f"resultaat {instrument.id}", results.results_step(SETUP, traject, traject.ronde)
        for index, blok in enumerate(instrument.blokken if instrument.id == "zelfscan" else ()):
            for page in itertools.count():
                step = results.words_step(SETUP, traject, traject.ronde, index, page)
                if step is None or step.page < page:
                    break
                yield f"toelichtingen {instrument.id} {blok.id} {page + 1}", step
    together = team.closed("zelfscan", Mode.SAMEN)
    yield "resultaat samen", results.results_step(SETUP, together, together.ronde)
    traject = team.traject()
    few = traject.with_ronde(replace(traject.ronde, result=Result(n=2, shown=False)))
    yield "resultaat onder de drempel", results.results_step(SETUP, few, few.ronde)
    some = Result(n=6, words={"zelfscan.niveau.blijkt": (team.write(1000),)})
    bare = traject.with_ronde(replace(traject.ronde, result=some))
    yield "resultaat met weinig per vraag", results.results_step(SETUP, bare, bare.ronde)


# -- stap 2 -------------------------------------------------------------------------------------


def _orientatie(team: Team) -> Iterator[tuple[str, Step]]:
    content, traject = CONTENT, team.traject(Phase.ORIENTATIE)
    for number in range(10):
        yield f"lijsten vullen {number}", orientatie_cards.fill_step(SETUP, traject, number)
    other = replace(traject, verwachting="b1", domein=None)
    yield "lijsten vullen zonder vragen", orientatie_cards.fill_step(SETUP, other, 0)
    event = Event(team.persons[0], NOW, "c" * 32, Press("suggest", "lijsten", 1, {}))
    zorgscan = team.closed("zorgscan-1", Mode.SAMEN)
    found = suggest(SETUP, State(replace(zorgscan, phase=Phase.ORIENTATIE)), event).show
    assert found is not None
    yield "uit de ronde", found
    item = traject.items[0]
    cards = {
        "punt kiezen": orientatie_cards.pick_step(content, traject),
        "punt wijzigen": orientatie_cards.edit_step(content, traject, item),
        "inzetten": orientatie_cards.invest_step(SETUP, traject),
        "lijsten": orientatie_cards.fill_step(SETUP, traject, 0),
    }
    for name, card in cards.items():
        yield name, card
        yield f"{name} met fouten", _refused(card, team)
    removed = replace(item, removed=True)
    yield "weggehaald punt", orientatie_cards.edit_step(content, traject, removed)
    yield "soort", orientatie_cards.sort_step(content, traject)
    single = replace(
        traject, items=tuple(replace(i, chosen=i.id == item.id) for i in traject.items)
    )
    yield "soort van één punt", orientatie_cards.sort_step(content, single)


# -- stap 3 -------------------------------------------------------------------------------------


def _actie(team: Team) -> Iterator[tuple[str, Step]]:
    content, traject = CONTENT, team.traject(Phase.ACTIE)
    state = State(traject, people=team.persons)
    empty = replace(Actie("e" * 12, traject.items[0].id, "ontwikkelen"), doel=team.write(500))
    named = {"nieuw": empty, **{actie.termijn: actie for actie in traject.acties[:2]}}
    for name, actie in named.items():
        for card in CARDS[:-1]:
            step = actie_cards.actie_step(content, state, actie, card, TODAY)
            yield f"actie {name} {card}", step
            yield f"actie {name} {card} met fouten", _refused(step, team)
    sharp = replace(empty, doel="Elke klas bespreekt in mei regelmatig haar rapport.")
    yield "coach scherp", actie_cards.actie_step(content, state, sharp, "coach", TODAY)
    unknown = actie_cards.actie_step(content, State(traject), empty, "opvolging", TODAY)
    yield "actie zonder ledenlijst", unknown
    begun = traject.with_actie(replace(traject.acties[0], card="doel", doel=""))
    yield "acties", actie_cards.acties_step(content, begun, TODAY)
    yield "acties met fouten", _refused(actie_cards.acties_step(content, traject, TODAY), team)
    yield from _plans(team.traject(Phase.OPVOLGING))


def _plans(traject: Traject) -> Iterator[tuple[str, Step]]:
    yield "acties met plan", actie_cards.acties_step(CONTENT, traject, TODAY)
    first = plan.plan_step(SETUP, traject, TODAY)
    for page in range(first.pages):
        yield f"plan {page + 1}", plan.plan_step(SETUP, traject, TODAY, page)
    one = replace(traject, acties=traject.acties[:1])
    yield "plan met één actie", plan.plan_step(SETUP, one, TODAY)


# -- anywhere -----------------------------------------------------------------------------------


def _anywhere(team: Team) -> Iterator[tuple[str, Step]]:
    trajecten = {
        "apart": team.traject(),
        "samen": replace(team.traject(mode=Mode.SAMEN), domein="leren-studeren"),
        "gesloten": team.closed("zelfscan"),
        "oriëntatie": team.traject(Phase.ORIENTATIE),
        "actie": team.traject(Phase.ACTIE),
        "opvolging": team.traject(Phase.OPVOLGING),
        "gestopt": replace(team.traject(Phase.ACTIE), stopped=NOW),
    }
    answered = [team.sheet("zelfscan", n) for n in range(team.people)]
    for name, traject in trajecten.items():
        state = State(traject, sheets=answered)
        yield f"levend {name}", overview.living_step(SETUP, state, _view(team))
    listed = [(SETUP, traject, "0" * 32) for traject in trajecten.values()]
    yield "status", overview.status_step(listed, NOW)
    state = State(trajecten["apart"])
    yield "stoppen", overview.confirm_stop(SETUP, state, _view(team))
    colleague = View(Person("29:x", team.write(60)), NOW, home=False, private=True)
    yield "niet meer meedoen", overview.confirm_stop(SETUP, state, colleague)
    yield "help", overview.help_step(SETUP, overview.living_step(SETUP, state, _view(team)))
    yield "bericht", overview.message_step(CONTENT, "werk.voorbij")


# -- who leads, and who pulls along --------------------------------------------------------------


def _together(team: Team) -> Iterator[tuple[str, Step]]:
    people, colleague = team.persons, Person("29:x", team.write(60))
    trekker = people[0]
    traject = replace(team.traject(), trekker=trekker, co_trekkers=(*people[1:2], colleague))
    state = State(traject, people=(*people, colleague))
    mine = roles.roles_step(SETUP, state, trekker)
    yield "rollen", mine
    yield "rollen met fouten", _refused(mine, team)
    everybody = tuple(Person(f"29:{n}", team.write(60)) for n in range(400))
    crowd = replace(state, people=(*people, *everybody))
    yield "rollen in een groot team", roles.roles_step(SETUP, crowd, trekker)
    yield "rollen zonder ledenlijst", roles.roles_step(SETUP, State(traject), trekker)
    yield "rollen van een collega", roles.roles_step(SETUP, state, everybody[0])
    left = replace(state, people=everybody)
    yield "rollen zonder trekker", roles.roles_step(SETUP, left, everybody[0])
    yield "rollen zonder trekker, voor een co-trekker", roles.roles_step(SETUP, left, colleague)
    helped = team.traject(Phase.ACTIE)
    for number, item in enumerate(helped.chosen_items):
        helped = helped.with_item(replace(item, helpers=people[: number * number]))
    helped = replace(helped, co_trekkers=people[1:])
    yield "levend met wie meetrekt", overview.living_step(SETUP, State(helped), _view(team))
    for page in range(helping_out.help_out_step(SETUP, helped, trekker).pages):
        step = helping_out.help_out_step(SETUP, helped, trekker, page)
        yield f"ik trek mee {page + 1}", step
