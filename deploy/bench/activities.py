"""The activities of the load, as Teams posts them, from a team's channel or somebody's own chat."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

THREAD = "19:bench@thread.tacv2;messageid=1"
_CHANNEL = "19:bench@thread.tacv2"
_TENANT = "11111111-1111-4111-8111-111111111111"
_BOT = {"id": "28:bench", "name": "Stappenplan"}
_ids = itertools.count(1_700_000_000_000)


@dataclass(frozen=True, slots=True)
class User:
    """A member of the team, who also has a chat of their own with the bot."""

    number: int
    service_url: str

    @property
    def id(self) -> str:
        return f"29:bench-{self.number}"

    @property
    def chat(self) -> str:
        return own_chat(self.id)

    def says(self, text: str) -> dict[str, Any]:
        """A message in their own chat."""
        return self._privately() | {"type": "message", "text": text, "textFormat": "plain"}

    def presses(self, verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """A button with Action.Execute in their own chat."""
        return self._privately() | _invoke(verb, data)

    def submits(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A button with Action.Submit in their own chat: all that a stock bot can serve."""
        return self._privately() | {"type": "message", "replyToId": "1", "value": dict(data)}

    def says_to_team(self, text: str) -> dict[str, Any]:
        """A message in the team's channel, that mentions the bot."""
        tag = f"<at>{_BOT['name']}</at>"
        mention = {"type": "mention", "mentioned": _BOT, "text": tag}
        message = {"type": "message", "text": f"{tag} {text}", "entities": [mention]}
        return self._in_channel() | message

    def presses_for_team(self, verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """A button with Action.Execute in the team's channel."""
        return self._in_channel() | _invoke(verb, data)

    def _privately(self) -> dict[str, Any]:
        return self._activity({"id": self.chat, "conversationType": "personal"}, {})

    def _in_channel(self) -> dict[str, Any]:
        where = {"id": THREAD, "conversationType": "channel", "isGroup": True}
        return self._activity(where, {"team": {"id": _CHANNEL}, "channel": {"id": _CHANNEL}})

    def _activity(self, where: dict[str, Any], channel_data: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": str(next(_ids)),
            "timestamp": "2026-09-07T10:00:00.000Z",
            "localTimezone": "Europe/Brussels",
            "locale": "nl-BE",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {
                "id": self.id,
                "name": f"User {self.number}",
                "aadObjectId": f"aad-{self.number}",
            },
            "recipient": _BOT,
            "conversation": where | {"tenantId": _TENANT},
            "channelData": channel_data | {"tenant": {"id": _TENANT}},
            "entities": [{"type": "clientInfo", "locale": "nl-BE", "country": "BE"}],
        }


def own_chat(person_id: str) -> str:
    """The conversation in which somebody is alone with the bot."""
    return f"a:chat-of-{person_id}"


def _invoke(verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
    action = {"type": "Action.Execute", "verb": verb, "data": dict(data)}
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "replyToId": "1",
        "value": {"action": action, "trigger": "manual"},
    }
