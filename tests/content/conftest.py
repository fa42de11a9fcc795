"""A school's folder on disk, and what the loader says of it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from content import Content, ContentError, load


class School:
    """Writes packs into a folder of its own and loads them over the built-in ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def writes(self, text: str, name: str = "school.yaml", *, pack: str | None = "school") -> Path:
        """Write a pack; `pack=None` leaves the heading out."""
        heading = f"pack: {pack}\nversie: 1\n" if pack else ""
        path = self.folder / name
        path.write_text(heading + textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    def loads(self) -> Content:
        """All packs together."""
        return load(self.folder)

    def faults(self) -> list[str]:
        """What is wrong: `file:line: text`, with the file's name only."""
        with pytest.raises(ContentError) as caught:
            load(self.folder)
        return str(caught.value).replace(f"{self.folder}/", "").splitlines()


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path / "school")


@pytest.fixture(scope="session")
def content() -> Content:
    return load()
