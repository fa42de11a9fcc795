"""The documents as files: their bytes, with a name and a type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.documents.agenda import checkmomenten_as_ics
from bot.documents.as_json import plannen_as_json
from bot.documents.excel import acties_as_xlsx
from bot.documents.word import Word
from dialogs.actie.document import Plannen
from dialogs.steps import Document

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    Document.JAARACTIEPLAN: f"{_OFFICE}.wordprocessingml.document",
    Document.MEERJARENPLAN: f"{_OFFICE}.wordprocessingml.document",
    Document.ACTIES: f"{_OFFICE}.spreadsheetml.sheet",
    Document.AGENDA: "text/calendar; charset=utf-8",
    Document.JSON: "application/json; charset=utf-8",
}
OF_THE_TEAM = (Document.ACTIES, Document.JSON)
"""These hold all trajecten of the team; the others are about one."""
LONGEST_NAME = 100
"""In characters, without the extension."""


@dataclass(frozen=True, slots=True)
class File:
    """A file. `type` is its content type; `name` can be kept on any disk, and in OneDrive."""

    name: str
    type: str
    data: bytes


def file_of(document: Document, trajecten: Sequence[Plannen], word: Word, now: datetime) -> File:
    """A document about one traject, or about several. Blocks: call it in a thread."""
    match document:
        case Document.JAARACTIEPLAN:
            data = word.jaaractieplan(trajecten[0], now)
        case Document.MEERJARENPLAN:
            data = word.meerjarenplan(trajecten[0], now)
        case Document.ACTIES:
            data = acties_as_xlsx(trajecten, now)
        case Document.AGENDA:
            data = checkmomenten_as_ics(trajecten, now)
        case Document.JSON:
            data = plannen_as_json(trajecten, now)
    return File(_name(document, trajecten, now), TYPES[document], data)


def _name(document: Document, trajecten: Sequence[Plannen], now: datetime) -> str:
    """What a file is called: what it is, for which year, about what."""
    extension = document.rpartition(".")[2]
    if document in OF_THE_TEAM:
        title = "Acties" if document is Document.ACTIES else "Plannen"
        return f"{title} {now.date().isoformat()}.{extension}"
    about = trajecten[0].over
    title = {
        Document.JAARACTIEPLAN: trajecten[0].jaaractieplan.titel,
        Document.MEERJARENPLAN: trajecten[0].meerjarenplan.titel,
    }.get(document, "Checkmomenten")
    return f"{_plain(f'{title} {about.schooljaar} {about.naam}')}.{extension}"


def _plain(text: str) -> str:
    """Letters, digits and single spaces; no sign that some disk refuses."""
    kept = "".join(char if char.isalnum() or char in "-()" else " " for char in text)
    return " ".join(kept.split())[:LONGEST_NAME].rstrip() or "Document"
