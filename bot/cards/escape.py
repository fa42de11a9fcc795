"""What users type is data: it shows as it was typed, whatever markdown would make of it."""

from __future__ import annotations

import re

_NEW_LINE = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_MARKDOWN = re.compile(r"([\\`*_\[\]#~>|])")
_LIST_OR_RULE = re.compile(r"^([-+]|\d+[.)])(?=[\s-]|$)", re.MULTILINE)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACES = re.compile(r"\{(?=\{)")
_ZERO_WIDTH_SPACE = "\u200b"


def clean(text: str) -> str:
    """Without characters that no text needs: controls, text direction, lone surrogates."""
    return _INVISIBLE.sub("", _NEW_LINE.sub("\n", text))


def label(text: str) -> str:
    """A text that is shown where no markdown is read.

    A client would replace `{{DATE(…)}}` there too, so the braces are set apart.
    """
    return _BRACES.sub("{" + _ZERO_WIDTH_SPACE, clean(text))


def markdown(text: str) -> str:
    """A text for a TextBlock or a FactSet: shown literally, with its line breaks."""
    lines = (line.strip() for line in label(text).split("\n"))
    text = "\n\n".join(line for line in lines if line)
    text = _MARKDOWN.sub(r"\\\1", text)
    text = _LIST_OR_RULE.sub(_escape_last, text)
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;")


def _escape_last(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark[:-1]}\\{mark[-1]}"


def choice(text: str) -> str:
    """A text for the title of a choice, which some clients read as markdown and some don't.

    A backslash might show there, so only what could make a link or a picture is set apart.
    """
    text = re.sub(r"\s+", " ", label(text)).strip()
    return text.replace("](", "]" + _ZERO_WIDTH_SPACE + "(")
