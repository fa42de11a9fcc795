"""The simplest turn that shows everything: it says back what came in."""

from __future__ import annotations

import json
from typing import Any

from bot.turns.reply import Nothing, Reply, Say, ShowCard
from bot.wire.inbound import Inbound, Kind


async def echo(inbound: Inbound) -> Reply:
    """A card for a button (unless its data asks otherwise), text for a message."""
    match inbound.kind:
        case Kind.SUBMIT if inbound.data.get("answer") == "text":
            return Say("bewaard")
        case Kind.SUBMIT if inbound.data.get("answer") == "nothing":
            return Nothing()
        case Kind.SUBMIT:
            return ShowCard(json.dumps(card_saying(f"{inbound.verb}: {dict(inbound.data)}")))
        case Kind.INSTALLED:
            return Say("welkom")
        case Kind.MESSAGE:
            return Say(inbound.text)
        case _:
            return Nothing()


def card_saying(text: str) -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [{"type": "TextBlock", "text": text}],
    }
