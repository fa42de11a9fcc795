"""Finds the items in files as read: the top-level ones per section, and those nested in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.model import PackFile
from content.source import Place, Source

SECTIONS = tuple(
    name for name in PackFile.model_fields if name not in ("pack", "versie", "teksten")
)


@dataclass(frozen=True)
class Found:
    """An item where it stands: its file, the way to it, and the section and ids around it."""

    source: Source
    place: Place
    around: tuple[str, ...]
    data: dict[str, object]

    @property
    def id(self) -> str:
        """The id as written, which may still be a wrong one."""
        return str(self.data["id"])

    @property
    def at(self) -> str:
        """File and line, for a message about another item."""
        return f"{self.source.file}:{self.source.line(self.place)}"

    def fault(self, text: str) -> None:
        """Note a fault at this item."""
        self.source.fault(self.place, text)


def top(source: Source, section: str) -> Iterator[Found]:
    """The items of a section; what isn't an item is left to the validation of the shape."""
    yield from _listed(source, (section,), (section,), source.data.get(section))


def nested(found: Found) -> Iterator[Found]:
    """An item and every item in it."""
    yield found
    around = (*found.around, found.id)
    for key, value in found.data.items():
        place = (*found.place, key)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield from nested(Found(found.source, place, around, value))
        for inner in _listed(found.source, place, around, value):
            yield from nested(inner)


def _listed(
    source: Source, place: Place, around: tuple[str, ...], value: object
) -> Iterator[Found]:
    for index, data in enumerate(value if isinstance(value, list) else ()):
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            yield Found(source, (*place, index), around, data)


Laid = dict[str, dict[str, Found]]
"""Per section the items that count, by id."""


def lay_over(folders: list[list[Source]]) -> Laid:
    """The items of all folders together, where a later one replaces an earlier one."""
    laid: Laid = {section: {} for section in SECTIONS}
    for source in (source for folder in folders for source in folder):
        for section in SECTIONS:
            laid[section].update({found.id: found for found in top(source, section)})
    return laid
