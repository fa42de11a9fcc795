"""Stap 2: what the ronde showed is offered for the lists."""

from __future__ import annotations

from content import Content
from dialogs.orientatie.lijsten_cards import MOST_ITEMS
from dialogs.steps import Fill, Message, Results, Suggest
from tests.dialogs.team import Card, Team
from tests.dialogs.teams import answered, opened, with_acties, with_lists

OWNERSHIP = "zelfscan.eigenaarschap.1"
POINT = "Onze visie samen met het team maken"


def suggested(team: Team) -> Card:
    return team.members[1].press("suggest", team.work, {"tekst": "", "lijst": ""})


def places(team: Team) -> dict[str, str]:
    """The texts of the lists, with the list that each stands in."""
    return {item.text: item.lijst for item in team.traject.live_items}


def test_each_question_points_to_the_list_that_most_answers_point_to(content: Content) -> None:
    for choice, lijst in (("ja", "goed"), ("deels", "verbeteren"), ("nee", "nog-niet")):
        team = with_lists(content, choice=choice)
        assert team.work.shows(Fill).findings > 5

        card = team.members[1].press("take", suggested(team), {"punten": OWNERSHIP})

        assert card.note == "Overgenomen uit de ronde."
        assert places(team) == {POINT: lijst}


def test_who_can_not_tell_points_nowhere(content: Content) -> None:
    team = with_lists(content, choice="weet-niet")

    card = suggested(team)

    assert "geen punten" in card.note
    card.shows(Fill)


def test_below_the_threshold_nothing_is_offered(content: Content) -> None:
    team = opened(content)
    for member in team.members[:4]:
        member.fills_in("nee")
    team.close()
    result = team.channel(f"resultaat.{team.traject.ronde.id}")
    assert not result.shows(Results).shown
    team.trekker.press("to-orientatie", result)

    assert team.work.shows(Fill).findings == 0
    assert "geen punten" in suggested(team).note


def test_what_stands_in_the_lists_is_not_offered_again(content: Content) -> None:
    team = with_lists(content)
    team.members[1].press("take", suggested(team), {"punten": OWNERSHIP})

    assert OWNERSHIP not in [c.value for c in suggested(team).shows(Suggest).punten]


def test_taken_twice_a_point_stands_there_once(content: Content) -> None:
    team = with_lists(content)
    card = suggested(team)
    team.members[1].press("take", card, {"punten": f"{OWNERSHIP},{OWNERSHIP},verzonnen"})
    before = team.record

    team.members[1].press("take", card, {"punten": OWNERSHIP})

    assert team.record == before
    assert places(team) == {POINT: "goed"}


def test_what_was_taken_and_removed_comes_not_back_with_a_late_press(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    anna.press("take", suggested(team), {"punten": OWNERSHIP})
    late = team.log[-1]
    pick = anna.press("picked", anna.press("pick", team.work), {"item": team.traject.items[0].id})
    anna.press("remove", pick)

    team.deliver(late)

    assert places(team) == {}
    anna.press("take", suggested(team), {"punten": OWNERSHIP})
    assert places(team) == {POINT: "goed"}


def test_nothing_ticked_takes_nothing(content: Content) -> None:
    team = with_lists(content)
    before = team.record

    team.members[1].press("take", suggested(team), {"punten": ""}).shows(Fill)

    assert team.record == before


def test_what_was_typed_before_looking_can_still_be_copied(content: Content) -> None:
    team = with_lists(content)

    card = team.members[1].press("suggest", team.work, {"tekst": "Half getypt", "lijst": "goed"})

    card.shows(Suggest)
    assert card.lost == ("Half getypt",)


def test_full_lists_take_no_more(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    for start in range(0, MOST_ITEMS, 10):
        anna.adds(*(f"Punt {start + n}" for n in range(10)))

    card = anna.press("take", suggested(team), {"punten": OWNERSHIP})

    assert "vol" in card.note
    assert len(team.traject.live_items) == MOST_ITEMS


def test_after_the_lists_were_closed_nothing_is_taken(content: Content) -> None:
    early = with_lists(content)
    card = suggested(early)
    team = with_acties(content, "Onthaal")
    before = team.record

    for verb in ("suggest", "take"):
        late = team.members[1].press(
            verb, Card(card.step, "werk.orientatie"), {"punten": OWNERSHIP}
        )
        late.shows(Message)
        assert "afgesloten" in late.note
    assert team.record == before


def test_before_the_close_nothing_is_offered(content: Content) -> None:
    team = answered(content)

    for verb in ("suggest", "take"):
        card = team.members[1].press(verb, team.channel("levend"), {"punten": OWNERSHIP})
        assert not isinstance(card.step, Suggest | Fill)
    assert team.traject.items == ()
