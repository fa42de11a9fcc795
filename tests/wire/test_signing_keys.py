"""The channel's keys: rotated, hammered for, and out of reach."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from bot.wire.signing_keys import SigningKeys
from tests.wire.clock import Clock
from tests.wire.signing_service import SigningService

MINUTE = 60.0
DAY = 24 * 60 * MINUTE


@pytest_asyncio.fixture
async def signing() -> AsyncIterator[SigningService]:
    async with SigningService("app", "https://smba.trafficmanager.net/emea/") as signing:
        yield signing


def keys_of(signing: SigningService, session: aiohttp.ClientSession, clock: Clock) -> SigningKeys:
    return SigningKeys(session, signing.metadata_url, clock)


async def test_a_known_key_is_not_fetched_again(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    keys = keys_of(signing, session, Clock())
    assert not keys.known
    for _ in range(20):
        assert await keys.find(signing.key_id)
    assert keys.known
    assert signing.fetches == 1


async def test_many_first_tokens_at_once_cost_one_fetch(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    keys = keys_of(signing, session, Clock())
    found = await asyncio.gather(*(keys.find(signing.key_id) for _ in range(50)))
    assert all(found)
    assert signing.fetches == 1


async def test_a_rotation_is_noticed_with_the_first_new_token(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    clock = Clock()
    keys = keys_of(signing, session, clock)
    await keys.find(signing.key_id)
    clock.now += 6 * MINUTE
    old = signing.key_id
    signing.rotate()
    assert await keys.find(signing.key_id)
    assert await keys.find(old) is None


async def test_invented_key_ids_cost_one_fetch_every_five_minutes(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    clock = Clock()
    keys = keys_of(signing, session, clock)
    for number in range(100):
        assert await keys.find(f"verzonnen-{number}") is None
        clock.now += 6
    assert signing.fetches == 2
    assert await keys.find(signing.key_id)


async def test_keys_are_looked_at_again_every_day(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    clock = Clock()
    keys = keys_of(signing, session, clock)
    withdrawn = signing.key_id
    await keys.find(withdrawn)
    signing.rotate()
    clock.now += DAY
    assert await keys.find(withdrawn) is None


async def test_known_keys_stay_good_while_the_channel_is_out_of_reach(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    clock = Clock()
    keys = keys_of(signing, session, clock)
    await keys.find(signing.key_id)
    signing.down = True
    clock.now += DAY
    for _ in range(10):
        assert await keys.find(signing.key_id)
    assert signing.fetches == 2


async def test_a_channel_that_comes_back_is_asked_again_soon(
    signing: SigningService, session: aiohttp.ClientSession
) -> None:
    clock = Clock()
    keys = keys_of(signing, session, clock)
    signing.down = True
    assert await keys.find(signing.key_id) is None
    signing.down = False
    assert await keys.find(signing.key_id) is None
    clock.now += 11
    assert await keys.find(signing.key_id)
