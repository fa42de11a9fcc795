"""TinyDB's tables in memory: rows by text id, and which of them changed since the last flush."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

Row = dict[str, Any]
Rows = dict[str, Row]


@dataclass
class Changes:
    """What happened to tables: some were dropped, and then rows were put or deleted (None)."""

    drops: set[str] = field(default_factory=set)
    rows: dict[str, dict[str, Row | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.drops or self.rows)

    def drop(self, table: str) -> None:
        self.rows.pop(table, None)
        self.drops.add(table)

    def put(self, table: str, rows: Mapping[str, Row | None]) -> None:
        if rows:
            self.rows.setdefault(table, {}).update(rows)

    def replay(self, tables: dict[str, Rows]) -> None:
        """Do to other tables what was done to the first."""
        for name in self.drops:
            tables.pop(name, None)
        for name, rows in self.rows.items():
            table = tables.setdefault(name, {})
            for id, row in rows.items():
                if row is None:
                    table.pop(id, None)
                else:
                    table[id] = row


class Tables(Storage):
    """A TinyDB storage that lives in memory; a subclass saves what changed.

    TinyDB replaces a row and never edits it in place, so comparing the identity of the rows of
    the one table that was written tells what changed.
    """

    def __init__(self, tables: dict[str, Rows] | None = None) -> None:
        self.tables: dict[str, Rows] = tables or {}
        self.changes = Changes()

    def read(self) -> dict[str, Rows]:
        """The tables; a copy of the outer dictionary, since TinyDB writes into what it reads."""
        return dict(self.tables)

    def write(self, data: dict[str, Rows]) -> None:
        """Keep the tables and note what changed."""
        for name in self.tables.keys() - data.keys():
            self.changes.drop(name)
        for name, new in data.items():
            old = self.tables.get(name, {})
            if new is not old:
                self.changes.put(name, _difference(old, new))
        self.tables = data

    def flush(self) -> None:
        """Save what changed since the last time, as a whole, before returning."""
        self.changes = Changes()

    def compact(self) -> None:
        """Save everything, and nothing else, before returning."""
        self.changes = Changes()

    @property
    def wasteful(self) -> bool:
        """Whether it is time to compact."""
        return False


def _difference(old: Rows, new: Rows) -> dict[str, Row | None]:
    changed: dict[str, Row | None] = {id: row for id, row in new.items() if old.get(id) is not row}
    changed.update(dict.fromkeys(old.keys() - new.keys()))
    return changed


class RowTable(Table):
    """A TinyDB table whose ids are any text and whose rows are put as a whole."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB names only its default, int

    def row(self, id: str) -> Row | None:
        """The row with this id, or None."""
        return cast(Row | None, self.get(doc_id=cast(int, id)))

    def rows(self) -> Rows:
        """All rows in the order of their ids."""
        return dict(sorted((cast(str, row.doc_id), row) for row in self))

    def put(self, rows: Mapping[str, Row]) -> None:
        """Insert or replace rows."""
        if rows:
            self.delete(rows)
            self.insert_multiple(Document(row, cast(int, id)) for id, row in rows.items())

    def delete(self, ids: Iterable[str]) -> None:
        """Delete the rows that exist."""
        present = {id for id in ids if self.contains(doc_id=cast(int, id))}
        if present:
            self.remove(doc_ids=cast(set[int], present))


class Database(TinyDB):
    """TinyDB with our tables, over a storage that is there already."""

    table_class = RowTable

    def __init__(self, tables: Tables) -> None:
        super().__init__(storage=lambda: tables)

    def rows_of(self, table: str) -> RowTable:
        """The table with this name, which exists as soon as it has a row."""
        return cast(RowTable, self.table(table))
