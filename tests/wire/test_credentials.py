"""The token with which the bot speaks: fetched once, kept, and fetched again in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.settings import Settings
from bot.wire.credentials import (
    AppCredentials,
    Grant,
    NoToken,
    client_secret,
    credentials_for,
    managed_identity,
)
from tests.wire.clock import Clock
from tests.wire.login_service import LoginService, RedirectedClient

APP = "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e"
TENANT = "11111111-1111-4111-8111-111111111111"
REGISTERED = {
    "MicrosoftAppId": APP,
    "MicrosoftAppPassword": "heel-geheim",
    "MicrosoftAppTenantId": TENANT,
}
HOUR = 3600.0


@pytest_asyncio.fixture
async def login() -> AsyncIterator[LoginService]:
    async with LoginService() as login:
        yield login


def with_secret(login: LoginService, clock: Clock) -> AppCredentials:
    acquire = client_secret(Settings.read(REGISTERED), RedirectedClient(login))
    return AppCredentials(acquire, clock)


async def test_a_local_bot_has_no_token() -> None:
    credentials = credentials_for(Settings.read({"STAPPENPLAN_LOCAL": "1"}))
    assert await credentials.token() is None


async def test_the_secret_is_exchanged_for_a_token_in_the_apps_own_tenant(
    login: LoginService,
) -> None:
    credentials = credentials_for(Settings.read(REGISTERED), RedirectedClient(login))
    assert await credentials.token() == "token-1"
    (form,) = login.forms
    assert form["tenant"] == TENANT
    assert form["client_id"] == APP
    assert form["client_secret"] == "heel-geheim"
    assert form["scope"] == "https://api.botframework.com/.default"


async def test_an_old_registration_logs_in_with_the_shared_tenant(login: LoginService) -> None:
    environment = REGISTERED | {"MicrosoftAppType": "MultiTenant"}
    credentials = credentials_for(Settings.read(environment), RedirectedClient(login))
    await credentials.token()
    assert login.forms[0]["tenant"] == "botframework.com"


async def test_a_managed_identity_asks_the_machine(
    login: LoginService, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("IDENTITY_ENDPOINT", "IMDS_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST"):
        monkeypatch.delenv(name, raising=False)
    environment = {
        "MicrosoftAppType": "UserAssignedMSI",
        "MicrosoftAppId": APP,
        "MicrosoftAppTenantId": TENANT,
    }
    credentials = AppCredentials(
        managed_identity(Settings.read(environment), RedirectedClient(login))
    )
    assert await credentials.token() == "token-1"
    (query,) = login.identities
    assert query["client_id"] == APP
    assert query["resource"] == "https://api.botframework.com"


async def test_a_token_is_kept_until_shortly_before_it_expires(login: LoginService) -> None:
    clock = Clock()
    credentials = with_secret(login, clock)
    assert await credentials.token() == "token-1"
    clock.now += HOUR - 6 * 60
    assert await credentials.token() == "token-1"
    clock.now += 2 * 60
    assert await credentials.token() == "token-2"
    assert login.asked == 2


async def test_many_at_once_cost_one_login(login: LoginService) -> None:
    credentials = with_secret(login, Clock())
    tokens = await asyncio.gather(*(credentials.token() for _ in range(50)))
    assert set(tokens) == {"token-1"}
    assert login.asked == 1


async def test_the_event_loop_never_waits_for_a_login(login: LoginService) -> None:
    client = RedirectedClient(login)
    login.slow = 0.2
    credentials = AppCredentials(client_secret(Settings.read(REGISTERED), client))
    task = asyncio.create_task(credentials.token())
    beats = 0
    while not task.done():
        await asyncio.sleep(0.01)
        beats += 1
    assert beats > 10
    assert "MainThread" not in client.threads


async def test_a_good_token_is_used_while_another_is_on_its_way(login: LoginService) -> None:
    clock = Clock()
    credentials = with_secret(login, clock)
    await credentials.token()
    clock.now += HOUR - 60
    login.slow = 0.2
    renewing = asyncio.create_task(credentials.token())
    await asyncio.sleep(0.05)
    assert await credentials.token() == "token-1"
    assert await renewing == "token-2"


async def test_a_good_token_outlives_a_login_service_that_is_down(login: LoginService) -> None:
    clock = Clock()
    credentials = with_secret(login, clock)
    await credentials.token()
    login.down = True
    clock.now += HOUR - 60
    assert await credentials.token() == "token-1"
    clock.now += 61
    with pytest.raises(NoToken):
        await credentials.token()


async def test_a_login_that_fails_is_left_alone_for_a_moment(
    login: LoginService, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    credentials = with_secret(login, clock)
    login.down = True
    for _ in range(20):
        with pytest.raises(NoToken):
            await credentials.token()
    assert login.asked == 1
    assert "invalid_client" in caplog.text
    assert "heel-geheim" not in caplog.text
    login.down = False
    clock.now += 11
    assert await credentials.token() == "token-1"


async def test_a_token_that_was_refused_is_replaced_but_not_over_and_over(
    login: LoginService,
) -> None:
    clock = Clock()
    credentials = with_secret(login, clock)
    await credentials.token()
    clock.now += 60
    for _ in range(20):
        credentials.forget()
        assert await credentials.token() == "token-2"
    assert login.asked == 2


async def test_an_answer_that_makes_no_sense_is_no_token() -> None:
    def broken() -> Grant:
        raise KeyError("access_token")

    with pytest.raises(NoToken):
        await AppCredentials(broken).token()
