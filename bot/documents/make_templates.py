"""Make the built-in Word templates: `python -m bot.documents.make_templates [folder]`.

They are code, so that a change can be read. The tags in them are those of docxtpl; which names
there are stands in README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import Table

from bot.documents.colours import PAPER
from bot.documents.layout import DARK, WIDTH, blank, ending, fill, row, table, tag, unsized, write
from bot.documents.word import BUILT_IN, JAARACTIEPLAN, MEERJARENPLAN

COLUMN_SHARES = (22, 33, 25, 20)
"""Of the width, in percent. Most is written about DO."""
LABEL_WIDTH = Mm(42)
YEAR_WIDTH = Mm(23)
WHO_WIDTH = Mm(62)
LIGHT = "EEF2F6"
NO_ACTIES = "Er staan nog geen acties in dit plan."


def jaaractieplan() -> Docx:
    """The plan of one school year: a table with PLAN, DO, CHECK and ACT."""
    docx = blank("Jaaractieplan")
    _heading(docx, "{{ plan.titel }} {{ plan.schooljaar }}")
    docx.add_paragraph("{{ plan.cirkel }}", "Plan toelichting")
    made = table(docx, [WIDTH * share // 100 for share in COLUMN_SHARES])
    _column_cells(
        made,
        "plan.kolommen",
        ("{{ kolom.titel }}", "Plan kolom"),
        ("{%p for vraag in kolom.vragen %}", "Plan vraag"),
        ("{{ vraag.nummer }}. {{ vraag.tekst }}", "Plan vraag"),
        ("{%p endfor %}", "Plan vraag"),
        colour="kleur(kolom.id)",
        repeated=True,
    )
    asked = "{{ kolom.vragen | map(attribute='uitleg') | join(' ') }}"
    _column_cells(made, "plan.kolommen", (asked, "Plan leeg"))
    tag(made, "{%tr if not plan.acties %}")
    _across(made, (NO_ACTIES, "Plan leeg"), colour="FFFFFF")
    tag(made, "{%tr endif %}")
    tag(made, "{%tr for pdca in plan.acties %}")
    about = "{% if pdca.actie.prioriteit %}: {{ pdca.actie.prioriteit }}{% endif %}"
    kinds = "{{ pdca.actie.soort_naam }} · {{ pdca.actie.termijn_naam }} · {{ pdca.stand }}"
    _across(
        made,
        ("Actie {{ pdca.nummer }}" + about, "Plan actie"),
        (kinds, "Plan soort"),
    )
    _column_cells(
        made,
        "pdca.kolommen",
        ("{%p for veld in kolom.velden %}", "Plan label"),
        ("{{ veld.label }}", "Plan label"),
        *_place(),
        ("{%p endfor %}", "Plan label"),
        ("", "Plan ruimte"),
    )
    tag(made, "{%tr endfor %}")
    ending(docx)
    return docx


def meerjarenplan() -> Docx:
    """The plan of several school years: per goal a table with an x for each year."""
    docx = blank("Meerjarenplan")
    _heading(docx, "{{ plan.titel }} {{ plan.schooljaren[0] }} tot {{ plan.schooljaren[-1] }}")
    docx.add_paragraph("{{ plan.toelichting | join(' ') }}", "Plan toelichting")
    _legend(docx)
    docx.add_paragraph("{%p if not plan.groepen %}")
    docx.add_paragraph(NO_ACTIES, "Plan toelichting")
    docx.add_paragraph("{%p endif %}")
    docx.add_paragraph("{%p for groep in plan.groepen %}")
    docx.add_paragraph("", "Plan toelichting")
    _labelled(docx, "groep.kop", kept=True)
    docx.add_paragraph("", "Plan ruimte").paragraph_format.keep_with_next = True
    _years(docx)
    docx.add_paragraph("{%p endfor %}")
    ending(docx)
    return docx


def _heading(docx: Docx, title: str) -> None:
    docx.add_paragraph(title, "Plan titel")
    docx.add_paragraph("{{ over.naam }} · {{ over.titel }}", "Plan ondertitel")
    _labelled(docx, "plan.kop")


def _labelled(docx: Docx, places: str, kept: bool = False) -> None:
    """A table of labels with what was filled in; where nothing was, what belongs there."""
    made = table(docx, [LABEL_WIDTH, WIDTH - LABEL_WIDTH])
    tag(made, "{%tr for veld in " + places + " %}")
    label, value = row(made).cells
    fill(label, LIGHT)
    write(label, ("{{ veld.label }}", "Plan veld"), kept=kept)
    write(value, *_place(), kept=kept)
    tag(made, "{%tr endfor %}")


def _place() -> tuple[tuple[str, str], ...]:
    """What was filled in at a place of a plan, or else what belongs there."""
    return (
        ("{%p if veld.tekst %}", "Plan tekst"),
        ("{{ veld.tekst }}", "Plan tekst"),
        ("{%p else %}", "Plan tekst"),
        ("{{ veld.uitleg }}", "Plan leeg"),
        ("{%p endif %}", "Plan tekst"),
    )


def _column_cells(
    made: Table, of: str, *lines: tuple[str, str], colour: str = "", repeated: bool = False
) -> None:
    """A row with a cell for each of the columns; `colour` is an expression for its background."""
    before, cell, after, spare = row(made, repeated=repeated).cells
    write(before, ("{%tc for kolom in " + of + " %}", "Plan tekst"))
    write(after, ("{%tc endfor %}", "Plan tekst"))
    spare._tc.getparent().remove(spare._tc)
    unsized(cell)
    (text, style), *more = lines
    mark = "{% cellbg " + colour + " %}" if colour else ""
    write(cell, (mark + text, style), *more, kept=repeated)


def _across(made: Table, *lines: tuple[str, str], colour: str = LIGHT) -> None:
    """A row with one cell, as wide as the table."""
    cell, *spare = row(made, whole=True).cells
    for other in spare:
        other._tc.getparent().remove(other._tc)
    unsized(cell, colour)
    (text, style), *more = lines
    write(cell, ("{% colspan plan.kolommen | length %}" + text, style), *more, kept=True)


def _legend(docx: Docx) -> None:
    """The colours of an x: each with its sign, its name and what it says."""
    made = table(docx, [Mm(24), WIDTH // 3 - Mm(24)] * 3)
    before, sign, told, after, *spare = row(made, whole=True).cells
    for other in spare:
        other._tc.getparent().remove(other._tc)
    write(before, ("{%tc for k in plan.kleuren %}", "Plan tekst"))
    unsized(sign)
    mark = "{% cellbg kleur(k.id) %}{{ k.teken }} {{ k.id | capitalize }}"
    write(sign, (mark, "Plan kleur"))
    write(told, ("{{ k.label }}", "Plan label"), ("{{ k.uitleg }}", "Plan tekst"))
    write(after, ("{%tc endfor %}", "Plan tekst"))


def _years(docx: Docx) -> None:
    """The acties of one goal, with an x per school year."""
    years = 4
    made = table(docx, [WIDTH - WHO_WIDTH - years * YEAR_WIDTH, WHO_WIDTH, *[YEAR_WIDTH] * years])
    labels = [("{{ plan.rij[0].label }}", "Plan kop"), ("{{ plan.rij[1].label }}", "Plan kop")]
    _year_cells(made, labels, "jaar in plan.schooljaren", [("{{ jaar }}", "Plan kop")], DARK)
    tag(made, "{%tr for rij in groep.rijen %}")
    texts = [
        ("{{ rij.nummer }}. {{ rij.actie.wat }}", "Plan tekst"),
        ("{{ rij.actie.wie }}", "Plan tekst"),
    ]
    mark = [
        ("{%p if vakje.kleur %}", "Plan kleur"),
        ("{% cellbg kleur(vakje.kleur) %}{{ vakje.tekst }}", "Plan kleur"),
        ("{%p else %}", "Plan kruisje"),
        ("{{ vakje.tekst }}", "Plan kruisje"),
        ("{%p endif %}", "Plan kruisje"),
    ]
    _year_cells(made, texts, "vakje in rij.vakjes", mark)
    tag(made, "{%tr endfor %}")


def _year_cells(
    made: Table,
    texts: Sequence[tuple[str, str]],
    loop: str,
    lines: Sequence[tuple[str, str]],
    colour: str = "",
) -> None:
    """A row: the texts, and then a cell for each school year."""
    cells = row(made, repeated=bool(colour)).cells
    before, year, after, *spare = cells[len(texts) :]
    for other in spare:
        other._tc.getparent().remove(other._tc)
    write(before, ("{%tc for " + loop + " %}", "Plan tekst"))
    write(after, ("{%tc endfor %}", "Plan tekst"))
    unsized(year, colour or PAPER)
    write(year, *lines, kept=bool(colour))
    for place, line in zip(cells, texts, strict=False):
        write(place, line, kept=bool(colour))
        if colour:
            fill(place, colour)
    for paragraph in year.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def make(folder: Path) -> None:
    """Write both templates, without the time of the day: the same code makes the same files."""
    for name, docx in ((JAARACTIEPLAN, jaaractieplan()), (MEERJARENPLAN, meerjarenplan())):
        saved = BytesIO()
        docx.save(saved)
        with ZipFile(saved) as parts, ZipFile(folder / name, "w", ZIP_DEFLATED) as file:
            for part in parts.namelist():
                file.writestr(ZipInfo(part), parts.read(part), ZIP_DEFLATED)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else BUILT_IN)
