"""The calls that put bytes on the disk for good."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

PRIVATE_FILE = 0o600
FRESH = ".fresh"
"""The ending of a file that is being written and will replace the one without this ending."""


class Disk:
    """Reads and writes whole files and their ends. What returned has reached the disk.

    Everything that can fail goes through `write`, `sync`, `truncate` and `rename`, so that a
    test can let exactly one of them fail.
    """

    def read(self, path: Path) -> bytes | None:
        """The content of a file, or None when there is none.

        A process that was killed may have left bytes, or the file's name, where only the page
        cache knows them; they are saved before anybody can act on them.
        """
        try:
            fd = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        with open(fd, "rb") as file:
            self.sync(fd)
            self.sync_folder(path.parent)
            return file.read()

    def append(self, path: Path, data: bytes, at: int) -> None:
        """Write data at the end of a file of `at` bytes; when that fails, take it back."""
        fd = os.open(path, os.O_WRONLY)
        try:
            self._write_all(fd, data, at)
            self.sync(fd)
        except OSError:
            with suppress(OSError):
                self.truncate(fd, at)
                self.sync(fd)
            raise
        finally:
            os.close(fd)

    def cut(self, path: Path, size: int) -> None:
        """Shorten a file to `size` bytes."""
        fd = os.open(path, os.O_WRONLY)
        try:
            self.truncate(fd, size)
            self.sync(fd)
        finally:
            os.close(fd)

    def replace(self, path: Path, data: bytes) -> None:
        """Give a file, new or not, this content: after a crash it has the old or the new."""
        fresh = path.with_name(path.name + FRESH)
        try:
            fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            try:
                self._write_all(fd, data, 0)
                self.sync(fd)
            finally:
                os.close(fd)
            self.rename(fresh, path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
        self.sync_folder(path.parent)

    def sync_folder(self, folder: Path) -> None:
        """Save the names of the files in a folder."""
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.sync(fd)
        finally:
            os.close(fd)

    def _write_all(self, fd: int, data: bytes, at: int) -> None:
        left = memoryview(data)
        while left:
            written = self.write(fd, left, at)
            left, at = left[written:], at + written

    def write(self, fd: int, data: memoryview, at: int) -> int:
        """Write some of the data at this place and return how many bytes."""
        return os.pwrite(fd, data, at)

    def sync(self, fd: int) -> None:
        """Return when a file or folder is on the disk."""
        os.fsync(fd)

    def truncate(self, fd: int, size: int) -> None:
        """Shorten an open file."""
        os.ftruncate(fd, size)

    def rename(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, at once."""
        os.replace(source, target)
