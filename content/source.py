"""Reads one YAML file into plain data, with the line of everything in it.

Packs come from schools, so nothing in a file is trusted: no tags, no aliases (which can blow up to
gigabytes), no duplicate keys, a limit to the size and the depth. Only `true`, `false`, `null` and
whole numbers are more than text; `no`, `12:30` and `2019-2020` stay what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.reader import ReaderError

MAX_BYTES = 1_000_000
MAX_DEPTH = 30

Place = tuple[str | int, ...]
"""The way from the top of a file to a value, such as `("schalen", 0, "titel")`."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"[+-]?\d{1,18}")


@dataclass(frozen=True)
class Fault:
    """Something wrong in a pack: where, and what was expected. Lines count from 1."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass
class Source:
    """A file as read: its data (empty when it can't be read), its lines and its faults so far."""

    file: str
    data: dict[str, object] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    spoilt: set[Place] = field(default_factory=set)
    """Where a fault was found already, so that its consequences need no telling."""

    def line(self, place: Place) -> int:
        """The line of the value at a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, text: str) -> None:
        """Note a fault at a place."""
        self.faults.append(Fault(self.file, self.line(place), text))


def read(path: Path, folder: Path) -> Source:
    """Read a file of a folder. Never raises for what is in it: faults are in the answer."""
    source = Source(str(path))
    text = _text(path, folder, source)
    if text is not None:
        _parse(text, source)
    return source


def _text(path: Path, folder: Path, source: Source) -> str | None:
    if not path.resolve().is_relative_to(folder.resolve()):
        source.fault((), "a link that leaves the folder; expected a file in it")
    elif not path.is_file():
        source.fault((), "expected a regular file")
    elif path.stat().st_size > MAX_BYTES:
        source.fault((), f"expected at most {MAX_BYTES} bytes; divide it over more files")
    else:
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            source.lines[()] = raw.count(b"\n", 0, error.start) + 1
            source.fault((), "expected UTF-8 text")
    return None


def _parse(text: str, source: Source) -> None:
    reader = _Reader(yaml.parse(text, Loader=_LOADER), source)
    try:
        data = reader.document()
    except _Refused as error:
        source.lines[()] = error.line
        source.fault((), str(error))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source.lines[()] = mark.line + 1 if mark else 1
        source.fault((), f"not YAML: {error.problem or error.context}")
    except ReaderError as error:
        source.lines[()] = text.count("\n", 0, error.position) + 1
        source.fault((), f"not YAML: {error.reason}")
    else:
        if isinstance(data, dict):
            source.data = data
        elif not source.faults:
            source.fault((), "expected `pack:`, `versie:` and sections")


class _Reader:
    """Turns the parser's events into data. Its own recursion is bounded, unlike the parser's."""

    def __init__(self, events: Iterator[yaml.Event], source: Source) -> None:
        self._events = events
        self._source = source

    def document(self) -> object:
        """The one document of the file."""
        data: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused("expected one document; remove the `---`", event)
                data = self._value(next(self._events), ())
        return data

    def _value(self, event: yaml.Event, place: Place) -> object:
        self._source.lines.setdefault(place, _line(event))
        if len(place) > MAX_DEPTH:
            raise _Refused("nested too deep", event)
        if isinstance(event, yaml.AliasEvent):
            self._spoilt(place, "`*` names an alias; expected the text itself")
            return None
        if getattr(event, "tag", None) is not None:
            self._spoilt(place, "`!` starts a tag; expected a plain value, or text in quotes")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return _scalar(event)

    def _mapping(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("expected a word before the colon", event)
            key = event.value
            line = _line(event)
            if key in found:
                first = self._source.lines[*place, key]
                text = f"`{key}` is here twice; the first is on line {first}"
                self._source.lines[*place, key, line] = line
                self._source.fault((*place, key, line), text)
                self._value(next(self._events), (*place, key, line))
                continue
            self._source.lines[*place, key] = line
            found[key] = self._value(next(self._events), (*place, key))
        return found

    def _sequence(self, place: Place) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*place, len(found))))
        return found

    def _spoilt(self, place: Place, text: str) -> None:
        self._source.fault(place, text)
        self._source.spoilt.add(place)


def _scalar(event: yaml.Event) -> object:
    assert isinstance(event, yaml.ScalarEvent)
    text: str = event.value
    if not event.implicit[0]:  # written in quotes or as a block: always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _NUMBER.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


class _Refused(Exception):
    """The rest of the file can't be read as a pack."""

    def __init__(self, text: str, event: yaml.Event) -> None:
        super().__init__(text)
        self.line = _line(event)
