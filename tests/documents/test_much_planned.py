"""Two hundred acties in twenty trajecten: every one of them is in every document."""

from __future__ import annotations

import json
from io import BytesIO

import openpyxl
import vobject

from bot.documents.agenda import checkmomenten_as_ics
from bot.documents.as_json import plannen_as_json
from bot.documents.excel import acties_as_xlsx
from bot.documents.word import Word
from tests.documents.plans import CONTENT, NOW, lines_of, plannen

TRAJECTEN = [
    plannen(lambda field, n=n: f"{field} in traject {n}", acties=10, id=f"{n:012}")  # type: ignore[misc]
    for n in range(20)
]
ACTIES = [f"wat van actie {a} in traject {t}" for t in range(20) for a in range(10)]


def test_the_word_documents() -> None:
    word = Word(CONTENT)
    lines: list[str] = []
    for plans in TRAJECTEN:
        lines += lines_of(word.jaaractieplan(plans, NOW))
    assert [line for line in lines if line.startswith("wat van")] == ACTIES

    rows: list[str] = []
    for plans in TRAJECTEN:
        rows += lines_of(word.meerjarenplan(plans, NOW))
    planned = [line.partition(". ")[2] for line in rows if ". wat van" in line]
    assert planned == [wat for number, wat in enumerate(ACTIES) if number % 2]


def test_the_list() -> None:
    file = BytesIO(acties_as_xlsx(TRAJECTEN, NOW))
    [sheet] = openpyxl.load_workbook(file).worksheets

    assert [row[6] for row in sheet.iter_rows(min_row=2, values_only=True)] == ACTIES


def test_the_calendar() -> None:
    calendar = vobject.readOne(checkmomenten_as_ics(TRAJECTEN, NOW).decode())
    told = [line for event in calendar.vevent_list for line in event.description.value.split("\n")]

    assert len(calendar.vevent_list) == 20 * 3
    assert all(told.count(wat) == 2 for wat in ACTIES)


def test_the_json() -> None:
    whole = json.loads(plannen_as_json(TRAJECTEN, NOW))

    assert [a["wat"] for one in whole["trajecten"] for a in one["acties"]] == ACTIES
