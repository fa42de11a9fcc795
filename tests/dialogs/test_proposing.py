"""A point can be proposed in one's own chat; no name comes with it."""

from __future__ import annotations

from content import Content
from dialogs.effects import Invite
from dialogs.steps import Fill
from tests.dialogs.screen import screen
from tests.dialogs.teams import with_lists
from tests.dialogs.test_stemmen import ids, with_points


def test_a_point_can_be_proposed_in_ones_own_chat_without_a_name(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    typed = {"tekst": "Half getypt", "lijst": "goed", "vraag": "2"}

    card = anna.press("propose", team.work, typed)

    assert team.effects[-1] == Invite(team.traject.ronde.id, anna.person.id, own=True)
    assert "zonder je naam" in card.note
    assert (card.typed, card.shows(Fill).vraag_number) == (typed, 2)
    mine = anna.sees()
    assert mine.shows(Fill).private
    assert "zonder je naam in de lijsten" in screen(mine.step).text
    assert "propose" not in [button["verb"] for button in screen(mine.step).buttons]
    added = anna.press("add", mine, {"tekst": "De toon in de leraarskamer", "lijst": "goed"})
    assert added.shows(Fill).private
    assert [item.text for item in team.traject.items] == ["De toon in de leraarskamer"]
    assert "Anna" not in str(team.traject.items)


def test_the_private_card_stays_private_whatever_is_pressed_on_it(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    for verb in ("next-question", "lists", "propose", "add"):
        assert anna.press(verb, anna.sees()).shows(Fill).private, verb


def test_proposing_is_over_when_the_lists_are(content: Content) -> None:
    team = with_points(content)
    work = team.work
    card = team.trekker.chooses(*ids(team, 0))
    team.trekker.press("sort", card, {f"soort.{ids(team, 0)[0]}": "ontwikkelen", "doel": ""})
    team.effects.clear()

    card = team.members[1].press("propose", work, {"tekst": "Te laat"})

    assert card.note.startswith("De lijsten zijn afgesloten.")
    assert card.lost == ("Te laat",)
    assert team.effects == []
