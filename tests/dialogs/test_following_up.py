"""Stap 3: when the team looks at an actie again, and in which school years it is planned."""

from __future__ import annotations

from datetime import date

import pytest

from content import Content
from dialogs.record import Actie
from dialogs.steps import CheckCard, Doel, Living, Opvolging, TeamPost, Wat
from tests.dialogs.team import ACTIE, Team, at, filled
from tests.dialogs.teams import at_opvolging, with_acties, with_plan


def the_actie(team: Team) -> Actie:
    return team.traject.acties[0]


# -- check moments -------------------------------------------------------------------------------


def test_on_a_check_moment_the_team_and_who_carries_the_actie_are_asked(content: Content) -> None:
    team = with_acties(content)
    daan = team.members[4]
    team.trekker.works_out(team.work, owner=daan.person.key)

    team.until(at(2027, 1, 15, 8, 29))
    assert (team.posts, daan.mail) == ([], [])
    team.until(at(2027, 1, 15, 8, 30))

    [post], [mail] = team.posts, daan.mail
    assert post.at == mail.at == at(2027, 1, 15, 8, 30)
    [line] = post.card.shows(TeamPost).due
    assert (line.wat, line.doel, line.day) == (ACTIE["wat"], ACTIE["doel"], "2027-01-15")
    assert line.who == "Daan, De titularissen"
    assert mail.card.shows(CheckCard).id == f"check/{the_actie(team).id}/2027-01-15"
    others = [member for member in team.members if member is not daan]
    assert not any(member.mail for member in others)


def test_each_moment_is_asked_once(content: Content) -> None:
    team = with_acties(content)
    team.trekker.works_out(team.work, owner=team.members[4].person.key)

    team.days_pass(120)

    assert len(team.posts) == len(team.members[4].mail) == 1


def test_without_an_owner_only_the_team_is_asked(content: Content) -> None:
    team = with_acties(content)
    team.trekker.works_out(team.work)

    team.days_pass(120)

    assert [post.at for post in team.posts] == [at(2027, 1, 15, 8, 30)]
    assert not any(member.mail for member in team.members)


def test_a_moment_in_a_holiday_is_asked_on_the_next_school_day(content: Content) -> None:
    team = with_acties(content)
    team.trekker.works_out(team.work, owner=team.members[4].person.key, momenten="2027-03-31")

    team.days_pass(200)

    assert [mail.at for mail in team.members[4].mail] == [at(2027, 4, 12, 8, 30)]
    step = team.posts[0].card.shows(TeamPost)
    assert step.title == "Checkmoment: ma 12 april"
    assert [line.when for line in step.due] == ["gepland op wo 31 maart"]


def test_an_unfinished_actie_asks_nobody(content: Content) -> None:
    team = with_acties(content)
    at_opvolging(team)

    team.days_pass(200)

    assert (team.posts, team.wake_at) == ([], None)


def test_a_moment_that_was_asked_is_not_asked_again_when_another_is_added(content: Content) -> None:
    team = with_plan(content)
    team.days_pass(100)
    assert len(team.posts) == 1
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})

    team.trekker.works_out(card, momenten="2027-06-15")
    team.until(at(2027, 6, 15, 9))

    assert the_actie(team).checks == (date(2027, 1, 15), date(2027, 6, 15))
    *_, post = team.posts
    assert [line.day for line in post.card.shows(TeamPost).due] == ["2027-06-15"]


def test_a_moment_that_is_moved_in_time_is_asked_on_its_new_day_only(content: Content) -> None:
    team = with_plan(content)
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})

    team.trekker.works_out(card, momenten="2027-02-22")
    team.until(at(2027, 2, 26, 9))

    checks = [post for post in team.posts if post.card.shows(TeamPost).due]
    assert [post.at for post in checks] == [at(2027, 2, 22, 8, 30)]


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
