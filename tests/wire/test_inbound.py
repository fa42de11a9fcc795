"""How an activity is read: where it comes from, what was said, what was pressed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.wire.fields import BadActivity
from bot.wire.inbound import Kind, Place, PlaceKind, parse
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
    installs,
    joins,
    leaves,
    personal_chat,
    presses,
    says,
    submits,
)

URL = "https://smba.trafficmanager.net/emea/"
ANN = Sender("Ann")


def test_a_channel_is_known_by_its_team_and_the_thread_is_kept_apart() -> None:
    place = parse(says(ANN, channel_thread(URL, "1700"), "hallo")).place
    assert place == Place(
        PlaceKind.CHANNEL, TENANT, CHANNEL, "1700", TEAM, CHANNEL, URL, BOT_ID, BOT_NAME
    )
    assert place.home == TEAM


def test_a_chat_is_known_by_itself() -> None:
    group = parse(says(ANN, group_chat(URL), "hallo")).place
    own = parse(says(ANN, personal_chat(URL), "hallo")).place
    assert (group.kind, group.home, group.thread) == (PlaceKind.GROUP, group.conversation, None)
    assert (own.kind, own.home) == (PlaceKind.PERSONAL, "a:personal")


@pytest.mark.parametrize("chat", [channel_thread(URL), group_chat(URL), personal_chat(URL)])
def test_a_place_comes_back_from_json_as_it_was(chat: Chat) -> None:
    place = parse(says(ANN, chat, "hallo")).place
    assert Place.from_json(json.loads(json.dumps(place.as_json()))) == place


def test_the_sender_is_known() -> None:
    who = parse(says(ANN, group_chat(URL), "hallo")).who
    assert (who.id, who.name, who.aad) == (ANN.id, "Ann", ANN.aad)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<at>Stappenplan</at> start", "start"),
        ("<at>Stappenplan</at>&nbsp;start\n", "start"),
        ("  status <at>Stappenplan</at>", "status"),
        ("<at>Stappenplan</at>", ""),
        (
            "<at>Stappenplan</at> wat kan <at>Stappenplan</at> en wat is het Stappenplan?",
            "wat kan Stappenplan en wat is het Stappenplan?",
        ),
        ("<at>Stappenplan</at> vraag het aan <at>Jan Peeters</at>", "vraag het aan Jan Peeters"),
        ('<at id="1">Jan</at> &amp; &lt;ik&gt; caf&eacute;', "Jan & <ik> café"),
        ("regel een\nregel twee", "regel een\nregel twee"),
        ("attent <attentie> a<b", "attent <attentie> a<b"),
        ("half \ud83d teken\0", "half ? teken"),
    ],
)
def test_what_was_said(written: str, said: str) -> None:
    activity = says(ANN, channel_thread(URL), "", mention=True) | {"text": written}
    assert parse(activity).text == said


def test_a_mention_is_taken_literally_from_the_message() -> None:
    activity = says(ANN, channel_thread(URL), "", mention=True)
    activity["entities"][-1]["text"] = "<at>Stappenplan (test)</at>"
    activity["text"] = "<at>Stappenplan (test)</at> plan"
    assert parse(activity).text == "plan"


def test_an_endless_message_is_cut() -> None:
    assert len(parse(says(ANN, personal_chat(URL), "a" * 100_000)).text) == 4_000
    assert parse(submits(ANN, group_chat(URL), {"tekst": "é" * 9_000})).data == {
        "tekst": "é" * 4_000
    }


def test_a_button_gives_its_verb_its_data_and_its_card() -> None:
    inbound = parse(presses(ANN, group_chat(URL), "antwoord", {"step": "r1", "q": "ja"}, "17"))
    assert (inbound.kind, inbound.is_invoke) == (Kind.SUBMIT, True)
    assert (inbound.verb, inbound.reply_to) == ("antwoord", "17")
    assert inbound.data == {"step": "r1", "q": "ja"}


def test_the_older_button_gives_its_data_and_its_card() -> None:
    data = {"step": "r1", "q": "ja", "msteams": {"type": "messageBack"}}
    inbound = parse(submits(ANN, group_chat(URL), data, "17"))
    assert (inbound.kind, inbound.is_invoke) == (Kind.SUBMIT, False)
    assert (inbound.verb, inbound.reply_to) == ("", "17")
    assert inbound.data == {"step": "r1", "q": "ja"}


def test_text_that_comes_with_a_value_is_a_message() -> None:
    activity = says(ANN, group_chat(URL), "status") | {"value": {"a": 1}}
    assert parse(activity).kind is Kind.MESSAGE


def test_a_picture_without_words_is_an_empty_message() -> None:
    activity = says(ANN, group_chat(URL), "") | {"attachments": [{"contentType": "image/*"}]}
    inbound = parse(activity)
    assert (inbound.kind, inbound.text) == (Kind.MESSAGE, "")


def test_coming_and_going_of_the_bot() -> None:
    chat = group_chat(URL)
    left = joins(ANN, chat) | {"membersRemoved": [{"id": BOT_ID}]}
    kinds = [
        parse(activity).kind
        for activity in (
            installs(ANN, chat),
            joins(ANN, chat, BOT_ID),
            installs(ANN, chat, "remove"),
            left,
            installs(ANN, chat, "add-upgrade"),
        )
    ]
    assert kinds == [
        Kind.INSTALLED,
        Kind.INSTALLED,
        Kind.REMOVED,
        Kind.REMOVED,
        Kind.OTHER,
    ]


@pytest.mark.parametrize("chat", [channel_thread(URL), group_chat(URL)])
def test_coming_and_going_of_colleagues(chat: Chat) -> None:
    came = parse(joins(ANN, chat, "29:jan"))
    left = parse(leaves(ANN, chat, "29:jan", "29:els"))

    assert (came.kind, came.left) == (Kind.ROSTER, ())
    assert (left.kind, left.left) == (Kind.ROSTER, ("29:jan", "29:els"))


def test_in_an_own_chat_nobody_comes_or_goes_but_the_bot() -> None:
    assert parse(joins(ANN, personal_chat(URL), ANN.id)).kind is Kind.OTHER


@pytest.mark.parametrize("members", [[], [{}], ["29:jan"], [None]])
def test_a_change_of_members_that_names_nobody_is_left_alone(members: list[Any]) -> None:
    changed = joins(ANN, group_chat(URL)) | {"membersAdded": members}
    assert parse(changed).kind is Kind.OTHER


def test_a_redelivery_has_the_same_key_and_nothing_else_has() -> None:
    first = says(ANN, group_chat(URL), "hallo")
    again = json.loads(json.dumps(first)) | {"timestamp": "2026-09-07T10:00:16.000Z"}
    assert parse(first).key == parse(again).key
    others = [
        first | {"id": "1"},
        first | {"type": "installationUpdate", "action": "add"},
        says(ANN, group_chat(URL, "19:other@thread.v2"), "hallo") | {"id": first["id"]},
        says(ANN, Chat(group_chat(URL).id, "groupChat", URL, tenant="t2"), "")
        | {"id": first["id"]},
    ]
    keys = [parse(activity).key for activity in (first, *others)]
    assert len(set(keys)) == 5


def test_language_and_timezone_are_known_when_teams_tells_them() -> None:
    activity = says(ANN, group_chat(URL), "hallo")
    assert (parse(activity).locale, parse(activity).timezone) == ("nl-BE", "Europe/Brussels")
    del activity["locale"], activity["localTimezone"]
    assert (parse(activity).locale, parse(activity).timezone) == (None, None)
    activity["entities"][0]["timezone"] = "Europe/Lisbon"
    assert parse(activity).timezone == "Europe/Lisbon"


def test_a_place_without_a_type_is_recognised() -> None:
    def kind(**conversation: Any) -> PlaceKind:
        activity = says(ANN, group_chat(URL), "x") | {"conversation": {"id": "c", **conversation}}
        return parse(activity).place.kind

    assert kind() is PlaceKind.PERSONAL
    assert kind(isGroup=True) is PlaceKind.GROUP
    in_team = says(ANN, channel_thread(URL), "x") | {"conversation": {"id": CHANNEL}}
    assert parse(in_team).place.kind is PlaceKind.CHANNEL


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"type": None}, "type"),
        ({"id": None}, "id"),
        ({"id": 17}, "id"),
        ({"from": []}, "from"),
        ({"from": {}}, "id"),
        ({"from": {"id": "29:a\0b"}}, "id"),
        ({"from": {"id": "29:a", "name": 7}}, "name"),
        ({"recipient": None}, "id"),
        ({"conversation": "c"}, "conversation"),
        ({"conversation": {"id": "c\nd"}}, "id"),
        ({"conversation": {"id": ".."}}, "id"),
        ({"conversation": {"id": ";messageid=1"}}, "conversation.id"),
        ({"conversation": {"id": "c" * 2_000}}, "id"),
        ({"conversation": {"id": "c\ud800"}}, "id"),
        ({"conversation": {"id": "c", "conversationType": "plein"}}, "conversationType"),
        ({"conversation": {"id": "c", "conversationType": "channel"}}, "channelData.team"),
        ({"text": ["hallo"]}, "text"),
        ({"entities": {}}, "entities"),
        ({"channelData": []}, "channelData"),
        ({"serviceUrl": 1}, "serviceUrl"),
        ({"type": "conversationUpdate", "membersRemoved": [{"id": 7}]}, "id"),
        ({"text": "", "value": "ja"}, "value"),
        ({"text": "", "value": [1]}, "value"),
        ({"text": "", "value": {"a": float("inf")}}, "value"),
        ({"text": "", "value": {"a": 10**30}}, "value"),
        ({"type": "invoke", "name": "adaptiveCard/action", "value": {"action": 1}}, "action"),
        (
            {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"data": "x"}}},
            "data",
        ),
    ],
    ids=str,
)
def test_a_malformed_field_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadActivity, match=field):
        parse(says(ANN, group_chat(URL), "hallo") | changes)


def test_nesting_has_an_end() -> None:
    deep: Any = "x"
    for _ in range(50):
        deep = {"a": deep}
    with pytest.raises(BadActivity):
        parse(submits(ANN, group_chat(URL), {"a": deep}))
