"""Whatever is posted: it is answered, never with a fault of our own, and the bot goes on."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from copy import deepcopy
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.turns.reply import Reply
from bot.wire.connector import Connector
from bot.wire.credentials import NoCredentials
from bot.wire.endpoint import Endpoint
from bot.wire.inbound import Inbound
from bot.wire.teams_auth import LocalVerifier
from tests.wire.channel_service import ChannelService
from tests.wire.echo import echo
from tests.wire.running_bot import RunningBot, running
from tests.wire.teams_activities import (
    BOT_ID,
    Sender,
    channel_thread,
    group_chat,
    installs,
    joins,
    presses,
    says,
    submits,
)

ANN = Sender("Ann")

odd_text = st.sampled_from(
    ["\ud800", "\0", "<at>", "&#0;", "&nbsp;" * 999, "..", "a" * 5_000, "\r\nX: y", "{{x}}"]
) | st.text(st.characters(exclude_categories=()))
odd_number = (
    st.integers() | st.floats(allow_nan=False) | st.sampled_from([2**70, -(10**300), 1e308])
)
any_json = st.recursive(
    st.none() | st.booleans() | odd_number | odd_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(odd_text, inner, max_size=4),
    max_leaves=12,
)
fuzzed = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest_asyncio.fixture
async def keeper(session: aiohttp.ClientSession) -> AsyncIterator[RunningBot]:
    """A bot whose turns save all that they are handed, as UTF-8 JSON, as a store would."""
    connector = Connector(session, NoCredentials(), local=True)
    endpoint = Endpoint(LocalVerifier(), keep, connector, ready=lambda: True)
    async with running(endpoint, session) as bot:
        yield bot


async def keep(inbound: Inbound) -> Reply:
    handed: list[Any] = [inbound.place.as_json(), dict(inbound.data), inbound.verb, inbound.text]
    handed += [inbound.who.id, inbound.who.name, inbound.who.aad, inbound.locale]
    handed += [inbound.timezone, inbound.reply_to, inbound.key]
    saved = json.dumps(handed, ensure_ascii=False, allow_nan=False).encode()
    assert b"\\u0000" not in saved
    return await echo(inbound)


def activities(url: str) -> list[dict[str, Any]]:
    """One of every kind, as Teams would post it."""
    return [
        says(ANN, channel_thread(url), "start", mention=True),
        presses(ANN, channel_thread(url), "kies", {"step": "r1", "tekst": "ja"}),
        submits(ANN, group_chat(url), {"niveau": "2"}),
        installs(ANN, group_chat(url)),
        joins(ANN, channel_thread(url), BOT_ID),
    ]


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value within a JSON value."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [(*path, key) for key, _ in inside] + [
        spot for key, item in inside for spot in spots(item, (*path, key))
    ]


@st.composite
def bent_activities(draw: st.DrawFn) -> dict[str, Any]:
    """An activity with one to three of its values replaced by anything, or gone."""
    activity: dict[str, Any] = deepcopy(draw(st.sampled_from(activities("SERVICE"))))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(spots(activity)))
        inner: Any = activity
        for key in way:
            inner = inner[key]
        match draw(st.sampled_from(["anything", "odd text", "gone"])):
            case "anything":
                inner[last] = draw(any_json)
            case "odd text":
                inner[last] = draw(odd_text)
            case "gone":
                del inner[last]
    return activity


@fuzzed
@given(body=any_json)
async def test_any_json(bot: RunningBot, body: Any) -> None:
    assert (await bot.gets(body)).status in (400, 401)


@fuzzed
@given(body=st.binary(max_size=200))
async def test_any_bytes(bot: RunningBot, body: bytes) -> None:
    assert (await bot.gets_body(body)).status in (400, 401)


@settings(fuzzed, max_examples=400)
@given(activity=bent_activities())
async def test_any_bent_activity(
    keeper: RunningBot, service: ChannelService, activity: dict[str, Any]
) -> None:
    body = json.dumps(activity).replace('"SERVICE"', json.dumps(service.url)).encode()
    assert (await keeper.gets_body(body)).status in (200, 400, 401)


@fuzzed
@given(text=odd_text)
async def test_anything_that_can_be_typed(
    keeper: RunningBot, service: ChannelService, text: str
) -> None:
    chat = group_chat(service.url)
    for activity in (
        says(ANN, chat, f"a {text}"),
        presses(ANN, chat, text, {"tekst": text, f"veld {text}": [text]}),
        submits(ANN, chat, {"tekst": text}),
    ):
        activity["from"]["name"] = text
        assert (await keeper.gets(activity)).status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"tekst"',
        b"{",
        b"\xff\xfe{\x00}\x00",
        b'{"a": NaN}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 40_000,
        "é".encode("latin-1"),
    ],
    ids=lambda body: repr(body[:12]),
)
async def test_what_is_not_an_activity_is_a_400(bot: RunningBot, body: bytes) -> None:
    assert (await bot.gets_body(body)).status == 400


async def test_a_body_has_a_largest_size(bot: RunningBot, service: ChannelService) -> None:
    activity = says(ANN, group_chat(service.url), "hallo")
    assert (await bot.gets(activity | {"more": "x" * 250_000})).status == 200
    assert (await bot.gets(activity | {"more": "x" * 262_144})).status == 413


async def test_only_plain_json_is_taken(bot: RunningBot, service: ChannelService) -> None:
    body = json.dumps(says(ANN, group_chat(service.url), "hallo")).encode()
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert (await bot.gets_body(body, Content_Type=content_type)).status == 415
    zipped = gzip.compress(body)
    assert (await bot.gets_body(zipped, Content_Encoding="gzip")).status == 415
    utf8 = await bot.gets_body(body, Content_Type="application/json; charset=utf-8")
    assert utf8.status == 200


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Length: 5000\r\n\r\n{",
        b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
    ],
)
async def test_a_body_that_breaks_off_leaves_no_fault_behind(
    bot: RunningBot, service: ChannelService, rest: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", bot.port)
    head = b"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    writer.write(head + rest)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    assert b" 500 " not in answer.partition(b"\r\n")[0]
    ours = [record for record in caplog.records if record.name.startswith("bot")]
    assert not [record for record in ours if record.levelname == "ERROR"]
    assert (await bot.gets(says(ANN, group_chat(service.url), "hallo"))).status == 200
