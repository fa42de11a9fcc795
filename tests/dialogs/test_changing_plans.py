"""A plan is changed after it was made: by anybody, and everybody sees by whom and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import Content
from dialogs.actie.document import Aanpassing
from dialogs.actie.plannen import plannen_of
from dialogs.effects import Show
from dialogs.record import Actie
from dialogs.steps import Acties, Coach, Doel, GeneralGoal, Living, Plan, RemoveActie, Wat
from tests.dialogs.team import ACTIE, Card, Member, Team, filled
from tests.dialogs.teams import with_acties, with_lists, with_plan

BY_ANNA = "aangepast door Anna, do 26 november"
SHARPER = "Elke derdejaars heeft tegen eind april een gesprek gehad."
GOAL = "Elke leerling kiest tegen juni bewust."


@pytest.fixture
def team(content: Content) -> Team:
    """A team that made its plan on a Monday; it is Thursday now."""
    team = with_plan(content, "Onthaal", "Studiekeuze")
    team.days_pass(3)
    return team


def slot(team: Team) -> str:
    return f"plan.{team.traject.version}"


def plan_of(team: Team) -> Plan:
    """The plan as it was last drawn in the channel."""
    shown = team.posted[slot(team)]
    assert isinstance(shown, Plan)
    return shown


def the_actie(team: Team, number: int = 0) -> Actie:
    return team.traject.acties[number]


def acties(member: Member) -> Card:
    team = member.team
    card = member.press("acties", team.channel(slot(team)))
    card.shows(Acties)
    return card


def opens(member: Member, number: int = 0) -> Card:
    """The first small card of an actie, from the list."""
    return member.press("open-actie", acties(member), {"actie": the_actie(member.team, number).id})


def general_goal(member: Member) -> Card:
    card = member.press("general-goal", acties(member))
    card.shows(GeneralGoal)
    return card


def asks_to_remove(member: Member, number: int = 0) -> Card:
    card = acties(member)
    card = member.press("ask-remove-actie", card, {"actie": the_actie(member.team, number).id})
    card.shows(RemoveActie)
    return card


# -- who changed what ----------------------------------------------------------------------------


def test_every_change_of_an_actie_says_by_whom_and_when(team: Team) -> None:
    anna = team.members[1]

    anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))

    first, second = plan_of(team).acties
    assert (first.doel, first.edited) == (SHARPER, BY_ANNA)
    assert second.edited == ""
    lines = acties(team.trekker).shows(Acties).acties
    assert [line.edited for line in lines] == [BY_ANNA, ""]


def test_documents_know_it_too(team: Team) -> None:
    anna = team.members[1]
    anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))
    anna.press("save-general-goal", general_goal(anna), {"doel": GOAL})

    plannen = plannen_of(team.content, team.traject, team.now.date())

    change = Aanpassing("Anna", date(2026, 11, 26))
    assert [actie.aangepast for actie in plannen.acties] == [change, None]
    assert plannen.acties[0].doel_zoals_getypt == SHARPER
    assert (plannen.over.algemeen_doel, plannen.over.doel_aangepast) == (GOAL, change)


def test_the_last_who_changed_it_is_named(team: Team) -> None:
    anna, bram = team.members[1:3]
    card = anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))
    team.days_pass(7)

    bram.press("save-actie", bram.lets_be(card), filled(Wat, wat="Nog meer gesprekken"))

    assert plan_of(team).acties[0].edited == "aangepast door Bram, do 3 december"


def test_who_looks_through_the_cards_of_an_actie_has_not_changed_it(team: Team) -> None:
    bram = team.members[2]

    bram.works_out(opens(bram))

    assert the_actie(team).edited is None
    assert the_actie(team).card == "klaar"


def test_until_the_plan_is_made_it_only_grows(content: Content) -> None:
    team = with_acties(content)
    card = team.members[1].works_out(team.work)
    assert [line.edited for line in card.shows(Acties).acties] == [""]

    team.trekker.press("make-plan", card)

    assert [actie.edited for actie in plan_of(team).acties] == [""]
    assert acties(team.trekker).shows(Acties).acties[0].edited == ""


def test_a_new_actie_stands_in_the_plan_as_soon_as_it_says_what(team: Team) -> None:
    anna = team.members[1]
    item = team.traject.chosen_items[0]
    card = anna.press("add-actie", acties(anna), {"item": item.id})
    assert len(plan_of(team).acties) == 2

    anna.works_out(card, wat="Een derde actie")

    assert [actie.wat for actie in plan_of(team).acties][-1] == "Een derde actie"
    assert plan_of(team).acties[-1].edited == BY_ANNA


# -- two at once ---------------------------------------------------------------------------------


def test_the_second_of_two_keeps_what_was_typed_and_reads_who_was_first(team: Team) -> None:
    anna, bram = team.members[1:3]
    his = opens(bram)
    anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))

    late = bram.press("save-actie", his, filled(Doel, doel="Doel van Bram"))

    assert late.note == ("Intussen veranderde Anna dit. Kijk na wat je invulde en bewaar opnieuw.")
    assert late.shows(Doel).doel == SHARPER
    assert late.shows(Doel).value("doel") == "Doel van Bram"
    assert the_actie(team).doel == SHARPER
    bram.press("save-actie", late, filled(Doel, doel="Doel van Bram")).shows(Coach)
    assert the_actie(team).doel == "Doel van Bram"


def test_who_only_looked_is_not_blamed(team: Team) -> None:
    anna, bram, chloe = team.members[1:4]
    anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))
    his = opens(bram)
    chloe.press("save-actie", opens(chloe), filled(Wat))

    late = bram.press("save-actie", his, filled(Wat, wat="Iets anders"))

    assert late.note.startswith("Intussen is hier iets veranderd.")


def test_on_two_devices_one_is_not_told_of_oneself(team: Team) -> None:
    anna = team.members[1]
    on_the_phone = opens(anna)
    anna.press("save-actie", opens(anna), filled(Doel, doel=SHARPER))

    late = anna.press("save-actie", on_the_phone, filled(Doel, doel="Van de telefoon"))

    assert late.note.startswith("Intussen is hier iets veranderd.")
    assert late.shows(Doel).value("doel") == "Van de telefoon"


# -- the general goal ----------------------------------------------------------------------------


def test_anybody_changes_the_general_goal_and_the_plan_in_the_channel_follows(team: Team) -> None:
    daan = team.members[4]
    card = general_goal(daan)
    assert card.shows(GeneralGoal).goal == "Elke leerling kiest bewust."
    team.effects.clear()

    after = daan.press("save-general-goal", card, {"doel": f"  {GOAL} "})

    assert after.note == "Bewaard om 16.10."
    assert after.shows(Acties).goal == GOAL
    assert team.effects == [Show(slot(team))]
    assert GOAL in [line.text for line in plan_of(team).header]
    assert plan_of(team).goal_edited == "aangepast door Daan, do 26 november"
    assert general_goal(daan).shows(GeneralGoal).edited == plan_of(team).goal_edited


def test_before_the_plan_is_made_it_can_be_changed_as_well(content: Content) -> None:
    team = with_acties(content)
    anna = team.members[1]
    card = anna.press("general-goal", anna.press("acties", anna.looks(), filled(Doel)))
    team.effects.clear()

    anna.press("save-general-goal", card, {"doel": GOAL})

    assert team.traject.algemeen_doel == GOAL
    assert team.effects == [], "nobody's card is drawn anew while they type"


def test_two_general_goals_at_once(team: Team) -> None:
    anna, bram = team.members[1:3]
    his = general_goal(bram)
    anna.press("save-general-goal", general_goal(anna), {"doel": GOAL})

    late = bram.press("save-general-goal", his, {"doel": "Het doel van Bram"})

    assert late.note.startswith("Intussen veranderde Anna dit.")
    assert late.shows(GeneralGoal).goal == GOAL
    assert late.shows(GeneralGoal).value("doel") == "Het doel van Bram"
    bram.press("save-general-goal", late, {"doel": "Het doel van Bram"})
    assert team.traject.algemeen_doel == "Het doel van Bram"


def test_a_general_goal_that_stays_the_same_is_nobody_s_change(team: Team) -> None:
    card = general_goal(team.members[1])
    before = team.record

    team.members[1].press("save-general-goal", card, {"doel": team.traject.algemeen_doel})

    assert team.record == before


def test_a_goal_can_not_be_wiped_by_accident(team: Team) -> None:
    anna = team.members[1]

    card = anna.press("save-general-goal", general_goal(anna), {"doel": "  "})

    assert set(card.errors) == {"doel"}
    assert card.shows(GeneralGoal).value("doel", "x") == ""
    assert team.traject.algemeen_doel == "Elke leerling kiest bewust."


def test_back_without_saving_gives_back_what_was_typed(team: Team) -> None:
    anna = team.members[1]

    card = anna.press("acties", general_goal(anna), {"doel": "Half getypt"})

    assert card.shows(Acties)
    assert card.lost == ("Half getypt",)
    assert team.traject.algemeen_doel == "Elke leerling kiest bewust."


# -- acties that are taken away ------------------------------------------------------------------


def test_an_actie_is_taken_out_of_the_plan_after_a_question(team: Team) -> None:
    anna = team.members[1]
    card = asks_to_remove(anna)
    assert (card.shows(RemoveActie).goal, card.shows(RemoveActie).wat) == (
        ACTIE["doel"],
        ACTIE["wat"],
    )
    assert len(plan_of(team).acties) == 2

    after = anna.press("remove-actie", card)

    assert after.note.startswith("Weggehaald.")
    assert len(after.shows(Acties).acties) == 1
    assert len(plan_of(team).acties) == 1
    assert team.channel("levend").shows(Living).acties_total == 1
    plannen = plannen_of(team.content, team.traject, team.now.date())
    assert [actie.id for actie in plannen.acties] == [the_actie(team, 1).id]
    assert [moment.acties for moment in plannen.checkmomenten] == [(the_actie(team, 1).id,)]


def test_what_was_taken_away_is_found_back_in_the_list_and_put_back_whole(team: Team) -> None:
    anna, bram = team.members[1:3]
    before = the_actie(team)
    anna.press("remove-actie", asks_to_remove(anna))

    card = opens(bram)

    removed = card.shows(RemoveActie)
    assert removed.removed
    assert removed.edited == "Weggehaald door Anna, do 26 november."
    choices = acties(bram).shows(Acties).choices
    assert choices[-1].label == f"Weggehaald: {ACTIE['doel']}"
    after = bram.press("restore-actie", card)
    assert after.note == "De actie staat er weer bij."
    assert replace(the_actie(team), version=before.version, edited=None) == before
    assert plan_of(team).acties[0].edited == "aangepast door Bram, do 26 november"


def test_removing_twice_or_from_an_old_card_changes_nothing(team: Team) -> None:
    anna, bram = team.members[1:3]
    his = asks_to_remove(bram)
    card = asks_to_remove(anna)
    anna.press("remove-actie", card)
    after_first = team.record

    anna.press("remove-actie", card).shows(Acties)
    bram.press("remove-actie", his).shows(Acties)
    assert team.record == after_first

    anna.press("restore-actie", opens(anna))
    restored = team.record
    again = bram.press("remove-actie", his)
    assert team.record == restored
    assert again.note.startswith("Intussen veranderde Anna dit.")
    assert not again.shows(RemoveActie).removed


def test_who_was_typing_on_an_actie_that_goes_keeps_the_words(team: Team) -> None:
    anna, bram = team.members[1:3]
    his = opens(bram)
    anna.press("remove-actie", asks_to_remove(anna))

    for verb in ("save-actie", "acties"):
        card = bram.press(verb, his, filled(Doel, doel="Woorden van Bram"))
        assert card.note.startswith("Deze actie is intussen weggehaald.")
        assert "Woorden van Bram" in card.lost
    assert the_actie(team).doel == ACTIE["doel"]


def test_the_work_goes_on_with_what_is_left(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    listed = team.trekker.press("acties", team.work, filled(Doel))
    card = team.trekker.press("ask-remove-actie", listed, {"actie": the_actie(team).id})

    team.trekker.press("remove-actie", card)

    assert team.work.shows(Doel).item == "Studiekeuze"
    card = team.trekker.works_out(team.work)
    assert card.shows(Acties).ready == 1
    team.trekker.press("make-plan", card)
    assert len(plan_of(team).acties) == 1


def test_a_plan_needs_an_actie_that_was_not_taken_away(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.works_out(team.work)
    card = team.trekker.press("ask-remove-actie", card, {"actie": the_actie(team).id})
    card = team.trekker.press("remove-actie", card)

    refused = team.trekker.press("make-plan", card)

    assert refused.note.startswith("Er is nog geen actie helemaal ingevuld.")


def test_a_point_of_which_the_actie_was_taken_away_gets_a_new_one(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.press("acties", team.work, filled(Doel, doel=""))
    card = team.trekker.press("ask-remove-actie", card, {"actie": the_actie(team).id})
    card = team.trekker.press("remove-actie", card)

    item = team.traject.chosen_items[0]
    team.trekker.press("add-actie", card, {"item": item.id}).shows(Doel)

    assert [actie.removed for actie in team.traject.acties] == [True, False]


def test_a_plan_without_any_actie_can_still_be_shown(team: Team) -> None:
    anna = team.members[1]
    for number in range(2):
        anna.press("remove-actie", asks_to_remove(anna, number))

    plan = plan_of(team)

    assert plan.acties == ()
    assert plan.timeline == ()
    assert plan.header


# -- where it can't be ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "verb", ["general-goal", "save-general-goal", "ask-remove-actie", "remove-actie"]
)
def test_in_another_step_there_is_nothing_to_change(content: Content, verb: str) -> None:
    team = with_lists(content)
    card = Card(GeneralGoal(id="algemeen-doel", head=team.work.step.head, goal="", edited=""))  # type: ignore[attr-defined]
    before = team.record

    after = team.trekker.press(verb, card, {"doel": "Een doel"})

    assert "andere stap" in after.note
    assert team.record == before


def test_an_actie_must_be_chosen_to_take_it_away(team: Team) -> None:
    for id in ("", "verzonnen"):
        card = team.trekker.press("ask-remove-actie", acties(team.trekker), {"actie": id})
        assert card.note == "Kies eerst een actie."


def test_in_a_stopped_traject_nothing_is_changed(team: Team) -> None:
    anna = team.members[1]
    goal, gone = general_goal(anna), asks_to_remove(anna)
    ask = team.trekker.press("ask-stop", team.channel("levend"))
    team.trekker.press("stop", ask)
    before = team.record

    assert "gestopt" in anna.press("save-general-goal", goal, {"doel": GOAL}).note
    assert "gestopt" in anna.press("remove-actie", gone).note
    assert team.record == before
