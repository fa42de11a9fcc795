"""Fields of an activity, each checked as it is read: nothing that comes in can be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST_ID = 1_000


class BadActivity(Exception):
    """The activity can't be understood. The message names the field, never its content."""


def object_in(raw: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The object under a name; empty when there is none."""
    value = raw.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadActivity(name)
    return value


def list_in(raw: Mapping[str, Any], name: str) -> list[Any]:
    """The list under a name; empty when there is none."""
    value = raw.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadActivity(name)
    return value


def text_in(raw: Mapping[str, Any], name: str) -> str:
    """The text under a name; empty when there is none."""
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadActivity(name)
    return value


def id_in(raw: Mapping[str, Any], name: str) -> str:
    """What addresses something: at most 1,000 printable characters, and not dots alone.

    Printable leaves out line breaks, NULs and lone surrogates; dots alone mean another place in
    the path of a URL.
    """
    value = text_in(raw, name)
    if not value.strip(".") or len(value) > _LONGEST_ID or not value.isprintable():
        raise BadActivity(name)
    return value


def optional_id_in(raw: Mapping[str, Any], name: str) -> str | None:
    """As `id_in`, or None when there is none."""
    return id_in(raw, name) if raw.get(name) else None
