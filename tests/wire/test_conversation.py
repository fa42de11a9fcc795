"""What a user sees in Teams when a turn answers."""

from __future__ import annotations

from tests.wire.channel_service import Answer, ChannelService, HangUp, Post
from tests.wire.echo import card_saying
from tests.wire.running_bot import RunningBot
from tests.wire.teams_activities import (
    BOT_ID,
    CHANNEL,
    Sender,
    channel_thread,
    group_chat,
    installs,
    joins,
    personal_chat,
    presses,
    says,
    submits,
)

ANN = Sender("Ann")


async def test_a_message_is_answered_with_one_post_in_the_same_chat(
    bot: RunningBot, service: ChannelService
) -> None:
    chat = personal_chat(service.url)
    assert (await bot.gets(says(ANN, chat, "hallo"))).status == 200
    (post,) = service.posts(chat.id)
    assert post.text == "hallo"
    assert post.activity["textFormat"] == "plain"


async def test_an_answer_in_a_channel_stays_in_the_thread(
    bot: RunningBot, service: ChannelService
) -> None:
    chat = channel_thread(service.url, "1700000000123")
    await bot.gets(says(ANN, chat, "status", mention=True))
    (post,) = service.posts(f"{CHANNEL};messageid=1700000000123")
    assert post.text == "status"


async def test_a_button_is_answered_with_a_card_in_the_response(
    bot: RunningBot, service: ChannelService
) -> None:
    delivery = await bot.gets(presses(ANN, group_chat(service.url), "kies", {"niveau": "3"}))
    assert delivery.status == 200
    assert delivery.json == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": card_saying("kies: {'niveau': '3'}"),
    }
    assert service.conversations() == ()


async def test_a_button_can_be_answered_with_a_line_of_text(
    bot: RunningBot, service: ChannelService
) -> None:
    delivery = await bot.gets(presses(ANN, group_chat(service.url), "kies", {"answer": "text"}))
    assert delivery.json == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "bewaard",
    }


async def test_a_button_without_an_answer_still_gets_a_valid_response(
    bot: RunningBot, service: ChannelService
) -> None:
    delivery = await bot.gets(presses(ANN, group_chat(service.url), "kies", {"answer": "nothing"}))
    assert delivery.status == 200
    assert delivery.json["value"] == ""


async def test_the_older_button_updates_the_card_that_was_pressed(
    bot: RunningBot, service: ChannelService
) -> None:
    card = await shown_card(bot, service)
    await bot.gets(submits(ANN, group_chat(service.url), {"niveau": "2"}, card=card.id))
    (post,) = service.posts(card.conversation)
    assert post.id == card.id
    assert post.edits == 1
    assert post.card == card_saying(": {'niveau': '2'}")


async def test_the_older_button_shows_a_new_card_when_the_pressed_one_is_gone(
    bot: RunningBot, service: ChannelService
) -> None:
    card = await shown_card(bot, service)
    service.remove(card)
    await bot.gets(submits(ANN, group_chat(service.url), {"niveau": "2"}, card=card.id))
    (post,) = service.posts(card.conversation)
    assert post.id != card.id
    assert post.card is not None


async def test_the_older_button_answers_with_text_below_the_card(
    bot: RunningBot, service: ChannelService
) -> None:
    card = await shown_card(bot, service)
    await bot.gets(submits(ANN, group_chat(service.url), {"answer": "text"}, card=card.id))
    first, second = service.posts(card.conversation)
    assert first.edits == 0
    assert second.text == "bewaard"


async def test_who_adds_the_bot_gets_a_welcome(bot: RunningBot, service: ChannelService) -> None:
    chat = group_chat(service.url)
    await bot.gets(installs(ANN, chat))
    await bot.gets(joins(ANN, chat, "29:jan", BOT_ID))
    assert [post.text for post in service.posts(chat.id)] == ["welkom", "welkom"]


async def test_what_is_not_for_the_bot_is_accepted_in_silence(
    bot: RunningBot, service: ChannelService
) -> None:
    chat = group_chat(service.url)
    reaction = joins(ANN, chat, "29:jan") | {"type": "messageReaction"}
    for activity in (
        joins(ANN, chat, "29:jan"),
        installs(ANN, chat, "remove"),
        installs(ANN, chat, "remove-upgrade"),
        reaction,
        says(ANN, chat, "x") | {"type": "nooit van gehoord"},
    ):
        assert (await bot.gets(activity)).status == 200
    assert service.calls == []


async def test_another_invoke_is_told_that_it_is_not_served(
    bot: RunningBot, service: ChannelService
) -> None:
    delivery = await bot.gets(
        presses(ANN, group_chat(service.url), "x", {}) | {"name": "composeExtension/query"}
    )
    assert delivery.status == 200
    assert delivery.json["statusCode"] == 501


async def test_a_channel_that_refuses_the_answer_gets_no_second_one(
    bot: RunningBot, service: ChannelService
) -> None:
    chat = group_chat(service.url)
    for failure in (Answer(429), Answer(403), Answer(500), HangUp()):
        service.will(failure)
        assert (await bot.gets(says(ANN, chat, "hallo"))).status == 200
    assert service.posts(chat.id) == ()
    assert len(service.calls) == 4


async def test_health_is_seen(bot: RunningBot) -> None:
    assert (await bot.health()).status == 200


async def shown_card(bot: RunningBot, service: ChannelService) -> Post:
    """A card that the bot posted in the group chat, by way of an older button elsewhere."""
    chat = group_chat(service.url)
    without_card = submits(ANN, chat, {"niveau": "1"})
    del without_card["replyToId"]
    await bot.gets(without_card)
    return await service.sees(chat.id, lambda post: post.card is not None)
