"""How fast the bot speaks, on a clock that only moves when somebody waits."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wire.delivery_errors import Throttled
from bot.wire.rates import IN_A_CONVERSATION, IN_A_TENANT, LONGEST_TURN, Limit, Rates


class Hours:
    """A clock; whoever sleeps moves it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class Talk:
    """A bot that speaks, and when it did."""

    def __init__(self) -> None:
        self.hours = Hours()
        self.rates = Rates(self.hours, self.hours.sleep)
        self.said: dict[str, list[float]] = {}

    async def says(self, conversation: str, tenant: str = "school") -> None:
        try:
            await self.rates.turn(tenant, conversation)
        except Throttled as refused:
            self.hours.now += refused.retry_after
            await self.rates.turn(tenant, conversation)
        self.said.setdefault(conversation, []).append(self.hours.now)

    def most_in(self, seconds: float, *conversations: str) -> int:
        """The most messages in any stretch of so many seconds."""
        times = sorted(t for c in conversations or self.said for t in self.said[c])
        return max(sum(start <= t < start + seconds for t in times) for start in times)


async def test_seven_messages_go_at_once_and_the_eighth_waits() -> None:
    talk = Talk()
    for _ in range(8):
        await talk.says("channel")

    begun = talk.said["channel"][0]
    assert [t - begun for t in talk.said["channel"]] == [0, 0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("limit", IN_A_CONVERSATION[:3], ids=str)
async def test_no_stretch_holds_more_than_teams_takes(limit: Limit) -> None:
    talk = Talk()
    for _ in range(150):
        await talk.says("channel")

    assert talk.most_in(limit.seconds) == limit.most


async def test_eighteen_hundred_in_an_hour_and_then_the_rest_is_for_later() -> None:
    talk = Talk()
    for _ in range(1_800):
        await talk.says("channel")

    with pytest.raises(Throttled) as refused:
        await talk.rates.turn("school", "channel")
    assert refused.value.retry_after > LONGEST_TURN
    await talk.says("channel")
    assert talk.most_in(3_600) == 1_800


async def test_a_tenant_has_a_rate_of_its_own_over_all_its_conversations() -> None:
    talk = Talk()
    for n in range(90):
        await talk.says(f"chat {n}")

    (limit,) = IN_A_TENANT
    assert talk.most_in(limit.seconds) == limit.most
    begun = talk.hours.now
    await talk.says("elsewhere", tenant="another school")
    assert talk.hours.now == begun


async def test_one_busy_conversation_does_not_hold_up_another() -> None:
    talk = Talk()
    for _ in range(8):
        await talk.says("busy")
    began = talk.hours.now

    await talk.says("quiet")

    assert talk.hours.now == began


async def test_who_came_first_speaks_first() -> None:
    spoken: list[int] = []
    hours = Hours()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / 1_000)

    rates = Rates(hours, sleep)

    async def say(number: int) -> None:
        await rates.turn("school", "channel")
        spoken.append(number)

    await asyncio.gather(*(say(number) for number in range(12)))

    assert spoken == list(range(12))


@given(st.lists(st.floats(0, 5), min_size=20, max_size=80))
def test_whatever_the_pauses_between_no_limit_is_broken(pauses: list[float]) -> None:
    talk = Talk()

    async def talk_on() -> None:
        for pause in pauses:
            talk.hours.now += pause
            await talk.says("channel")

    asyncio.run(talk_on())

    for limit in IN_A_CONVERSATION:
        # a stretch that ends a rounding error early is as long as one that doesn't
        assert talk.most_in(limit.seconds * (1 - 1e-9)) <= limit.most
    assert all(first <= second for first, second in pairwise(talk.said["channel"]))
