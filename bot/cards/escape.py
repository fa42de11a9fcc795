"""What users type is data: it shows as it was typed, whatever markdown would make of it."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_\[\]#~>|])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_ZERO_WIDTH_SPACE = "\u200b"


def clean(text: str) -> str:
    """Without characters that no text needs: controls, text direction, lone surrogates."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n"))


def markdown(text: str) -> str:
    """A text for a TextBlock or a FactSet: shown literally, with its line breaks.

    `{{DATE(…)}}` would be replaced by the client, so the braces are set apart.
    """
    text = _MARKDOWN.sub(r"\\\1", clean(text))
    text = _LIST.sub(_escape_list, text)
    text = text.replace("{{", "{" + _ZERO_WIDTH_SPACE + "{").replace("<", "&lt;")
    return re.sub(r"\n+", "\n\n", text)


def _escape_list(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def choice(text: str) -> str:
    """A text for the title of a choice, which some clients read as markdown and some don't.

    A backslash might show there, so only what could make a link or a picture is set apart.
    """
    text = re.sub(r"\s+", " ", clean(text))
    return text.replace("](", "]" + _ZERO_WIDTH_SPACE + "(")
