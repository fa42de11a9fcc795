"""What the bot asks of the channel service, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.wire.connector import Connector
from bot.wire.credentials import AppCredentials, Grant, NoCredentials, NoToken
from bot.wire.delivery_errors import (
    Ambiguous,
    Blocked,
    BlockedByPerson,
    Gone,
    NotDelivered,
    Refused,
    Throttled,
    TooLarge,
    Unreachable,
)
from bot.wire.inbound import Place, parse
from tests.wire.channel_service import Answer, ChannelService, Hang, HangUp
from tests.wire.clock import Clock
from tests.wire.teams_activities import (
    BOT_ID,
    BOT_NAME,
    CHANNEL,
    TEAM,
    TENANT,
    Chat,
    Sender,
    channel_thread,
    group_chat,
    personal_chat,
    says,
)
from tests.wire.teams_host import SERVICE_URL, Certificate, session_to

ANN = Sender("Ann")
HELLO = {"type": "message", "text": "hallo"}


@pytest_asyncio.fixture
async def connector(session: aiohttp.ClientSession) -> AsyncIterator[Connector]:
    yield Connector(session, NoCredentials(), local=True)


def place_of(chat: Chat) -> Place:
    return parse(says(ANN, chat, "x")).place


async def test_a_message_can_be_sent_and_updated(
    connector: Connector, service: ChannelService
) -> None:
    place = place_of(group_chat(service.url))
    activity_id = await connector.send(place, HELLO)
    await connector.update(place, activity_id, HELLO | {"text": "dag"})
    (post,) = service.posts(place.conversation)
    assert (post.id, post.text, post.edits) == (activity_id, "dag", 1)
    assert post.activity["from"] == {"id": BOT_ID, "name": BOT_NAME}


async def test_a_thread_is_spoken_in_and_updated_there(
    connector: Connector, service: ChannelService
) -> None:
    thread = place_of(channel_thread(service.url, "1700"))
    activity_id = await connector.send(thread, HELLO)
    await connector.update(thread, activity_id, HELLO | {"text": "dag"})
    (post,) = service.posts(f"{CHANNEL};messageid=1700")
    assert post.text == "dag"


async def test_a_new_thread_gives_the_ids_to_go_on_with(
    connector: Connector, service: ChannelService
) -> None:
    place = place_of(channel_thread(service.url))
    conversation, activity_id = await connector.create_thread(place, HELLO)
    assert conversation.startswith(f"{CHANNEL};messageid=")
    inside = replace(place, thread=conversation.partition(";messageid=")[2])
    await connector.update(inside, activity_id, HELLO | {"text": "dag"})
    await connector.send(inside, HELLO)
    assert [post.text for post in service.posts(conversation)] == ["dag", "hallo"]


async def test_only_a_channel_has_threads(connector: Connector, service: ChannelService) -> None:
    with pytest.raises(ValueError, match="only a channel"):
        await connector.create_thread(place_of(group_chat(service.url)), HELLO)


async def test_a_persons_own_chat_can_be_opened_from_a_channel(
    connector: Connector, service: ChannelService
) -> None:
    place = place_of(channel_thread(service.url))
    conversation = await connector.create_personal(place, ANN.id)
    assert conversation == service.personal_chat(ANN.id)
    (call,) = service.calls
    assert call.body["tenantId"] == TENANT
    assert call.body["bot"]["id"] == BOT_ID


async def test_every_page_of_a_roster_is_read(session: aiohttp.ClientSession) -> None:
    people = [Sender(f"Persoon{number}") for number in range(137)]
    async with ChannelService(page_size=50) as service:
        service.rosters[TEAM] = [person.as_member() for person in people]
        connector = Connector(session, NoCredentials(), local=True)
        found = await connector.members(place_of(channel_thread(service.url)))
    assert [(one.id, one.name, one.aad) for one in found] == [
        (one.id, one.name, one.aad) for one in people
    ]
    assert len(service.calls) == 3


async def test_a_roster_without_end_is_cut(session: aiohttp.ClientSession) -> None:
    async with ChannelService(page_size=50) as service:
        chat = group_chat(service.url)
        service.rosters[chat.id] = [Sender(f"P{number}").as_member() for number in range(1_000)]
        connector = Connector(session, NoCredentials(), local=True, max_pages=3)
        assert len(await connector.members(place_of(chat))) == 150
    assert len(service.calls) == 3


async def test_odd_members_are_passed_over(connector: Connector, service: ChannelService) -> None:
    chat = group_chat(service.url)
    service.rosters[chat.id] = [{"name": "zonder id"}, {"id": 7}, {"id": "29:jan", "objectId": "a"}]
    (person,) = await connector.members(place_of(chat))
    assert (person.id, person.name, person.aad) == ("29:jan", "", "a")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(400, body={"error": {"code": "BadSyntax"}}), Refused),
        (Answer(302, headers={"Location": "http://127.0.0.1:1/"}), Refused),
        (Answer(401), Unreachable),
        (Answer(403, body={"error": {"code": "BotNotInConversationRoster"}}), Blocked),
        (Answer(403, body={"error": {"code": "MessageWritesBlocked"}}), BlockedByPerson),
        (Answer(403, body={"error": {"code": "BotDisabledByUser"}}), BlockedByPerson),
        (Answer(404, body={"error": {"code": "ConversationNotFound"}}), Gone),
        (Answer(412), Throttled),
        (Answer(413), TooLarge),
        (Answer(429), Throttled),
        (Answer(500), Ambiguous),
        (Answer(502, body=["geen", "object"]), Ambiguous),
        (Answer(503), Ambiguous),
        (HangUp(), Ambiguous),
        (HangUp(after=True), Ambiguous),
    ],
    ids=str,
)
async def test_every_failure_says_what_may_be_done_next(
    connector: Connector,
    service: ChannelService,
    answer: Answer | HangUp,
    error: type[NotDelivered],
) -> None:
    place = place_of(personal_chat(service.url))
    service.will(answer)
    with pytest.raises(NotDelivered) as caught:
        await connector.send(place, HELLO)
    assert type(caught.value) is error
    assert await connector.send(place, HELLO)


async def test_the_channels_own_code_is_kept(connector: Connector, service: ChannelService) -> None:
    service.will(Answer(403, body={"error": {"code": "BotNotInConversationRoster"}}))
    with pytest.raises(Blocked, match="403 BotNotInConversationRoster"):
        await connector.send(place_of(group_chat(service.url)), HELLO)


async def test_the_channel_says_how_long_to_wait(
    connector: Connector, service: ChannelService
) -> None:
    place = place_of(group_chat(service.url))
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    waits = []
    for value in ("17", in_a_minute, "straks", "-5", "1e9", "99999999", "Mon, 99 Foo"):
        service.will(Answer(429, headers={"Retry-After": value}))
        with pytest.raises(Throttled) as caught:
            await connector.send(place, HELLO)
        waits.append(caught.value.retry_after)
    assert waits[0] == 17
    assert 50 < waits[1] <= 60
    assert waits[2:] == [2, 2, 2, 3600, 2]


async def test_a_service_that_hangs_is_given_up(
    session: aiohttp.ClientSession, service: ChannelService
) -> None:
    connector = Connector(session, NoCredentials(), local=True, timeout=0.1)
    service.will(Hang())
    with pytest.raises(Ambiguous):
        await connector.send(place_of(group_chat(service.url)), HELLO)


async def test_a_service_that_is_not_there_took_nothing(connector: Connector) -> None:
    with pytest.raises(Unreachable) as caught:
        await connector.send(place_of(group_chat("http://127.0.0.1:9/teams")), HELLO)
    assert caught.value.retry_after == 30


async def test_a_large_activity_is_not_sent(connector: Connector, service: ChannelService) -> None:
    place = place_of(group_chat(service.url))
    with pytest.raises(TooLarge):
        await connector.send(place, HELLO | {"text": "é" * 20_500})
    assert service.calls == []
    await connector.send(place, HELLO | {"text": "e" * 40_000})


async def test_odd_ids_stay_in_the_path(connector: Connector, service: ChannelService) -> None:
    chat = group_chat(service.url, "19:a/../b?c=d#e%2F@thread.v2")
    await connector.send(place_of(chat), HELLO)
    assert service.conversations() == (chat.id,)


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/emea/", "http://10.0.0.1/x"])
async def test_a_local_bot_posts_to_this_machine_only(connector: Connector, url: str) -> None:
    with pytest.raises(Refused, match="service URL"):
        await connector.send(place_of(group_chat(url)), HELLO)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:3978/",
        "http://smba.trafficmanager.net/emea/",
        "https://school.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.school.example/",
    ],
)
async def test_a_registered_bot_takes_its_token_to_teams_only(
    session: aiohttp.ClientSession, url: str
) -> None:
    def never() -> Grant:
        raise AssertionError("no token is needed")

    connector = Connector(session, AppCredentials(never), local=False)
    with pytest.raises(Refused, match="service URL"):
        await connector.send(place_of(group_chat(url)), HELLO)


async def test_a_registered_bot_speaks_to_teams_with_its_token(tmp_path: Path) -> None:
    certificate = Certificate(tmp_path)
    clock = Clock()
    grants = iter([Grant("token-1", 3600), Grant("token-2", 3600)])
    credentials = AppCredentials(lambda: next(grants), clock)
    async with (
        ChannelService(tls=certificate.for_service()) as service,
        session_to(service.port, certificate) as session,
    ):
        connector = Connector(session, credentials, local=False)
        place = place_of(group_chat(SERVICE_URL))
        await connector.send(place, HELLO)
        clock.now += 60
        service.will(Answer(401))
        with pytest.raises(Unreachable):
            await connector.send(place, HELLO)
        await connector.send(place, HELLO)
    assert [call.authorization for call in service.calls] == [
        "Bearer token-1",
        "Bearer token-1",
        "Bearer token-2",
    ]


async def test_without_a_token_nothing_is_posted(
    session: aiohttp.ClientSession,
) -> None:
    def refused() -> Grant:
        raise NoToken("invalid_client")

    connector = Connector(session, AppCredentials(refused), local=False)
    with pytest.raises(Unreachable, match="no token"):
        await connector.send(place_of(group_chat(SERVICE_URL)), HELLO)
