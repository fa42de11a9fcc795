"""How documents, outbox rows and events are written as rows of JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from storage.base import Change, Doc, OutboxRow, Space
from storage.tables import Row

EVENT_DAYS = timedelta(days=3)
"""For how long an event is remembered at least."""


def checked(space: Space, change: Change) -> Change:
    """The same change with bodies of its own, that nobody else can alter.

    Raises TypeError or ValueError for what cannot be saved: a body that is not JSON, a time
    without a zone, an event without its time, a lease of another space.
    """
    if change.event is not None and change.event_at is None:
        raise ValueError("an event needs its time")
    if change.settles is not None and change.settles.space != space:
        raise ValueError("a leased row is settled in its own space")
    return replace(
        change,
        puts={ref: _json(body) for ref, body in change.puts.items()},
        outbox=[replace(row, due=utc(row.due), body=_json(row.body)) for row in change.outbox],
        event_at=change.event_at and utc(change.event_at),
    )


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError when it has no zone."""
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    return moment.astimezone(UTC)


def doc_row(version: int, body: Mapping[str, Any]) -> Row:
    return {"version": version, "body": body}


def doc(row: Row) -> Doc:
    return Doc(row["version"], copied(row["body"]))


def outbox_row(version: int, row: OutboxRow) -> Row:
    return {
        "version": version,
        "due": row.due.isoformat(),
        "attempts": row.attempts,
        "body": row.body,
    }


def outbox(key: str, row: Row) -> OutboxRow:
    return OutboxRow(key, due(row), copied(row["body"]), row["attempts"])


def due(row: Row) -> datetime:
    return datetime.fromisoformat(row["due"])


def event_id(event: str) -> str:
    """The name under which an event is remembered: it tells nothing and is never long."""
    return hashlib.sha256(event.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def copied(value: Any) -> Any:
    """A copy of a JSON value that shares nothing with it that can be altered."""
    if isinstance(value, dict):
        return {name: copied(item) for name, item in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return value


def _json(body: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(dict(body), allow_nan=False))
