"""The check moments of an actie: proposed from the school calendar, ticked, added, and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.actie import voorstel
from dialogs.calendar import school_year
from dialogs.record import Actie, Traject
from dialogs.school import FLEMISH, FreeDays, School
from dialogs.steps import Doel, Opvolging, Wat
from tests.dialogs.effort import effort
from tests.dialogs.schools import days, is_free, schools_around
from tests.dialogs.team import Card, Team, filled
from tests.dialogs.teams import at_opvolging, followed, with_acties, with_plan

CONTENT = load()
NEW = Actie("a" * 12, "punt", "ontwikkelen")
JANUARY, EASTER, JUNE = date(2027, 1, 15), date(2027, 3, 22), date(2027, 6, 15)


def offered(card: Card) -> list[date]:
    return [date.fromisoformat(choice.value) for choice in card.shows(Opvolging).moments]


def ticked(card: Card) -> list[date]:
    chosen = card.shows(Opvolging).chosen_moments
    return [date.fromisoformat(day) for day in chosen.split(",") if day]


def again(team: Team) -> Card:
    """The third card of the first actie, when somebody changes it."""
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": team.traject.acties[0].id})
    termijn = team.traject.acties[0].termijn
    card = team.trekker.press("save-actie", card, filled(Doel, termijn=termijn))
    return team.trekker.press("save-actie", card, filled(Wat))


def keeps(team: Team, card: Card, **values: str) -> Card:
    return team.trekker.press("save-actie", card, filled(Opvolging, **values))


def checks(team: Team) -> tuple[date, ...]:
    return team.traject.acties[0].checks


# -- what is proposed ----------------------------------------------------------------------------


@effort(300)
@given(data=st.data(), today=days)
def test_the_proposal_is_the_first_usual_moment_that_is_not_too_soon_and_june(
    data: st.DataObject, today: date
) -> None:
    school = data.draw(schools_around(today))

    first, *june = voorstel.proposed(school, today)

    assert today + timedelta(days=14) <= first <= today + timedelta(days=200)
    assert not is_free(school, first)
    year = school_year(first)
    assert [school.check_moments(year)[-1]] == (june or [first])


@effort(300)
@given(data=st.data(), today=days)
def test_what_can_be_ticked_is_to_come_in_order_and_at_school(
    data: st.DataObject, today: date
) -> None:
    school = data.draw(schools_around(today))

    choices = voorstel.choices(CONTENT, school, NEW, today)

    found = [date.fromisoformat(choice.value) for choice in choices]
    assert found == sorted(set(found))
    assert all(day >= today and not is_free(school, day) for day in found)
    assert set(voorstel.proposed(school, today)) <= set(found)
    assert 2 <= len(found) <= 7


@pytest.mark.parametrize(
    ("today", "names", "first"),
    [
        (date(2026, 9, 1), ["herfst", "januari", "paas", "juni"], date(2026, 10, 26)),
        (date(2026, 10, 19), ["herfst", "januari", "paas", "juni"], JANUARY),
        (date(2026, 11, 23), ["januari", "paas", "juni"], JANUARY),
        (date(2027, 3, 1), ["paas", "juni"], EASTER),
        (date(2027, 3, 23), ["juni", "herfst", "januari", "paas", "juni"], JUNE),
        (date(2027, 6, 2), ["juni", "herfst", "januari", "paas", "juni"], date(2027, 10, 25)),
        (date(2027, 8, 1), ["herfst", "januari", "paas", "juni"], date(2027, 10, 25)),
    ],
)
def test_late_in_the_year_the_moments_of_the_next_are_offered_too(
    today: date, names: list[str], first: date
) -> None:
    labels = [choice.label for choice in voorstel.choices(CONTENT, FLEMISH, NEW, today)]

    assert len(labels) == len(names)
    for label, name in zip(labels, names, strict=True):
        assert label.endswith(CONTENT.zeg(f"moment.{name}", dag=""))
    assert voorstel.proposed(FLEMISH, today)[0] == first


def test_a_moment_moves_off_a_free_day_and_is_not_called_what_it_is_no_longer() -> None:
    week = School((FreeDays(date(2027, 3, 22), date(2027, 3, 26)), FreeDays(JUNE, JUNE)))

    labels = [c.label for c in voorstel.choices(CONTENT, week, NEW, date(2027, 3, 1))]

    assert labels[:2] == ["ma 12 april", "wo 16 juni, midden juni"]


# -- on the card ---------------------------------------------------------------------------------


def test_what_is_ticked_is_kept_and_a_day_can_be_added(content: Content) -> None:
    team = with_acties(content)
    card = at_opvolging(team)
    assert (offered(card), ticked(card)) == ([JANUARY, EASTER, JUNE], [JANUARY, JUNE])

    keeps(team, card, momenten="2027-03-22,2027-01-15", dag="2027-05-04")

    assert checks(team) == (JANUARY, EASTER, date(2027, 5, 4))


def test_a_day_that_was_added_can_be_taken_away_again(content: Content) -> None:
    team = with_plan(content)
    keeps(team, again(team), dag="2027-05-04")
    card = again(team)
    assert offered(card) == [JANUARY, EASTER, date(2027, 5, 4), JUNE]
    assert ticked(card) == [JANUARY, date(2027, 5, 4)]

    keeps(team, card, momenten="2027-06-15")

    assert checks(team) == (JUNE,)


def test_a_moment_that_passed_stays_and_is_not_asked_for_again(content: Content) -> None:
    team = followed(content)
    team.days_pass(60)
    card = again(team)
    assert (offered(card), ticked(card)) == ([EASTER, JUNE], [EASTER])

    assert keeps(team, card, momenten="").errors == {}

    assert checks(team) == (JANUARY,)


def test_a_day_without_school_is_kept_and_told_where_it_moves(content: Content) -> None:
    team = with_plan(content)

    card = keeps(team, again(team), momenten="", dag="2026-12-24")

    assert checks(team) == (date(2026, 12, 24),)
    said = "Op do 24 december is er geen school: ik klop aan op ma 4 januari."
    assert card.note == f"Bewaard om 16.10. {said}"
    assert "geen school" not in keeps(team, again(team), momenten="2026-12-24").note


def test_a_day_that_the_school_itself_is_free_is_told_too(content: Content) -> None:
    team = with_acties(content)
    team.traject = closed(team, date(2027, 1, 15))
    card = at_opvolging(team)
    assert offered(card)[0] == date(2027, 1, 18)

    card = keeps(team, card, momenten="", dag="2027-01-15")

    assert card.note.endswith("Op vr 15 januari is er geen school: ik klop aan op ma 18 januari.")


@pytest.mark.parametrize(
    "momenten", ["gisteren", "2020-01-01", "2041-01-15", "2027-13-01", ",,", "9" * 9000, "²-01-01"]
)
def test_what_no_card_offers_is_left_out(content: Content, momenten: str) -> None:
    team = with_acties(content)

    card = keeps(team, at_opvolging(team), momenten=momenten)

    assert set(card.errors) == {"momenten"}
    assert checks(team) == ()


def test_there_is_an_end_to_how_often_a_team_looks(content: Content) -> None:
    team = with_acties(content)
    many = [(date(2027, 1, 11) + timedelta(days=7 * n)).isoformat() for n in range(13)]

    refused = keeps(team, at_opvolging(team), momenten=",".join(many))
    assert refused.errors == {"momenten": "Dat zijn veel momenten. Hou het op 12."}
    assert refused.typed["momenten"] == ",".join(many)

    keeps(team, refused, momenten=",".join(many[1:]))
    assert len(checks(team)) == 12


def test_going_back_without_the_fields_keeps_the_moments(content: Content) -> None:
    team = followed(content)
    card = again(team)

    team.trekker.press("back-actie", card)

    assert checks(team) == (JANUARY, EASTER)


# -- in more than one school year ----------------------------------------------------------------


def middle(content: Content, jaren: str, **values: str) -> Team:
    """A team with one actie that is planned in these school years."""
    team = with_acties(content)
    card = team.trekker.press("save-actie", team.work, filled(Doel, termijn="middellang"))
    card = team.trekker.press("save-actie", card, filled(Wat))
    card = keeps(team, card, jaren=jaren, **values)
    team.trekker.press("make-plan", card)
    return team


def test_in_each_later_year_the_team_looks_in_the_middle_of_june(content: Content) -> None:
    team = middle(content, "2026,2027,2028")

    assert checks(team) == (JANUARY, date(2028, 6, 15), date(2029, 6, 15))


def test_a_day_that_was_chosen_in_a_later_year_comes_in_the_place_of_june(content: Content) -> None:
    team = middle(content, "2026,2027,2028", dag="2028-02-03")

    assert checks(team) == (JANUARY, date(2028, 2, 3), date(2029, 6, 15))


def test_a_year_that_is_no_longer_planned_takes_its_june_along(content: Content) -> None:
    team = middle(content, "2026,2027,2028")
    card = again(team)
    assert offered(card) == [JANUARY, EASTER, JUNE], "what comes by itself is not ticked"

    keeps(team, card, jaren="2026,2028")

    assert checks(team) == (JANUARY, date(2029, 6, 15))


def test_back_to_this_school_year_only_its_own_moments_stay(content: Content) -> None:
    team = middle(content, "2026,2027")
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": team.traject.acties[0].id})

    team.trekker.works_out(card, termijn="kort")

    assert checks(team) == (JANUARY,)


def test_june_itself_and_another_day_of_that_year_both_stay(content: Content) -> None:
    team = middle(content, "2026,2027", momenten="2027-01-15,2028-06-15", dag="2028-02-03")
    card = again(team)
    assert ticked(card) == [JANUARY, date(2028, 2, 3), date(2028, 6, 15)]

    keeps(team, card, jaren="2026,2027", momenten=card.shows(Opvolging).chosen_moments)

    assert checks(team) == (JANUARY, date(2028, 2, 3), date(2028, 6, 15))


def closed(team: Team, *free: date) -> Traject:
    school = School(tuple(FreeDays(day, day) for day in free), version=2)
    return replace(team.traject, school=school)
