"""What every part of a content pack is made of: ids, texts, references and items."""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Schoolniveau = Literal["basis", "secundair", "beide"]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Bron = Annotated[tuple[str, ...], BeforeValidator(_listed)]


def in_section(section: str) -> AfterValidator:
    """The ids in this field name items of a section. The loader's context says which there are."""

    def known(value: object, info: ValidationInfo) -> object:
        if info.context is None:
            return value
        ids: set[str] = info.context[section]
        for name in value if isinstance(value, tuple) else (value,):
            if name is not None and name not in ids:
                raise PydanticCustomError(
                    "unknown_id",
                    "`{name}` is not in `{section}`; expected one of: {ids}",
                    {"name": name, "section": section, "ids": ", ".join(sorted(ids)) or "(none)"},
                )
        return value

    return AfterValidator(known)


def placeholders(text: str) -> set[str]:
    """The names between braces. Raises ValueError unless each is a plain `{name}`."""
    found = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"expected `{{name}}`, found `{{{name}}}`; write `{{{{` for a brace")
        found.add(name)
    return found


def sound(text: str) -> str:
    """The text itself. Raises ValueError for a wrong place in it."""
    placeholders(text)
    return text


class Model(BaseModel):
    """Nothing that isn't asked for, and nothing that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Model):
    """Anything that a pack names: addressed by its id, replaced by an item with the same id."""

    id: Id
    bron: Bron = ()


class Zin(Item):
    """One sentence of a text that is shown as a list (a kwaliteitsbeeld, a set of marks)."""

    tekst: Tekst
    schoolniveau: Schoolniveau = "beide"
