"""From private sheets to a result that belongs to nobody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.outcome import FLOOR, Setup
from dialogs.record import Answer, Mode, Result, Sheet
from dialogs.reflectie.aggregate import count_answered, fold, shares
from tests.dialogs.effort import effort

CONTENT = load()
ZELFSCAN = CONTENT.instrumenten["zelfscan"]
CLOSED = next(v.id for v in ZELFSCAN.vragen if v.schaal == "ja-deels-nee")
OTHER = [v.id for v in ZELFSCAN.vragen if v.schaal == "ja-deels-nee"][1]
OPEN = next(v.id for v in ZELFSCAN.vragen if v.schaal is None)
CHANCE = "a chance of sixteen or more"


def said(choice: str | None, text: str = "", vraag: str = CLOSED) -> Sheet:
    return Sheet({vraag: Answer(choice, text)})


def folded(sheets: Sequence[Sheet], mode: Mode = Mode.APART, chance: str = CHANCE) -> Result:
    return fold(ZELFSCAN, sheets, mode, 5, chance)


def test_at_the_threshold_the_counts_appear() -> None:
    result = folded([said("ja")] * 3 + [said("nee")] * 2)

    assert result.shown
    assert result.n == 5
    assert result.counts == {CLOSED: {"ja": 3, "nee": 2}}


def test_below_the_threshold_there_is_nothing_but_the_number() -> None:
    result = folded([said("ja", "Met uitleg")] * 4)

    assert result == Result(n=4, shown=False)


def test_who_answered_nothing_does_not_count() -> None:
    empty = [Sheet(), Sheet(begun=True), Sheet({CLOSED: Answer()})]

    assert count_answered([*empty, said("ja")]) == 1
    assert folded([said("ja")] * 4 + empty) == Result(n=4, shown=False)


def test_a_question_with_too_few_answers_shows_nothing_but_its_absence() -> None:
    result = folded([said("ja")] * 5 + [said("nee", vraag=OTHER)] * 4)

    assert result.n == 9
    assert result.counts == {CLOSED: {"ja": 5}}


def test_an_explanation_alone_counts_as_taking_part_but_not_as_a_choice() -> None:
    result = folded([said("ja")] * 4 + [said(None, "Ik twijfel.")])

    assert result.n == 5
    assert result.counts == {}
    assert result.words == {CLOSED: ("Ik twijfel.",)}


def test_together_one_answer_is_enough() -> None:
    result = folded([said("deels", "Samen bedacht")], Mode.SAMEN)

    assert result == Result(1, {CLOSED: {"deels": 1}}, {CLOSED: ("Samen bedacht",)})


def test_together_without_an_answer_there_is_an_empty_result() -> None:
    assert folded([], Mode.SAMEN) == Result(0)


def test_the_order_of_the_texts_links_nothing() -> None:
    """Who wrote first on one question is not first on another, and the sheets' order is gone."""
    sheets = [
        Sheet({CLOSED: Answer("ja", f"uitleg {n:02}"), OPEN: Answer(None, f"open {n:02}")})
        for n in range(30)
    ]
    words = folded(sheets).words
    explained = [text.split()[1] for text in words[CLOSED]]
    written = [text.split()[1] for text in words[OPEN]]

    assert sorted(explained) == sorted(written) == [f"{n:02}" for n in range(30)]
    assert explained != written
    assert sorted(explained) not in (explained, written)
    assert folded(sheets, chance="another chance of sixteen").words[CLOSED] != words[CLOSED]


@effort(100)
@given(st.data())
def test_sixty_sheets_in_any_order_give_the_same_result(data: st.DataObject) -> None:
    choices = [a.id for a in CONTENT.schalen["ja-deels-nee"].antwoorden]
    answer = st.builds(
        Answer,
        st.sampled_from([None, *choices]),
        st.sampled_from(["", "Goed", "Kan beter", "Goed"]),
    )
    sheets = data.draw(
        st.lists(
            st.builds(Sheet, st.dictionaries(st.sampled_from([CLOSED, OTHER, OPEN]), answer)),
            max_size=60,
        )
    )
    shuffled = data.draw(st.permutations(sheets))

    assert folded(shuffled) == folded(sheets)


@effort(100)
@given(numbers=st.lists(st.integers(0, 3), min_size=1, max_size=60))
def test_every_answer_is_counted_once(numbers: list[int]) -> None:
    schaal = CONTENT.schalen["ja-deels-nee"]
    result = folded([said(schaal.antwoorden[n].id) for n in numbers])

    assert result.n == len(numbers)
    assert result.shown == (len(numbers) >= 5)
    if result.shown:
        assert sum(result.counts[CLOSED].values()) == len(numbers)
        bars = shares(schaal, dict(result.counts[CLOSED]))
        assert [count for _, count, _ in bars] == [numbers.count(n) for n in range(4)]
        assert sum(share for *_, share in bars) == pytest.approx(1)


def test_shares_of_nothing_are_nothing(content: Content) -> None:
    assert {share for *_, share in shares(content.schalen["ja-deels-nee"], {})} == {0.0}


def test_a_school_can_not_set_the_threshold_below_the_floor(content: Content) -> None:
    assert Setup(content, FLOOR).threshold == 3
    with pytest.raises(ValueError, match="at least 3"):
        Setup(content, FLOOR - 1)
