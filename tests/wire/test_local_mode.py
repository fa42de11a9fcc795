"""Without tokens: this machine alone, and answers to this machine alone."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.wire.teams_auth import LocalVerifier, Unauthorized
from tests.wire.channel_service import ChannelService
from tests.wire.running_bot import RunningBot
from tests.wire.teams_activities import Sender, group_chat, says

ANN = Sender("Ann")


async def test_this_machine_gets_in_by_any_of_its_names(
    bot: RunningBot, service: ChannelService
) -> None:
    for host in (f"127.0.0.1:{bot.port}", "localhost", f"localhost:{bot.port}", "[::1]:80"):
        delivery = await bot.gets(says(ANN, group_chat(service.url), "hallo"), Host=host)
        assert delivery.status == 200


@pytest.mark.parametrize("host", ["school.example", "evil.example:3978", "10.0.0.7", "[::", ""])
async def test_a_request_for_another_host_does_not_get_in(
    bot: RunningBot, service: ChannelService, host: str
) -> None:
    delivery = await bot.gets(says(ANN, group_chat(service.url), "hallo"), Host=host)
    assert delivery.status in (400, 401)
    assert service.calls == []


async def test_a_request_through_a_tunnel_does_not_get_in(
    bot: RunningBot, service: ChannelService
) -> None:
    activity = says(ANN, group_chat(service.url), "hallo")
    assert (await bot.gets(activity, X_Forwarded_For="203.0.113.7")).status == 401


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "http://evil.example/",
        "http://127.0.0.1@evil.example/",
        "http://127.0.0.1.evil.example/",
        "file:///etc/passwd",
        "http://127.0.0.1/?next=",
        "http://[",
        "//127.0.0.1/",
    ],
)
async def test_nobody_can_have_answers_sent_elsewhere(bot: RunningBot, url: str) -> None:
    assert (await bot.gets(says(ANN, group_chat(url), "hallo"))).status == 401


@pytest.mark.parametrize("peer", ["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "", "unix"])
async def test_another_machine_does_not_get_in(service: ChannelService, peer: str) -> None:
    activity = says(ANN, group_chat(service.url), "hallo")
    request = make_mocked_request("POST", "/api/messages", {"Host": "127.0.0.1:3978"})
    for own in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        await LocalVerifier().verify(request.clone(remote=own), activity)
    with pytest.raises(Unauthorized, match="another machine"):
        await LocalVerifier().verify(request.clone(remote=peer), activity)
