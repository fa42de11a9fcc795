"""Stap 1: a ronde is closed, looked at, and held again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content import Content
from dialogs.effects import CloseAt, Gather, Show
from dialogs.record import Phase
from dialogs.steps import ConfirmClose, Fill, Living, Results, Vragen, Words
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Delivered, Team, answers
from tests.dialogs.teams import answered, closed, opened

NO_RESULT = "geen resultaat"


def result_of(team: Team) -> Card:
    """The card of the newest result, in the channel."""
    return team.channel(f"resultaat.{team.traject.ronde.id}")


# -- closing -------------------------------------------------------------------------------------


def test_the_trekker_sees_what_closing_means_and_closes(content: Content) -> None:
    team = answered(content)
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    shown = confirm.shows(ConfirmClose)
    assert (shown.answered, shown.invited, shown.enough) == (6, 6, True)

    card = team.trekker.press("close", confirm)

    assert not card.shows(Living).ronde_open
    assert result_of(team).shows(Results).n == 6
    assert not team.sheets
    assert not team.holders


def test_not_yet_closes_nothing(content: Content) -> None:
    team = answered(content)
    confirm = team.trekker.press("ask-close", team.channel("levend"))

    assert team.trekker.press("show", confirm).shows(Living).ronde_open


def test_only_the_trekker_closes(content: Content) -> None:
    team = answered(content)
    anna = team.members[1]
    confirm = team.trekker.press("ask-close", team.channel("levend"))

    for verb in ("ask-close", "close"):
        card = anna.press(verb, confirm)
        assert card.note == "Dat is een taak voor de trekker, Griet."
    assert team.traject.ronde.open


def test_closing_twice_keeps_the_first_result(content: Content) -> None:
    team = answered(content, text="Goed zo")
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    team.trekker.press("close", confirm)
    before = team.record

    card = team.trekker.press("close", confirm)

    assert card.note == "Deze ronde is al gesloten."
    assert team.trekker.press("ask-close", card).note == "Deze ronde is al gesloten."
    assert team.record == before


def test_a_confirmation_from_before_another_step_asks_again(content: Content) -> None:
    team = answered(content)
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    team.trekker.press("stop", team.trekker.press("ask-stop", team.channel("levend")))
    team.trekker.press("reopen", team.channel("levend"))

    again = team.trekker.press("close", confirm)

    assert again.shows(ConfirmClose).version == team.traject.version
    assert team.traject.ronde.open
    team.trekker.press("close", again)
    assert not team.traject.ronde.open


def test_the_deadline_closes_what_is_still_open_and_nothing_else(content: Content) -> None:
    team = answered(content)
    first = team.traject.ronde
    assert CloseAt(first.id, first.until) in team.effects
    team.deadline_passes()
    assert team.traject.ronde.result
    passed = team.log[-1]
    team.trekker.press("repeat", result_of(team))

    team.deliver(passed)

    assert team.traject.ronde.open


def test_a_ronde_that_is_answered_together_has_no_deadline(content: Content) -> None:
    team = opened(content, mode="samen")

    assert team.traject.ronde.until is None
    assert not [effect for effect in team.effects if isinstance(effect, CloseAt)]


# -- what it came to -----------------------------------------------------------------------------


def test_the_result_shows_per_question_how_often_each_answer_was_given(content: Content) -> None:
    team = opened(content)
    for number, member in enumerate(team.members):
        member.fills_in("ja" if number < 4 else "nee")
    team.close()

    vraag = result_of(team).shows(Results).blokken[0].vragen[0]

    assert [(bar.label, bar.count) for bar in vraag.bars] == [
        ("Ja", 4),
        ("Deels", 0),
        ("Nee", 2),
        ("Weet ik niet", 0),
    ]
    assert (vraag.n, vraag.hidden) == (6, False)


def test_below_the_threshold_the_result_has_nothing_but_the_number(content: Content) -> None:
    team = opened(content)
    for member in team.members[:4]:
        member.fills_in("nee", "Geheim")
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    assert not confirm.shows(ConfirmClose).enough
    team.trekker.press("close", confirm)

    card = result_of(team)

    shown = card.shows(Results)
    assert (shown.n, shown.shown, shown.blokken) == (4, False, ())
    assert NO_RESULT in screen(shown).text
    assert "Geheim" not in str(team.traject)
    for verb in ("words", "results"):
        assert "Geheim" not in screen(team.members[1].press(verb, card, {"blok": "0"}).step).text


def test_a_school_may_set_the_threshold_lower(content: Content) -> None:
    team = closed(content, names=("Griet", "Anna", "Bram"), threshold=3)

    assert result_of(team).shows(Results).shown


def test_one_who_only_looked_does_not_count(content: Content) -> None:
    team = answered(content, names=("Griet", "Anna", "Bram", "Chloe", "Daan"))
    daan = team.members[4]
    daan.press("stop", daan.press("ask-stop", daan.sees()))
    daan.press("begin", daan.sees())
    team.close()

    assert result_of(team).shows(Results).n == 4
    assert not result_of(team).shows(Results).shown


def test_the_texts_of_a_block_are_read_page_by_page(content: Content) -> None:
    names = tuple(f"Collega{n}" for n in range(25))
    team = opened(content, names=names, instrument="kwaliteitsvragen")
    for number, member in enumerate(team.members):
        member.fills_in(text=f"Gedachte {number:02}")
    team.close()
    card = team.members[1].press("words", result_of(team), {"blok": "0"})
    seen: list[tuple[str, str]] = []
    for page in range(card.shows(Words).pages):
        values = {"blok": "0", "blad": str(page)}
        card = team.members[1].press("words", result_of(team), values)
        assert card.shows(Words).page == page
        seen += card.shows(Words).lines

    texts = [text for _, text in seen]
    first = texts[:25]
    assert sorted(texts) == sorted([f"Gedachte {n:02}" for n in range(25)] * 2)
    assert sorted(first) == [f"Gedachte {n:02}" for n in range(25)] != first
    assert [bool(vraag) for vraag, _ in seen].count(True) >= 2
    assert team.members[1].press("results", card).shows(Results)


@pytest.mark.parametrize("values", [{}, {"blok": "99"}, {"blok": "-1", "blad": "x"}, {"blad": "9"}])
def test_a_page_that_is_not_there_shows_one_that_is(
    content: Content, values: dict[str, str]
) -> None:
    team = closed(content, text="Iets")

    card = team.trekker.press("words", result_of(team), values)

    assert isinstance(card.step, Words | Results)


def test_what_the_team_answered_together_is_shown_as_it_is(content: Content) -> None:
    team = opened(content, mode="samen")
    while isinstance(team.work.step, Vragen):
        team.trekker.press("save", team.work, answers(team.work.shows(Vragen), "deels", "Samen."))
    team.close()

    shown = result_of(team).shows(Results)

    assert (shown.n, shown.apart, shown.shown) == (1, False, True)
    assert shown.blokken[0].vragen[0].words == ("Samen.",)
    assert shown.blokken[0].vragen[0].chosen == ("Deels",)


# -- after it ------------------------------------------------------------------------------------


def test_the_same_ronde_is_held_again_and_both_results_stay(content: Content) -> None:
    team = closed(content)
    first = team.traject.ronde
    team.days_pass(300)
    team.effects.clear()

    team.trekker.press("repeat", result_of(team))

    again = team.traject.ronde
    assert (again.instrument, again.mode, again.open) == (first.instrument, first.mode, True)
    assert again.until is not None
    assert again.until > team.now + timedelta(days=6)
    assert set(team.effects) == {
        Show(f"resultaat.{first.id}"),
        Show("levend"),
        Gather(again.id),
        CloseAt(again.id, again.until),
    }
    assert not team.channel(f"resultaat.{first.id}").shows(Results).current
    for member in team.members:
        member.fills_in("nee")
    team.close()
    assert [ronde.result.n for ronde in team.traject.rondes if ronde.result] == [6, 6]


def test_held_again_twice_there_is_one_new_ronde(content: Content) -> None:
    team = closed(content)
    card = result_of(team)
    team.trekker.press("repeat", card)
    before = team.record

    team.trekker.press("repeat", card)

    assert team.record == before


def test_on_to_orientatie_only_after_the_close_and_only_by_the_trekker(content: Content) -> None:
    team = answered(content)
    early = team.trekker.press("to-orientatie", team.channel("levend"))
    assert early.note == "Sluit eerst de ronde. Daarna kunnen jullie verder."
    team.close()
    card = result_of(team)
    refused = team.members[1].press("to-orientatie", card)
    assert refused.note == "Dat is een taak voor de trekker, Griet."
    assert team.traject.phase is Phase.REFLECTIE

    team.trekker.press("to-orientatie", card)

    team.work.shows(Fill)
    assert not result_of(team).shows(Results).current
    before = team.record
    team.trekker.press("to-orientatie", card)
    assert team.record == before


def test_how_many_were_invited_is_noted_once(content: Content) -> None:
    team = opened(content)
    invited = team.log[-1]
    before = team.record
    team.effects.clear()

    team.deliver(Delivered(invited.who, invited.what))

    assert team.traject.ronde.invited == 6
    assert team.record == before
    assert team.effects == []


def test_how_a_ronde_works_is_explained(content: Content) -> None:
    apart, together = opened(content), opened(content, mode="samen")

    assert "minstens 5" in apart.members[1].press("explain", apart.channel("levend")).note
    assert "samen" in together.members[1].press("explain", together.channel("levend")).note
