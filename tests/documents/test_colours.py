"""What became of acties at the end of a school year: a colour with words, in every document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from bot.documents.as_json import plannen_as_json
from bot.documents.colours import COLOURS, PAPER
from bot.documents.excel import acties_as_xlsx
from bot.documents.word import MEERJARENPLAN, Word
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from dialogs.record import Kleur, Traject
from tests.documents.plans import CONTENT, NOW, TODAY, lines_of, opened, traject

WORD = Word(CONTENT)
KLEUREN: Mapping[int, tuple[Mapping[int, Kleur], tuple[int, ...]]] = {
    0: ({2026: "rood"}, ()),
    1: ({2026: "groen"}, (2026, 2028)),
    3: ({2026: "rood"}, (2026, 2027)),
    5: ({2026: "oranje"}, (2026, 2027)),
    7: ({}, (2027, 2028)),
}
"""By the number of an actie: what became of it, and for which years it was planned."""


def second_year() -> Traject:
    """A traject that follows the plan of its second school year."""
    first = traject(acties=8)
    acties = tuple(
        replace(actie, kleuren=KLEUREN[number][0], years=KLEUREN[number][1])
        for number, actie in enumerate(first.acties)
        if number in KLEUREN
    )
    return replace(first, acties=acties, plan_year=2027)


def plannen(year: int | None = None) -> Plannen:
    return plannen_of(CONTENT, second_year(), TODAY, year)


def test_word_has_a_colour_with_words_in_the_cells_of_the_meerjarenplan() -> None:
    cells = opened(WORD.meerjarenplan(plannen(), NOW)).element.body.iter(qn("w:tc"))
    shown = [("".join(t.text or "" for t in cell.iter(qn("w:t"))), _fill(cell)) for cell in cells]

    rows = [shown[n + 2 : n + 6] for n, (text, _) in enumerate(shown) if "Dit is wat van" in text]

    nothing, x = ("", PAPER), ("x", PAPER)
    assert rows == [
        [("✔ Groen", COLOURS["groen"]), nothing, x, nothing],
        [("✘ Rood", COLOURS["rood"]), nothing, nothing, nothing],
        [("➜ Oranje", COLOURS["oranje"]), x, nothing, nothing],
        [nothing, x, x, nothing],
    ]


def _fill(cell: object) -> str:
    shade = next(cell.iter(qn("w:shd")), None)  # type: ignore[attr-defined]
    return "" if shade is None else str(shade.get(qn("w:fill")))


def test_the_jaaractieplan_of_each_year_has_its_own_acties() -> None:
    last, this = (lines_of(WORD.jaaractieplan(plannen(year), NOW)) for year in (2026, None))

    assert (last[0], this[0]) == ("Jaaractieplan 2026-2027", "Jaaractieplan 2027-2028")
    found = [line.rpartition(" · ")[2] for line in last if " · ✔" in line or " · ✘" in line]
    assert found == [
        "✘ Rood: Niet gerealiseerd, gestopt",
        "✔ Groen: Gerealiseerd",
        "✘ Rood: Niet gerealiseerd, gestopt",
    ]
    assert sum(line.startswith("Actie ") for line in last) == 4
    assert sum(line.startswith("Actie ") for line in this) == 2


def test_excel_has_a_coloured_cell_with_words() -> None:
    [sheet] = openpyxl.load_workbook(BytesIO(acties_as_xlsx([plannen()], NOW))).worksheets
    place = [cell.value for cell in sheet[1]].index("Kleuren")

    cells = [row[place] for row in sheet.iter_rows(min_row=2)]

    assert [cell.value for cell in cells] == [
        "✘ Rood (2026-2027)",
        "✔ Groen (2026-2027)",
        "✘ Rood (2026-2027)",
        "➜ Oranje (2026-2027)",
        None,
    ]
    fills = [cell.fill.fgColor.rgb[2:] for cell in cells[:4]]
    assert fills == [COLOURS[id] for id in ("rood", "groen", "rood", "oranje")]
    assert all(cell.font.color.rgb == "FFFFFFFF" for cell in cells[:4])


def test_excel_tells_the_newest_colour_first() -> None:
    both = second_year()
    actie = replace(both.acties[3], kleuren={2026: "oranje", 2027: "groen"})
    plans = plannen_of(CONTENT, both.with_actie(actie), TODAY)
    [sheet] = openpyxl.load_workbook(BytesIO(acties_as_xlsx([plans], NOW))).worksheets
    place = [cell.value for cell in sheet[1]].index("Kleuren")

    cell = sheet[5][place]

    assert cell.value == "✔ Groen (2027-2028)\n➜ Oranje (2026-2027)"
    assert cell.fill.fgColor.rgb[2:] == COLOURS["groen"]


def test_json_has_the_colours_by_school_year() -> None:
    [one] = json.loads(plannen_as_json([plannen()], NOW))["trajecten"]

    groen = [{"schooljaar": "2026-2027", "kleur": "groen"}]
    assert one["acties"][1]["kleuren"] == groen
    rows = [row for groep in one["meerjarenplan"]["groepen"] for row in groep["acties"]]
    assert rows[0]["kleuren"] == groen
    assert rows[0]["schooljaren"] == ["2026-2027", "2028-2029"]
    assert rows[3]["kleuren"] == []
    assert one["jaaractieplan"]["schooljaar"] == one["schooljaar"] == "2027-2028"


def test_a_template_from_before_the_colours_still_shows_them(tmp_path: Path) -> None:
    docx = Document()
    docx.add_paragraph("{% for rij in plan.rijen %}{{ rij.kruisjes | join(',') }};{% endfor %}")
    docx.save(str(tmp_path / MEERJARENPLAN))
    word = Word(CONTENT, tmp_path)

    assert word.faults == []
    assert lines_of(word.meerjarenplan(plannen(), NOW))[0] == (
        "✔ Groen,,x,;✘ Rood,,,;➜ Oranje,x,,;,x,x,;"
    )
