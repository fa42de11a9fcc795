"""The list of acties in Excel, read back by another library than wrote it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.excel import COLUMNS, LONGEST_CELL, acties_as_xlsx
from bot.documents.texts import holdable
from dialogs.actie.document import Plannen
from tests.cards.pens import HOSTILE
from tests.documents.plans import CONTENT, JANUARY, NOW, plannen

FOLLOW_UP = (
    *("Laatst bekeken", "Bereikt", "Effect", "Wat anderen zeggen", "Waaruit blijkt dat"),
    *("Besluit", "Wat we leerden", "Nieuwe cyclus van"),
)
"""The columns that are empty until somebody looks."""


def sheet(*trajecten: Plannen) -> Worksheet:
    """The one sheet of the list."""
    workbook = openpyxl.load_workbook(BytesIO(acties_as_xlsx(trajecten, NOW)), rich_text=False)
    [made] = workbook.worksheets
    return made


def row(made: Worksheet, number: int) -> dict[str, Cell]:
    """A row by the headings; the first actie is row 1."""
    headings = [cell.value for cell in made[1]]
    return dict(zip(headings, made[number + 1], strict=True))


def test_every_field_of_an_actie_has_its_column() -> None:
    second = row(sheet(plannen()), 2)

    assert {heading: cell.value for heading, cell in second.items()} == {
        "Traject": "B2 · Leerloopbaan",
        "Verwachting": f"B2: {CONTENT.verwachtingen['b2'].tekst}",
        "Schooljaar": "2026-2027",
        "Prioriteit": "Dit is prioriteit",
        "Doel": "Dit is doel van actie 1",
        "Meting": "Dit is meting van actie 1",
        "Actie": "Dit is wat van actie 1",
        "Eigenaar": "Dit is eigenaar",
        "Wie": "Dit is eigenaar, Dit is wie van actie 1",
        "Wanneer": "Dit is wanneer van actie 1",
        "Hoe": "Dit is hoe van actie 1",
        "Afspraken": "Dit is afspraken van actie 1",
        "Borgen of ontwikkelen": "Te borgen",
        "Termijn": CONTENT.keuzes["middellang"].titel,
        "Checkmomenten": "22/01/2027\n22/03/2027",
        "Volgend checkmoment": datetime(2027, 1, 22),
        "Stand": "Loopt",
        "Schooljaren": "2026-2027\n2028-2029",
        "Kleuren": None,
        **dict.fromkeys(FOLLOW_UP),
    }


def test_it_can_be_filtered_and_its_heading_stays_in_sight() -> None:
    made = sheet(plannen(acties=3), plannen(acties=4, id="b" * 12))
    [table] = made.tables.values()

    assert table.ref == table.autoFilter.ref == f"A1:{get_column_letter(len(COLUMNS))}8"
    assert table.tableStyleInfo.name
    assert made.freeze_panes == "B2"
    assert len(list(made.rows)) == 8
    letters = map(get_column_letter, range(1, len(COLUMNS) + 1))
    widths = [made.column_dimensions[letter].width for letter in letters]
    assert all(12 <= width <= 50 for width in widths)
    assert row(made, 1)["Doel"].alignment.wrap_text


def test_a_row_is_high_enough_for_its_longest_text() -> None:
    short, long = sheet(plannen()), sheet(plannen(lambda field: "woord " * 80))

    assert short.row_dimensions[2].height < 80
    assert long.row_dimensions[2].height > 150
    assert sheet(plannen(lambda field: "\n" * 499)).row_dimensions[2].height <= 409


def test_a_date_is_a_date() -> None:
    cell = row(sheet(plannen()), 1)["Volgend checkmoment"]

    assert cell.is_date
    assert cell.value == datetime.combine(JANUARY, datetime.min.time())
    assert cell.number_format == "dd/mm/yyyy"


def test_a_list_without_acties_has_its_heading() -> None:
    assert [cell.value for cell in sheet()[1]] == [column.heading for column in COLUMNS]


@pytest.mark.parametrize("before", ["", " ", "\t", "\n", "\u00a0", "\u3000"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_what_looks_like_a_formula_stays_text(before: str, sign: str) -> None:
    typed = f'{before}{sign}HYPERLINK("https://example.org")'
    made = sheet(plannen(lambda field: typed))

    for name in ("Doel", "Actie", "Eigenaar", "Hoe", "Afspraken", "Prioriteit"):
        cell = row(made, 1)[name]
        assert cell.data_type == "s"
        assert cell.value in (typed, typed.strip())
        assert cell.quotePrefix
        assert cell.hyperlink is None


def test_an_ordinary_text_has_no_quote_before_it() -> None:
    assert not row(sheet(plannen()), 1)["Doel"].quotePrefix


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_typed_stays_text(kind: str) -> None:
    cell = row(sheet(plannen(lambda field: HOSTILE[kind])), 1)["Hoe"]

    assert cell.data_type == "s"
    assert cell.value == holdable(HOSTILE[kind])
    assert cell.hyperlink is None


@pytest.mark.parametrize("typed", ["https://example.org", "mailto:a@example.org", "12", "TRUE"])
def test_nothing_becomes_a_link_or_a_number(typed: str) -> None:
    cell = row(sheet(plannen(lambda field: typed)), 1)["Hoe"]

    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", typed, None)


@given(st.text(max_size=300))
def test_any_text_survives_or_loses_what_excel_cannot_hold(text: str) -> None:
    typed = f"[{text}]"

    assert row(sheet(plannen(lambda field: typed, acties=1)), 1)["Hoe"].value == holdable(typed)


def test_a_text_that_no_cell_can_hold_is_cut() -> None:
    typed = "x" * (LONGEST_CELL + 1)

    assert len(row(sheet(plannen(lambda field: typed)), 1)["Hoe"].value) == LONGEST_CELL
