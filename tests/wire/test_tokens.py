"""Who gets in when the bot is registered, and who doesn't."""

from __future__ import annotations

import base64
import json
import math
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.settings import Settings
from bot.wire.connector import Connector
from bot.wire.credentials import NoCredentials
from bot.wire.endpoint import Endpoint
from bot.wire.signing_keys import SigningKeys
from bot.wire.teams_auth import TokenVerifier, verifier_for
from tests.wire.clock import Clock
from tests.wire.echo import echo
from tests.wire.running_bot import RunningBot, running
from tests.wire.signing_service import SigningService
from tests.wire.teams_activities import TENANT, Chat, Sender, group_chat, presses

APP_ID = "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e"
OTHER_TENANT = "22222222-2222-4222-8222-222222222222"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"
ENVIRONMENT = {
    "MicrosoftAppId": APP_ID,
    "MicrosoftAppPassword": "s3cret",
    "MicrosoftAppTenantId": TENANT,
}


@pytest_asyncio.fixture
async def signing() -> AsyncIterator[SigningService]:
    async with SigningService(APP_ID, SERVICE_URL) as signing:
        yield signing


@pytest_asyncio.fixture
async def bot(session: aiohttp.ClientSession, signing: SigningService) -> AsyncIterator[RunningBot]:
    verifier = verifier_for(Settings.read(ENVIRONMENT), session, signing.metadata_url)
    assert isinstance(verifier, TokenVerifier)
    connector = Connector(session, NoCredentials(), local=False)
    async with running(Endpoint(verifier, echo, connector, ready=lambda: True), session) as bot:
        yield bot


def press(**changes: Any) -> dict[str, Any]:
    """A button, for which nothing needs to go out; with some fields of the activity changed."""
    return presses(Sender("Ann"), group_chat(SERVICE_URL), "kies", {}) | changes


async def test_what_teams_signed_gets_in(bot: RunningBot, signing: SigningService) -> None:
    delivery = await bot.gets(press(), signing.token())
    assert delivery.status == 200
    assert delivery.json["statusCode"] == 200


async def test_a_token_that_expired_a_moment_ago_still_counts(
    bot: RunningBot, signing: SigningService
) -> None:
    assert (await bot.gets(press(), signing.token(exp=int(time.time()) - 240))).status == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 1_700_000_000},
        {"exp": None},
        {"exp": "straks"},
        {"nbf": 4_000_000_000},
        {"aud": "0a0a0a0a-1b1b-4c2c-8d3d-000000000000"},
        {"aud": None},
        {"aud": [17]},
        {"iss": "https://login.microsoftonline.com/common/v2.0"},
        {"iss": None},
        {"serviceurl": "https://smba.trafficmanager.net/amer/"},
        {"serviceurl": None},
        {"serviceurl": {"a": 1}},
        {"key_id": "onbekend"},
        {"key_id": ""},
    ],
    ids=str,
)
async def test_a_token_that_is_not_right_is_refused(
    bot: RunningBot, signing: SigningService, claims: dict[str, Any]
) -> None:
    assert (await bot.gets(press(), signing.token(**claims))).status == 401
    assert (await bot.gets(press(), signing.token())).status == 200


async def test_a_forged_token_is_refused(bot: RunningBot, signing: SigningService) -> None:
    theirs = rsa.generate_private_key(65537, 2048)
    forged = [
        signing.token(key=theirs),
        signing.unsigned_token(),
        signing.token_signed_with_public_key(),
        signing.token()[:-6] + "AAAAAA",
    ]
    assert [(await bot.gets(press(), token)).status for token in forged] == [401] * 4


async def test_a_key_that_signs_for_other_channels_is_refused(
    bot: RunningBot, signing: SigningService
) -> None:
    signing.endorsements = ["webchat", "directline"]
    assert (await bot.gets(press(), signing.token())).status == 401


async def test_no_token_or_another_scheme_is_refused(
    bot: RunningBot, signing: SigningService
) -> None:
    assert (await bot.gets(press())).status == 401
    for header in ("", "Bearer", "Bearer ", "Basic YTpi", f"bearer {signing.token()}"):
        assert (await bot.gets(press(), Authorization=header)).status == 401


