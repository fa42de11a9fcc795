"""Activities as Teams posts them to a bot."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

BOT_ID = "28:0b07"
BOT_NAME = "Stappenplan"
TENANT = "11111111-1111-4111-8111-111111111111"
TEAM = "19:team@thread.tacv2"
CHANNEL = "19:channel@thread.tacv2"

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who uses the bot."""

    name: str

    @property
    def id(self) -> str:
        return f"29:{self.name.lower()}"

    @property
    def aad(self) -> str:
        return f"aad-{self.name.lower()}"

    def as_member(self) -> dict[str, str]:
        """As the channel's roster names them."""
        return {"id": self.id, "name": self.name, "aadObjectId": self.aad}


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation with the bot: `id` with its `;messageid=` for a thread in a channel."""

    id: str
    kind: str
    service_url: str
    team: str | None = None
    tenant: str = TENANT


def channel_thread(service_url: str, message: str = "1700000000000") -> Chat:
    return Chat(f"{CHANNEL};messageid={message}", "channel", service_url, team=TEAM)


def group_chat(service_url: str, chat_id: str = "19:group@thread.v2") -> Chat:
    return Chat(chat_id, "groupChat", service_url)


def personal_chat(service_url: str, chat_id: str = "a:personal") -> Chat:
    return Chat(chat_id, "personal", service_url)


def says(sender: Sender, chat: Chat, text: str, *, mention: bool = False) -> dict[str, Any]:
    """A message; with the bot's mention in front, as a channel needs."""
    activity = _from(sender, chat) | {"type": "message", "text": text, "textFormat": "plain"}
    if mention:
        tag = f"<at>{BOT_NAME}</at>"
        activity["text"] = f"{tag} {text}"
        activity["entities"].append(
            {"type": "mention", "mentioned": {"id": BOT_ID, "name": BOT_NAME}, "text": tag}
        )
    return activity


def presses(
    sender: Sender, chat: Chat, verb: str, data: dict[str, Any], card: str = "1700000000009"
) -> dict[str, Any]:
    """A button of a card with Action.Execute; `data` holds the card's inputs too."""
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    return _from(sender, chat) | {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "replyToId": card,
        "value": {"action": action, "trigger": "manual"},
    }


def submits(
    sender: Sender, chat: Chat, data: dict[str, Any], card: str = "1700000000009"
) -> dict[str, Any]:
    """A button of a card with Action.Submit, which arrives as a message."""
    return _from(sender, chat) | {"type": "message", "replyToId": card, "value": data}


def consents(
    sender: Sender, chat: Chat, context: dict[str, Any], upload: dict[str, str] | None
) -> dict[str, Any]:
    """An answer to a consent card; without an `upload` it is a refusal."""
    value: dict[str, Any] = {"type": "fileUpload", "action": "decline", "context": context}
    if upload is not None:
        value |= {"action": "accept", "uploadInfo": upload}
    return _from(sender, chat) | {"type": "invoke", "name": "fileConsent/invoke", "value": value}


def installs(sender: Sender, chat: Chat, action: str = "add") -> dict[str, Any]:
    """The bot is added to a conversation, or with another `action` removed from it."""
    return _from(sender, chat) | {"type": "installationUpdate", "action": action}


def joins(sender: Sender, chat: Chat, *members: str) -> dict[str, Any]:
    """Members come into a conversation."""
    added = [{"id": member} for member in members]
    return _from(sender, chat) | {"type": "conversationUpdate", "membersAdded": added}


def leaves(sender: Sender, chat: Chat, *members: str) -> dict[str, Any]:
    """Members go out of a conversation."""
    removed = [{"id": member} for member in members]
    return _from(sender, chat) | {"type": "conversationUpdate", "membersRemoved": removed}


def _from(sender: Sender, chat: Chat) -> dict[str, Any]:
    channel_data: dict[str, Any] = {"tenant": {"id": chat.tenant}}
    if chat.team:
        channel_data |= {
            "team": {"id": chat.team},
            "channel": {"id": chat.id.partition(";")[0]},
        }
    return {
        "id": f"1700000001{next(_numbers):03}",
        "timestamp": "2026-09-07T10:00:00.000Z",
        "localTimezone": "Europe/Brussels",
        "locale": "nl-BE",
        "channelId": "msteams",
        "serviceUrl": chat.service_url,
        "from": {"id": sender.id, "name": sender.name, "aadObjectId": sender.aad},
        "recipient": {"id": BOT_ID, "name": BOT_NAME},
        "conversation": {
            "id": chat.id,
            "conversationType": chat.kind,
            "tenantId": chat.tenant,
            "isGroup": chat.kind != "personal",
        },
        "channelData": channel_data,
        "entities": [{"type": "clientInfo", "locale": "nl-BE", "country": "BE"}],
    }
