"""Documents as files: a name that every disk takes, and the right type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.files import LONGEST_NAME, file_of
from bot.documents.word import Word
from dialogs.actie.document import Plannen
from dialogs.steps import Document
from tests.documents.plans import CONTENT, NOW, plannen

WORD = Word(CONTENT)
REFUSED = set('\\/:*?"<>|#%~&{}\r\n\t\0')


def named(naam: str) -> Plannen:
    """A plan of a traject that is called so."""
    plans = plannen()
    return replace(plans, over=replace(plans.over, naam=naam))


@pytest.mark.parametrize(
    ("document", "name", "type", "begins"),
    [
        (
            Document.JAARACTIEPLAN,
            "Jaaractieplan 2026-2027 B2 Leerloopbaan.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
        (
            Document.MEERJARENPLAN,
            "Meerjarenplan 2026-2027 B2 Leerloopbaan.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
        ),
        (
            Document.ACTIES,
            "Acties 2026-11-23.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            b"PK",
        ),
        (
            Document.AGENDA,
            "Checkmomenten 2026-2027 B2 Leerloopbaan.ics",
            "text/calendar; charset=utf-8",
            b"BEGIN:VCALENDAR",
        ),
        (Document.JSON, "Plannen 2026-11-23.json", "application/json; charset=utf-8", b"{"),
    ],
    ids=str,
)
def test_each_document_is_a_file(document: Document, name: str, type: str, begins: bytes) -> None:
    file = file_of(document, [plannen()], WORD, NOW)

    assert (file.name, file.type) == (name, type)
    assert file.data.startswith(begins)


@given(st.text(max_size=300))
def test_any_title_gives_a_name_that_every_disk_takes(naam: str) -> None:
    name = file_of(Document.AGENDA, [named(naam)], WORD, NOW).name

    assert name.startswith("Checkmomenten 2026-2027")
    assert name.endswith(".ics")
    assert not REFUSED & set(name)
    assert name.isprintable()
    assert "  " not in name
    assert " ." not in name
    assert len(name) <= LONGEST_NAME + len(".ics")
