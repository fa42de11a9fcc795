"""One space on TinyDB: what a change expects of it, and what a change does to it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from storage.agenda import Due
from storage.base import Body, Change, Conflict, Doc, Duplicate, OutboxRow, Ref
from storage.rows import EVENT_DAYS, doc, doc_row, due, event_id, outbox, outbox_row
from storage.tables import Database, Row, RowTable, Tables


class TinySpace:
    """Documents, outbox and known events of a space, each in TinyDB tables of their own.

    `docs:<table>` holds documents, `outbox` the rows that wait. Events are spread over tables a
    day, to forget a day at once, and sixteen a day, because TinyDB copies a table to write it.
    """

    def __init__(self, name: str, tables: Tables) -> None:
        self.name = name
        self._tables = tables
        self._db = Database(tables)
        self._outbox = self._db.rows_of("outbox")
        self._days = {_day(table) for table in tables.tables if table.startswith("events:")}

    def docs(self, refs: Iterable[Ref]) -> list[Doc | None]:
        """The documents at these places, in order; None where there is none."""
        rows = [self._docs(ref.table).row(ref.id) for ref in refs]
        return [None if row is None else doc(row) for row in rows]

    def table(self, table: str) -> dict[str, Doc]:
        """All documents of a table, in the order of their ids."""
        return {id: doc(row) for id, row in self._docs(table).rows().items()}

    def knows(self, event: str) -> bool:
        """Whether the event was committed and is not forgotten yet."""
        id = event_id(event)
        return any(self._events(day, id).row(id) is not None for day in self._days)

    def waiting(self) -> list[Due]:
        """When which outbox row is due."""
        return [self._due(key, row) for key, row in self._outbox.rows().items()]

    def outbox(self, dues: Iterable[Due]) -> list[tuple[Due, OutboxRow]]:
        """The rows that are still as they were when they were planned."""
        rows = [(planned, self._outbox.row(planned.key)) for planned in dues]
        return [
            (planned, outbox(planned.key, row))
            for planned, row in rows
            if row is not None and row["version"] == planned.version
        ]

    def check(self, change: Change) -> None:
        """Raise `Duplicate` or `Conflict` when this change cannot be made now."""
        if change.event is not None and self.knows(change.event):
            raise Duplicate
        for ref, expected in change.expects.items():
            found = self._version(ref)
            if found != expected:
                raise Conflict(f"{ref.table}: expected version {expected}, found {found}")
        for table, versions in change.expects_tables.items():
            rows = self._docs(table).rows()
            if versions != {id: row["version"] for id, row in rows.items()}:
                raise Conflict(f"{table}: another document was added, changed or deleted")

    def apply(self, change: Change) -> dict[str, Due | None]:
        """Make a checked change, in memory; returns what became of the outbox rows it touched."""
        for table in change.drops:
            self._db.drop_table(f"docs:{table}")
        for table, deleted in _by_table(change.deletes).items():
            self._docs(table).delete(ref.id for ref in deleted)
        for table, put in _by_table(change.puts).items():
            rows = {ref.id: self._next_row(ref, change.puts[ref]) for ref in put}
            self._docs(table).put(rows)
        if change.event is not None and change.event_at is not None:
            self._remember(change.event, change.event_at)
        return self._plan(change)

    def save(self, scrub: bool) -> None:
        """Put all that was applied on the disk, as a whole. Raises OSError. Blocks."""
        if scrub:
            self._tables.compact()
        else:
            self._tables.flush()

    @property
    def wasteful(self) -> bool:
        """Whether saving with `scrub` now would save time later."""
        return self._tables.wasteful

    def _docs(self, table: str) -> RowTable:
        return self._db.rows_of(f"docs:{table}")

    def _version(self, ref: Ref) -> int:
        row = self._docs(ref.table).row(ref.id)
        return 0 if row is None else int(row["version"])

    def _next_row(self, ref: Ref, body: Body) -> Row:
        return doc_row(self._version(ref) + 1, body)

    def _plan(self, change: Change) -> dict[str, Due | None]:
        gone = set(change.cancels)
        new = {row.key: row for row in change.outbox}
        if change.settles is not None:
            key = change.settles.row.key
            current = self._outbox.row(key)
            if current is not None and current["version"] == change.settles.version:
                gone.add(key)
            else:
                new.pop(key, None)
        rows = {key: outbox_row(_new_version(), row) for key, row in new.items()}
        self._outbox.delete(gone)
        self._outbox.put(rows)
        return {**dict.fromkeys(gone), **{key: self._due(key, row) for key, row in rows.items()}}

    def _due(self, key: str, row: Row) -> Due:
        return Due(due(row), self.name, key, row["version"])

    def _events(self, day: str, id: str) -> RowTable:
        return self._db.rows_of(f"events:{day}:{id[0]}")

    def _remember(self, event: str, at: datetime) -> None:
        day = at.date().isoformat()
        if day not in self._days:
            self._forget_before((at - EVENT_DAYS).date().isoformat())
            self._days.add(day)
        id = event_id(event)
        self._events(day, id).put({id: {}})

    def _forget_before(self, oldest: str) -> None:
        for table in self._db.tables():
            if table.startswith("events:") and _day(table) < oldest:
                self._db.drop_table(table)
        self._days = {day for day in self._days if day >= oldest}


def _new_version() -> int:
    """Never given before, so that an old lease can't settle a later row with the same key.

    Random, because the order in which rows were put could tell who wrote which document.
    """
    return secrets.randbits(62)


def _day(events_table: str) -> str:
    return events_table.split(":")[1]


def _by_table(refs: Iterable[Ref]) -> dict[str, list[Ref]]:
    tables: dict[str, list[Ref]] = {}
    for ref in refs:
        tables.setdefault(ref.table, []).append(ref)
    return tables
