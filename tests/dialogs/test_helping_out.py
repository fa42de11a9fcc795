"""Who offers to pull along with a priority ("ik trek mee"), and where that shows."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.actie.helping_out import PER_PAGE
from dialogs.steps import HelpOut, Living, Opvolging
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import at_opvolging, opened, with_acties, with_lists, with_plan


def offers(member: Member) -> Card:
    """The card on which somebody offers to pull along."""
    return member.press("help-out", member.team.channel("levend"))


def pulls(member: Member, number: int = 0, verb: str = "offer") -> Card:
    """Somebody pulls along with the priority of this number, or no longer does."""
    return member.press(verb, offers(member), {"item": member.team.traject.items[number].id})


def helpers(team: Team, number: int = 0) -> list[str]:
    return [person.name for person in team.traject.items[number].helpers]


@pytest.mark.parametrize("begin", [with_acties, with_plan])
def test_who_pulls_along_stands_on_the_living_card(content: Content, begin: type) -> None:
    team = begin(content, "Onthaal", "Studiekeuze")
    anna, bram = team.members[1:3]

    card = pulls(anna)
    pulls(bram)

    assert card.note == "Fijn dat je meetrekt. Je naam staat er nu bij."
    living = team.channel("levend").shows(Living)
    assert living.helpers == ("Anna en Bram", "")
    assert "met Anna en Bram" in screen(living).text


def test_one_press_is_enough_for_each_priority_and_can_be_taken_back(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    anna = team.members[1]
    pulls(anna, 0)
    pulls(anna, 1)
    assert [line.mine for line in offers(anna).shows(HelpOut).lines] == [True, True]

    card = pulls(anna, 0, "withdraw")

    assert card.note == "Goed, je naam staat er niet meer bij."
    assert (helpers(team, 0), helpers(team, 1)) == ([], ["Anna"])


def test_colleagues_who_offer_at_once_do_not_hinder_each_other(content: Content) -> None:
    team = with_acties(content)
    cards = [(member, offers(member)) for member in team.members]
    item = team.traject.items[0].id

    for member, card in cards:
        for _ in range(2):  # double clicks
            member.press("offer", card, {"item": item})

    assert helpers(team) == [member.name for member in team.members]


def test_a_press_from_before_does_not_bring_back_what_was_withdrawn(content: Content) -> None:
    team = with_acties(content)
    anna = team.members[1]
    pulls(anna)
    old = team.log[-1]
    pulls(anna, 0, "withdraw")
    before = team.record

    card = team.deliver(old)

    assert card.shows(HelpOut)
    assert card.note == "Je had intussen al iets veranderd. Zo staat het nu."
    assert team.record == before


def test_the_newest_name_is_kept(content: Content) -> None:
    team = with_acties(content)
    anna = team.members[1]
    pulls(anna)
    anna.person = type(anna.person)(anna.person.id, "Anna Claes")

    pulls(anna, 0, "withdraw")
    pulls(anna)

    assert helpers(team) == ["Anna Claes"]


@pytest.mark.parametrize("begin", [opened, with_lists])
def test_before_there_are_priorities_nobody_can_pull_along(content: Content, begin: type) -> None:
    team = begin(content)
    anna = team.members[1]
    before = team.record

    for verb in ("help-out", "offer"):
        card = anna.press(verb, team.channel("levend"), {"item": "x"})
        assert card.note == "Meetrekken kan zodra jullie kozen waarop jullie inzetten."

    assert "help-out" not in {b["verb"] for b in screen(team.channel("levend").step).buttons}
    assert team.record == before


def test_a_point_that_is_no_priority_is_refused(content: Content) -> None:
    team = with_acties(content)
    anna = team.members[1]

    card = anna.press("offer", offers(anna), {"item": "verzonnen"})

    assert card.shows(HelpOut)
    assert card.note == "Kies eerst een punt."


def test_neither_card_holds_a_field_that_a_colleague_could_wipe(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    pulls(team.members[1])

    assert not screen(team.channel("levend").step).fields
    assert not screen(offers(team.members[2]).step).fields


def test_of_very_many_priorities_each_stands_on_one_of_the_pages(content: Content) -> None:
    points = [f"Punt {n}" for n in range(PER_PAGE + 2)]
    team = with_acties(content, *points)
    anna = team.members[1]

    first = offers(anna)
    second = anna.press("help-out", first, {"blad": "1"})

    pages = [card.shows(HelpOut) for card in (first, second)]
    assert [line.text for page in pages for line in page.lines] == points
    assert [(page.page, page.pages) for page in pages] == [(0, 2), (1, 2)]


# -- who works on an actie -----------------------------------------------------------------------


def test_who_offered_is_proposed_for_the_actie(content: Content) -> None:
    team = with_acties(content)
    for member in team.members[1:4]:
        pulls(member)

    card = at_opvolging(team)

    assert card.shows(Opvolging).wie == "Anna, Bram en Chloe"
    assert screen(card.step).fields["wie"]["value"] == "Anna, Bram en Chloe"


def test_what_was_filled_in_is_not_proposed_away(content: Content) -> None:
    team = with_acties(content)
    pulls(team.members[1])
    team.trekker.works_out(team.work, wie="", owner=team.members[2].person.key)
    actie = team.traject.acties[0]
    assert actie.wie == ""

    card = team.trekker.press("open-actie", team.work, {"actie": actie.id})
    for values in ({"doel": actie.doel}, {"wat": actie.wat}):
        card = team.trekker.press("save-actie", card, values)

    assert card.shows(Opvolging).wie == ""
