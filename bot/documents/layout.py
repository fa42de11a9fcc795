"""The parts of a Word document that python-docx has no words for: styles, cells, repeated rows."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Arial"
"""On every computer; LibreOffice has one of the same widths in its place."""
LANGUAGE = "nl-BE"
PAGE = (Mm(297), Mm(210))
MARGIN = Mm(15)
WIDTH = PAGE[0] - 2 * MARGIN
LINES = "BFC7D1"
DARK = "1F2A37"
GREY = "5B6673"

_KEPT_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}

_DROPPED_PARTS = {"customXml", "numbering", "stylesWithEffects", "webSettings"}


def blank(titel: str) -> Docx:
    """An empty A4 page in landscape, with the styles of the plans and a footer."""
    docx = Document()
    _tidy(docx)
    section = docx.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(14), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    _styles(docx)
    _footer(docx)
    properties = docx.core_properties
    properties.title, properties.language = titel, LANGUAGE
    properties.author = properties.last_modified_by = "Stappenplan"
    properties.comments = properties.keywords = ""
    return docx


def _tidy(docx: Docx) -> None:
    """Leave out what python-docx puts in a new document and no plan uses."""
    package = docx.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[id]
    for id, relation in list(docx.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _DROPPED_PARTS:
            del docx.part.rels[id]
    styles = docx.styles.element
    for element in list(styles):
        name = element.find(qn("w:name"))
        unused = element.tag == qn("w:style") and name.get(qn("w:val")) not in _KEPT_STYLES
        if unused or element.tag == qn("w:latentStyles"):
            styles.remove(element)


def _styles(docx: Docx) -> None:
    normal = docx.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(9)
    normal.font.color.rgb = RGBColor.from_string(DARK)
    fonts = normal.element.rPr.rFonts
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    lang = docx.styles.element.find(f".//{qn('w:lang')}")
    lang.set(qn("w:val"), LANGUAGE)
    docx.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    # name, size, bold, italic, colour, space before, space after
    _style(docx, "Plan titel", 20, True, False, DARK, 0, 1)
    _style(docx, "Plan ondertitel", 11, False, False, GREY, 0, 7)
    _style(docx, "Plan label", 8, True, False, GREY, 3, 0.5)
    _style(docx, "Plan veld", 8.5, True, False, GREY, 0, 2)
    _style(docx, "Plan tekst", 9, False, False, DARK, 0, 2)
    _style(docx, "Plan leeg", 8.5, False, True, GREY, 0, 2)
    _style(docx, "Plan toelichting", 8.5, False, False, GREY, 6, 5)
    _style(docx, "Plan kolom", 12, True, False, "FFFFFF", 2, 1)
    _style(docx, "Plan vraag", 8.5, False, False, "FFFFFF", 0, 2)
    _style(docx, "Plan actie", 10, True, False, DARK, 2, 2)
    _style(docx, "Plan soort", 8.5, False, False, GREY, 0, 2)
    _style(docx, "Plan kop", 9, True, False, "FFFFFF", 2, 2)
    _style(docx, "Plan kleur", 9, True, False, "FFFFFF", 2, 2)
    _style(docx, "Plan kruisje", 12, True, False, DARK, 2, 2)
    _style(docx, "Plan ruimte", 5, False, False, DARK, 0, 0)


def _style(
    docx: Docx,
    name: str,
    size: float,
    bold: bool,
    italic: bool,
    colour: str,
    before: float,
    after: float,
) -> None:
    style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = docx.styles["Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _footer(docx: Docx) -> None:
    """What it is at the left of every page; at the right, which page."""
    [paragraph] = docx.sections[0].footer.paragraphs
    paragraph.style = docx.styles["Plan toelichting"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ plan.titel }} {{ over.schooljaar }} · {{ over.naam }}\tBlad ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" van ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def ending(docx: Docx) -> None:
    """The paragraph that Word wants after a table at the end."""
    docx.add_paragraph("", "Plan ruimte")


def table(docx: Docx, widths: Sequence[int]) -> Table:
    """A table without rows, with columns of these widths and thin lines."""
    made: Table = docx.add_table(0, len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    properties = made._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINES)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", "40"), ("left", "90"), ("bottom", "40"), ("right", "90")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), twips)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    return made


def row(made: Table, *, repeated: bool = False, whole: bool = False) -> _Row:
    """A new row. `repeated`: again on each page; `whole`: never split over two pages."""
    added: _Row = made.add_row()  # type: ignore[no-untyped-call]  # it has no types
    properties = added._tr.get_or_add_trPr()
    if whole or repeated:
        properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))
    return added


def tag(made: Table, text: str) -> None:
    """A row with nothing but a tag of the template, which disappears."""
    row(made).cells[0].paragraphs[0].text = text


def fill(cell: _Cell, colour: str) -> None:
    """Colour a cell."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def unsized(cell: _Cell, colour: str = "FFFFFF") -> None:
    """Colour a cell that gets another colour or a span from a tag, and take its width away.

    docxtpl puts those first in the properties of the cell, where Word wants the width. The table
    has its widths already.
    """
    properties = cell._tc.get_or_add_tcPr()
    for width in properties.findall(qn("w:tcW")):
        properties.remove(width)
    fill(cell, colour)


def write(cell: _Cell, *lines: tuple[str, str], kept: bool = False) -> None:
    """Paragraphs in a cell: (text, style). `kept`: they stay on one page with what follows."""
    for number, (text, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.text, paragraph.style = text, style
        paragraph.paragraph_format.keep_with_next = kept or None
