"""Bijsturen: a new cycle takes over the goal of an actie, and what the team learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import Content
from dialogs.opvolging.cycle import next_cycle_of
from dialogs.record import Actie
from dialogs.steps import ActCard, Acties, Doel, Opvolging, Plan, Wat
from tests.dialogs.deciding import LES, decided, decides, looked, opens_again, the_actie
from tests.dialogs.team import ACTIE, Card, Member, Team, filled

JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 22)


def begun(content: Content, **changes: object) -> tuple[Team, Card]:
    """A team that began a new cycle, and its first card; `changes` are of the actie before it."""
    team, _ = looked(content, "nee")
    changed = replace(the_actie(team), **changes)  # type: ignore[arg-type]
    team.traject = team.traject.with_actie(changed)
    return team, decides(team.members[1], opens_again(team), "bijsturen")


def new_one(team: Team) -> Actie:
    [_, later] = team.traject.acties
    return later


def works_out(member: Member, card: Card, wat: str = "Gesprekken in kleine groepen") -> Card:
    """Somebody fills in the cards of the new cycle, with the same goal."""
    values = {**filled(Doel), "doel": card.shows(Doel).doel, "meting": card.shows(Doel).meting}
    card = member.lets_be(member.press("save-actie", card, values))
    card = member.press("save-actie", card, filled(Wat, wat=wat))
    return member.press(
        "save-actie", card, filled(Opvolging, owner=member.person.key, momenten="2027-06-15")
    )


# -- what it takes over --------------------------------------------------------------------------


def test_it_takes_over_the_goal_the_measure_the_term_and_who(content: Content) -> None:
    team, card = begun(content)
    before, later = team.traject.acties
    step = card.shows(Doel)

    assert (step.doel, step.meting) == (ACTIE["doel"], ACTIE["meting"])
    assert step.geleerd == LES
    assert card.note.endswith("Hier begint de nieuwe cyclus: kijk het doel na.")
    for name in ("item", "soort", "doel", "meting", "termijn", "owner", "wie"):
        assert getattr(later, name) == getattr(before, name)
    assert (later.vorige, later.card, later.checks, later.wat) == (before.id, "doel", (), "")
    assert (before.ended, before.checks) == (True, (JANUARY, MARCH))


def test_on_the_card_of_the_action_stands_what_was_done_and_learnt(content: Content) -> None:
    team, card = begun(content)
    anna = team.members[1]

    card = anna.lets_be(anna.press("save-actie", card, {"doel": ACTIE["doel"]}))

    step = card.shows(Wat)
    assert (step.vorige, step.geleerd, step.wat) == (ACTIE["wat"], LES, "")


def test_its_check_moments_are_proposed_anew(content: Content) -> None:
    team, card = begun(content)
    anna = team.members[1]
    card = anna.lets_be(anna.press("save-actie", card, {"doel": ACTIE["doel"]}))

    card = anna.press("save-actie", card, filled(Wat))

    step = card.shows(Opvolging)
    assert step.owner == anna.person.key
    assert step.chosen_moments == "2027-03-22,2027-06-15"


@pytest.mark.parametrize(
    ("years", "to_come"),
    [((2026, 2027, 2029), (2026, 2027, 2029)), ((2025, 2027), (2027,)), ((2025,), (2026,))],
)
def test_of_the_school_years_those_are_left_that_are_not_over(
    content: Content, years: tuple[int, ...], to_come: tuple[int, ...]
) -> None:
    team, _ = begun(content, termijn="middellang", years=years)

    assert new_one(team).years == to_come


def test_a_borgafspraak_that_is_adjusted_is_something_to_develop_again(content: Content) -> None:
    team = decided(content, "borgen", "ja")
    actie = the_actie(team)
    team.traject = team.traject.with_actie(replace(actie, soort="borgen"))
    team.days_pass(370)
    anna = team.members[1]
    card = anna.press("save-borg", anna.sees(), {"bereikt": "nee"})

    decides(anna, card, "bijsturen")

    assert new_one(team).soort == "ontwikkelen"


# -- in the plan ---------------------------------------------------------------------------------


def test_the_chain_can_be_read_in_the_plan(content: Content) -> None:
    team, card = begun(content)
    works_out(team.members[1], card)

    before, later = team.channel(f"plan.{team.traject.version}").shows(Plan).acties

    assert before.state == "Bijgestuurd, nieuwe cyclus"
    act = {line.label: line.text for line in before.columns[3].lines}
    assert act["Bijsturen"].startswith("Bijgestuurd op vr 15 januari (Anna).")
    assert act["Wat leren we hieruit?"] == LES
    plan = {line.label: line.text for line in later.columns[0].lines}
    assert plan["Nieuwe cyclus van"] == f"{ACTIE['wat']}\nDit leerden jullie toen: {LES}"
    assert later.state == "Loopt"


def test_only_the_new_one_is_looked_at(content: Content) -> None:
    team, card = begun(content)
    anna = team.members[1]
    works_out(anna, card)

    team.days_pass(80)
    assert anna.sees().shows(Plan)
    team.until(team.now.replace(month=6, day=15, hour=17))

    waiting = anna.sees()
    assert waiting.step.id == f"check/{new_one(team).id}/2027-06-15"


# -- twice, and taken back -----------------------------------------------------------------------


def test_pressed_twice_there_is_one_new_cycle(content: Content) -> None:
    team, card = looked(content, "nee")
    anna = team.members[1]
    first = decides(anna, card, "bijsturen")

    again = decides(anna, card, "bijsturen")

    assert len(team.traject.acties) == 2
    assert again.step.id == first.step.id == f"actie/{new_one(team).id}/doel"


def test_another_lesson_makes_no_other_cycle_and_stands_on_its_cards(content: Content) -> None:
    team, _ = begun(content)
    id = new_one(team).id

    card = decides(team.members[2], opens_again(team), "bijsturen", "Een betere les")

    assert new_one(team).id == id
    assert card.shows(Doel).geleerd == "Een betere les"


def test_taken_back_a_cycle_that_nobody_worked_on_is_gone(content: Content) -> None:
    team, card = begun(content)

    after = decides(team.members[2], opens_again(team), "verder")

    assert len(team.traject.acties) == 1
    assert not the_actie(team).ended
    assert "blijft staan" not in after.note
    late = team.members[1].press("save-actie", card, {"doel": "Toch iets getypt"})
    assert "Toch iets getypt" in late.lost
    assert len(team.traject.acties) == 1


@pytest.mark.parametrize("values", [{"doel": "Een ander doel"}, {"doel": ACTIE["doel"]}])
def test_taken_back_a_cycle_that_somebody_changed_stays_and_the_note_says_so(
    content: Content, values: dict[str, str]
) -> None:
    team, card = begun(content)
    anna = team.members[1]
    card = anna.lets_be(anna.press("save-actie", card, values))
    anna.press("save-actie", card, {"wat": "Iets anders"})

    after = decides(team.members[2], opens_again(team), "stoppen")

    assert new_one(team).wat == "Iets anders"
    assert "die blijft staan" in after.note
    assert the_actie(team).vervolg == "stoppen"


def test_decided_so_again_the_cycle_that_stayed_is_used(content: Content) -> None:
    team, card = begun(content)
    works_out(team.members[1], card)
    id = new_one(team).id
    decides(team.members[2], opens_again(team), "stoppen")

    card = decides(team.members[2], opens_again(team), "bijsturen")

    assert new_one(team).id == id
    assert card.step.id == f"actie/{id}/doel"


def test_decided_so_again_a_cycle_that_was_removed_is_put_back(content: Content) -> None:
    team, card = begun(content)
    anna = team.members[1]
    works_out(anna, card)
    listed = anna.press("acties", team.channel(f"plan.{team.traject.version}"))
    listed.shows(Acties)
    ask = anna.press("ask-remove-actie", listed, {"actie": new_one(team).id})
    anna.press("remove-actie", ask)
    decides(team.members[2], opens_again(team), "verder")
    assert new_one(team).removed

    card = decides(team.members[2], opens_again(team), "bijsturen")

    assert not new_one(team).removed
    assert card.shows(Doel)


def test_a_late_press_on_the_card_of_a_cycle_that_was_taken_back_changes_nothing(
    content: Content,
) -> None:
    team, card = begun(content)
    anna = team.members[1]
    decides(team.members[2], opens_again(team), "verder")
    decides(team.members[2], opens_again(team), "bijsturen")
    after = team.record

    anna.press("save-actie", card, {"doel": "Van een vorige keer"})

    assert team.record == after


def test_an_actie_leads_to_its_next_cycle(content: Content) -> None:
    team, _ = begun(content)
    before, later = team.traject.acties

    assert next_cycle_of(team.traject, before) == later
    assert next_cycle_of(team.traject, later) is None
    assert opens_again(team).shows(ActCard).vervolg == "bijsturen"
