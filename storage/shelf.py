"""Where the tables of spaces are found: in a folder of journals, or in memory."""

from __future__ import annotations

import fcntl
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from storage.base import Space, Unreadable
from storage.disk import FRESH, PRIVATE_FILE, Disk
from storage.journal import Journal, replay
from storage.tables import Tables

ENDING = ".jsonl"
LOCK = "lock"

log = logging.getLogger(__name__)


class DataFolderInUse(Exception):
    """Another process works with this data folder; only one may."""


class Shelf(Protocol):
    """Finds the tables of a space. Its methods block."""

    def load(self, space: Space) -> Tables:
        """The tables of a space, empty when it is new. Raises `Unreadable` and OSError."""
        ...

    def scan(self) -> Iterator[tuple[Space, Tables]]:
        """What is saved of every space that can be read, only to look at."""
        ...

    def close(self) -> None:
        """Let somebody else work with these spaces."""
        ...


class FolderShelf:
    """A folder with a journal for every space, for one process at a time."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Make the folder private and lock it. Raises `DataFolderInUse` and OSError."""
        self._folder = folder
        self._disk = disk
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(folder)
        disk.sync_folder(folder.parent)
        self._lock: int | None = _lock(folder)
        try:
            for unfinished in folder.glob(f"*{ENDING}{FRESH}"):
                unfinished.unlink()
        except OSError:
            self.close()
            raise

    def load(self, space: Space) -> Tables:
        return Journal(self._path(space), self._disk)

    def scan(self) -> Iterator[tuple[Space, Tables]]:
        for path in sorted(self._folder.glob(f"*{ENDING}")):
            space = Space(path.stem)
            if not _is_key(space):
                continue
            try:
                content = replay(path.read_bytes(), path.name)
            except (Unreadable, OSError) as error:
                log.error("A space was left out, until it is repaired: %s", error)
            else:
                yield space, Tables(content.tables)

    def close(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _path(self, space: Space) -> Path:
        if not _is_key(space):
            raise ValueError("the key of a space is a hash of 32 hexadecimal digits")
        return self._folder / f"{space.key}{ENDING}"


class MemoryShelf:
    """Spaces that live as long as the shelf."""

    def __init__(self) -> None:
        self._spaces: dict[Space, Tables] = {}

    def load(self, space: Space) -> Tables:
        return self._spaces.setdefault(space, Tables())

    def scan(self) -> Iterator[tuple[Space, Tables]]:
        yield from self._spaces.items()

    def close(self) -> None:
        self._spaces.clear()


def _is_key(space: Space) -> bool:
    return re.fullmatch("[0-9a-f]{32}", space.key) is not None


def _make_private(folder: Path) -> None:
    try:
        folder.chmod(0o700)
    except PermissionError:
        log.warning("The data folder belongs to another user, who may let others read it.")


def _lock(folder: Path) -> int:
    fd = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        raise DataFolderInUse(
            f"Another process works with {folder}. Stop it first, or use another data folder."
        ) from None
    return fd
