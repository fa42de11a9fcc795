"""Who leads a traject: handing over, leading along, and taking over from who left the team."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.anywhere.people import MOST_CHOICES, found, named
from dialogs.anywhere.roles import MOST_CO_TREKKERS
from dialogs.effects import Gather, Show
from dialogs.record import Person
from dialogs.steps import ConfirmClose, Living, Message, Results, Roles
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import answered, opened, with_acties, with_lists, with_plan


def roles(member: Member) -> Card:
    """The card that says who leads, as this person sees it in the channel."""
    return member.press("roles", member.team.channel("levend"))


def hands_over(member: Member, to: Member) -> Card:
    return member.press("hand-over", roles(member), {"collega": to.person.key})


def leads_along(member: Member, with_: Member) -> Card:
    """Somebody who leads makes a colleague a co-trekker."""
    return member.press("add-co", roles(member), {"collega": with_.person.key})


def leaves(team: Team, who: Member) -> None:
    """Somebody leaves the team, and the bot finds that out when the roles are looked at."""
    team.members.remove(who)
    roles(team.members[0])


def co_trekkers(team: Team) -> list[str]:
    return [person.name for person in team.traject.co_trekkers]


# -- the card ------------------------------------------------------------------------------------


def test_everybody_sees_who_leads_and_only_who_leads_can_change_it(content: Content) -> None:
    team = opened(content)
    griet, anna, bram, *_ = team.members
    leads_along(griet, anna)

    hers, his = screen(roles(anna).step), screen(roles(bram).step)

    for seen in (hers, his):
        assert "Griet" in seen.text
        assert "Anna" in seen.text
    assert set(hers.fields) == {"collega"}
    assert not his.fields
    assert {button["verb"] for button in his.buttons} == {"show", "roles"}


def test_a_colleague_is_chosen_from_the_team_without_the_trekker(content: Content) -> None:
    team = opened(content)

    step = roles(team.trekker).shows(Roles)

    assert [choice.label for choice in step.colleagues] == ["Anna", "Bram", "Chloe", "Daan", "Els"]


def test_who_is_in_the_team_is_read_again_when_the_card_is_opened(content: Content) -> None:
    team = opened(content)
    team.effects.clear()

    roles(team.members[1])

    assert team.effects == [Gather(team.traject.asked.id)]


@pytest.mark.parametrize("begin", [opened, with_lists, with_acties, with_plan])
def test_the_living_card_leads_to_it_in_every_step_and_names_who_leads(
    content: Content, begin: type
) -> None:
    team = begin(content)
    leads_along(team.trekker, team.members[1])
    leads_along(team.trekker, team.members[2])

    living = screen(team.channel("levend").shows(Living))

    assert "roles" in {button["verb"] for button in living.buttons}
    assert "Trekker: Griet, met Anna en Bram" in living.text
    assert not living.fields


# -- handing over --------------------------------------------------------------------------------


def test_who_hands_over_leads_no_longer_and_the_other_does(content: Content) -> None:
    team = answered(content)
    griet, anna, *_ = team.members

    card = hands_over(griet, anna)

    assert card.shows(Living).head.trekker == "Anna"
    assert card.note == "Anna is nu de trekker."
    refused = griet.press("ask-close", team.channel("levend"))
    assert refused.note == "Dat is een taak voor de trekker, Anna."
    confirm = anna.press("ask-close", team.channel("levend"))
    anna.press("close", confirm)
    assert team.traject.ronde.result


def test_a_close_that_the_old_trekker_still_had_open_closes_nothing(content: Content) -> None:
    team = answered(content)
    griet, anna, *_ = team.members
    confirm = griet.press("ask-close", team.channel("levend"))
    confirm.shows(ConfirmClose)
    hands_over(griet, anna)

    card = griet.press("close", confirm)

    assert card.note == "Dat is een taak voor de trekker, Anna."
    assert team.traject.ronde.open


def test_only_the_living_card_changes_and_no_card_becomes_outdated(content: Content) -> None:
    team = with_plan(content)
    version, slots = team.traject.version, set(team.posted)
    card = roles(team.trekker)
    team.effects.clear()

    team.trekker.press("hand-over", card, {"collega": team.members[1].person.key})

    assert team.effects == [Show("levend")]
    assert team.traject.version == version
    assert set(team.posted) == slots


def test_a_second_click_on_handing_over_is_not_told_off(content: Content) -> None:
    team = opened(content)
    griet, anna, *_ = team.members
    card = roles(griet)
    griet.press("hand-over", card, {"collega": anna.person.key})
    before = team.record

    again = griet.press("hand-over", card, {"collega": anna.person.key})

    assert again.note == ""
    assert team.record == before


def test_an_old_press_hands_nothing_over_after_it_was_handed_back(content: Content) -> None:
    team = opened(content)
    griet, anna, *_ = team.members
    hands_over(griet, anna)
    old = team.log[-1]
    hands_over(anna, griet)

    card = team.deliver(old)

    assert team.traject.trekker == griet.person
    assert card.note == "De rollen zijn intussen veranderd. Zo staat het nu."
    assert card.typed["collega"] == anna.person.key


def test_nobody_hands_over_what_they_do_not_lead(content: Content) -> None:
    team = opened(content)
    anna, bram = team.members[1:3]

    card = hands_over(anna, bram)

    assert card.note == "Dat is een taak voor de trekker, Griet."
    assert team.traject.trekker.name == "Griet"


def test_whom_a_co_trekker_relieves_leads_along(content: Content) -> None:
    team = opened(content)
    griet, anna, bram, *_ = team.members
    leads_along(griet, anna)

    hands_over(anna, bram)

    assert team.traject.trekker == bram.person
    assert co_trekkers(team) == ["Anna", "Griet"]


def test_a_co_trekker_who_becomes_the_trekker_is_not_both(content: Content) -> None:
    team = opened(content)
    griet, anna, *_ = team.members
    leads_along(griet, anna)

    hands_over(griet, anna)

    assert team.traject.trekker == anna.person
    assert co_trekkers(team) == []


@pytest.mark.parametrize("verb", ["hand-over", "add-co"])
def test_without_a_colleague_the_card_asks_for_one(content: Content, verb: str) -> None:
    team = opened(content)
    before = team.record

    card = team.trekker.press(verb, roles(team.trekker), {"collega": ""})

    assert card.shows(Roles)
    assert card.errors == {"collega": "Kies een collega."}
    assert team.record == before


# -- leading along -------------------------------------------------------------------------------


def test_a_co_trekker_does_a_trekkers_work(content: Content) -> None:
    team = answered(content)
    griet, anna, *_ = team.members
    assert leads_along(griet, anna).note == "Anna is nu co-trekker."

    anna.press("close", anna.press("ask-close", team.channel("levend")))

    result = team.channel(f"resultaat.{team.traject.ronde.id}")
    assert result.shows(Results)
    anna.press("to-orientatie", result)
    assert team.traject.phase == "orientatie"


def test_who_may_not_is_told_of_the_co_trekkers_too(content: Content) -> None:
    team = with_lists(content)
    griet, anna, bram, chloe, *_ = team.members
    leads_along(griet, anna)
    leads_along(griet, bram)
    said = "Dat is een taak voor de trekker, Griet, of een co-trekker: Anna of Bram."

    assert chloe.press("invest", team.work).note == said
    assert chloe.press("ask-stop", team.work).shows(Message).lines == (said,)


def test_a_co_trekker_is_added_once_however_often_it_is_pressed(content: Content) -> None:
    team = opened(content)
    griet, anna, *_ = team.members
    card = roles(griet)

    for _ in range(3):
        griet.press("add-co", card, {"collega": anna.person.key})

    assert co_trekkers(team) == ["Anna"]


@pytest.mark.parametrize("who", ["the trekker", "the co-trekker"])
def test_a_co_trekker_is_taken_off_again(content: Content, who: str) -> None:
    team = opened(content)
    griet, anna, bram, *_ = team.members
    leads_along(griet, anna)
    added = team.log[-1]
    leads_along(griet, bram)
    member = griet if who == "the trekker" else anna
    card = roles(member)

    said = member.press("remove-co", card, {"co": anna.person.key}).note
    again = member.press("remove-co", card, {"co": anna.person.key}).note

    assert (said, again) == ("Anna is geen co-trekker meer.", "")
    assert co_trekkers(team) == ["Bram"]
    team.deliver(added)
    assert co_trekkers(team) == ["Bram"], "a press from before brings nobody back"


def test_others_take_no_co_trekker_off(content: Content) -> None:
    team = opened(content)
    griet, anna, bram, *_ = team.members
    leads_along(griet, anna)

    card = bram.press("remove-co", roles(bram), {"co": anna.person.key})

    assert "taak voor de trekker" in card.note
    assert co_trekkers(team) == ["Anna"]


def test_there_is_an_end_to_leading_along(content: Content) -> None:
    names = tuple(f"Collega {n}" for n in range(MOST_CO_TREKKERS + 2))
    team = opened(content, names=names)
    for member in team.members[1:-1]:
        leads_along(team.trekker, member)

    card = leads_along(team.trekker, team.members[-1])

    assert "Haal er eerst iemand weg" in card.errors["collega"]
    assert len(co_trekkers(team)) == MOST_CO_TREKKERS


# -- the trekker left the team -------------------------------------------------------------------


def test_when_the_trekker_left_a_colleague_takes_over(content: Content) -> None:
    team = answered(content)
    griet, anna, bram, *_ = team.members
    leaves(team, griet)
    card = roles(anna)
    assert "Griet zit niet meer in dit team." in screen(card.step).text

    taken = anna.press("take-over", card)
    again = anna.press("take-over", card)

    assert (taken.note, again.note) == ("Jij bent nu de trekker.", "")
    assert taken.shows(Living).head.trekker == "Anna"
    late = bram.press("take-over", card)
    assert late.note == "De rollen zijn intussen veranderd. Zo staat het nu."
    assert team.traject.trekker == anna.person
    anna.press("close", anna.press("ask-close", team.channel("levend")))
    assert team.traject.ronde.result


def test_as_long_as_the_trekker_is_there_nobody_takes_over(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = roles(anna)

    refused = anna.press("take-over", card)

    assert "take-over" not in {button["verb"] for button in screen(card.step).buttons}
    assert refused.note.startswith("Overnemen kan pas als Griet niet meer in dit team zit.")
    assert team.traject.trekker.name == "Griet"


def test_nobody_takes_over_in_a_team_that_is_not_known(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = roles(anna)
    team.people = ()

    refused = anna.press("take-over", card)

    assert refused.note.startswith("Ik weet nog niet goed wie er in dit team zit.")
    assert not refused.shows(Roles).may_take_over
    assert team.traject.trekker.name == "Griet"


def test_who_left_the_team_too_takes_nothing_over(content: Content) -> None:
    team = opened(content)
    griet, anna, *_ = team.members
    card = roles(anna)
    leaves(team, griet)
    leaves(team, anna)

    refused = anna.press("take-over", card)

    assert refused.note.startswith("Ik weet nog niet goed wie er in dit team zit.")
    assert team.traject.trekker == griet.person


def test_a_co_trekker_can_hand_over_for_a_trekker_who_left(content: Content) -> None:
    team = opened(content)
    griet, anna, bram, *_ = team.members
    leads_along(griet, anna)
    leaves(team, griet)
    card = roles(anna)
    assert {"hand-over", "take-over"} <= {button["verb"] for button in screen(card.step).buttons}

    hands_over(anna, bram)

    assert team.traject.trekker == bram.person
    assert co_trekkers(team) == ["Anna"]


def test_a_stopped_traject_can_be_taken_over_and_reopened(content: Content) -> None:
    team = with_lists(content)
    griet, anna, *_ = team.members
    griet.press("stop", griet.press("ask-stop", team.channel("levend")))
    leaves(team, griet)

    anna.press("take-over", roles(anna))
    anna.press("reopen", team.channel("levend"))

    assert team.traject.stopped is None
    assert team.traject.trekker == anna.person


# -- names ---------------------------------------------------------------------------------------


def test_in_a_team_too_large_for_a_list_a_name_is_typed(content: Content) -> None:
    names = ("Griet", *(f"Collega {n:03}" for n in range(MOST_CHOICES + 1)))
    team = opened(content, names=names, instrument="kwaliteitsvragen")
    card = roles(team.trekker)
    assert screen(card.step).fields["collega"]["type"] == "Input.Text"

    unclear = team.trekker.press("add-co", card, {"collega": "collega"})
    team.trekker.press("add-co", card, {"collega": "collega 007"})

    assert unclear.errors["collega"].startswith("Ik vind niet precies één collega")
    assert unclear.typed["collega"] == "collega"
    assert co_trekkers(team) == ["Collega 007"]


@pytest.mark.parametrize(
    ("given", "name"),
    [("jan", "Jan"), ("peeters", "Jan Peeters"), ("ja", None), ("", None), ("Piet", None)],
)
def test_a_name_finds_exactly_one_person_or_nobody(given: str, name: str | None) -> None:
    people = [Person("1", "Jan"), Person("2", "Jan Peeters"), Person("3", "Mia Janssens")]

    person = found(people, given)

    assert (person.name if person else None) == name


@pytest.mark.parametrize(
    ("count", "word", "text"),
    [
        (0, "en", ""),
        (1, "en", "A"),
        (2, "of", "A of B"),
        (5, "en", "A, B, C, D en E"),
        (6, "of", "A, B, C, D en nog 2"),
    ],
)
def test_names_are_read_as_a_sentence(count: int, word: str, text: str) -> None:
    assert named([Person(c, c) for c in "ABCDEF"[:count]], word) == text
