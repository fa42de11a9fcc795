"""Stap 3: an actie is filled in on three small cards, by whoever does it."""

from __future__ import annotations

from datetime import date

import pytest

from content import Content
from dialogs.effects import Show
from dialogs.record import Actie, Person, Phase
from dialogs.steps import Acties, Coach, Doel, Living, Message, Opvolging, Plan, Wat
from dialogs.traject import back_verb
from tests.dialogs.team import ACTIE, Card, Team, filled
from tests.dialogs.teams import at_opvolging, with_acties, with_lists, with_plan


def the_actie(team: Team, number: int = 0) -> Actie:
    return team.traject.acties[number]


def overview(team: Team) -> Card:
    return team.trekker.press("acties", team.trekker.looks())


# -- the three cards -----------------------------------------------------------------------------


def test_goal_action_and_follow_up_make_an_actie(content: Content) -> None:
    team = with_acties(content)
    anna, daan = team.members[1], team.members[4]

    card = anna.works_out(anna.looks(), owner=daan.person.key, dag="2027-03-22")

    assert card.shows(Acties).ready == 1
    actie = the_actie(team)
    assert actie.card == "klaar"
    assert (actie.doel, actie.wat, actie.hoe) == (ACTIE["doel"], ACTIE["wat"], ACTIE["hoe"])
    assert (actie.owner, actie.wie) == (daan.person, "De titularissen")
    assert actie.checks == (date(2027, 1, 15), date(2027, 3, 22))
    assert team.channel("levend").shows(Living).acties_ready == 1


