"""The file of one space: a line for each write, and now and then a fresh start.

Every line is a checksum, a space, JSON in ASCII and a newline. The first line is a header; the
lines that it counts are a snapshot, one a table, which were on the disk before the file got its
name. Each line after that is one write: all that a group of commits changed, so that a crash
keeps the whole group or nothing of it.

A crash while a line is appended leaves it short, or with a hole of zero bytes. Such a last line
was never acknowledged and is cut off. Any other damage is no crash but a fault of the disk or of
a person, and the file is then left as it is.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from storage.base import Unreadable
from storage.disk import Disk
from storage.tables import Changes, Rows, Tables

FORMAT = "stappenplan-journal"
VERSION = 1

SLACK = 64 * 1024
"""Bytes that may be appended before a file is worth compacting, however little it holds."""
GROWTH = 4
"""How many times its size after the last compaction a file may reach before the next."""

log = logging.getLogger(__name__)


class Journal(Tables):
    """The tables of one space, saved in a file.

    After an exception what is in memory may not be what is on the disk: throw the journal away
    and open it again.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        """Read the file, if there is one. Raises `Unreadable` and OSError."""
        self._path = path
        self._disk = disk
        data = disk.read(path)
        content = Content() if data is None else replay(data, path.name)
        if data is not None and content.size < len(data):
            log.warning("%s: cut off a line that was never finished", path.name)
            disk.cut(path, content.size)
        self._size = content.size
        self._compacted_size = content.compacted_size
        super().__init__(content.tables)

    def flush(self) -> None:
        """Append what changed as one line; a new space gets its file.

        Raises OSError; then the file is as it was, or, on a disk that can't even take back what
        it wrote, has the whole line or a torn one.
        """
        if self.changes and not self._size:
            self.compact()
        elif self.changes:
            line = _encode({"drop": sorted(self.changes.drops), "rows": self.changes.rows})
            self._disk.append(self._path, line, at=self._size)
            self._size += len(line)
            super().flush()

    def compact(self) -> None:
        """Write a fresh file with what is still there, in an order that tells nothing.

        Raises OSError; then the file is as it was, or has its new content.
        """
        data = _snapshot(self.tables)
        self._disk.replace(self._path, data)
        self._size = self._compacted_size = len(data)
        super().compact()

    @property
    def wasteful(self) -> bool:
        """Whether the file has become so long that writing it again is cheap by comparison."""
        return self._size > GROWTH * self._compacted_size + SLACK


@dataclass(slots=True)
class Content:
    """What a file holds: its tables, and how many of its bytes are sound."""

    tables: dict[str, Rows] = field(default_factory=dict)
    size: int = 0
    compacted_size: int = 0


def replay(data: bytes, name: str) -> Content:
    """What the file with this name holds. Raises `Unreadable` with the name and the line."""
    *lines, rest = data.split(b"\n")
    snapshot_ends = 1 + _snapshot_length(lines, name)
    content = Content()
    for number, line in enumerate(lines, start=1):
        entry = _decode(line)
        if entry is None:
            last = number == len(lines) and not rest
            if last and number > snapshot_ends and _was_torn(line):
                break
            raise Unreadable(f"{name}, line {number}: damaged (the checksum does not match)")
        if number > 1:
            Changes(set(entry["drop"]), entry["rows"]).replay(content.tables)
        content.size += len(line) + 1
        if number == snapshot_ends:
            content.compacted_size = content.size
    if len(lines) < snapshot_ends:
        raise Unreadable(f"{name}, line {len(lines) + 1}: damaged (the file was cut short)")
    return content


def _was_torn(line: bytes) -> bool:
    """Whether a crash can have left this line: a hole in one line, not two that run together."""
    parts = line.split(b"\0")
    return len(parts) > 1 and not any(_decode(part) for part in parts)


def _snapshot_length(lines: list[bytes], name: str) -> int:
    header = _decode(lines[0]) if lines else None
    if header is None or header.get("format") != FORMAT:
        raise Unreadable(f"{name}, line 1: this is not the header of a journal")
    if header["version"] != VERSION:
        raise Unreadable(
            f"{name}, line 1: written in version {header['version']} of the format, "
            f"and this program knows only version {VERSION}"
        )
    return int(header["lines"])


def _snapshot(tables: dict[str, Rows]) -> bytes:
    lines = [
        _encode({"drop": [], "rows": {name: dict(sorted(rows.items()))}})
        for name, rows in sorted(tables.items())
        if rows
    ]
    header = _encode({"format": FORMAT, "version": VERSION, "lines": len(lines)})
    return b"".join([header, *lines])


def _encode(entry: dict[str, Any]) -> bytes:
    payload = json.dumps(entry, separators=(",", ":"), allow_nan=False).encode("ascii")
    return b"%08x %s\n" % (crc32(payload), payload)


def _decode(line: bytes) -> dict[str, Any] | None:
    """The entry in a line without its newline, or None when the line is damaged."""
    checksum, _, payload = line.partition(b" ")
    if not payload or checksum != b"%08x" % crc32(payload):
        return None
    entry: dict[str, Any] = json.loads(payload)
    return entry
