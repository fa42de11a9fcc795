"""Loads the content packs: the built-in ones, then those of a school's folder.

A later folder replaces an item of the same section and id as a whole, and with `teksten` the words
of any item, at any depth. Everything that is wrong is told at once, with file and line.
"""

from __future__ import annotations

from pathlib import Path

from content.checks import check
from content.items import SECTIONS, lay_over
from content.model import Content
from content.reword import reword
from content.source import Fault, Source, read

PACKS = Path(__file__).parent / "packs"
MAX_FILES = 200


class ContentError(Exception):
    """The packs can't be used. The message has a line for each of its `faults`."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


def load(*folders: Path) -> Content:
    """The built-in packs with those of `folders` laid over them, in that order.

    Reads files, so call it before the event loop has work. Raises ContentError with every fault.
    """
    faults: list[Fault] = []
    sources = [_read_folder(folder, faults) for folder in (PACKS, *folders)]
    laid = lay_over(sources)
    check(sources, laid)
    reword(sources, laid)
    files = [source for folder in sources for source in folder]
    for source in files:
        faults += sorted(source.faults, key=lambda fault: fault.line)
    if faults:
        raise ContentError(faults)
    sections = {name: {key: found.data for key, found in laid[name].items()} for name in SECTIONS}
    versies = {str(source.data["pack"]): source.data["versie"] for source in files}
    return Content.model_validate({**sections, "versies": versies})


def _read_folder(folder: Path, faults: list[Fault]) -> list[Source]:
    if not folder.is_dir():
        faults.append(Fault(str(folder), 1, "expected a folder with .yaml files"))
        return []
    files = sorted(
        path
        for path in folder.iterdir()
        if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    )
    if len(files) > MAX_FILES:
        faults.append(Fault(str(folder), 1, f"expected at most {MAX_FILES} files"))
    return [read(path, folder) for path in files[:MAX_FILES]]
