"""What somebody wrote to the bot, without what Teams adds to it."""

from __future__ import annotations

import html
import re
from typing import Any

from bot.wire.plain_json import MAX_TEXT, clean_text

_AT_TAG = re.compile(r"</?at(?: [^<>]{0,100})?>")


def what_was_said(text: str, entities: list[Any], bot_id: str) -> str:
    """The words of a message, on which the dialogs work.

    The bot's own mention goes, literally and once, so that its name stays where somebody writes
    about it; other mentions keep their plain name. Entities become characters, odd spaces plain
    ones. At most 4,000 characters are kept.
    """
    text = text[: 2 * MAX_TEXT]
    mention = _mention_of(bot_id, entities)
    if mention:
        text = text.replace(mention, " ", 1)
    text = _AT_TAG.sub("", text)
    text = html.unescape(text).replace("\N{NO-BREAK SPACE}", " ")
    return clean_text(text).strip()


def _mention_of(bot_id: str, entities: list[Any]) -> str | None:
    """The exact text with which the message mentions the bot."""
    for entity in entities:
        if not isinstance(entity, dict) or entity.get("type") != "mention":
            continue
        mentioned = entity.get("mentioned")
        text = entity.get("text")
        if isinstance(mentioned, dict) and mentioned.get("id") == bot_id and isinstance(text, str):
            return text
    return None
