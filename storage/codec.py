"""Records as JSON and back. What is read is checked: a file from elsewhere can't bend the bot."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from dialogs.effects import Effect
from dialogs.kennismaking.voortgang import Voortgang
from dialogs.record import Person, Sheet, Traject
from storage.base import Body, Unreadable

_T = TypeVar("_T")

_TRAJECT = TypeAdapter(Traject)
_SHEET = TypeAdapter(Sheet)
_VOORTGANG = TypeAdapter(Voortgang)
_EFFECT: TypeAdapter[Effect] = TypeAdapter(Annotated[Effect, Field(discriminator="kind")])
_PEOPLE: TypeAdapter[tuple[Person, ...]] = TypeAdapter(tuple[Person, ...])


def write_traject(traject: Traject) -> Body:
    """A traject as JSON values."""
    return _write(_TRAJECT, traject)


def read_traject(body: Body) -> Traject:
    """The traject that was saved. Raises `Unreadable`."""
    return _read(_TRAJECT, body)


def write_sheet(sheet: Sheet) -> Body:
    """A sheet as JSON values."""
    return _write(_SHEET, sheet)


def read_sheet(body: Body) -> Sheet:
    """The sheet that was saved. Raises `Unreadable`."""
    return _read(_SHEET, body)


def write_voortgang(voortgang: Voortgang) -> Body:
    """How far somebody is in an introduction, as JSON values."""
    return _write(_VOORTGANG, voortgang)


def read_voortgang(body: Body) -> Voortgang:
    """The walk that was saved. Raises `Unreadable`."""
    return _read(_VOORTGANG, body)


def write_effect(effect: Effect) -> Body:
    """An effect as JSON values."""
    return _write(_EFFECT, effect)


def read_effect(body: Any) -> Effect:
    """The effect that was saved. Raises `Unreadable`.

    Plans of before there were wakes have a row for each check moment.
    """
    if isinstance(body, dict) and body.get("kind") == "remind":
        body = {"kind": "wake", "at": body.get("at")}
    return _read(_EFFECT, body)


def write_people(people: tuple[Person, ...]) -> Body:
    """The members of a team as JSON values."""
    return {"people": _PEOPLE.dump_python(people, mode="json")}


def read_people(body: Body) -> tuple[Person, ...]:
    """The members that were saved. Raises `Unreadable`."""
    return _read(_PEOPLE, body["people"])


def _write(adapter: TypeAdapter[_T], value: _T) -> Body:
    dumped: Body = adapter.dump_python(value, mode="json")
    return dumped


def _read(adapter: TypeAdapter[_T], body: Any) -> _T:
    try:
        return adapter.validate_python(body)
    except ValidationError as error:
        places = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors()[:3])
        raise Unreadable(f"a saved record has faults at {places}") from None
