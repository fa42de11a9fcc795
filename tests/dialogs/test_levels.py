"""Choosing a level asks for more, on a card of its own after the block."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.record import Answer
from dialogs.steps import Deepen, Done, Results, Vragen
from dialogs.traject import back_verb, waits_for_person
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import opened

L1 = "ontwikkelingsschaal.l1"
FIELD = f"{L1}__toelichting"


def levels(content: Content) -> Team:
    return opened(content, instrument="ontwikkelingsschaal", schoolniveau="secundair")


def chooses(member: Member, level: str) -> Card:
    """Begin, and choose a level on the first card."""
    return member.press("save", member.press("begin", member.sees()), {L1: level})


def answer_of(member: Member) -> Answer:
    team = member.team
    return team.sheets[team.holders[member.person.id]].answers[L1]


@pytest.mark.parametrize(
    ("level", "higher", "asks"),
    [
        ("beneden", "Benadert de verwachting", "Wat ontbreekt nog"),
        ("volgens", "Overstijgt de verwachting", "Wat ontbreekt nog"),
        ("overstijgt", "", "voorbeeld van goede praktijk"),
    ],
)
def test_a_level_asks_what_is_missing_for_the_next_or_what_shows_it(
    content: Content, level: str, higher: str, asks: str
) -> None:
    anna = levels(content).members[1]

    card = chooses(anna, level)

    [shown] = card.shows(Deepen).levels
    assert shown.next_label == higher
    assert asks in shown.asks
    assert waits_for_person(card.step)
    assert back_verb(card.step) == "back"


def test_who_can_not_tell_is_not_asked_on(content: Content) -> None:
    anna = levels(content).members[1]

    assert chooses(anna, "weet-niet").shows(Vragen).number == 2


def test_what_is_written_is_kept_with_the_edition_of_the_scale(content: Content) -> None:
    anna = levels(content).members[1]
    card = chooses(anna, "volgens")

    card = anna.press("save", card, {FIELD: "Meer overleg met ouders"})

    assert card.shows(Vragen).number == 2
    answer = answer_of(anna)
    assert (answer.choice, answer.text) == ("volgens", "Meer overleg met ouders")
    assert "2019-2020" in answer.scale
    assert answer.year == 2026


def test_it_may_stay_empty_and_one_can_stop_there_and_go_on_there(content: Content) -> None:
    anna = levels(content).members[1]
    card = chooses(anna, "volgens")

    anna.press("later", card, {FIELD: "Half"})
    again = anna.sees()

    assert again.shows(Deepen).levels[0].text == "Half"
    assert anna.press("save", again, {FIELD: ""}).shows(Vragen).number == 2


def test_back_leads_to_the_level_and_another_level_asks_again(content: Content) -> None:
    anna = levels(content).members[1]
    card = anna.press("back", chooses(anna, "beneden"), {FIELD: "Bijna alles"})
    assert card.shows(Vragen).vragen[0].choice == "beneden"

    card = anna.press("save", card, {L1: "overstijgt"})

    [shown] = card.shows(Deepen).levels
    assert shown.text == "Bijna alles"
    assert shown.next_label == ""


def test_on_two_devices_what_was_typed_is_given_back(content: Content) -> None:
    anna = levels(content).members[1]
    phone = laptop = chooses(anna, "volgens")
    anna.press("save", phone, {FIELD: "Van de telefoon"})

    card = anna.press("save", laptop, {FIELD: "Van de laptop"})

    assert card.note.startswith("Intussen is hier iets veranderd.")
    assert card.shows(Deepen).value(FIELD) == "Van de laptop"
    assert answer_of(anna).text == "Van de telefoon"


def test_what_comes_after_the_close_is_shown_to_be_copied(content: Content) -> None:
    team = levels(content)
    card = chooses(team.members[1], "volgens")
    team.close()

    card = team.members[1].press("save", card, {FIELD: "Te laat"})

    card.shows(Results)
    assert card.lost == ("Te laat",)


def test_to_the_end_and_back_by_the_same_way(content: Content) -> None:
    team = levels(content)
    anna = team.members[1]
    done = anna.fills_in("volgens", "Zo is het")
    assert all(blok.answered == blok.total for blok in done.shows(Done).blokken)

    card = anna.press("change", done, {"blok": "0"})

    assert card.shows(Vragen).vragen[0].choice == "volgens"
    assert anna.press("save", card, {L1: "benadert"}).shows(Deepen)


def test_the_result_names_the_edition_of_the_scale(content: Content) -> None:
    team = levels(content)
    for member in team.members:
        member.fills_in("volgens", "Meer overleg")
    team.close()

    shown = team.channel(f"resultaat.{team.traject.ronde.id}").shows(Results)

    first = shown.blokken[0].vragen[0]
    assert "2019-2020" in first.scale
    assert first.chosen == ("Volgens de verwachting",)
    assert first.words == ("Meer overleg",) * 6
