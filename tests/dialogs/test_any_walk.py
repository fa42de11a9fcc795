"""Whatever people press, in whatever order, twice, late or forged: what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dialogs.effort import effort
from tests.dialogs.walk import BEGINNINGS, Walk


@pytest.mark.parametrize("beginning", BEGINNINGS)
@effort(10)
@given(seed=st.integers(0, 2**32))
def test_whatever_people_press_all_stays_well(beginning: str, seed: int) -> None:
    Walk(beginning, seed).go(60)
