"""数据疑点清单: the list an office fills in and sends back."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.columns import COLUMNS, FILLED, write_row
from cli_tui.export.content import Content
from cli_tui.export.items import Item
from cli_tui.export.words import Words
from cli_tui.export.workbook.style import Styles, fit_height, print_note, put_head
from corpus.decisions import RULINGS

_WIDTHS = {
    "number": 5, "report": 16, "severity": 6, "quote": 40, "place": 11, "formula": 24, "question": 26, "explanation": 20,
    "materials": 14, "ruling": 10, "reason": 14, "who": 8, "reviewer": 8, "date": 10.5, "id": 13,
}  # fmt: skip
_ROOM = 200
"""Rows below the last that have the drop-down too."""


def fill_findings(sheet: Worksheet, contents: Sequence[Content], styles: Styles, words: Words) -> None:
    """Write the findings of all reports, a row each; several reports are told apart by a column."""
    columns = list(COLUMNS)
    if len(contents) > 1:
        columns.insert(1, "report")
    put_head(sheet, styles, [(words(f"column.{name}"), _WIDTHS[name]) for name in columns])
    row = 1
    for content in contents:
        for item in content.items:
            row += 1
            _put_item(sheet, row, item, content, columns, styles, words)
    _offer_rulings(sheet, columns, row)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{row}"
    sheet.print_area = f"A1:{get_column_letter(len(columns) - 1)}{row}"
    print_note(sheet.oddHeader, words("list.sheet"))


def _put_item(
    sheet: Worksheet, row: int, item: Item, content: Content, columns: list[str], styles: Styles, words: Words
) -> None:
    values = write_row(item, words)
    for at, name in enumerate(columns, 1):
        if name == "quote":
            pieces = [piece for quote in item.quotes for piece in (*quote.pieces, (" …… ", False))][:-1]
            styles.put_marked(sheet, row, at, pieces)
        elif name == "report":
            styles.put(sheet, row, at, content.title)
        else:
            styles.put(sheet, row, at, values[name], _look(name, item))
    fit_height(sheet, row, len(columns))


def _look(name: str, item: Item) -> str:
    if name == "severity":
        return "accepted" if item.accepted else item.severity
    if name in FILLED:
        return "fill"
    return {"number": "centre", "place": "centre", "id": "small", "formula": "bold"}.get(name, "plain")


def _offer_rulings(sheet: Worksheet, columns: list[str], last: int) -> None:
    letter = get_column_letter(columns.index("ruling") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(RULINGS)}"', allow_blank=True)
    choice.error, choice.errorTitle = f"{'、'.join(RULINGS)}", "核查认定"
    choice.showErrorMessage = True
    choice.add(f"{letter}2:{letter}{last + _ROOM}")
    sheet.add_data_validation(choice)
