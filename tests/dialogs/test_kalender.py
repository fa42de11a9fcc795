"""The calendar of the school: what the trekker fills in, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.calendar import BRUSSELS
from dialogs.effects import ShareSchool, Show, Wake
from dialogs.events import Event, SchoolChanged
from dialogs.opvolging.moments import moments
from dialogs.outcome import State
from dialogs.record import Traject
from dialogs.reflectie.earlier import school_of
from dialogs.school import FreeDays, School
from dialogs.steps import Kalender, Living, Plan
from dialogs.traject import NOBODY, apply
from tests.dialogs.effort import effort
from tests.dialogs.schools import may_be_disturbed, schools_around
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Team
from tests.dialogs.teams import followed, opened, with_plan

# -- the card ------------------------------------------------------------------------------------


def calendar(team: Team) -> Card:
    """The card, as the trekker opens it on the card about reminders."""
    manners = team.trekker.press("manners", team.channel("levend"))
    return team.trekker.press("calendar", manners)


def keeps(team: Team, card: Card, **values: str) -> Card:
    shown = card.shows(Kalender)
    typed = {"opent": shown.chosen_opens, "sluit": shown.chosen_closes, "vrij": shown.free}
    return team.trekker.press("save-calendar", card, {**typed, **values})


def test_the_card_shows_the_hours_and_what_it_knows_already(content: Content) -> None:
    step = calendar(with_plan(content)).shows(Kalender)

    assert (step.chosen_opens, step.chosen_closes, step.free) == ("08:00", "17:00", "")
    assert step.opens[0].label == "6.30 uur"
    assert step.closes[-1].label == "22.00 uur"
    assert step.year == "2026-2027"
    assert "ma 2 tot en met zo 8 november: herfstvakantie" in step.known
    assert "wo 11 november: Wapenstilstand" in step.known
    assert "vr 7 mei: Vrijdag na O. L. H. Hemelvaart" in step.known
    assert len(step.known) == 9


def test_in_june_the_card_is_about_the_school_year_that_comes(content: Content) -> None:
    team = with_plan(content)
    team.until(datetime(2027, 6, 3, 10, 0, tzinfo=BRUSSELS))

    step = calendar(team).shows(Kalender)

    assert step.year == "2027-2028"
    assert step.known[0] == "ma 1 tot en met zo 7 november 2027: herfstvakantie"


def test_what_was_understood_is_said_and_stands_in_the_field_with_its_year(
    content: Content,
) -> None:
    team = with_plan(content)

    card = keeps(
        team,
        calendar(team),
        opent="08:30",
        sluit="16:00",
        vrij="30/11 pedagogische studiedag\n25-29 mei: brugdagen\n5/10\n11/11",
    )

    assert card.note == "Bewaard om 16.10. Ik hou er overal rekening mee."
    assert card.shows(Kalender).kept == (
        "ma 5 oktober (voorbij)",
        "wo 11 november (voorbij)",
        "ma 30 november: pedagogische studiedag",
        "di 25 tot en met za 29 mei: brugdagen",
    )
    assert card.shows(Kalender).free == (
        "5/10/2026\n11/11/2026\n30/11/2026 pedagogische studiedag\n25/5/2027 - 29/5/2027 brugdagen"
    )
    school = team.traject.school
    assert (school.opens, school.closes, school.version) == (time(8, 30), time(16, 0), 2)
    assert "Ik begreep" in screen(card.step).text
    assert ShareSchool() in team.effects


def test_a_free_day_that_every_school_has_is_no_mistake(content: Content) -> None:
    team = with_plan(content)

    card = keeps(team, calendar(team), vrij="7 mei brugdag")

    assert card.shows(Kalender).kept == ("vr 7 mei: brugdag (dat wist ik al)",)


def test_what_can_not_be_read_is_named_and_everything_typed_stays(content: Content) -> None:
    team = with_plan(content)
    typed = "30/11\nde dag na het schoolfeest\n25-29 mei\n2/11/2024 oud\n29-25 mei"
    before = team.record

    card = keeps(team, calendar(team), vrij=typed, opent="09:00")

    error = card.errors["vrij"]
    assert "In 'de dag na het schoolfeest' lees ik geen dag of periode." in error
    assert "'2/11/2024 oud' ligt in een schooljaar dat voorbij is." in error
    assert "Kijk bij '29-25 mei' de eerste en de laatste dag na." in error
    assert card.typed == {"vrij": typed, "opent": "09:00", "sluit": "17:00"}
    assert card.shows(Kalender).understood == ("ma 30 november", "di 25 tot en met za 29 mei")
    assert "nog niet bewaard" in screen(card.step).text
    assert team.record == before


def test_of_many_lines_that_can_not_be_read_the_first_are_named(content: Content) -> None:
    team = with_plan(content)

    error = keeps(team, calendar(team), vrij="\n".join(f"feest {n}" for n in range(8))).errors

    assert error["vrij"].count("lees ik geen dag") == 5
    assert error["vrij"].endswith("En nog 3 lijnen.")


def test_there_is_an_end_to_how_many_lines_are_read(content: Content) -> None:
    team = with_plan(content)
    lines = [f"{n // 20 + 1}/{n % 20 // 2 + 1}/{2027 + n % 2}" for n in range(40)]

    card = keeps(team, calendar(team), vrij="\n".join(lines))

    assert card.errors["vrij"].startswith("Dat zijn veel lijnen. Hou het op 30")
    assert card.typed["vrij"] == "\n".join(lines)


@pytest.mark.parametrize("hour", ["", "03:00", "gisteren", "8.00", "25:00"])
def test_an_hour_that_is_not_offered_changes_nothing(content: Content, hour: str) -> None:
    team = with_plan(content)

    keeps(team, calendar(team), opent=hour, sluit=hour)

    assert team.traject.school == School()


def test_only_who_leads_changes_it(content: Content) -> None:
    team = with_plan(content)
    card = calendar(team)

    for verb in ("calendar", "save-calendar"):
        answer = team.members[1].press(verb, card, {"vrij": "30/11 studiedag"})
        assert answer.note == "Dat is een taak voor de trekker, Griet."
    assert answer.lost == ("30/11 studiedag",)
    assert team.traject.school == School()


def test_a_late_press_changes_nothing_and_shows_what_somebody_else_kept(content: Content) -> None:
    team = with_plan(content)
    old = calendar(team)
    keeps(team, calendar(team), vrij="30/11 studiedag")
    before = team.record

    late = keeps(team, old, vrij="1/12 sportdag")

    assert late.note.startswith("Intussen is hier iets veranderd.")
    assert late.typed["vrij"] == "1/12 sportdag"
    assert late.shows(Kalender).kept == ("ma 30 november: studiedag",)
    assert team.record == before
    again = keeps(team, old, vrij="30/11 studiedag")
    assert (again.note, again.errors, team.record) == ("", {}, before), "what it says is kept"


def test_free_days_of_a_year_that_is_over_are_gone_from_the_card_and_then_from_the_record(
    content: Content,
) -> None:
    team = with_plan(content)
    keeps(team, calendar(team), vrij="30/11 studiedag\n4/10/2027")
    team.until(datetime(2027, 9, 2, 10, 0, tzinfo=BRUSSELS))

    card = calendar(team)
    assert card.shows(Kalender).free == "4/10/2027"
    keeps(team, card, sluit="16:00")

    assert [period.first for period in team.traject.school.free] == [date(2027, 10, 4)]


# -- what follows from it ------------------------------------------------------------------------


def test_what_the_bot_asks_moves_and_is_asked_once(content: Content) -> None:
    team = followed(content)
    owner = team.members[1]

    keeps(team, calendar(team), vrij="15/1 studiedag", opent="09:00")
    assert team.channel("levend").shows(Living).next_check == "ma 18 januari"
    team.until(datetime(2027, 1, 16, 12, 0, tzinfo=BRUSSELS))
    asked = len(owner.mail)
    team.until(datetime(2027, 1, 18, 9, 30, tzinfo=BRUSSELS))
    assert len(owner.mail) == asked + 1
    assert owner.mail[-1].at == datetime(2027, 1, 18, 9, 30, tzinfo=BRUSSELS)

    keeps(team, calendar(team), vrij="18/1 sneeuw")
    keeps(team, calendar(team), vrij="")
    team.until(datetime(2027, 2, 1, 8, 0, tzinfo=BRUSSELS))

    assert len(owner.mail) == asked + 1


def test_a_day_that_is_free_no_longer_brings_its_moment_back(content: Content) -> None:
    team = followed(content)
    keeps(team, calendar(team), vrij="15/1 studiedag")
    keeps(team, calendar(team), vrij="")

    team.until(datetime(2027, 1, 15, 8, 30, tzinfo=BRUSSELS))

    assert team.members[1].mail[-1].at == datetime(2027, 1, 15, 8, 30, tzinfo=BRUSSELS)


def test_an_own_free_day_stands_in_the_year_on_the_plan(content: Content) -> None:
    team = with_plan(content)

    keeps(team, calendar(team), vrij="15/1 studiedag\n10-14 mei brugdagen")

    plan = team.channel(f"plan.{team.traject.version}").shows(Plan)
    rows = {row.name: row for row in plan.timeline}
    assert rows["januari"].words.startswith("vrij vr 15; ma 18: ")
    assert (rows["mei"].weeks, rows["mei"].words) == ("□▨□□", "vrij ma 10 tot vr 14")
    assert Show(f"plan.{team.traject.version}") in team.effects


TEAM = followed(load())
PLANNED = TEAM.traject.acties[0].checks


@effort(150)
@given(data=st.data(), later=st.integers(0, 700))
def test_whatever_the_calendar_the_bot_asks_nothing_out_of_hours(
    data: st.DataObject, later: int
) -> None:
    now = TEAM.now + timedelta(days=later)
    school = data.draw(schools_around(data.draw(st.sampled_from(PLANNED))))
    traject = replace(TEAM.traject, school=school)
    [actie] = traject.acties

    at = {m.key: m.at for m in moments(replace(traject, acties=(actie,)), now)}

    assert all(may_be_disturbed(school, moment) for moment in at.values())
    mine = [at[f"check/{actie.id}/{day}"] for day in actie.checks]
    assert mine == sorted(mine)


# -- one calendar for all trajecten of a team ----------------------------------------------------


def changed(traject: Traject, school: School, team: Team) -> tuple[Traject, tuple[object, ...]]:
    event = Event(NOBODY, team.now, "c" * 32, SchoolChanged(school))
    outcome = apply(team.setup, State(traject), event)
    return outcome.traject, outcome.effects


def test_a_calendar_that_was_told_elsewhere_is_taken_over_once(content: Content) -> None:
    team = followed(content)
    team.days_pass(1)
    school = School((FreeDays(date(2026, 12, 1), date(2026, 12, 1)),), time(9, 0), version=2)

    after, effects = changed(team.traject, school, team)
    assert after.school == school
    assert Show("levend") in effects
    assert Wake(datetime(2026, 12, 2, 9, 30, tzinfo=BRUSSELS)) in effects
    assert changed(after, school, team) == (after, ())
    assert changed(after, School(), team) == (after, ()), "an older one doesn't come back"


def test_two_calendars_that_were_told_at_once_come_to_the_same(content: Content) -> None:
    team = opened(content)
    one = replace(team.traject, school=School(opens=time(9, 0), version=2))
    other = replace(team.traject, school=School(closes=time(16, 0), version=2))

    first, _ = changed(one, other.school, team)
    second, _ = changed(other, one.school, team)

    assert first.school == second.school


def test_a_new_traject_has_the_newest_calendar_of_the_team(content: Content) -> None:
    team = opened(content)
    old = replace(team.traject, school=School(opens=time(9, 0), version=3))
    day = FreeDays(date(2026, 11, 30), date(2026, 12, 1))
    new = replace(team.traject, school=School((day,), closes=time(16, 0), version=4))
    assert school_of([]) == School()

    later = Team(content, elsewhere=[new, old])
    living = later.start().shows(Living)

    assert later.traject.school == new.school
    assert living.until == "wo 2 december, 16.00 uur"
