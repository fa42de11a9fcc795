"""Whatever the point at which the process is killed: no ping is lost, and none comes twice.

Only what was being sent comes once more: nobody can know whether it had arrived.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox import outbox
from tests.school.mortal_store import Killed, Life
from tests.school.moving_clock import MovingClock
from tests.school.school import School
from tests.school.three_plans import EARLY, LATE, MONDAY, TUESDAY, Message, Named, heard, put_down
from tests.wire.channel_service import ChannelService


@dataclass
class Morning:
    """What was heard too often, and whether every process that had to die did."""

    repeated: Counter[Named]
    all_died: bool


EXPECTED = MONDAY + TUESDAY


def one_a_day(messages: Sequence[Message]) -> bool:
    """Whether nobody got two different messages on one day; the team may."""
    said = {(m.who, m.at and m.at.date(), m.acties) for m in messages if m.who != "team"}
    return len(said) == len({(who, day) for who, day, _ in said})


class Stage:
    """The evening before, after which the morning can be played again and again."""

    def __init__(self, folder: Path) -> None:
        self._evening = folder / "evening"
        self._again = folder / "again"

    async def __aenter__(self) -> Self:
        self._clock = MovingClock("2026-10-16T08:00")
        self._service = await ChannelService(clock=lambda: self._clock()).__aenter__()
        await put_down(self._evening, self._service.url)
        await self._lives(self._evening, Life(), EARLY)
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._service.__aexit__(*exc)

    async def plays(self, deaths: Sequence[int]) -> Morning:
        """One process after the other dies at these points, and then one lives on.

        Whatever happens: all that is expected is heard, and nothing else.
        """
        shutil.rmtree(self._again, ignore_errors=True)
        shutil.copytree(self._evening, self._again)
        self._clock, all_died = MovingClock(EARLY), True
        for point in deaths:
            life = Life(point)
            await self._lives(self._again, life, LATE)
            all_died = all_died and life.over
        await self._lives(self._again, Life(), LATE)
        messages = heard(self._service)
        said = Counter(message.named for message in messages)
        lost, repeated = EXPECTED - said, said - EXPECTED
        assert not lost
        assert set(repeated) <= set(EXPECTED)
        assert one_a_day(messages)
        return Morning(repeated, all_died)

    async def _lives(self, folder: Path, life: Life, until: str) -> None:
        """The bot runs until a moment, or until it dies."""
        school = School(folder, clock=self._clock)
        school.service, school.open_store = self._service, life.open_store
        self._service.is_connected = life.passes
        with suppress(Killed):
            await school.start()
            try:
                await self._clock.moves_to(until, unless=lambda: life.over)
            finally:
                await school.stop()


async def test_killed_at_each_point_of_a_morning_it_repeats_at_most_what_was_being_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_AT_ONCE", 1)
    async with Stage(tmp_path) as stage:
        repeated, point = Counter[Named](), 0
        while (morning := await stage.plays([point := point + 1])).all_died:
            assert morning.repeated.total() <= 1
            repeated += morning.repeated

    assert point > 50
    assert set(repeated) == set(EXPECTED)  # so each of them was being sent once when it died


def test_killed_again_and_again_nothing_is_lost(tmp_path: Path) -> None:
    """With several messages under way at once, each of which may come once more a death."""
    with asyncio.Runner() as runner:
        stage = runner.run(Stage(tmp_path).__aenter__())

        @settings(max_examples=25, deadline=None, derandomize=True)
        @given(st.lists(st.integers(5, 180), min_size=1, max_size=4))
        def dies_at(points: list[int]) -> None:
            morning = runner.run(stage.plays(points))
            assert all(times <= len(points) for times in morning.repeated.values())

        dies_at()
        runner.run(stage.__aexit__())
