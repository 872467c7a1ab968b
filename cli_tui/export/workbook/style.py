"""How cells look: styles made once a workbook and copied to cells, text that stays text."""

from __future__ import annotations

import re
from copy import copy
from math import ceil
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.columns import fit_cell
from cli_tui.export.words import Words
from cli_tui.width import cells

FACE = "微软雅黑"
_LINE = Side(style="thin", color="D0D4DA")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILLS = {
    "error": "F9DEDC", "warning": "FDF0CC", "notice": "E3EEF9", "info": "EDEEF0", "head": "2F4858", "fill": "FFFDF2", "accepted": "E4F1E4",
}  # fmt: skip
_HIGHEST = 405
"""Points; a row cannot be higher."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Styles:
    """The looks of one workbook, each made once: openpyxl is slow at making them cell by cell."""

    def __init__(self, book: Workbook, words: Words) -> None:
        sheet = book.create_sheet("styles")
        self._words = words
        self._looks: dict[str, Any] = {}
        for at, name in enumerate(("plain", "centre", "head", "bold", "small", *_FILLS), 1):
            cell: Any = sheet.cell(at, 1)
            cell.font = _font(name)
            cell.alignment = Alignment(
                wrap_text=True, vertical="center" if name == "head" else "top", horizontal=_side(name)
            )
            cell.border = _BORDER
            cell.number_format = "@"
            if name in _FILLS:
                cell.fill = PatternFill("solid", fgColor=_FILLS[name])
            self._looks[name] = cell
            marked: Any = sheet.cell(at, 2)
            marked._style = copy(cell._style)
            marked.quotePrefix = True
            self._looks[f"{name}'"] = marked
        book.remove(sheet)

    def put(self, sheet: Worksheet, row: int, column: int, value: object, look: str = "plain") -> Any:
        """Write and return a cell; text is text whatever it begins with, and stays so when someone edits the cell."""
        cell: Any = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = escape_cell(fit_cell(value, self._words))
            cell.data_type = "s"
            look = f"{look}'" if value else look
        else:
            cell.value = value
        cell._style = copy(self._looks[look]._style)
        return cell

    def put_marked(self, sheet: Worksheet, row: int, column: int, pieces: list[tuple[str, bool]]) -> None:
        """Write a cell of text with some pieces in bold; plain where it is too long or marks nothing."""
        text = "".join(piece for piece, _ in pieces)
        cell = self.put(sheet, row, column, text)
        if len(text) <= 8000 and any(marked for _, marked in pieces):
            bold = InlineFont(rFont=FACE, sz=10, b=True, color=Color("B3261E"))
            plain = InlineFont(rFont=FACE, sz=10)
            blocks = [TextBlock(bold if marked else plain, escape_cell(piece)) for piece, marked in pieces if piece]
            cell.value = CellRichText(*blocks)


def escape_cell(text: str) -> str:
    """Return text whose ``_x000D_`` a spreadsheet does not take for a control character."""
    return _ESCAPE.sub("_x005F_", text)


def put_head(sheet: Worksheet, styles: Styles, names: list[tuple[str, float]]) -> None:
    """Write the header row, set column widths, keep it in view and on every printed page."""
    for at, (name, width) in enumerate(names, 1):
        styles.put(sheet, 1, at, name, "head")
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "A2"
    set_page(sheet)


def fit_height(sheet: Worksheet, row: int, columns: int, least: int = 3) -> None:
    """Make a row as high as its fullest cell needs, `least` lines or more: not every program does so by itself."""
    lines = least
    for column in range(1, columns + 1):
        text = str(sheet.cell(row, column).value or "")
        width = sheet.column_dimensions[get_column_letter(column)].width - 1
        full = sum(ceil((cells(line) or 1) * 1.08 / width) for line in text.split("\n"))
        lines = max(lines, full)
    sheet.row_dimensions[row].height = min(_HIGHEST, lines * 14.5 + 5)


def set_page(sheet: Worksheet) -> None:
    """Set a sheet up for A4 across, as wide as the paper, numbered."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.7, 0.6
    print_note(sheet.oddFooter, "&P / &N")


def print_note(margin: Any, text: str) -> None:
    """Write a line into the middle of a header or footer."""
    margin.center.text = text


def _font(name: str) -> Font:
    if name == "head":
        return Font(FACE, size=10, bold=True, color="FFFFFF")
    return Font(
        FACE, size=8 if name == "small" else 10, bold=name == "bold", color="777777" if name == "small" else None
    )


def _side(name: str) -> str | None:
    return "center" if name in ("centre", "head", "error", "warning", "notice", "info", "accepted") else None