@pytest.mark.parametrize(
    ("kind", "field", "before"),
    [(Doel, "doel", ()), (Wat, "wat", (Doel,)), (Opvolging, "wie", (Doel, Wat))],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(
    content: Content, kind: type, field: str, before: tuple[type, ...]
) -> None:
    team = with_acties(content)
    card = team.trekker.looks()
    for earlier in before:
        card = team.trekker.press("save-actie", card, filled(earlier))
    saved = team.record

    card = team.trekker.press("save-actie", card, filled(kind, **{field: "  "}))

    assert set(card.errors) == {"owner" if field == "wie" else field}
    assert all(card.shows(kind).value(n) == v for n, v in filled(kind, **{field: "  "}).items())
    assert team.record == saved


def test_the_moments_to_check_are_proposed_from_the_school_calendar(content: Content) -> None:
    step = at_opvolging(with_acties(content)).shows(Opvolging)

    assert [choice.label for choice in step.moments] == [
        "vr 15 januari, midden januari",
        "ma 22 maart, in de week voor de paasvakantie",
        "di 15 juni, midden juni",
    ]
    assert step.chosen_moments == "2027-01-15,2027-06-15"


@pytest.mark.parametrize(
    ("values", "field", "word"),
    [
        ({"dag": "ooit"}, "dag", "geen datum"),
        ({"dag": "2026-11-20"}, "dag", "voorbij"),
        ({"dag": "2041-01-15"}, "dag", "ver weg"),
        ({"momenten": "", "dag": ""}, "momenten", "minstens één moment"),
        ({"dag": "31/02/2027"}, "dag", "geen datum"),
    ],
)
def test_a_day_that_can_not_be_is_refused_in_words(
    content: Content, values: dict[str, str], field: str, word: str
) -> None:
    team = with_acties(content)
    card = at_opvolging(team)

    card = team.trekker.press("save-actie", card, filled(Opvolging, **values))

    assert word in card.errors[field]
    assert card.typed[field] == values.get(field, ACTIE[field])
    assert the_actie(team).card == "opvolging"


def test_a_date_may_be_typed_as_people_write_it(content: Content) -> None:
    team = with_acties(content)

    team.trekker.press(
        "save-actie", at_opvolging(team), filled(Opvolging, dag="vóór de krokusvakantie")
    )

    assert the_actie(team).checks == (date(2027, 1, 15), date(2027, 2, 5))


def test_without_a_roster_who_carries_it_is_typed(content: Content) -> None:
    team = with_acties(content)
    team.people = ()
    card = at_opvolging(team)
    assert card.shows(Opvolging).people == ()

    stranger = Person("29:x", "Vreemd").key
    card = team.trekker.press("save-actie", card, filled(Opvolging, owner=stranger, wie=""))
    assert set(card.errors) == {"owner"}
    team.trekker.press("save-actie", card, filled(Opvolging, wie="Het kernteam"))

    assert (the_actie(team).owner, the_actie(team).wie) == (None, "Het kernteam")


def test_everybody_may_fill_in_and_the_others_see_it_move_on(content: Content) -> None:
    team = with_acties(content)
    griet, anna = team.members[:2]
    anna.press("save-actie", team.work, filled(Doel))
    assert team.work.shows(Wat).goal == ACTIE["doel"]

    griet.press("save-actie", team.work, filled(Wat))

    assert team.work.shows(Opvolging)
    assert Show("werk.actie") in team.effects


def test_two_who_type_at_once_do_not_overwrite_each_other(content: Content) -> None:
    team = with_acties(content)
    griet, anna = team.members[:2]
    card = team.work
    griet.press("save-actie", card, filled(Doel, doel="Doel van Griet"))

    late = anna.press("save-actie", card, filled(Doel, doel="Doel van Anna"))

    assert late.note.startswith("Intussen veranderde Griet dit.")
    assert late.shows(Doel).doel == "Doel van Griet"
    assert late.shows(Doel).value("doel") == "Doel van Anna"
    assert the_actie(team).doel == "Doel van Griet"
    anna.press("save-actie", late, filled(Doel, doel="Doel van Anna")).shows(Coach)
    assert the_actie(team).doel == "Doel van Anna"


def test_back_keeps_what_was_filled_in_even_half(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.press("save-actie", team.trekker.looks(), filled(Doel))
    assert back_verb(card.step) == "back-actie"

    card = team.trekker.press("back-actie", card, filled(Wat, wat="", hoe="Zo ongeveer"))

    assert card.shows(Doel).doel == ACTIE["doel"]
    assert the_actie(team).hoe == "Zo ongeveer"
    again = team.trekker.press("save-actie", card, filled(Doel))
    assert again.shows(Wat).hoe == "Zo ongeveer"
    first = team.trekker.press("back-actie", again, filled(Wat, wat="", hoe="Zo ongeveer"))
    nothing = team.trekker.press("back-actie", first, filled(Doel))
    assert nothing.note == "Dit is het begin. Verder terug kan niet."


def test_going_to_all_acties_keeps_what_was_filled_in(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    card = team.trekker.press("save-actie", team.trekker.looks(), filled(Doel))

    card = team.trekker.press("acties", card, filled(Wat, hoe="Half getypt"))

    assert card.note == "Bewaard om 16.10."
    assert len(card.shows(Acties).acties) == 2
    assert the_actie(team).hoe == "Half getypt"
    again = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})
    assert again.shows(Wat).hoe == "Half getypt"


def test_looking_at_all_acties_changes_nothing(content: Content) -> None:
    team = with_plan(content)
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": the_actie(team).id})
    before = team.record

    team.trekker.press("acties", card, filled(Doel)).shows(Acties)

    assert team.record == before
    assert the_actie(team).card == "klaar"


# -- more than one -------------------------------------------------------------------------------


def test_the_first_actie_that_is_not_finished_comes_first(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")

    assert team.work.shows(Doel).item == "Onthaal"
    card = team.trekker.works_out(team.work)

    assert card.shows(Doel).item == "Studiekeuze"


def test_any_actie_can_be_opened_and_its_own_next_card_follows(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze", "Ouders")
    card = team.trekker.press("open-actie", overview(team), {"actie": the_actie(team, 2).id})
    assert card.shows(Doel).item == "Ouders"

    card = team.trekker.press("save-actie", card, filled(Doel))
    assert card.shows(Wat).item == "Ouders"

    again = team.trekker.press("open-actie", overview(team), {"actie": the_actie(team, 2).id})
    assert again.shows(Wat).item == "Ouders"


def test_an_actie_is_added_to_a_chosen_point(content: Content) -> None:
    team = with_acties(content)
    item = team.traject.chosen_items[0]
    card = team.trekker.press("add-actie", overview(team), {"item": item.id})
    assert len(team.traject.acties) == 1, "the empty one that waited is used"
    team.trekker.works_out(card)

    card = team.trekker.press("add-actie", overview(team), {"item": item.id})

    assert card.shows(Doel).item == item.text
    assert len(team.traject.acties) == 2
    assert the_actie(team, 1).item == item.id


def test_added_twice_from_one_card_there_is_one_actie(content: Content) -> None:
    team = with_acties(content)
    item = team.traject.chosen_items[0]
    team.trekker.works_out(team.work)
    acties = overview(team)
    card = team.trekker.press("add-actie", acties, {"item": item.id})
    late = team.log[-1]
    team.trekker.press("save-actie", card, filled(Doel, doel="Het tweede doel"))
    before = team.record

    again = team.deliver(late)

    assert team.record == before
    assert again.shows(Coach).goal == "Het tweede doel"


def test_an_actie_or_a_point_has_to_be_chosen(content: Content) -> None:
    team = with_lists(content)
    team.trekker.adds("Gekozen", "Niet gekozen")
    chosen, other = team.traject.items
    team.trekker.chooses(chosen.id)
    sort = team.trekker.looks()
    team.trekker.press("sort", sort, {f"soort.{chosen.id}": "borgen"})
    card = overview(team)

    for id in ("", "verzonnen"):
        opened = team.trekker.press("open-actie", card, {"actie": id})
        assert opened.note == "Kies eerst een actie."
        opened.shows(Acties)
    for id in ("", "verzonnen", other.id):
        added = team.trekker.press("add-actie", card, {"item": id})
        assert added.note == "Kies eerst een punt."
        added.shows(Acties)
    assert len(team.traject.acties) == 1


# -- the plan is made ----------------------------------------------------------------------------


def test_the_trekker_makes_the_plan_once(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.works_out(team.work)
    refused = team.members[1].press("make-plan", card)
    assert refused.note == "Dat is een taak voor de trekker, Griet."
    team.effects.clear()

    made = team.trekker.press("make-plan", card)

    assert team.traject.phase is Phase.OPVOLGING
    assert made.note.startswith("Het plan staat in het gesprek")
    version = team.traject.version
    shown = [effect for effect in team.effects if isinstance(effect, Show)]
    assert shown == [Show("levend"), Show("werk.actie"), Show(f"plan.{version}")]
    team.channel(f"plan.{version}").shows(Plan)
    assert team.channel("werk.actie").shows(Message)
    before = team.record
    team.trekker.press("make-plan", card)
    assert team.record == before


def test_without_one_finished_actie_there_is_no_plan(content: Content) -> None:
    team = with_acties(content)
    team.trekker.press("save-actie", team.work, filled(Doel))

    card = team.trekker.press("make-plan", overview(team))

    assert card.note.startswith("Er is nog geen actie helemaal ingevuld.")
    card.shows(Acties)
    assert team.traject.phase is Phase.ACTIE


def test_in_the_plan_an_actie_can_still_be_changed_card_by_card(content: Content) -> None:
    team = with_plan(content)
    slot = f"plan.{team.traject.version}"
    anna = team.members[1]
    card = anna.press("acties", team.channel(slot))
    assert card.shows(Acties).planned
    card = anna.press("open-actie", card, {"actie": the_actie(team).id})
    team.effects.clear()

    card = anna.press("save-actie", card, filled(Doel, doel="Een scherper doel"))
    card = anna.lets_be(card)

    assert card.shows(Wat).goal == "Een scherper doel"
    assert Show(slot) in team.effects
    assert team.channel(slot).shows(Plan).acties[0].doel == "Een scherper doel"
    card = anna.press("save-actie", card, filled(Wat))
    card = anna.press("save-actie", card, filled(Opvolging))
    assert card.shows(Plan).acties[0].doel == "Een scherper doel"
    assert the_actie(team).card == "klaar"


# -- out of date ---------------------------------------------------------------------------------


def test_a_card_of_an_actie_that_is_not_there_gives_back_what_was_typed(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    forged = Card(Doel(id="actie/weg/doel", version=1, head=team.work.step.head, item="", doel="",
                       meting="", soort="borgen", termijn="kort", tip=""))  # fmt: skip

    for verb in ("save-actie", "back-actie", "acties"):
        card = anna.press(verb, forged, {"doel": "Doel", "soort": "borgen"})
        assert card.lost == ("Doel",)
    for verb in ("open-actie", "add-actie"):
        assert "andere stap" in anna.press(verb, forged, {}).note
