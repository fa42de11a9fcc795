"""Whatever people press, in whatever order, twice, late or forged: what must always hold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.record import Result
from tests.dialogs.effort import effort
from tests.dialogs.teams import opened
from tests.dialogs.walk import BEGINNINGS, CONTENT, Walk


@pytest.mark.parametrize("beginning", BEGINNINGS)
@effort(2)
@given(seed=st.integers(0, 2**32))
def test_whatever_people_press_all_stays_well(beginning: str, seed: int) -> None:
    Walk(beginning, seed).go(60)


CHOICES = ("duidelijk", "geen", "onduidelijk", "weet-niet")


def result_of(order: Sequence[int]) -> Result:
    """What sixty colleagues come to, who answer in this order."""
    names = tuple(f"Collega{number}" for number in range(60))
    team = opened(CONTENT, names=names, instrument="visieschaal")
    for number in order:
        text = f"Gedachte {number}" if number % 7 == 0 else ""
        team.members[number].fills_in(CHOICES[number % 4], text)
    team.close()
    assert team.traject.ronde.result
    return team.traject.ronde.result


@effort(10)
@given(order=st.permutations(range(60)))
def test_sixty_colleagues_in_any_order_come_to_the_same_result(order: list[int]) -> None:
    in_turn = result_of(range(60))

    assert in_turn.n == 60
    assert in_turn.counts["visieschaal.plaats"] == dict.fromkeys(CHOICES, 15)
    assert result_of(order) == in_turn
