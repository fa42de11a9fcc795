"""A traject begins: the start card, and the cards that may follow it."""

from __future__ import annotations

from datetime import datetime

import pytest

from content import Content
from dialogs.calendar import BRUSSELS
from dialogs.effects import CloseAt, Gather, Show
from dialogs.events import Event, Press
from dialogs.outcome import View
from dialogs.record import Mode, Schoolniveau
from dialogs.school import FLEMISH
from dialogs.start import MOST_OWN_QUESTIONS, own
from dialogs.start_cards import NEW, start_step
from dialogs.steps import (
    Dimensions,
    Done,
    Invitation,
    Level,
    Living,
    Own,
    Results,
    Start,
    Step,
    Vragen,
)
from dialogs.subject import instrument_of
from tests.dialogs.screen import screen
from tests.dialogs.team import TRAJECT, Card, Team
from tests.dialogs.teams import opened

GOOD = {
    "verwachting": "b2",
    "domein": "leerloopbaan",
    "wijze": "apart",
    "instrument": "zelfscan",
    "tot": "2026-12-03",
}


def sent(verb: str, **values: str) -> Press:
    """A start card, sent in."""
    return Press(verb, f"start/{TRAJECT}", 0, {**GOOD, **values})


def owned(team: Team, press: Press) -> Card:
    """A press on the card with an expectation of one's own, or on the button to it."""
    who = team.trekker.person
    view = View(who, team.now, home=True, private=False)
    step = own(team.setup, FLEMISH, Event(who, team.now, team.chance(), press), view)
    return team.drawn(Card(step), who)


def pressed(step: Step, verb: str, **filled: str) -> Press:
    """What a button of a card sends: what was carried along, and what was filled in."""
    shown = screen(step)
    button = next(b for b in shown.buttons if b["verb"] == verb)
    return shown.press(button, filled)


# -- the start card ------------------------------------------------------------------------------


def test_the_start_card_proposes_a_week_and_the_zelfscan(content: Content) -> None:
    team = Team(content)
    view = View(team.trekker.person, team.now, home=True, private=False)

    card = start_step(team.setup, FLEMISH, view, NEW, None)
    team.drawn(Card(card), team.trekker.person)

    assert card.until == "2026-11-30"
    assert card.verwachtingen[0].label.startswith("B2 · ")
    assert len(card.domeinen) == 4
    assert card.instrumenten[0].value == "zelfscan"
    assert not card.alone


def test_what_the_start_card_shows_starts_a_traject_as_it_is(content: Content) -> None:
    team = Team(content)
    view = View(team.trekker.person, team.now, home=True, private=False)
    step = start_step(team.setup, FLEMISH, view, Press("start", f"start/{TRAJECT}", 0, {}), None)

    card = team.send_in(pressed(step, "create", domein="leerloopbaan"))

    living = card.shows(Living)
    assert (living.head.code, living.head.domein) == ("B2", "Leerloopbaan")
    assert living.head.trekker == "Griet"
    assert living.until == "ma 30 november, 17.00 uur"
    assert team.traject.id == TRAJECT
    assert team.traject.year == 2026


def test_apart_everybody_is_invited_until_the_deadline(content: Content) -> None:
    team = opened(content, tot="2026-12-03")

    ronde = team.traject.ronde
    assert ronde.mode is Mode.APART
    assert ronde.until == datetime(2026, 12, 3, 17, 0, tzinfo=BRUSSELS)
    assert {Gather(ronde.id), CloseAt(ronde.id, ronde.until)} <= set(team.effects)


