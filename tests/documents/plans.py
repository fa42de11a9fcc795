"""Plans to make documents of, and what stands in a Word document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn

from content import load
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from dialogs.calendar import BRUSSELS
from dialogs.record import Act, Actie, Bereikt, Check, Item, Person, Phase, Traject, Vervolg

CONTENT = load()
NOW = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
TODAY = NOW.date()
JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 22)

Pen = Callable[[str], str]
"""Writes a text for a field, by its name."""


def named(field: str) -> str:
    """Each text says where it belongs."""
    return f"Dit is {field}"


def traject(write: Pen = named, acties: int = 2, id: str = "0123456789ab") -> Traject:
    """A traject with a plan. Every other actie is for the middle term."""
    people = Person("29:1", write("trekker")), Person("29:2", write("eigenaar"))
    return Traject(
        id=id,
        verwachting="b2",
        domein="leerloopbaan",
        trekker=people[0],
        year=2026,
        phase=Phase.OPVOLGING,
        items=(
            _item("punt", write("prioriteit"), "ontwikkelen"),
            _item("weg", write("stoppen"), "stoppen"),
        ),
        algemeen_doel=write("algemeen doel"),
        acties=tuple(_actie(write, number, people[1]) for number in range(acties)),
    )


def _item(id: str, text: str, soort: str) -> Item:
    return Item(id, "nog-niet", text, chosen=True, soort=soort)  # type: ignore[arg-type]


def _actie(write: Pen, number: int, owner: Person) -> Actie:
    fields = ("doel", "meting", "wat", "hoe", "wanneer", "afspraken", "wie")
    texts = {name: write(f"{name} van actie {number}") for name in fields}
    actie = Actie(
        id=f"a{number:011}",
        item="punt",
        soort="ontwikkelen",
        card="klaar",
        owner=owner,
        checks=(JANUARY + timedelta(days=7 * (number % 2)), MARCH),
        **texts,
    )
    if number % 2:
        return replace(actie, termijn="middellang", soort="borgen", years=(2026, 2028))
    return actie


def followed(write: Pen = named, id: str = "0123456789ab") -> Traject:
    """A traject of which the first actie was looked at twice, and the second became a new one."""
    record = traject(write, acties=3, id=id)
    first, second, third = record.acties
    first = first.with_check(_found(write, JANUARY, "deels", "verder", "eerst"))
    first = first.with_check(_found(write, MARCH, "ja", "borgen", "later"))
    second = second.with_check(_found(write, second.checks[0], "nee", "bijsturen", "anders"))
    third = replace(third, vorige=second.id)
    return replace(record, acties=(first, second, third))


def _found(write: Pen, day: date, bereikt: Bereikt, vervolg: Vervolg, which: str) -> Check:
    """What was found on a day, and decided on the same day."""
    at = datetime(day.year, day.month, day.day, 16, 10, tzinfo=BRUSSELS)
    who = Person("29:2", write("wie keek"))
    texts = {name: write(f"{name}, {which}") for name in ("effect", "anderen", "bewijs")}
    act = Act(vervolg, write(f"les, {which}"), who, at)
    return Check(day, bereikt, by=who, at=at, act=act, **texts)


def plannen(write: Pen = named, acties: int = 2, id: str = "0123456789ab") -> Plannen:
    """Both plans of such a traject."""
    return plannen_of(CONTENT, traject(write, acties, id), TODAY)


def opened(file: bytes) -> Docx:
    """A Word document, read back by another library than filled it in."""
    return Document(BytesIO(file))


def lines_of(file: bytes) -> list[str]:
    """The paragraphs of a Word document, in tables and footers too, in order of appearance."""
    docx = opened(file)
    parts = [docx.element.body, *(section.footer._element for section in docx.sections)]
    return [_said(paragraph) for part in parts for paragraph in part.iter(qn("w:p"))]


def _said(paragraph: object) -> str:
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    runs = paragraph.iter(qn("w:t"), *signs)  # type: ignore[attr-defined]
    return "".join(signs.get(part.tag, part.text or "") for part in runs)