def malformed_tokens() -> list[str]:
    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    deep = base64.urlsafe_b64encode(b"[" * 4_000).decode().rstrip("=")
    return [
        "x",
        "..",
        "a.b.c",
        "\xe9\xe9.\xe9.\xe9",
        "AAAA.AAAA.AAAA",
        f"{part([])}.{part({})}.AAAA",
        f"{part({'alg': 'RS256', 'kid': 7})}.{part({})}.AAAA",
        f"{part({'alg': ['RS256'], 'kid': 'k'})}.{part({})}.AAAA",
        f"{part({'alg': 'RS256', 'kid': 'k', 'crit': 1})}.{part({})}.AAAA",
        f"{part({'alg': 'RS256', 'kid': {'a': 1}})}.{part({})}.AAAA",
        f"{part({'kid': 'k'})}.{part({})}.AAAA",
        f"{deep}.{part({})}.AAAA",
    ]


@pytest.mark.parametrize("token", malformed_tokens())
async def test_a_malformed_token_is_refused(bot: RunningBot, token: str) -> None:
    assert (await bot.gets(press(), token)).status == 401


async def test_a_right_signature_over_odd_claims_is_refused(
    bot: RunningBot, signing: SigningService
) -> None:
    odd: tuple[dict[str, Any], ...] = (
        {"exp": [1]},
        {"exp": math.inf},
        {"nbf": {}},
        {"iat": "x"},
        {"aud": {"a": 1}},
    )
    for claims in odd:
        assert (await bot.gets(press(), signing.token(**claims))).status == 401


async def test_only_listed_tenants_get_in(bot: RunningBot, signing: SigningService) -> None:
    ann = Sender("Ann")

    async def status(activity: dict[str, Any]) -> int:
        return (await bot.gets(activity, signing.token())).status

    outside = Chat("19:group@thread.v2", "groupChat", SERVICE_URL, tenant=OTHER_TENANT)
    assert await status(presses(ann, outside, "kies", {})) == 401
    assert await status(press(channelData={"tenant": {"id": OTHER_TENANT}})) == 401
    assert await status(press(channelData={"tenant": {"id": TENANT.upper()}})) == 200
    nowhere = press(channelData={}, conversation={"id": "19:group@thread.v2"})
    assert await status(nowhere) == 401


async def test_another_channel_is_refused_whatever_it_says_of_itself(
    bot: RunningBot, signing: SigningService
) -> None:
    for channel in ("webchat", "directline", "emulator", "", None, 7, ["msteams"]):
        assert (await bot.gets(press(channelId=channel), signing.token())).status == 401


async def test_a_service_url_outside_teams_is_refused_even_when_signed(
    bot: RunningBot, signing: SigningService
) -> None:
    for url in (
        "http://smba.trafficmanager.net/emea/",
        "https://evil.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://someone@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://webchat.botframework.com/",
        "http://127.0.0.1:3978/",
        "https://[",
        "",
    ):
        token = signing.token(serviceurl=url)
        assert (await bot.gets(press(serviceUrl=url), token)).status in (400, 401)


async def test_a_refusal_is_logged_with_its_reason_and_nothing_of_the_token(
    bot: RunningBot, signing: SigningService, caplog: pytest.LogCaptureFixture
) -> None:
    token = signing.token(exp=1_700_000_000)
    await bot.gets(press(), token)
    assert "not let in: ExpiredSignatureError" in caplog.text
    assert not any(part in caplog.text for part in token.split("."))


async def test_the_bot_is_ready_once_it_has_keys(
    session: aiohttp.ClientSession, signing: SigningService
) -> None:
    clock = Clock()
    keys = SigningKeys(session, signing.metadata_url, clock)
    verifier = TokenVerifier(APP_ID, frozenset({TENANT}), keys)
    connector = Connector(session, NoCredentials(), local=False)
    async with running(Endpoint(verifier, echo, connector, ready=lambda: True), session) as bot:
        signing.down = True
        assert (await bot.health()).status == 503
        signing.down = False
        clock.now += 11
        assert (await bot.health()).status == 200
