"""What both plans hold, whole, for documents and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from content import Content
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from dialogs.calendar import BRUSSELS
from dialogs.record import Actie, Traject
from tests.dialogs.team import ACTIE, Team
from tests.dialogs.teams import with_acties, with_plan

TODAY = date(2026, 11, 23)


def plannen(content: Content, team: Team, **changes: object) -> Plannen:
    """The plans of a team, with its only actie changed."""
    return plannen_of(content, changed(team, **changes), TODAY)


def changed(team: Team, **changes: object) -> Traject:
    """The traject of a team, with its only actie changed."""
    [actie] = team.traject.acties
    return team.traject.with_actie(replace(actie, **changes))  # type: ignore[arg-type]


def test_the_head_names_everything_whole(content: Content) -> None:
    points = [f"Punt {n} met veel woorden" for n in range(8)]
    plans = plannen_of(content, with_plan(content, *points).traject, TODAY)

    head = {veld.id: veld.tekst for veld in plans.jaaractieplan.kop}

    assert head["prioriteit"] == "\n".join(points)
    assert head["doel"] == "Elke leerling kiest bewust."
    assert plans.over.prioriteiten == tuple(points)
    assert (plans.over.schooljaar, plans.over.trekker) == ("2026-2027", "Griet")


def test_an_actie_holds_what_was_typed(content: Content) -> None:
    plans = plannen_of(content, with_plan(content).traject, TODAY)
    [actie] = plans.acties

    for name in ("meting", "wat", "hoe", "wanneer", "afspraken"):
        assert getattr(actie, name) == ACTIE[name]
    assert actie.doel.tekst == ACTIE["doel"]
    assert actie.helpers == ACTIE["wie"]
    assert actie.checkmomenten == (date(2027, 1, 15),)
    assert actie.prioriteit == "Gesprekken over studiekeuze"
    assert (actie.soort, actie.soort_naam) == ("ontwikkelen", content.keuzes["ontwikkelen"].titel)


def test_what_waits_for_follow_up_is_told_apart_from_what_was_left_empty(content: Content) -> None:
    plans = plannen(content, with_plan(content), hoe="")
    [pdca] = plans.jaaractieplan.acties
    velden = {f"{k.id}.{veld.id}": veld for k in pdca.kolommen for veld in k.velden}

    assert (velden["do.hoe"].tekst, velden["do.hoe"].later) == ("", False)
    assert (velden["act.borgen"].tekst, velden["act.borgen"].later) == ("", True)
    assert velden["act.borgen"].uitleg
    assert not any(veld.tekst for k in plans.jaaractieplan.kolommen for veld in k.velden)


def test_acties_with_the_same_goal_and_measure_stand_under_one_heading(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Ouders", "Studiekeuze")
    for doel in ("Elke ouder komt.", "Iets anders.", "elke  ouder komt."):
        team.trekker.works_out(team.work, termijn="middellang", jaren="2027", doel=doel)

    groepen = plannen_of(content, team.traject, TODAY).meerjarenplan.groepen

    assert [groep.doel.tekst for groep in groepen] == ["Elke ouder komt.", "Iets anders."]
    assert [groep.prioriteiten for groep in groepen] == [("Onthaal", "Studiekeuze"), ("Ouders",)]
    assert [[rij.nummer for rij in groep.rijen] for groep in groepen] == [[1, 2], [3]]
    assert [veld.id for veld in groepen[0].kop] == ["prioriteit", "doel", "meting"]


def test_with_one_priority_the_heading_of_a_goal_does_not_repeat_it(content: Content) -> None:
    plans = plannen(content, with_plan(content), termijn="middellang", years=(2027, 2029))
    [groep] = plans.meerjarenplan.groepen

    assert [veld.id for veld in groep.kop] == ["doel", "meting"]
    assert [rij.kruisjes for rij in groep.rijen] == [("", "x", "", "x")]
    assert plans.jaaractieplan.acties == ()
    assert plans.meerjarenplan.rijen == groep.rijen
    assert plans.acties[0].schooljaren == ("2027-2028", "2029-2030")


def test_the_colours_are_told_with_words(content: Content) -> None:
    kleuren = plannen_of(content, with_plan(content).traject, TODAY).meerjarenplan.kleuren

    assert [kleur.id for kleur in kleuren] == ["groen", "rood", "oranje"]
    assert all(kleur.label and kleur.uitleg for kleur in kleuren)


@pytest.mark.parametrize(
    ("changes", "stand"),
    [
        ({}, "Loopt"),
        ({"card": "wat"}, "Nog aan te vullen"),
        ({"checks": (date(2026, 10, 1),)}, "Check wacht"),
        ({"checks": ()}, "Laatste checkmoment voorbij"),
    ],
)
def test_how_far_an_actie_is(content: Content, changes: dict[str, object], stand: str) -> None:
    [actie] = plannen(content, with_plan(content), **changes).acties

    assert actie.stand == stand
    assert (actie.volgend_checkmoment is None) == ("checks" in changes)


def test_how_far_an_actie_of_a_traject_is_that_has_no_plan_or_stopped(content: Content) -> None:
    team = with_acties(content)
    team.trekker.works_out(team.work)
    now = datetime(2026, 11, 23, 16, tzinfo=BRUSSELS)
    stopped = plannen_of(content, replace(team.traject, stopped=now), TODAY)

    assert plannen_of(content, team.traject, TODAY).acties[0].stand == "Klaar voor het plan"
    assert stopped.acties[0].stand == "Gestopt"
    assert stopped.checkmomenten == ()


def test_a_check_moment_tells_what_is_looked_at(content: Content) -> None:
    [moment] = plannen_of(content, with_plan(content).traject, TODAY).checkmomenten

    assert moment.moment == datetime(2027, 1, 15, 8, 30, tzinfo=BRUSSELS)
    assert moment.titel == "Checkmoment B2 · Leerloopbaan: Gesprekken plannen"
    assert f"Doel: {ACTIE['doel']}" in moment.uitleg
    assert "Halen we de doelen?" in moment.uitleg


def test_an_actie_that_a_check_moment_would_name_twice_is_named_once(content: Content) -> None:
    in_a_holiday = (date(2026, 12, 24), date(2026, 12, 25))
    [moment] = plannen(content, with_plan(content), checks=in_a_holiday).checkmomenten

    assert len(moment.acties) == 1
    assert moment.moment.date() == date(2027, 1, 4)


def test_a_place_that_a_school_added_to_the_head_is_there_to_be_filled_in(content: Content) -> None:
    plan = content.jaaractieplan
    extra = plan.kop[0].model_copy(update={"id": "budget", "label": "Budget"})
    longer = plan.model_copy(update={"kop": (*plan.kop, extra)})
    own = content.model_copy(update={"jaaractieplannen": {plan.id: longer}})

    kop = plannen_of(own, with_plan(own).traject, TODAY).jaaractieplan.kop

    assert (kop[-1].label, kop[-1].tekst) == ("Budget", "")


def test_an_actie_of_a_point_that_is_gone_has_no_priority(content: Content) -> None:
    lost = Actie("x", "weg", "borgen", doel="Doel", wat="Wat")
    record = replace(with_plan(content).traject, acties=(lost,))

    assert plannen_of(content, record, TODAY).acties[0].prioriteit == ""
