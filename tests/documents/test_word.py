"""The Word documents: what stands in them, and that nothing typed is more than text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.make_templates import make
from bot.documents.texts import holdable
from bot.documents.word import BUILT_IN, JAARACTIEPLAN, MEERJARENPLAN, Word
from tests.cards.pens import HOSTILE
from tests.documents.plans import CONTENT, NOW, lines_of, opened, plannen

WORD = Word(CONTENT)
BOTH = [JAARACTIEPLAN, MEERJARENPLAN]


def made(name: str, **what: object) -> bytes:
    """One of the documents."""
    plans = plannen(**what)  # type: ignore[arg-type]
    return (WORD.jaaractieplan if name == JAARACTIEPLAN else WORD.meerjarenplan)(plans, NOW)


def cells(file: bytes) -> list[str]:
    """What stands in each cell of the tables."""
    docx = opened(file)
    return [
        "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p")))
        for cell in docx.element.body.iter(qn("w:tc"))
    ]


def test_the_jaaractieplan_holds_its_head() -> None:
    lines = lines_of(made(JAARACTIEPLAN))

    assert lines[0] == "Jaaractieplan 2026-2027"
    for veld in CONTENT.jaaractieplan.kop:
        assert veld.label in lines
    assert lines[lines.index("Gekozen prioriteit") + 1] == "Dit is prioriteit"
    assert lines[lines.index("Algemeen doel") + 1] == "Dit is algemeen doel"
    assert lines[lines.index("Afbouwen of stoppen") + 1] == "Dit is stoppen"
    b2 = CONTENT.verwachtingen["b2"]
    assert f"B2: {b2.tekst} (Leerloopbaan)" in lines
    assert f"{b2.rubriek} · {b2.deelrubriek}" in lines
    assert any("PDCA-cirkel" in line and "vijf kwaliteitsvragen" in line for line in lines)


def test_the_four_columns_have_their_kwaliteitsvragen() -> None:
    file = made(JAARACTIEPLAN)
    heads = [cell for cell in cells(file) if cell.split("\n")[0] in ("PLAN", "DO", "CHECK", "ACT")]

    asked = {k.nummer: k.tekst for k in CONTENT.kwaliteitsvragen.values()}
    assert heads == [
        f"PLAN\n1. {asked[1]}",
        f"DO\n2. {asked[2]}",
        f"CHECK\n3. {asked[3]}\n4. {asked[4]}",
        f"ACT\n5. {asked[5]}",
    ]
    for vraag in CONTENT.kwaliteitsvragen.values():
        assert any(vraag.in_plan in line for line in lines_of(file))


def test_every_field_of_every_actie_stands_in_its_column() -> None:
    found = cells(made(JAARACTIEPLAN))

    for number in (0, 1):
        plan, do, check, act = found[found.index(_column(found, "Concrete doelen", number)) :][:4]
        assert f"Dit is doel van actie {number}" in plan
        for field in ("wat", "wanneer", "hoe", "afspraken"):
            assert f"\nDit is {field} van actie {number}" in do
        assert f"Wie?\nDit is eigenaar, Dit is wie van actie {number}" in do
        assert f"Halen we de doelen?\nDit is meting van actie {number}" in check
        assert "Merken we effect?" in check
        assert "Wat zeggen anderen?" in check
        day = "vr 22 januari 2027" if number else "vr 15 januari 2027"
        assert f"Checkmoment\n{day} en ma 22 maart 2027" in check
        assert "Borgen" in act
        assert "Bijsturen" in act


def _column(found: list[str], label: str, number: int) -> str:
    return [cell for cell in found if cell.startswith(label)][number]


def test_the_meerjarenplan_holds_its_head_its_rows_and_what_the_colours_say() -> None:
    file = made(MEERJARENPLAN)
    lines, found = lines_of(file), cells(file)

    assert lines[0] == "Meerjarenplan 2026-2027 tot 2029-2030"
    for label, text in (
        ("Rubriek", "Ontwikkeling van de lerenden · De lerende begeleiden"),
        ("Prioriteit", "Dit is prioriteit"),
        ("Doel", "Dit is doel van actie 1"),
        ("Meting", "Dit is meting van actie 1"),
    ):
        assert found[found.index(label) + 1] == text
    start = found.index("Actie")
    years = ["2026-2027", "2027-2028", "2028-2029", "2029-2030"]
    assert found[start : start + 6] == ["Actie", "Wie", *years]
    who = "Dit is eigenaar, Dit is wie van actie 1"
    assert found[start + 6 :] == ["1. Dit is wat van actie 1", who, "x", "", "x", ""]
    for zin in CONTENT.meerjarenplan.toelichting:
        assert any(zin.tekst in line for line in lines)
    for kleur in CONTENT.meerjarenplan.kleuren:
        [sign] = [cell for cell in found if kleur.teken in cell]
        assert kleur.id.capitalize() in sign
        assert found[found.index(sign) + 1] == f"{kleur.label}\n{kleur.uitleg}"


def test_acties_with_the_same_goal_and_measure_share_one_heading() -> None:
    found = cells(made(MEERJARENPLAN, write=lambda field: field.split(" van ")[0], acties=6))

    assert found.count("Doel") == 1
    assert [cell for cell in found if cell.endswith(". wat")] == ["1. wat", "2. wat", "3. wat"]


def test_a_goal_of_several_lines_is_numbered_with_letters() -> None:
    file = made(JAARACTIEPLAN, write=lambda field: "Wij:\n- plannen\n- doen")

    assert "Wij:\na. plannen\nb. doen" in lines_of(file)


@pytest.mark.parametrize("name", BOTH)
def test_a_plan_without_acties_says_so(name: str) -> None:
    assert "Er staan nog geen acties in dit plan." in lines_of(made(name, acties=0))
    assert "Er staan nog geen acties in dit plan." not in lines_of(made(name))


@pytest.mark.parametrize("name", BOTH)
def test_it_is_an_a4_in_landscape_in_dutch_with_numbered_pages(name: str) -> None:
    file = made(name)
    docx = opened(file)
    [section] = docx.sections

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert docx.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-BE"
    assert docx.core_properties.language == "nl-BE"
    assert docx.core_properties.title.startswith(docx.paragraphs[0].text.split()[0])
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    assert "2026-2027 · B2 · Leerloopbaan" in lines_of(file)[-1]
    headers = list(docx.element.body.iter(qn("w:tblHeader")))
    assert len(headers) == 1


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_typed_stays_text(name: str, kind: str) -> None:
    file = made(name, write=lambda field: HOSTILE[kind])

    typed = holdable(HOSTILE[kind])
    assert any(typed in line for line in lines_of(file))
    assert docx_xml(file).count(b"<w:hyperlink") == 0


@given(st.text(max_size=300))
def test_any_text_survives_or_loses_what_word_cannot_hold(text: str) -> None:
    # A field that is empty is left out.
    typed = f"[{text}]"
    lines = lines_of(made(JAARACTIEPLAN, write=lambda field: typed, acties=1))

    assert lines.count(holdable(typed)) >= 6


@pytest.mark.parametrize(
    "typed", ["{{ 7*7 }}", "{{7*7}}", "{_{ 7*7 }_}", "{%_%}", "{# weg #}", "%}"]
)
@pytest.mark.parametrize("name", BOTH)
def test_a_tag_that_is_typed_stays_as_it_is(name: str, typed: str) -> None:
    lines = lines_of(made(name, write=lambda field: typed))

    assert any(line == typed for line in lines)
    assert not any("49" in line for line in lines)


def docx_xml(file: bytes) -> bytes:
    with ZipFile(BytesIO(file)) as parts:
        return parts.read("word/document.xml")


@pytest.mark.parametrize("name", BOTH)
def test_the_committed_templates_are_what_the_script_makes(name: str, tmp_path: Path) -> None:
    make(tmp_path)

    with ZipFile(BUILT_IN / name) as committed, ZipFile(tmp_path / name) as fresh:
        assert committed.namelist() == fresh.namelist()
        for part in fresh.namelist():
            assert committed.read(part) == fresh.read(part), part


@pytest.mark.parametrize("name", BOTH)
def test_a_plan_with_everything_and_one_with_much_has_no_tag_left(name: str) -> None:
    for acties in (1, 12, 200):
        xml = docx_xml(made(name, acties=acties))
        assert b"{%" not in xml
        assert b"{{" not in xml
