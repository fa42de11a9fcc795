"""Borgen: an actie becomes a borgafspraak, at which the team looks lightly once a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from content import Content
from dialogs.calendar import check_moments, is_school_day
from dialogs.opvolging.borgen import yearly_after
from dialogs.record import Actie, Check
from dialogs.school import FreeDays, School
from dialogs.steps import ActCard, BorgCheck, CheckCard, Living, Plan
from tests.dialogs.deciding import CHECK_DAY, LES, act_of, decided, decides, opens_again, the_actie
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Card, Team

JANUARY, MARCH, IN_A_YEAR = date(2027, 1, 15), date(2027, 3, 22), date(2028, 1, 17)


def a_year_later(content: Content) -> Team:
    """A team whose borgafspraak is a year old: the owner is asked whether it still lives."""
    team = decided(content, "borgen", "ja")
    team.until(CHECK_DAY + (IN_A_YEAR - JANUARY))
    return team


def says(team: Team, bereikt: str, effect: str = "Iedereen doet het.") -> Card:
    """The owner says whether it still lives."""
    anna = team.members[1]
    return anna.press("save-borg", anna.sees(), {"bereikt": bereikt, "effect": effect})


# -- when the team looks again -------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2025, 2035))
@pytest.mark.parametrize("place", range(4))
def test_the_same_usual_moment_of_the_next_school_year(year: int, place: int) -> None:
    day, next_year = check_moments(year)[place], check_moments(year + 1)[place]

    assert yearly_after(School(), day, day) == next_year
    assert is_school_day(next_year)
    nearby = day + timedelta(days=6)
    assert yearly_after(School(), nearby, nearby) == next_year


def test_a_look_lies_ahead_however_late_it_is_planned() -> None:
    assert yearly_after(School(), JANUARY, date(2029, 2, 1)) == check_moments(2029)[1]


def test_a_look_is_on_a_day_on_which_this_school_is_open() -> None:
    closed = School(free=(FreeDays(IN_A_YEAR, IN_A_YEAR + timedelta(days=1)),))

    assert yearly_after(closed, JANUARY, JANUARY) == IN_A_YEAR + timedelta(days=2)


# -- it becomes a borgafspraak -------------------------------------------------------------------


def test_one_look_a_year_takes_the_place_of_what_was_planned(content: Content) -> None:
    team = decided(content, "borgen", "ja")

    actie = the_actie(team)

    assert actie.checks == (JANUARY, IN_A_YEAR)
    assert actie.borgafspraak
    assert not actie.ended
    assert (act_of(team).planned, act_of(team).dropped) == (IN_A_YEAR, (MARCH,))
    assert team.channel("levend").shows(Living).outcomes == (
        f"Gesprekken plannen: geborgd. “{LES}”",
    )
    assert team.channel("levend").shows(Living).next_check == "ma 17 januari 2028"


def test_it_stays_in_the_plan_as_something_to_keep(content: Content) -> None:
    team = decided(content, "borgen", "ja")

    [actie] = team.channel(f"plan.{team.traject.version}").shows(Plan).acties

    assert (actie.soort, actie.state) == ("borgen", "Geborgd")
    act = {line.label: line for line in actie.columns[3].lines}
    assert act["Borgen"].text.startswith("Borgafspraak sinds vr 15 januari (Anna).")
    assert not act["Borgen"].later
    assert act["Bijsturen"].later


def test_whoever_says_so_hears_when_the_team_looks_again(content: Content) -> None:
    team = decided(content, "verder")

    card = decides(team.members[2], opens_again(team), "borgen")

    assert card.note.endswith("Op ma 17 januari 2028 vraag ik of deze afspraak nog leeft.")


def test_a_moment_for_which_somebody_typed_something_already_stays(content: Content) -> None:
    team = decided(content, "verder")
    typed = the_actie(team).with_check(Check(MARCH, effect="Al iets getypt"))
    team.traject = team.traject.with_actie(typed)

    decides(team.members[2], opens_again(team), "borgen")

    assert the_actie(team).checks == (JANUARY, MARCH, IN_A_YEAR)
    assert act_of(team).dropped == ()


def test_nobody_is_asked_anything_until_then(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    anna = team.members[1]
    mails = len(anna.mail)

    team.until(CHECK_DAY + timedelta(days=120))

    assert anna.mail[mails:] == []
    assert anna.sees().shows(Plan)


# -- decided anew --------------------------------------------------------------------------------


def test_taken_back_what_was_planned_before_is_planned_again(content: Content) -> None:
    team = decided(content, "borgen", "ja")

    decides(team.members[2], opens_again(team), "verder")

    assert the_actie(team).checks == (JANUARY, MARCH)
    assert not the_actie(team).borgafspraak


def test_taken_back_late_nothing_is_planned_in_the_past(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    team.days_pass(90)

    card = opens_again(team)
    assert [choice.value for choice in card.shows(ActCard).choices] == [
        "borgen",
        "bijsturen",
        "stoppen",
    ]
    decides(team.members[2], card, "bijsturen")

    assert the_actie(team).checks == (JANUARY,)


def test_taken_back_a_moment_of_ones_own_choice_stays(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    may = date(2027, 5, 10)
    changed = replace(the_actie(team), checks=(JANUARY, may, IN_A_YEAR))
    team.traject = team.traject.with_actie(changed)

    decides(team.members[2], opens_again(team), "verder")

    assert the_actie(team).checks == (JANUARY, MARCH, may)


def test_taken_back_a_look_at_which_somebody_typed_something_stays(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    typed = the_actie(team).with_check(Check(IN_A_YEAR, effect="Al iets getypt"))
    team.traject = team.traject.with_actie(typed)

    decides(team.members[2], opens_again(team), "verder")

    assert the_actie(team).checks == (JANUARY, MARCH, IN_A_YEAR)


def test_a_card_with_the_old_check_moments_is_out_of_date(content: Content) -> None:
    team = decided(content, "verder")
    version = the_actie(team).version

    decides(team.members[2], opens_again(team), "borgen")

    assert the_actie(team).version == version + 1


# -- the light check -----------------------------------------------------------------------------


def test_a_year_later_the_owner_is_asked_whether_it_still_lives(content: Content) -> None:
    team = a_year_later(content)
    anna = team.members[1]

    step = anna.sees().shows(BorgCheck)

    assert (step.wat, step.doel, step.les) == (ACTIE["wat"], ACTIE["doel"], LES)
    assert step.since == "Borgafspraak sinds vr 15 januari 2027."
    assert step.why.startswith("Jij trekt deze actie.")
    shown = screen(step)
    assert list(shown.fields) == ["bereikt", "effect"]
    assert [b["verb"] for b in shown.buttons] == ["save-borg", "snooze", "pass-on", "quiet"]
    assert len([sent for sent in anna.mail if sent.at.date() == IN_A_YEAR]) == 1


def test_what_lives_is_looked_at_again_in_a_year_by_itself(content: Content) -> None:
    team = a_year_later(content)

    card = says(team, "ja")

    actie = the_actie(team)
    assert actie.checks == (JANUARY, IN_A_YEAR, check_moments(2028)[1])
    assert actie.borgafspraak
    assert (
        card.note == "Bewaard om 16.10. Op ma 15 januari 2029 vraag ik of deze afspraak nog leeft."
    )
    assert card.shows(Plan)
    outcomes = team.channel("levend").shows(Living).outcomes
    assert outcomes == ("Gesprekken plannen: de afspraak leeft.",)


@pytest.mark.parametrize(("bereikt", "likely"), [("deels", "borgen"), ("nee", "bijsturen")])
def test_what_does_not_quite_live_is_decided_on_anew(
    content: Content, bereikt: str, likely: str
) -> None:
    team = a_year_later(content)

    step = says(team, bereikt).shows(ActCard)

    assert step.vervolg == likely
    labels = {choice.value: choice.label for choice in step.choices}
    assert list(labels) == ["borgen", "bijsturen", "stoppen"]
    assert labels["borgen"] == "Zo houden: op ma 15 januari 2029 kijken we opnieuw"
    assert len(the_actie(team).checks) == 3, "the next look is planned by itself"


def test_it_can_be_kept_as_it_is_or_not(content: Content) -> None:
    for vervolg, ended in (("borgen", False), ("bijsturen", True), ("stoppen", True)):
        team = a_year_later(content)
        decides(team.members[1], says(team, "nee"), vervolg)

        actie = the_actie(team)
        assert (actie.vervolg, actie.ended) == (vervolg, ended)
        assert actie.checks == (JANUARY, IN_A_YEAR, check_moments(2028)[1])
        assert [a.vorige for a in team.traject.acties[1:]] == (
            [actie.id] if vervolg == "bijsturen" else []
        )


def test_year_after_year(content: Content) -> None:
    team = a_year_later(content)
    anna = team.members[1]
    for year in range(2028, 2032):
        says(team, "ja")
        assert anna.sees().shows(Plan)
        team.until(CHECK_DAY.replace(year=year + 1, day=30))
        assert anna.sees().shows(BorgCheck)

    assert [check.bereikt for check in the_actie(team).checked] == ["ja"] * 5


def test_pressed_twice_one_look_is_planned(content: Content) -> None:
    team = a_year_later(content)
    anna = team.members[1]
    card = anna.sees()
    anna.press("save-borg", card, {"bereikt": "ja"})
    after = team.record

    anna.press("save-borg", card, {"bereikt": "ja"})

    assert team.record == after


def test_who_is_late_sees_what_a_colleague_kept(content: Content) -> None:
    team = a_year_later(content)
    bram = team.members[2]
    values = {"actie": the_actie(team).id, "dag": IN_A_YEAR.isoformat()}
    card = bram.press("check", bram.sees(), values)
    says(team, "ja")
    after = team.record

    late = bram.press("save-borg", card, {"bereikt": "nee", "effect": "Ik zie het niet meer"})

    assert team.record == after
    assert late.note.startswith("Intussen veranderde Anna dit.")
    assert late.typed["effect"] == "Ik zie het niet meer"
    assert late.shows(BorgCheck).by == "Laatst bewaard door Anna, ma 17 januari."


def test_an_answer_is_needed(content: Content) -> None:
    team = a_year_later(content)

    wrong = says(team, "misschien", "Ik weet het niet")

    assert set(wrong.errors) == {"bereikt"}
    assert wrong.typed["effect"] == "Ik weet het niet"
    assert the_actie(team).check_of(IN_A_YEAR) is None


def test_the_light_card_of_what_is_no_borgafspraak_any_more_gives_the_other(
    content: Content,
) -> None:
    team = a_year_later(content)
    card = team.members[1].sees()
    undone = replace(the_actie(team), checked=())
    team.traject = team.traject.with_actie(undone)
    after = team.record

    given = team.members[1].press("save-borg", card, {"bereikt": "ja", "effect": "Nog altijd"})

    assert given.shows(CheckCard)
    assert given.typed["effect"] == "Nog altijd"
    assert team.record == after


def test_what_is_put_off_is_asked_again_and_what_was_typed_is_there(content: Content) -> None:
    team = a_year_later(content)
    anna = team.members[1]
    card = anna.sees()

    later = anna.press("snooze", card, {"keys": card.shows(BorgCheck).moment, "effect": "Half"})
    anna.press("put-off", later, {"keys": card.shows(BorgCheck).moment, "wanneer": "morgen"})

    assert anna.sees().shows(Plan)
    team.days_pass(1)
    assert anna.sees().shows(BorgCheck).effect == "Half"


def test_the_first_check_of_a_borgafspraak_stays_the_whole_one(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    bram = team.members[2]

    card = bram.press("check", bram.sees(), {"actie": the_actie(team).id, "dag": "2027-01-15"})

    assert card.shows(CheckCard).bereikt == "ja"


def test_it_is_a_borgafspraak_from_the_day_after_it_became_one(content: Content) -> None:
    actie: Actie = the_actie(decided(content, "borgen", "ja"))

    assert not actie.borgafspraak_at(JANUARY)
    assert actie.borgafspraak_at(JANUARY + timedelta(days=1))
