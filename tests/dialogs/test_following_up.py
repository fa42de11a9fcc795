"""Stap 3: when the team looks at an actie again, and in which school years it is planned."""

from __future__ import annotations

from datetime import date

import pytest

from content import Content
from dialogs.calendar import reminder_at
from dialogs.effects import Remind
from dialogs.record import Actie
from dialogs.steps import Doel, Living, Opvolging, Wat
from tests.dialogs.team import Team, filled
from tests.dialogs.teams import at_opvolging, with_acties, with_plan


def the_actie(team: Team) -> Actie:
    return team.traject.acties[0]


# -- reminders -----------------------------------------------------------------------------------


def test_every_check_moment_of_a_finished_actie_gets_its_reminders(content: Content) -> None:
    team = with_acties(content)
    daan = team.members[4]

    team.trekker.works_out(team.work, owner=daan.person.key, check_2="2027-03-31")

    actie = the_actie(team).id
    first, second = date(2027, 1, 15), date(2027, 3, 31)
    assert set(team.reminders) == {
        Remind(actie, day, to, reminder_at(day))
        for day in (first, second)
        for to in ("team", "owner")
    }
    assert {r.at.isoformat() for r in team.reminders} == {
        "2027-01-15T08:30:00+01:00",
        "2027-04-12T08:30:00+02:00",
    }


def test_without_an_owner_only_the_team_is_reminded(content: Content) -> None:
    team = with_acties(content)

    team.trekker.works_out(team.work)

    assert [remind.to for remind in team.reminders] == ["team"]


def test_an_unfinished_actie_reminds_nobody(content: Content) -> None:
    team = with_acties(content)
    at_opvolging(team)

    assert team.reminders == []


def test_a_moment_that_has_passed_stays_but_reminds_nobody_again(content: Content) -> None:
    team = with_plan(content)
    team.days_pass(100)
    team.effects.clear()
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})

    team.trekker.works_out(card, check_2="2027-06-15")

    assert the_actie(team).checks == (date(2027, 1, 15), date(2027, 6, 15))
    assert [remind.day for remind in team.reminders] == [date(2027, 6, 15)]


def test_the_next_check_moment_stands_on_the_living_card(content: Content) -> None:
    team = with_plan(content)

    assert team.channel("levend").shows(Living).next_check == "vr 15 januari"
    team.days_pass(100)
    assert team.channel("levend").shows(Living).next_check == ""


# -- more than one school year -------------------------------------------------------------------


def test_a_middle_term_actie_is_planned_in_school_years(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.press("save-actie", team.work, filled(Doel, termijn="middellang"))
    card = team.trekker.press("save-actie", card, filled(Wat))
    step = card.shows(Opvolging)
    assert step.middellang
    assert [c.label for c in step.years] == ["2026-2027", "2027-2028", "2028-2029", "2029-2030"]
    assert step.chosen_years == "2026"

    card = team.trekker.press("save-actie", card, filled(Opvolging, jaren=""))
    assert set(card.errors) == {"jaren"}
    team.trekker.press("save-actie", card, filled(Opvolging, jaren="2028,2027,2027"))

    assert the_actie(team).years == (2027, 2028)


@pytest.mark.parametrize("jaren", ["9" * 5000, "-2027", "٢٠٢٧", "1026", "2027.5", "jaar"])
def test_what_is_no_school_year_is_none(content: Content, jaren: str) -> None:
    team = with_acties(content)
    card = team.trekker.press("save-actie", team.work, filled(Doel, termijn="middellang"))
    card = team.trekker.press("save-actie", card, filled(Wat))

    card = team.trekker.press("save-actie", card, filled(Opvolging, jaren=jaren))

    assert set(card.errors) == {"jaren"}


def test_emptying_the_school_years_of_a_finished_actie_is_refused(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.works_out(team.work, termijn="middellang", jaren="2027")
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})
    card = team.trekker.press("save-actie", card, filled(Doel, termijn="middellang"))
    card = team.trekker.press("save-actie", card, filled(Wat))

    card = team.trekker.press("save-actie", card, filled(Opvolging, jaren=""))

    assert set(card.errors) == {"jaren"}


def test_back_to_this_school_year_the_others_are_forgotten(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.works_out(team.work, termijn="middellang", jaren="2027,2028")
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})

    team.trekker.works_out(card)

    assert (the_actie(team).termijn, the_actie(team).years) == ("kort", ())
