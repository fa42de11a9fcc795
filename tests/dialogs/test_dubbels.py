"""Points that say nearly the same stand side by side, and the trekker merges them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.orientatie import dubbels
from dialogs.orientatie.dubbels import doubles
from dialogs.record import Item, Mode, Person, Ronde, Traject
from dialogs.steps import Dubbels, EditItem, Fill, Kiezen, Sort
from tests.dialogs.team import MONDAY, Card, Team
from tests.dialogs.teams import with_lists

SAME = [
    ("Gesprekken over studiekeuze", "Gesprekken rond de studiekeuze"),
    ("We overleggen te weinig met ouders", "Te weinig overleg met ouders"),
    ("Onthaal van nieuwe leerlingen", "Het onthaal van nieuwe leerlingen loopt vlot"),
    ("Studiekeuze in het derde jaar", "Studiekeuse in derde jaar"),
    ("Klassenraden zijn efficiënt", "efficiente KLASSENRADEN!"),
    ("Samenwerking met CLB", "De samenwerking met het CLB verloopt goed"),
    ("Ouders worden betrokken", "We betrekken ouders"),
]
OTHER = [
    ("Leerlingen kiezen zelf", "Leerlingen kiezen niet zelf"),
    ("Overleg met ouders", "Overleg met leerlingen"),
    ("Studiekeuze in het 3de jaar", "Studiekeuze in het 6de jaar"),
    ("Gesprekken over studiekeuze", "Gesprekken over gedrag"),
    ("Punt 1", "Punt 2"),
    ("Communicatie met ouders", "Communicatie met CLB"),
    ("Overleg", "Overleg met ouders over studiekeuze in het derde jaar"),
    ("😀", "🎒"),
]


def traject(*texts: str, lijsten: tuple[str, ...] = ("goed",)) -> Traject:
    """A traject with these points, spread over the lists in turn."""
    items = [Item(str(n), lijsten[n % len(lijsten)], text) for n, text in enumerate(texts)]
    ronde = Ronde("r", "zelfscan", Mode.SAMEN, MONDAY)
    griet = Person("29:griet", "Griet")
    return Traject("t", "b2", None, griet, 2026, rondes=(ronde,), items=tuple(items))


def with_points(content: Content, *texts: str) -> Team:
    team = with_lists(content)
    team.trekker.adds(*texts)
    return team


def shows_doubles(team: Team) -> Card:
    """The trekker looks at the points that are most alike."""
    return team.trekker.press("doubles", team.trekker.press("kiezen", team.work))


def live(team: Team) -> list[str]:
    return [item.text for item in team.traject.live_items]


# -- what is nearly the same ---------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_found(one: str, other: str) -> None:
    [pair] = doubles(traject(one, other))

    assert (pair.left.text, pair.right.text) == (one, other)
    assert dubbels.ALIKE <= pair.likeness <= 100


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_thing_in_similar_words_is_left_alone(one: str, other: str) -> None:
    assert doubles(traject(one, other)) == ()


def test_only_points_of_one_list_are_compared_and_none_that_was_removed() -> None:
    same = ("Onthaal", "Onthaal!")
    assert doubles(traject(*same, lijsten=("goed", "nog-niet"))) == ()
    there = traject(*same)
    assert len(doubles(there)) == 1
    assert doubles(there.with_item(replace(there.items[0], removed=True))) == ()


def test_the_most_alike_come_first() -> None:
    found = doubles(traject("Gesprekken met ouders", "Gesprek met ouders", "gesprekken: ouders"))

    assert [pair.id for pair in found] == ["0+2", "0+1", "1+2"]


def test_many_points_are_each_read_once_and_each_pair_is_compared_at_most_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    compared: list[frozenset[str]] = []
    reads, compares = dubbels.normalised, dubbels.likeness

    def reading(text: str) -> dubbels.Normalised:
        read.append(text)
        return reads(text)

    def comparing(one: dubbels.Normalised, other: dubbels.Normalised) -> float:
        compared.append(frozenset((one.text, other.text)))
        return compares(one, other)

    monkeypatch.setattr(dubbels, "normalised", reading)
    monkeypatch.setattr(dubbels, "likeness", comparing)
    letters = "abcdefghijklmno"
    texts = [f"{one * 5} {other * 5}" for one in letters for other in letters.upper()[:10]]

    doubles(traject(*texts))

    assert len(texts) == len(read) == 150
    assert len(compared) == 150 * 149 // 2
    compared.clear()
    doubles(traject(*texts, lijsten=("goed", "verbeteren", "nog-niet")))
    assert len(compared) == 3 * (50 * 49 // 2)


# -- what the trekker does with them -------------------------------------------------------------


def test_the_trekker_merges_with_one_click_and_sees_the_next_pair(content: Content) -> None:
    team = with_points(
        content, "Overleg met ouders", "Onthaal leerlingen", "overleg: ouders", "Onthaal leerling"
    )
    ways = team.trekker.press("kiezen", team.work)
    assert ways.shows(Kiezen).doubles == 2
    card = team.trekker.press("doubles", ways)
    step = card.shows(Dubbels)
    assert (step.left.label, step.right.label) == ("Overleg met ouders", "overleg: ouders")
    assert step.total == 2

    card = team.trekker.press("merge", card, {"hou": step.left.value})

    assert live(team) == ["Overleg met ouders", "Onthaal leerlingen", "Onthaal leerling"]
    assert card.note == "Samengevoegd. Bij 'Punten aanpassen' kun je het terugdraaien."
    step = card.shows(Dubbels)
    card = team.trekker.press("merge", card, {"hou": step.right.value})
    assert live(team) == ["Overleg met ouders", "Onthaal leerling"]
    assert card.shows(Kiezen).doubles == 0


def test_a_double_click_merges_once(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.", "Onthaal!")
    card = shows_doubles(team)
    team.trekker.press("merge", card, {"hou": card.shows(Dubbels).left.value})
    before = team.record

    again = team.trekker.press("merge", card, {"hou": card.shows(Dubbels).left.value})

    assert team.record == before
    assert again.shows(Dubbels).id != card.step.id


def test_what_is_different_is_not_shown_together_again(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")

    card = team.trekker.press("distinct", shows_doubles(team))

    assert card.note == "Goed, dit zijn twee punten."
    assert card.shows(Kiezen).doubles == 0
    assert live(team) == ["Onthaal", "Onthaal."]
    again = team.trekker.press("doubles", card)
    assert again.note == "Er staat niets dubbel in de lijsten."


def test_a_point_with_other_words_than_on_the_card_is_looked_at_again(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")
    card = shows_doubles(team)
    edit = team.trekker.press("picked", team.work, {"item": team.traject.items[1].id})
    values = {"tekst": "Onthaal van stagiairs", "lijst": "goed"}
    team.trekker.press("save-item", edit, values)

    card = team.trekker.press("merge", card, {"hou": team.traject.items[0].id})

    assert card.note == "Intussen is hier iets veranderd. Kijk na wat je invulde en bewaar opnieuw."
    assert live(team) == ["Onthaal", "Onthaal van stagiairs"]


def test_what_was_merged_can_be_put_back_and_is_another_thing_then(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")
    card = shows_doubles(team)
    team.trekker.press("merge", card, {"hou": card.shows(Dubbels).left.value})
    gone = team.traject.items[1]
    assert (gone.removed, gone.merged_into) == (True, team.traject.items[0].id)

    edit = team.trekker.press("picked", team.work, {"item": gone.id})
    assert edit.shows(EditItem).removed
    team.trekker.press("save-item", edit, {"tekst": gone.text, "lijst": gone.lijst})

    assert live(team) == ["Onthaal", "Onthaal."]
    assert team.traject.items[1].merged_into == ""
    assert doubles(team.traject) == ()


def test_what_was_chosen_or_helped_with_stays_so_when_it_is_merged(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")
    first, second = team.traject.items
    anna, bram = team.members[1].person, team.members[2].person
    team.trekker.chooses(second.id)
    helped = replace(team.traject.items[1], helpers=(anna, bram))
    team.traject = team.traject.with_item(helped)
    team.traject = team.traject.with_item(replace(first, helpers=(bram,)))

    merged = dubbels.merged(team.traject, *team.traject.items)

    assert [item.id for item in merged.chosen_items] == [first.id]
    assert merged.items[0].helpers == (bram, anna)
    assert merged.items[1] not in merged.live_items
    team.traject = merged
    team.trekker.looks().shows(Sort)


def test_only_the_trekker_merges(content: Content) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")
    card = shows_doubles(team)

    for verb in ("kiezen", "doubles", "merge", "distinct"):
        refused = team.members[1].press(verb, card, {"hou": team.traject.items[0].id})
        assert "taak voor de trekker" in refused.note
        refused.shows(Fill)
    assert live(team) == ["Onthaal", "Onthaal."]


@pytest.mark.parametrize("step", ["dubbels/", "dubbels/x+y", "dubbels/{0}+{0}", "levend"])
def test_a_forged_pair_merges_nothing(content: Content, step: str) -> None:
    team = with_points(content, "Onthaal", "Onthaal.")
    card = shows_doubles(team)
    ids = [item.id for item in team.traject.items]
    forged = Card(replace(card.step, id=step.format(*ids)))

    team.trekker.press("merge", forged, {"hou": ids[0]})

    assert live(team) == ["Onthaal", "Onthaal."]
