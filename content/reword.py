"""Puts the other words of `teksten` into the items they are for."""

from __future__ import annotations

from pydantic import ValidationError

from content.base import Tekst
from content.checks import beyond, model_at
from content.items import Found, Laid, nested
from content.model import Tekstwissel
from content.source import Place, Source


def reword(folders: list[list[Source]], laid: Laid) -> None:
    """Change the words of the items in `laid`; what can't be done is a fault of its source."""
    by_id: dict[str, list[Found]] = {}
    for item in (item for items in laid.values() for item in items.values()):
        for found in nested(item):
            by_id.setdefault(found.id, []).append(found)
    for source in (source for folder in folders for source in folder):
        listed = source.data.get("teksten")
        for index, data in enumerate(listed if isinstance(listed, list) else ()):
            try:
                wissel = Tekstwissel.model_validate(data)
            except ValidationError:
                continue  # told by the validation of the shape
            _reword_one(source, ("teksten", index), wissel, by_id.get(wissel.id, []))


def _reword_one(source: Source, place: Place, wissel: Tekstwissel, found: list[Found]) -> None:
    if wissel.van is not None:
        found = [item for item in found if wissel.van in item.around]
    if not found:
        part = f" in `{wissel.van}`" if wissel.van else ""
        source.fault(place, f"no item `{wissel.id}`{part}; expected the id of one that exists")
    elif len(found) > 1:
        choices = ", ".join(sorted({" > ".join(item.around) for item in found}))
        source.fault(place, f"more than one `{wissel.id}`; add `van:` with a name of: {choices}")
    else:
        _put(source, place, wissel, found[0])


def _put(source: Source, place: Place, wissel: Tekstwissel, item: Found) -> None:
    texts = _texts(item.place)
    for name, text in wissel.woorden.items():
        if name not in texts:
            has = ", ".join(sorted(texts))
            source.fault((*place, name), f"`{wissel.id}` has no `{name}`; expected one of: {has}")
        elif names := _unknown_places(item, name, text):
            source.fault((*place, name), f"`{wissel.id}` has no place for {', '.join(names)}")
        else:
            item.data[name] = text


def _texts(place: Place) -> set[str]:
    """The fields of an item that hold a text each, and can get another one."""
    fields = model_at(place).model_fields
    words = Tekstwissel.model_fields.keys() & fields.keys() - {"id"}
    return {name for name in words if fields[name].annotation in (str, Tekst | None)}


def _unknown_places(item: Found, name: str, text: str) -> list[str]:
    if item.around not in (("meldingen",), ("openers",)):
        return []
    return sorted(beyond(text, item.data.get(name)))
