"""Replies on the wire: as an activity to post, and as the answer to an invoke."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.turns.reply import Nothing, Reply, Say, ShowCard

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
_MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
_ERROR_TYPE = "application/vnd.microsoft.error"


def message_of(reply: ShowCard | Say) -> dict[str, Any]:
    """The activity that says it. Text and a card never go together: Teams would split them.

    The heading of a card is its summary: what a notification says.
    """
    if isinstance(reply, Say):
        return {"type": "message", "text": reply.text, "textFormat": "plain"}
    card = reply.card
    return {
        "type": "message",
        "summary": _heading(card),
        "attachments": [{"contentType": CARD_TYPE, "content": card}],
    }


def _heading(card: Mapping[str, Any]) -> str:
    """The first heading of a card, as it reads: without the signs that keep markdown away."""
    headings = (part["text"] for part in card.get("body", []) if part.get("style") == "heading")
    return html.unescape(re.sub(r"\\(.)", r"\1", next(headings, "Stappenplan")))


def invoke_answer(reply: Reply) -> str:
    """The JSON body that answers a card's button: another card, or a line under the card."""
    match reply:
        case ShowCard(text):
            return f'{{"statusCode": 200, "type": "{CARD_TYPE}", "value": {text}}}'
        case Say(text):
            return json.dumps({"statusCode": 200, "type": _MESSAGE_TYPE, "value": text})
        case Nothing():
            return json.dumps({"statusCode": 200, "type": _MESSAGE_TYPE, "value": ""})


def unknown_invoke_answer() -> dict[str, Any]:
    """The body that answers an invoke which isn't for this bot."""
    value = {"code": "NotImplemented", "message": "This bot doesn't serve this invoke."}
    return {"statusCode": 501, "type": _ERROR_TYPE, "value": value}
