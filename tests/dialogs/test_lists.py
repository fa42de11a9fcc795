"""Stap 2: everybody fills the lists, and changes what stands in them."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.effects import Show
from dialogs.orientatie.lijsten import ITEM_LENGTH, ITEMS_AT_ONCE, MOST_ITEMS
from dialogs.record import Item
from dialogs.steps import Doel, EditItem, Fill, Invest, Living, Message, PickItem
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import with_acties, with_lists


def texts(team: Team, lijst: str = "goed") -> list[str]:
    """What stands in a list."""
    return [item.text for item in team.traject.live_items if item.lijst == lijst]


def item(team: Team, text: str) -> Item:
    return next(item for item in team.traject.items if item.text == text)


def change(member: Member, text: str) -> Card:
    """Open the card of one item, by way of the list of all of them."""
    pick = member.press("pick", member.looks())
    return member.press("picked", pick, {"item": item(member.team, text).id})


# -- adding --------------------------------------------------------------------------------------


def test_everybody_adds_points_to_a_list(content: Content) -> None:
    team = with_lists(content)
    griet, anna = team.members[:2]

    griet.adds("Het onthaal", to="goed")
    card = anna.adds("De infoavond", to="verbeteren")

    assert card.note == "Toegevoegd bij 'Kan beter'. Heb je er nog een?"
    assert [(v.title, v.count, v.newest) for v in card.shows(Fill).items] == [
        ("Goed", 1, ("Het onthaal",)),
        ("Kan beter", 1, ("De infoavond",)),
        ("Nog niet", 0, ()),
    ]
    assert card.typed == {"lijst": "verbeteren"}


def test_each_line_is_a_point_without_its_bullet(content: Content) -> None:
    team = with_lists(content)

    team.members[1].adds("- Het onthaal", "* De infoavond", "", "  • Het onthaal  ", "-")

    assert texts(team) == ["Het onthaal", "De infoavond"]


def test_what_stands_in_a_list_is_not_added_again(content: Content) -> None:
    team = with_lists(content)
    griet, anna = team.members[:2]
    griet.adds("Het onthaal")
    before = team.record

    card = anna.adds("het ONTHAAL")

    assert card.note == "Dat staat al bij 'Goed'."
    assert team.record == before
    anna.adds("Het onthaal", to="nog-niet")
    assert texts(team, "nog-niet") == ["Het onthaal"]


def test_a_list_and_a_point_are_asked_for_and_what_was_typed_stays(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]

    nowhere = anna.press("add", anna.looks(), {"lijst": "", "tekst": "Fietsenstalling"})
    nothing = anna.press("add", anna.looks(), {"lijst": "goed", "tekst": " \n - \n"})

    assert set(nowhere.errors) == {"lijst"}
    assert nowhere.shows(Fill).value("tekst") == "Fietsenstalling"
    assert set(nothing.errors) == {"tekst"}
    assert team.traject.items == ()


def test_too_long_or_too_many_at_once_is_said_and_what_was_typed_stays(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    long, many = "x" * (ITEM_LENGTH + 1), [f"Punt {n}" for n in range(ITEMS_AT_ONCE + 1)]

    card = anna.adds(long)
    assert str(ITEM_LENGTH) in card.errors["tekst"]
    assert card.typed["tekst"] == long
    card = anna.adds(*many)
    assert str(ITEMS_AT_ONCE) in card.errors["tekst"]
    assert card.typed["tekst"].splitlines() == many
    assert team.traject.items == ()
    anna.adds("x" * ITEM_LENGTH)
    anna.adds(*many[:ITEMS_AT_ONCE])
    assert len(texts(team)) == 1 + ITEMS_AT_ONCE


def test_full_lists_take_no_more(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    for start in range(0, MOST_ITEMS, ITEMS_AT_ONCE):
        anna.adds(*(f"Punt {start + n}" for n in range(ITEMS_AT_ONCE)))

    card = anna.adds("Nog een")

    assert len(team.traject.live_items) == MOST_ITEMS
    assert str(MOST_ITEMS) in card.errors["tekst"]
    assert card.typed["tekst"] == "Nog een"
    anna.press("remove", change(anna, "Punt 7"), {"tekst": "Punt 7", "lijst": "goed"})
    assert anna.adds("Nog een").note.startswith("Toegevoegd")


def test_an_item_that_was_added_comes_not_back_after_it_was_changed(content: Content) -> None:
    team = with_lists(content)
    anna, bram = team.members[1:3]
    anna.adds("Fietsen")
    late = team.log[-1]
    bram.press("save-item", change(bram, "Fietsen"), {"tekst": "Fietsen naar school"})

    card = team.deliver(late)

    assert texts(team) == ["Fietsen naar school"]
    assert card.shows(Fill).value("tekst") == "Fietsen"


def test_nor_after_it_was_removed_but_somebody_may_add_it_anew(content: Content) -> None:
    team = with_lists(content)
    anna, bram = team.members[1:3]
    anna.adds("Fietsen")
    late = team.log[-1]
    bram.press("remove", change(bram, "Fietsen"))
    assert team.deliver(late).note.startswith("Intussen is hier iets veranderd.")
    assert texts(team) == []

    anna.adds("Fietsen")

    assert texts(team) == ["Fietsen"]


def test_colleagues_who_add_at_once_from_the_same_card_are_all_heard(content: Content) -> None:
    team = with_lists(content)
    card = team.work
    for member in team.members:
        member.press("add", card, {"lijst": "goed", "tekst": f"Punt van {member.name}"})

    assert texts(team) == [f"Punt van {member.name}" for member in team.members]


def test_another_question_keeps_what_was_typed(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    first = anna.looks().shows(Fill)
    assert first.vraag_total == 10

    values = {"vraag": str(first.vraag_number), "tekst": "Half getypt", "lijst": "goed"}
    card = anna.press("next-question", anna.looks(), values)

    assert card.shows(Fill).vraag_number == (first.vraag_number + 1) % 10
    assert card.shows(Fill).value("tekst") == "Half getypt"
    assert card.shows(Fill).value("lijst") == "goed"


@pytest.mark.parametrize("number", ["", "-1", "9999999", "٣", "tien"])
def test_the_questions_go_round_whatever_number_comes(content: Content, number: str) -> None:
    team = with_lists(content)

    card = team.members[1].press("next-question", team.work, {"vraag": number})

    assert card.shows(Fill).vraag


def test_each_of_the_ten_questions_comes_by(content: Content) -> None:
    team = with_lists(content)
    card = team.work
    seen = set()
    for _ in range(10):
        seen.add(card.shows(Fill).vraag)
        number = str(card.shows(Fill).vraag_number)
        card = team.members[1].press("next-question", card, {"vraag": number})

    assert len(seen) == 10


@pytest.mark.parametrize("verb", ["pick", "invest"])
def test_what_was_typed_but_not_added_can_still_be_copied(content: Content, verb: str) -> None:
    team = with_lists(content)
    team.trekker.adds("Het onthaal")

    card = team.trekker.press(verb, team.work, {"tekst": "Half getypt", "lijst": "goed"})

    assert isinstance(card.step, PickItem | Invest)
    assert card.lost == ("Half getypt",)
    assert "Half getypt" in screen(card.step).text


def test_a_deelnemer_who_presses_the_trekkers_button_keeps_what_was_typed(content: Content) -> None:
    team = with_lists(content)

    card = team.members[1].press("invest", team.work, {"tekst": "Typewerk", "lijst": "goed"})

    assert card.note == "Dat is een taak voor de trekker, Griet."
    assert card.lost == ("Typewerk",)


def test_the_living_card_shows_the_newest_points(content: Content) -> None:
    team = with_lists(content)
    team.effects.clear()
    for n in range(5):
        team.members[1].adds(f"Punt {n}")

    living = team.channel("levend").shows(Living)

    assert living.lijsten[0].count == 5
    assert living.lijsten[0].newest == ("Punt 4", "Punt 3", "Punt 2")
    assert set(team.effects) == {Show("levend")}


# -- changing ------------------------------------------------------------------------------------


def test_a_point_gets_other_words_and_another_list(content: Content) -> None:
    team = with_lists(content)
    anna, bram = team.members[1:3]
    anna.adds("Ontaal")

    card = change(bram, "Ontaal")
    assert card.shows(EditItem).text == "Ontaal"
    card = bram.press("save-item", card, {"tekst": "Onthaal", "lijst": "verbeteren"})

    assert card.note == "Aangepast."
    assert texts(team) == []
    assert texts(team, "verbeteren") == ["Onthaal"]


def test_a_point_is_removed_and_put_back(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    anna.adds("Onthaal", "Infoavond")

    card = anna.press("remove", change(anna, "Onthaal"), {"tekst": "Onthaal", "lijst": "goed"})
    assert "terugzetten" in card.note
    assert texts(team) == ["Infoavond"]

    again = change(anna, "Onthaal")
    assert again.shows(EditItem).removed
    anna.press("save-item", again, {"tekst": "Onthaal", "lijst": "goed"})
    assert sorted(texts(team)) == ["Infoavond", "Onthaal"]


def test_a_point_can_not_become_empty_or_too_long(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    anna.adds("Onthaal")

    for text in ("", "   ", "x" * (ITEM_LENGTH + 1)):
        for lijst in ("goed", "nog-niet"):
            filled = {"tekst": text, "lijst": lijst}
            card = anna.press("save-item", change(anna, "Onthaal"), filled)
            assert set(card.errors) == {"tekst"}
            assert card.shows(EditItem).value("tekst") == text
            assert texts(team) == ["Onthaal"]


def test_two_who_change_the_same_point_see_each_others_words(content: Content) -> None:
    team = with_lists(content)
    anna, bram = team.members[1:3]
    anna.adds("Onthaal")
    hers, his = change(anna, "Onthaal"), change(bram, "Onthaal")
    anna.press("save-item", hers, {"tekst": "Onthaal van nieuwe leerlingen", "lijst": "goed"})

    card = bram.press("save-item", his, {"tekst": "Onthaal in september", "lijst": "goed"})

    assert card.note.startswith("Intussen is hier iets veranderd.")
    assert card.shows(EditItem).text == "Onthaal van nieuwe leerlingen"
    assert card.shows(EditItem).value("tekst") == "Onthaal in september"
    bram.press("save-item", card, {"tekst": "Onthaal in september", "lijst": "goed"})
    assert texts(team) == ["Onthaal in september"]


def test_an_old_card_does_not_bring_back_what_was_removed(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    anna.adds("Onthaal")
    anna.press("save-item", change(anna, "Onthaal"), {"tekst": "Beter onthaal", "lijst": "goed"})
    saved = team.log[-1]
    anna.press("remove", change(anna, "Beter onthaal"))
    before = team.record

    team.deliver(saved)

    assert team.record == before


def test_nothing_to_change_is_said(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]

    empty = anna.press("pick", team.work, {"tekst": "Half getypt"})
    assert empty.note.startswith("De lijsten zijn nog leeg.")
    assert empty.lost == ("Half getypt",)
    anna.adds("Onthaal")
    unknown = anna.press("picked", anna.press("pick", team.work), {"item": "verzonnen"})
    assert unknown.note == "Kies eerst een punt."
    unknown.shows(PickItem)


def test_the_card_to_pick_from_shows_where_each_point_stands(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    anna.adds("Onthaal")
    anna.adds("Lang " * 50, to="nog-niet")
    anna.press("remove", change(anna, "Onthaal"))

    labels = [c.label for c in anna.press("pick", team.work).shows(PickItem).items]

    assert "Onthaal (verwijderd)" in labels
    assert any(len(label) < 130 and label.endswith("(nog niet)") for label in labels)


# -- too late ------------------------------------------------------------------------------------


def test_a_point_that_comes_after_the_lists_were_closed_is_shown_to_be_copied(
    content: Content,
) -> None:
    team = with_lists(content)
    anna = team.members[1]
    stale, edit = team.work, None
    anna.adds("Onthaal")
    edit = change(anna, "Onthaal")
    pick = anna.press("pick", team.work)
    team.trekker.chooses(item(team, "Onthaal").id)
    sort = team.trekker.looks()
    team.trekker.press("sort", sort, {f"soort.{item(team, 'Onthaal').id}": "borgen"})

    added = anna.press("add", stale, {"lijst": "goed", "tekst": "Infoavond"})
    changed = anna.press("save-item", edit, {"tekst": "Beter onthaal", "lijst": "goed"})
    picked = anna.press("picked", pick, {"item": item(team, "Onthaal").id})
    asked = anna.press("next-question", stale, {"tekst": "Nog wat"})

    assert added.lost == ("Infoavond",)
    assert changed.lost == ("Beter onthaal",)
    assert asked.lost == ("Nog wat",)
    for card in (added, changed, picked, asked):
        assert isinstance(card.step, Doel | Message)
    assert texts(team) == ["Onthaal"]


def test_a_point_that_was_added_just_in_time_is_not_shown_as_lost(content: Content) -> None:
    team = with_lists(content)
    team.members[1].adds("Onthaal")
    added = team.log[-1]
    item_id = item(team, "Onthaal").id
    team.trekker.chooses(item_id)
    team.trekker.press("sort", team.trekker.looks(), {f"soort.{item_id}": "borgen"})

    assert team.deliver(added).lost == ()


def test_no_list_card_changes_anything_in_another_step(content: Content) -> None:
    team = with_acties(content, "Onthaal")
    before = team.record
    for verb in ("add", "next-question", "pick", "picked", "save-item", "remove"):
        values = {"lijst": "goed", "tekst": "Iets", "item": team.traject.items[0].id}
        team.members[1].press(verb, team.work, values)
    for verb in ("invest", "choose", "sort", "lists", "unchoose", "to-orientatie"):
        team.trekker.press(verb, team.work, {"punten": team.traject.items[0].id})

    assert team.record == before
