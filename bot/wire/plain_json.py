"""What came in as JSON, made safe to save and to show: sizes, characters and numbers."""

from __future__ import annotations

import math
from typing import Any

MAX_TEXT = 4_000
"""Characters kept of any text that somebody typed; the rest is cut off without a word."""

_MAX_DEPTH = 8
_MAX_WHOLE = 2**53


def clean_text(text: str, limit: int = MAX_TEXT) -> str:
    """The text without NULs and lone surrogates, which neither UTF-8 nor a database can hold."""
    text = text[:limit]
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", "")


def clean_value(value: Any, depth: int = _MAX_DEPTH) -> Any:
    """A JSON value with all its texts cleaned.

    Raises ValueError for what can't be written back as JSON everywhere (NaN, infinity, numbers
    beyond 2**53), for nesting deeper than 8, and for anything that isn't JSON.
    """
    if isinstance(value, str):
        return clean_text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= _MAX_WHOLE:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if depth and isinstance(value, list):
        return [clean_value(item, depth - 1) for item in value]
    if depth and isinstance(value, dict):
        return {clean_text(key): clean_value(item, depth - 1) for key, item in value.items()}
    raise ValueError("a value that can't be kept")
