"""The spreiding of answers and the word for it, against examples that were worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.reflectie.spread import agreement, dispersion, spread_of, word_for
from tests.dialogs.effort import effort

CONTENT = load()
SCALE = CONTENT.schalen["ja-deels-nee"]
COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=7).filter(any)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([13, 0, 0], Fraction(0)),
        ([0, 8, 0], Fraction(0)),
        ([5, 0, 5], Fraction(1)),  # F 1/2 1/2, d 1/2 1/2
        ([7, 0, 6], Fraction(12, 13)),  # F 7/13 7/13, d 6/13 6/13
        ([4, 4, 4], Fraction(2, 3)),  # F 1/3 2/3, d 1/3 1/3
        ([1, 2, 3, 4], Fraction(8, 15)),  # F 1/10 3/10 6/10, d 1/10 3/10 4/10
        ([3, 0, 3, 0], Fraction(2, 3)),  # F 1/2 1/2 1, d 1/2 1/2 0
        ([6, 4], Fraction(4, 5)),  # F 6/10, d 4/10
        ([5, 0, 0, 0, 5], Fraction(1)),
    ],
    ids=str,
)
def test_leiks_dispersion(counts: list[int], expected: Fraction) -> None:
    assert dispersion(counts) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([13, 0, 0], Fraction(1)),
        ([0, 8, 0], Fraction(1)),
        ([4, 4, 4], Fraction(0)),
        # one triple 101: U = -2/1, and two of three places: A = -2 x (1 - 1/2)
        ([5, 0, 5], Fraction(-1)),
        # 12/13 of that, and 1/13 of one answer
        ([7, 0, 6], Fraction(-11, 13)),
        # 3/10 x 0 (all three) + 6/10 x -1 (the ends) + 1/10 x 1 (one end)
        ([5, 1, 4], Fraction(-1, 2)),
        # 2/8 x -1 + 6/8 x 1: one who thinks otherwise is no camp
        ([7, 0, 1], Fraction(1, 2)),
        # one triple 110: U = 1, A = 1 - 1/2
        ([5, 5, 0], Fraction(1, 2)),
        # layers 1111, 0111, 0011, 0001: 4/10 x 0 + 3/10 x 1/3 + 2/10 x 2/3 + 1/10 x 1
        ([1, 2, 3, 4], Fraction(1, 3)),
        # 1010: one triple 101 and one 110: U = (2 - 3) / (2 x 2), A = -1/4 x (1 - 1/3)
        ([3, 0, 3, 0], Fraction(-1, 6)),
        # 10001: three triples 101: U = -12/9, A = -4/3 x (1 - 1/4)
        ([5, 0, 0, 0, 5], Fraction(-1)),
    ],
    ids=str,
)
def test_van_der_eijks_agreement(counts: list[int], expected: Fraction) -> None:
    assert agreement(counts) == expected


@pytest.mark.parametrize(
    ("counts", "expected", "word"),
    [
        ([10, 0], Fraction(1), "eensgezind"),
        ([9, 1], Fraction(3, 5), "eensgezind"),
        ([8, 2], Fraction(1, 5), "gespreid"),
        ([7, 3], Fraction(-1, 5), "verdeeld"),
        ([5, 5], Fraction(-1), "verdeeld"),
    ],
    ids=str,
)
def test_with_two_answers_half_is_divided(counts: list[int], expected: Fraction, word: str) -> None:
    assert agreement(counts) == expected
    assert word_for(expected) == word


@pytest.mark.parametrize(
    ("agreed", "word"),
    [
        (Fraction(-1), "verdeeld"),
        (Fraction(-1, 1000), "verdeeld"),
        (Fraction(0), "gespreid"),
        (Fraction(499, 1000), "gespreid"),
        (Fraction(1, 2), "eensgezind"),
        (Fraction(1), "eensgezind"),
    ],
    ids=str,
)
def test_the_word_for_an_agreement(agreed: Fraction, word: str) -> None:
    assert word_for(agreed) == word


@effort(200)
@given(counts=COUNTS)
def test_both_stay_within_their_bounds_and_meet_when_all_say_the_same(counts: list[int]) -> None:
    d, a = dispersion(counts), agreement(counts)

    assert 0 <= d <= 1
    assert -1 <= a <= 1
    alike = sum(count > 0 for count in counts) == 1
    assert (d == 0) == alike
    assert (a == 1) == alike


@effort(200)
@given(counts=COUNTS, times=st.integers(2, 9))
def test_neither_the_direction_of_the_scale_nor_the_size_of_the_team_matters(
    counts: list[int], times: int
) -> None:
    for measure in (dispersion, agreement):
        assert measure(counts[::-1]) == measure(counts)
        assert measure([count * times for count in counts]) == measure(counts)


@effort(100)
@given(n=st.integers(1, 30), places=st.integers(3, 7))
def test_two_camps_at_the_ends_are_the_worst_and_an_even_spread_is_halfway(
    n: int, places: int
) -> None:
    camps: Sequence[int] = [n, *[0] * (places - 2), n]

    assert (dispersion(camps), agreement(camps)) == (1, -1)
    assert agreement([n] * places) == 0


def test_who_does_not_know_takes_no_side(content: Content) -> None:
    answers = {"ja": 7, "nee": 6}

    spread = spread_of(SCALE, {**answers, "weet-niet": 9}, threshold=5)

    assert spread == spread_of(SCALE, answers, threshold=5)
    assert spread
    assert (spread.n, spread.word) == (13, "verdeeld")
    assert spread.dispersion == pytest.approx(12 / 13)
    assert spread.agreement == pytest.approx(-11 / 13)


def test_of_too_few_who_take_a_side_nothing_is_said() -> None:
    assert spread_of(SCALE, {"ja": 2, "nee": 2, "weet-niet": 9}, threshold=5) is None
    assert spread_of(SCALE, {}, threshold=5) is None
    assert spread_of(SCALE, {"ja": 3, "nee": 2, "weet-niet": 9}, threshold=5)
