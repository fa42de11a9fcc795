"""Whoever takes a level back takes back what they wrote about it."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.steps import Results, Vragen
from tests.dialogs.team import Member
from tests.dialogs.teams import opened

L1 = "ontwikkelingsschaal.l1"
FIELD = f"{L1}__toelichting"


def writes(anna: Member, level: str, text: str) -> None:
    """Choose a level on the first card and write about it."""
    card = anna.press("save", anna.press("begin", anna.sees()), {L1: level})
    anna.press("save", card, {FIELD: text})


@pytest.mark.parametrize("verb", ["save", "back", "later"])
def test_words_about_a_level_go_with_it(content: Content, verb: str) -> None:
    team = opened(content, instrument="ontwikkelingsschaal", schoolniveau="secundair")
    anna, *others = team.members[1:]
    writes(anna, "volgens", "Wij overleggen te weinig")
    card = anna.press("back", anna.sees())
    assert card.shows(Vragen).vragen[0].choice == "volgens"

    anna.press(verb, card, {L1: "weet-niet"})

    for member in (team.trekker, *others):
        member.fills_in("volgens", "Overleg")
    team.close()
    result = team.channel(f"resultaat.{team.traject.ronde.id}").shows(Results)
    assert result.blokken[0].vragen[0].words == ("Overleg",) * 5


def test_words_about_another_level_stay_to_be_changed(content: Content) -> None:
    team = opened(content, instrument="ontwikkelingsschaal", schoolniveau="secundair")
    anna = team.members[1]
    writes(anna, "volgens", "Wij overleggen te weinig")

    anna.press("save", anna.press("back", anna.sees()), {L1: "benadert"})

    [answer] = [sheet.answers[L1] for sheet in team.sheets.values()]
    assert (answer.choice, answer.text) == ("benadert", "Wij overleggen te weinig")
