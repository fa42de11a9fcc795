"""What people typed, as the formats of documents can hold it."""

from __future__ import annotations

import re

from bot.cards.escape import clean

_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def holdable(text: str) -> str:
    """The text without the characters that XML and UTF-8 can't hold; line ends become `\\n`."""
    return _NOT_IN_XML.sub("", clean(text))
