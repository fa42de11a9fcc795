"""The activities of the load, as Teams posts them; everybody is in a chat with the bot alone."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TENANT = "11111111-1111-4111-8111-111111111111"
_ids = itertools.count(1_700_000_000_000)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a chat of their own."""

    number: int
    service_url: str

    @property
    def chat(self) -> str:
        return f"a:bench-{self.number}"

    def says(self, text: str) -> dict[str, Any]:
        """A message."""
        return self._activity() | {"type": "message", "text": text, "textFormat": "plain"}

    def presses(self, verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """A button with Action.Execute."""
        return self._activity() | {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "replyToId": "1",
            "value": {
                "action": {"type": "Action.Execute", "verb": verb, "data": dict(data)},
                "trigger": "manual",
            },
        }

    def submits(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A button with Action.Submit, the only kind that a stock bot can serve."""
        return self._activity() | {"type": "message", "replyToId": "1", "value": dict(data)}

    def _activity(self) -> dict[str, Any]:
        return {
            "id": str(next(_ids)),
            "timestamp": "2026-09-07T10:00:00.000Z",
            "localTimezone": "Europe/Brussels",
            "locale": "nl-BE",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {
                "id": f"29:bench-{self.number}",
                "name": f"User {self.number}",
                "aadObjectId": f"aad-{self.number}",
            },
            "recipient": {"id": "28:bench", "name": "Stappenplan"},
            "conversation": {
                "id": self.chat,
                "conversationType": "personal",
                "tenantId": _TENANT,
            },
            "channelData": {"tenant": {"id": _TENANT}},
            "entities": [{"type": "clientInfo", "locale": "nl-BE", "country": "BE"}],
        }
