"""The acties of many trajecten as a list that can be filtered, in Excel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TypeVar

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no stubs
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # it has no stubs

from bot.documents.colours import COLOURS
from bot.documents.texts import holdable
from dialogs.actie.document import ActieInPlan, Over, Plannen, Terugblik

LONGEST_CELL = 32_767
"""In characters; Excel holds no more in a cell."""
LINE = 12.5
"""The height of a line of text, in points."""
HIGHEST_ROW = 409.0
"""In points; Excel knows no higher one."""
_LOOKS_LIKE_A_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－﹣﹢﹦﹫＠−]")
_CELL = {"font_name": "Arial", "font_size": 9, "border": 1, "border_color": "#BFC7D1"}
_HEADING = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F2A37"}
_COLOURED = {"bold": True, "font_color": "#FFFFFF"}
_DAY = "%d/%m/%Y"
_Value = TypeVar("_Value", str, date)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its heading, its width in characters, and what stands in it.

    `kleur` gives the id of the colour that its cell has; empty for none.
    """

    heading: str
    width: int
    value: Callable[[Over, ActieInPlan], str | date | None]
    kleur: Callable[[ActieInPlan], str] = lambda actie: ""


COLUMNS = (
    Column("Traject", 24, lambda over, actie: over.naam),
    Column("Verwachting", 40, lambda over, actie: f"{over.code}: {over.verwachting}"),
    Column("Schooljaar", 12, lambda over, actie: over.schooljaar),
    Column("Prioriteit", 32, lambda over, actie: actie.prioriteit),
    Column("Doel", 44, lambda over, actie: actie.doel.tekst),
    Column("Meting", 32, lambda over, actie: actie.meting),
    Column("Actie", 40, lambda over, actie: actie.wat),
    Column("Eigenaar", 20, lambda over, actie: actie.eigenaar),
    Column("Wie", 28, lambda over, actie: actie.wie),
    Column("Wanneer", 22, lambda over, actie: actie.wanneer),
    Column("Hoe", 40, lambda over, actie: actie.hoe),
    Column("Afspraken", 32, lambda over, actie: actie.afspraken),
    Column("Borgen of ontwikkelen", 16, lambda over, actie: actie.soort_naam),
    Column("Termijn", 18, lambda over, actie: actie.termijn_naam),
    Column("Checkmomenten", 16, lambda over, actie: _days(actie.checkmomenten)),
    Column("Volgend checkmoment", 16, lambda over, actie: actie.volgend_checkmoment),
    Column("Stand", 18, lambda over, actie: actie.stand),
    Column("Schooljaren", 14, lambda over, actie: "\n".join(actie.schooljaren)),
    Column("Kleuren", 22, lambda over, actie: _kleuren(actie), lambda actie: _newest(actie)),
    Column("Laatst bekeken", 14, lambda over, actie: _last(actie, lambda t: t.dag)),
    Column("Bereikt", 18, lambda over, actie: _last(actie, lambda t: t.bereikt_naam)),
    Column("Effect", 40, lambda over, actie: _found(actie, lambda t: t.effect)),
    Column("Wat anderen zeggen", 40, lambda over, actie: _found(actie, lambda t: t.anderen)),
    Column("Waaruit blijkt dat", 32, lambda over, actie: _found(actie, lambda t: t.bewijs)),
    Column("Besluit", 18, lambda over, actie: _last(actie, lambda t: t.besluit_naam)),
    Column("Wat we leerden", 40, lambda over, actie: _found(actie, lambda t: t.les)),
    Column("Nieuwe cyclus van", 32, lambda over, actie: actie.vorige_wat),
)


def acties_as_xlsx(trajecten: Iterable[Plannen], now: datetime) -> bytes:
    """All acties of these trajecten as .xlsx, a row each. Blocks: call it in a thread.

    A text is always written as text: nothing that somebody typed becomes a formula or a link.
    """
    made = BytesIO()
    workbook = Workbook(made, {"in_memory": True})
    workbook.set_properties(
        {"title": "Acties", "created": now.astimezone(UTC).replace(tzinfo=None)}
    )
    _Sheet(workbook).fill([(p.over, actie) for p in trajecten for actie in p.acties])
    workbook.close()
    return made.getvalue()


