"""What must hold for packs, beyond being YAML. Each check notes its faults at their sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from content.base import placeholders
from content.items import SECTIONS, Found, Laid, nested, top
from content.model import PackFile
from content.source import Place, Source


def check(folders: list[list[Source]], laid: Laid) -> None:
    """Everything, so that all faults are known at once."""
    known = {section: set(laid[section]) for section in SECTIONS}
    for source in (source for folder in folders for source in folder):
        _shape(source, known)
        _siblings(source)
    for folder in folders:
        _once_in_folder(folder)
    _questions(laid)
    _sorteringen(laid)
    _meldingen(folders)


def model_at(place: Place) -> type[BaseModel]:
    """The model that a place in a pack file must follow."""
    model: type[BaseModel] = PackFile
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def beyond(text: object, original: object) -> set[str]:
    """The `{names}` of a text that its original doesn't have, and so would never be filled in."""
    try:
        return placeholders(str(text)) - placeholders(str(original))
    except ValueError:
        return set()  # told by the validation of the shape


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _shape(source: Source, known: dict[str, set[str]]) -> None:
    if not source.data:
        return
    try:
        PackFile.model_validate(source.data, context=known)
    except ValidationError as error:
        told = error.errors(include_url=False)
        for details in told:
            place = details["loc"]
            known_already = any(place[:length] in source.spoilt for length in range(len(place) + 1))
            if not known_already and not _is_consequence(details, told):
                source.fault(place, _explain(details))


def _is_consequence(details: ErrorDetails, told: list[ErrorDetails]) -> bool:
    """Whether a list is too short only because what is in it has faults of its own."""
    place = details["loc"]
    return details["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in told
    )


_EXPECTED = {
    "string_type": "expected text (put it in quotes)",
    "string_too_short": "expected some text",
    "string_pattern_mismatch": "expected small letters, digits, `.`, `_` or `-`, at most 64",
    "tuple_type": "expected a list",
    "model_type": "expected a mapping with an `id`",
    "int_parsing": "expected a whole number",
    "int_type": "expected a whole number",
    "bool_parsing": "expected `true` or `false`",
    "bool_type": "expected `true` or `false`",
    "too_long": "expected at most {max_length} items",
    "too_short": "expected at least {min_length} items",
}


def _explain(details: ErrorDetails) -> str:
    kind, place, said = details["type"], details["loc"], details["msg"]
    key = place[-1]
    if kind == "missing":
        return f"expected `{key}`, which is missing"
    if kind == "extra_forbidden":
        fields = ", ".join(sorted(model_at(place[:-1]).model_fields))
        return f"`{key}` is unknown here; expected one of: {fields}"
    if kind in ("unknown_id", "value_error"):
        return said.removeprefix("Value error, ")
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    expected = _EXPECTED.get(kind, said.replace("Input should be", "expected"))
    expected = expected.format(**details.get("ctx", {}))
    return f"`{name}`: {expected}, found {_shown(details['input'])}"


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a mapping"
    return "nothing" if value is None else f"`{str(value)[:60]}`"


def _siblings(source: Source) -> None:
    for item in (item for section in SECTIONS for item in top(source, section)):
        seen: dict[tuple[Place, str], Found] = {}
        for found in nested(item):
            twin = seen.setdefault((found.place[:-1], found.id), found)
            if twin is not found:
                found.fault(f"`{found.id}` is here twice; the first is {twin.at}")


def _once_in_folder(folder: list[Source]) -> None:
    seen: dict[tuple[str, str], Found] = {}
    packs: dict[object, str] = {}
    for source in folder:
        name = source.data.get("pack")
        if name is not None and packs.setdefault(name, source.file) != source.file:
            source.fault(("pack",), f"pack `{name}` is {packs[name]} too; expected another name")
        for section in SECTIONS:
            for found in top(source, section):
                twin = seen.setdefault((section, found.id), found)
                if twin is not found:
                    found.fault(f"`{found.id}` is in `{section}` twice; the first is {twin.at}")


def _questions(laid: Laid) -> None:
    """Answers are kept under the id of their question, so no two instruments may share one."""
    seen: dict[str, Found] = {}
    for instrument in laid["instrumenten"].values():
        for found in nested(instrument):
            if found.place[2::2] == ("blokken", "vragen"):
                twin = seen.setdefault(found.id, found)
                if twin.place[:2] != found.place[:2] or twin.source is not found.source:
                    found.fault(f"question `{found.id}` is in another instrument too: {twin.at}")
                elif twin.place[:4] != found.place[:4]:
                    found.fault(f"question `{found.id}` is in another blok too: {twin.at}")


def _sorteringen(laid: Laid) -> None:
    """Bins come with the instrument of the same id, and with no other."""
    for found in laid["sorteringen"].values():
        if found.id not in laid["instrumenten"]:
            found.fault(f"`{found.id}` is not in `instrumenten`; expected the id of an instrument")


def _meldingen(folders: list[list[Source]]) -> None:
    """The bot fills in the places of the sentence that came first; no later one has others."""
    originals: dict[str, Found] = {}
    sources = [source for folder in folders for source in folder]
    for found in (found for source in sources for found in top(source, "meldingen")):
        original = originals.setdefault(found.id, found)
        names = beyond(found.data.get("tekst"), original.data.get("tekst"))
        if names:
            found.fault(f"`{found.id}` has no place for {', '.join(sorted(names))}")
