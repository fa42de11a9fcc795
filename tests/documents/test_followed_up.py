"""What was found, decided and learnt, in all documents: whole, and as text whatever was typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
import vobject

from bot.documents.agenda import checkmomenten_as_ics
from bot.documents.as_json import plannen_as_json
from bot.documents.excel import acties_as_xlsx
from bot.documents.texts import holdable
from bot.documents.word import Word
from dialogs.actie.document import Plannen
from dialogs.actie.plannen import plannen_of
from tests.cards.pens import HOSTILE
from tests.documents.plans import CONTENT, JANUARY, MARCH, NOW, Pen, followed, lines_of, named

APRIL = datetime(2027, 4, 20, 9, tzinfo=NOW.tzinfo)
LONG = 500
"""In characters: as much as a field of a card holds."""


def plannen(write: Pen = named) -> Plannen:
    return plannen_of(CONTENT, followed(write), APRIL.date())


def rows(write: Pen = named) -> list[Mapping[str, object]]:
    """The rows of the list in Excel, by the headings."""
    [sheet] = openpyxl.load_workbook(BytesIO(acties_as_xlsx([plannen(write)], NOW))).worksheets
    heading, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rest]


def word(write: Pen = named) -> list[str]:
    return lines_of(Word(CONTENT).jaaractieplan(plannen(write), NOW))


def test_word_has_check_and_act_of_every_actie() -> None:
    lines = word()

    assert lines[lines.index("Waaruit blijkt dat?") + 1] == (
        "Dit is bewijs, later\nEerder, vr 15 januari 2027: Dit is bewijs, eerst"
    )
    assert any(line.startswith("Dit is effect, later\nEerder, ") for line in lines)
    assert any(line.startswith("Dit is anderen, later\nEerder, ") for line in lines)
    reached = "\nBereikt (ma 22 maart 2027, Dit is wie keek)\nDeels bereikt (vr 15 januari 2027, "
    assert any(reached in line for line in lines)
    assert any(line.startswith("Borgafspraak sinds ma 22 maart 2027") for line in lines)
    assert any(line.startswith("Bijgestuurd op vr 22 januari 2027") for line in lines)
    assert lines[lines.index("Nieuwe cyclus van") + 1] == (
        "Dit is wat van actie 1\nDit leerden jullie toen: Dit is les, anders"
    )
    assert any(line.startswith("Dit is les, later\nEerder, ") for line in lines)
    assert any(line.endswith((" · Geborgd, check wacht", " · Geborgd")) for line in lines)
    assert any(line.endswith(" · Bijgestuurd, nieuwe cyclus") for line in lines)


def test_excel_has_the_newest_in_columns_that_filter_and_all_texts() -> None:
    first, second, third = rows()

    assert first["Laatst bekeken"] == datetime(MARCH.year, MARCH.month, MARCH.day)
    assert (first["Bereikt"], first["Besluit"]) == ("Bereikt", "Borgen")
    assert first["Effect"] == "22/03/2027: Dit is effect, later\n15/01/2027: Dit is effect, eerst"
    assert first["Wat we leerden"] == "22/03/2027: Dit is les, later\n15/01/2027: Dit is les, eerst"
    assert (second["Bereikt"], second["Besluit"]) == ("Nog niet bereikt", "Bijsturen")
    assert second["Wat anderen zeggen"] == "Dit is anderen, anders"
    assert second["Waaruit blijkt dat"] == "Dit is bewijs, anders"
    assert third["Nieuwe cyclus van"] == "Dit is wat van actie 1"
    assert third["Laatst bekeken"] is None


def test_json_has_every_look_with_the_newest_first() -> None:
    [traject] = json.loads(plannen_as_json([plannen()], NOW))["trajecten"]
    first, second, third = traject["acties"]

    assert [look["dag"] for look in first["terugblikken"]] == ["2027-03-22", "2027-01-15"]
    assert first["terugblikken"][1] == {
        "dag": "2027-01-15",
        "op": "2027-01-15",
        "door": "Dit is wie keek",
        "bereikt": "deels",
        "effect": "Dit is effect, eerst",
        "anderen": "Dit is anderen, eerst",
        "bewijs": "Dit is bewijs, eerst",
        "licht": False,
        "besluit": "verder",
        "besloten_op": "2027-01-15",
        "besloten_door": "Dit is wie keek",
        "les": "Dit is les, eerst",
    }
    assert (first["borgafspraak"], first["soort"]) == (True, "borgen")
    assert (second["stand"], third["vorige"]) == ("Bijgestuurd, nieuwe cyclus", second["id"])


def test_the_agenda_leaves_out_what_nobody_looks_at_any_more() -> None:
    calendar = vobject.readOne(checkmomenten_as_ics([plannen()], NOW).decode())
    told = {event.dtstart.value.date(): event.description.value for event in calendar.vevent_list}

    assert "Dit is wat van actie 1" in told[JANUARY + timedelta(days=7)]
    assert "Dit is wat van actie 1" not in told[MARCH]
    assert "Dit is wat van actie 2" in told[MARCH]


@pytest.mark.parametrize("sign", ["x", "😀"])
def test_a_long_text_is_whole_in_documents(sign: str) -> None:
    def write(field: str) -> str:
        return f"{field} ".ljust(LONG, sign)[: LONG - 1] + "!"

    later = write("les, later")
    assert any(later in line for line in word(write))
    assert str(rows(write)[0]["Wat we leerden"]).count(later) == 1
    [traject] = json.loads(plannen_as_json([plannen(write)], NOW))["trajecten"]
    assert traject["acties"][0]["terugblikken"][0]["les"] == later


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_typed_stays_text(kind: str) -> None:
    typed = HOSTILE[kind]

    assert any(holdable(typed) in line for line in word(lambda field: typed))
    assert rows(lambda field: typed)[1]["Effect"] == holdable(typed)