def test_together_there_is_a_card_to_work_on_and_no_deadline(content: Content) -> None:
    team = opened(content, mode="samen", tot="niet eens een datum")

    assert team.traject.ronde.until is None
    assert Show("werk.reflectie") in team.effects
    team.work.shows(Vragen)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"verwachting": ""}, "verwachting"),
        ({"verwachting": "x9"}, "verwachting"),
        ({"verwachting": "eigen"}, "verwachting"),
        ({"domein": ""}, "domein"),
        ({"domein": "verzonnen"}, "domein"),
        ({"instrument": ""}, "instrument"),
        ({"instrument": "eigen"}, "instrument"),
        ({"instrument": "zelfscan+visieschaal"}, "instrument"),
        ({"wijze": ""}, "wijze"),
        ({"wijze": "soms"}, "wijze"),
        ({"tot": "ooit"}, "tot"),
        ({"tot": "31/02/2027"}, "tot"),
        ({"tot": "2026-11-22"}, "tot"),
        ({"tot": "2028-01-01"}, "tot"),
        ({"tot": "9999-12-31"}, "tot"),
        ({"tot": "0001-01-01"}, "tot"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_the_rest_stays(
    content: Content, values: dict[str, str], field: str
) -> None:
    team = Team(content)

    card = team.send_in(sent("create", **values))

    assert set(card.errors) == {field}
    step = card.shows(Start)
    assert all(step.value(name) == text for name, text in {**GOOD, **values}.items())
    assert not team.effects


def test_everything_that_is_missing_is_said_at_once(content: Content) -> None:
    card = Team(content).send_in(Press("create", f"start/{TRAJECT}", 0, {}))

    assert set(card.errors) == {"verwachting", "instrument", "wijze"}


@pytest.mark.parametrize(
    ("text", "day"), [("do 3 december", 3), ("3/12", 3), ("vóór de kerstvakantie", 18)]
)
def test_the_deadline_may_be_typed_as_people_write_it(
    content: Content, text: str, day: int
) -> None:
    team = opened(content, tot=text)

    assert team.traject.ronde.until == datetime(2026, 12, day, 17, 0, tzinfo=BRUSSELS)


def test_today_is_a_deadline_only_before_the_end_of_the_school_day(content: Content) -> None:
    early, late = Team(content), Team(content)
    late.now = late.now.replace(hour=17)

    early.send_in(sent("create", tot="2026-11-23")).shows(Living)
    card = late.send_in(sent("create", tot="2026-11-23"))

    assert "al voorbij" in card.errors["tot"]


def test_an_expectation_without_domains_forgets_the_domain(content: Content) -> None:
    team = opened(content, verwachting="b1", instrument="kwaliteitsvragen")

    assert team.traject.domein is None
    assert team.channel("levend").shows(Living).head.domein == ""


def test_alone_there_is_nobody_to_answer_apart(content: Content) -> None:
    team = Team(content)

    team.send_in(sent("create", wijze="apart"), private=True)

    assert team.traject.ronde.mode is Mode.SAMEN


# -- an expectation of one's own -----------------------------------------------------------------


def test_a_trekker_types_an_expectation_with_questions_and_starts_with_it(
    content: Content,
) -> None:
    team = Team(content)
    card = owned(team, sent("own", tot="2026-12-10"))
    press = pressed(
        card.shows(Own),
        "own-done",
        eigen_code="K3",
        eigen_titel="De school evalueert haar werking",
        eigen_vragen="Hoe kijken we terug?\n\nWie betrekken we?\nHoe kijken we terug?",
    )
    start = owned(team, press).shows(Start)
    assert start.value("verwachting") == "eigen"
    assert start.value("tot") == "2026-12-10"

    press = pressed(start, "create", instrument="eigen")
    living = team.send_in(press).shows(Living)

    assert (living.head.code, living.head.title) == ("K3", "De school evalueert haar werking")
    assert [v.tekst for v in instrument_of(content, team.traject, team.traject.ronde).vragen] == [
        "Hoe kijken we terug?",
        "Wie betrekken we?",
    ]
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    card = anna.press("save", card, {"eigen.1": "Met cijfers.", "eigen.2": "De ouders."})
    card.shows(Done)


def test_an_own_expectation_needs_a_title_and_not_too_many_questions(content: Content) -> None:
    team = Team(content)

    nameless = owned(team, sent("own-done", eigen_titel=" ", eigen_vragen="Een vraag?"))
    many = "\n".join(f"Vraag {n}?" for n in range(MOST_OWN_QUESTIONS + 1))
    long = owned(team, sent("own-done", eigen_titel="Titel", eigen_vragen=many))

    assert set(nameless.errors) == {"eigen_titel"}
    assert nameless.shows(Own).value("eigen_vragen") == "Een vraag?"
    assert set(long.errors) == {"eigen_vragen"}
    assert long.shows(Own).value("eigen_vragen") == many


def test_own_questions_go_with_an_expectation_of_the_catalogue_too(content: Content) -> None:
    """Typed first, and then B2 chosen after all."""
    team = Team(content)
    team.send_in(
        sent("create", instrument="eigen", eigen_titel="Iets van ons", eigen_vragen="Hoe gaat het?")
    )

    living = team.channel("levend").shows(Living)
    vragen = instrument_of(content, team.traject, team.traject.ronde).vragen

    assert living.head.code == "B2"
    assert [vraag.tekst for vraag in vragen] == ["Hoe gaat het?"]
    for member in team.members:
        member.fills_in(text="Goed.")
    team.close()
    result = team.channel(f"resultaat.{team.traject.ronde.id}").shows(Results)
    assert result.blokken[0].vragen[0].words == ("Goed.",) * 6


def test_what_comes_too_late_to_an_own_question_is_not_lost(content: Content) -> None:
    team = Team(content)
    team.send_in(
        sent("create", instrument="eigen", eigen_titel="Iets van ons", eigen_vragen="Hoe gaat het?")
    )
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    team.close()

    assert anna.press("save", card, {"eigen.1": "Goed."}).lost == ("Goed.",)


# -- a group of instruments, and the kind of school ----------------------------------------------


def test_of_a_group_the_parts_are_chosen_and_the_kind_of_school(content: Content) -> None:
    team = Team(content)
    card = team.send_in(sent("create", instrument="zorgscan"))
    dimensions = card.shows(Dimensions)
    assert len(dimensions.parts) == 7
    assert not card.errors
    nothing = team.send_in(pressed(dimensions, "create", delen=""))
    assert set(nothing.errors) == {"delen"}

    level = team.send_in(pressed(dimensions, "create", delen="zorgscan-7,zorgscan-3"))
    press = pressed(level.shows(Level), "create", schoolniveau="basis")
    team.send_in(press).shows(Living)

    assert team.traject.ronde.instrument == "zorgscan-3+zorgscan-7"
    assert team.traject.schoolniveau == "basis"
    assert team.members[1].sees().shows(Invitation).cards == 7


def test_an_instrument_for_another_kind_of_school_is_refused(content: Content) -> None:
    team = Team(content)
    level = team.send_in(sent("create", instrument="ontwikkelingsschaal")).shows(Level)

    card = team.send_in(pressed(level, "create", schoolniveau="basis"))

    assert set(card.errors) == {"instrument"}
    card.shows(Start)


def test_every_instrument_has_questions_for_every_kind_of_school_that_may_use_it(
    content: Content,
) -> None:
    levels: tuple[Schoolniveau, ...] = ("basis", "secundair")
    for instrument in content.instrumenten.values():
        for niveau in levels:
            if instrument.schoolniveau in ("beide", niveau):
                values = {"instrument": instrument.id, "schoolniveau": niveau}
                team = opened(content, **values)
                shown = instrument_of(content, team.traject, team.traject.ronde)
                assert shown.blokken
                assert all(blok.vragen for blok in shown.blokken)