class _Sheet:
    """The one sheet of the list."""

    def __init__(self, workbook: Workbook) -> None:
        base = {**_CELL, "text_wrap": True, "valign": "top"}
        self._sheet = workbook.add_worksheet("Acties")
        self._heading: Format = workbook.add_format({**base, **_HEADING})
        self._text: Format = workbook.add_format(base)
        # Excel would make a formula of it as soon as somebody edits the cell and presses Enter.
        self._guarded: Format = workbook.add_format({**base, "quote_prefix": True})
        self._coloured: dict[str, Format] = {
            id: workbook.add_format({**base, **_COLOURED, "bg_color": f"#{colour}"})
            for id, colour in COLOURS.items()
        }
        self._date: Format = workbook.add_format({**base, "num_format": "dd/mm/yyyy"})

    def fill(self, acties: list[tuple[Over, ActieInPlan]]) -> None:
        sheet = self._sheet
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width)
        columns = [{"header": c.heading, "header_format": self._heading} for c in COLUMNS]
        last = max(len(acties), 1)  # a table has at least one row
        style = {"columns": columns, "name": "Acties", "style": "Table Style Light 9"}
        sheet.add_table(0, 0, last, len(COLUMNS) - 1, style)
        for row, (over, actie) in enumerate(acties, start=1):
            values = [column.value(over, actie) for column in COLUMNS]
            sheet.set_row(row, _height(values))
            for number, (column, value) in enumerate(zip(COLUMNS, values, strict=True)):
                self._write(row, number, value, self._coloured.get(column.kleur(actie)))
        sheet.set_row(0, 2 * LINE)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(3, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)

    def _write(
        self, row: int, column: int, value: str | date | None, coloured: Format | None
    ) -> None:
        if isinstance(value, date):
            self._sheet.write_datetime(row, column, value, self._date)
        elif value:
            text = holdable(value)[:LONGEST_CELL]
            guarded = _LOOKS_LIKE_A_FORMULA.match(text)
            plain = self._guarded if guarded else self._text
            self._sheet.write_string(row, column, text, coloured or plain)


def _height(values: list[str | date | None]) -> float:
    """The height of a row in points: what its longest cell needs, by the width of the columns.

    Excel could find it by itself, but other programs show one line. An eighth more fits in a
    column than its width in characters says, as the letters are small.
    """
    lines = max(
        sum(len(line) // (column.width + column.width // 8) + 1 for line in str(value).split("\n"))
        for column, value in zip(COLUMNS, values, strict=True)
    )
    return min(lines * LINE + 2, HIGHEST_ROW)


def _last(actie: ActieInPlan, of: Callable[[Terugblik], _Value]) -> _Value | None:
    """What was found or decided last, if anything was."""
    return of(actie.terugblikken[0]) if actie.terugblikken else None


def _found(actie: ActieInPlan, of: Callable[[Terugblik], str]) -> str:
    """What was found or learnt at each check moment, the newest first; with its day if several."""
    given = [(t.dag.strftime(_DAY), of(t)) for t in actie.terugblikken if of(t)]
    return "\n".join(text if len(given) == 1 else f"{day}: {text}" for day, text in given)


def _kleuren(actie: ActieInPlan) -> str:
    """What became of an actie in each school year that was closed, the newest first."""
    closed = [jaar for jaar in actie.jaren if jaar.kleur]
    return "\n".join(f"{jaar.tekst} ({jaar.schooljaar})" for jaar in reversed(closed))


def _newest(actie: ActieInPlan) -> str:
    """The id of the colour that an actie got last; empty as long as it got none."""
    return next((jaar.kleur for jaar in reversed(actie.jaren) if jaar.kleur), "")


def _days(days: Iterable[date]) -> str:
    return "\n".join(day.strftime(_DAY) for day in days)
