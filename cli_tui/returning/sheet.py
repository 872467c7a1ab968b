"""The sheet of a returned list: where its columns are now, and its rows as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.columns import FILLED, LANGUAGES
from cli_tui.export.words import Words
from extractor.errors import GoujiError, InputError
from extractor.reading import limits
from extractor.reading.packages import open_package

NEEDED = (*FILLED, "id")
_OPTIONAL = frozenset({"reason"})
_HEAD_ROWS = 30
_MOST_ROWS = 50_000


def open_list(path: Path) -> Workbook:
    """Return a workbook, looked over before it is unpacked.

    Raises:
        GoujiError: missing, no xlsx, damaged or unsafe to unpack.
    """
    try:
        if path.stat().st_size > limits.LARGEST_FILE:
            raise GoujiError("list-not-xlsx", str(path))
        data = path.read_bytes()
        if not data.startswith(b"PK"):
            raise GoujiError("list-not-xlsx", str(path))
        with open_package(data) as package:
            if "xl/workbook.xml" not in package.namelist():
                raise GoujiError("list-not-xlsx", str(path))
        return load_workbook(path, keep_links=False)
    except FileNotFoundError as error:
        raise GoujiError("file-missing", str(path)) from error
    except InputError as error:
        raise InputError(error.kind, str(path), **error.details) from error
    except OSError as error:
        raise GoujiError("unreadable", str(path), why=error.strerror or str(error)) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise GoujiError("damaged", str(path), why="xlsx") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """The sheet with the list, its columns found."""

    sheet: Worksheet
    head: int
    """Row of the headings."""
    columns: dict[str, int]

    @classmethod
    def find(cls, book: Workbook, where: str) -> ListSheet:
        """Return the sheet of a workbook that has the list's headings, however its columns and rows were moved.

        Raises:
            GoujiError: no sheet has them, or some are missing.
        """
        best: tuple[int, Worksheet, int, dict[str, int]] | None = None
        sheets: list[Worksheet] = [one for one in book.worksheets if isinstance(one, Worksheet)]
        for sheet in sheets:
            for row in range(1, min(sheet.max_row, _HEAD_ROWS) + 1):
                columns = _headings(sheet, row)
                if best is None or len(columns) > best[0]:
                    best = len(columns), sheet, row, columns
        if best is None or best[0] < 4:
            raise GoujiError("list-foreign", where)
        _, found_sheet, row, columns = best
        missing = [name for name in NEEDED if name not in columns and name not in _OPTIONAL]
        if missing:
            titles = "、".join(Words("zh")(f"column.{name}") for name in missing)
            known = set(columns.values())
            others = [_text(cell.value) for cell in found_sheet[row] if cell.column not in known and _text(cell.value)]
            raise GoujiError(
                "list-column-missing",
                f"{where} [{found_sheet.title}]",
                columns=titles,
                row=row,
                found="、".join(others)[:200] or "-",
            )
        return cls(sheet=found_sheet, head=row, columns=columns)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield row number and values by column, of the rows below the headings that hold anything."""
        last = min(self.sheet.max_row, self.head + _MOST_ROWS)
        for number, cells in enumerate(
            self.sheet.iter_rows(min_row=self.head + 1, max_row=last, values_only=True), self.head + 1
        ):
            values = {name: _text(cells[column - 1]) for name, column in self.columns.items() if column <= len(cells)}
            if any(_text(value) for value in cells):
                yield number, values

    def merged(self) -> dict[int, str]:
        """Return row -> range, for rows where a merged cell lies over a column that people fill in."""
        filled = {self.columns[name] for name in NEEDED if name in self.columns}
        found: dict[int, str] = {}
        for cells in self.sheet.merged_cells.ranges:
            if cells.max_row > self.head and filled & set(range(cells.min_col, cells.max_col + 1)):
                for row in range(max(cells.min_row, self.head + 1), min(cells.max_row, self.head + _MOST_ROWS) + 1):
                    found.setdefault(row, cells.coord)
        return found

    def place(self, row: int, column: str = "") -> str:
        """Return the cell of a row, its first unless a column is named, as people find it."""
        letter = get_column_letter(self.columns[column]) if column else "A"
        return f"{self.sheet.title}!{letter}{row}"


def _headings(sheet: Worksheet, row: int) -> dict[str, int]:
    """Column name -> number, for the cells of a row that are a heading of the list in some language."""
    titles = {
        Words(lang)(f"column.{name}").casefold(): name for lang in LANGUAGES for name in ("number", "quote", *NEEDED)
    }
    found: dict[str, int] = {}
    for cell in sheet[row]:
        name = titles.get("".join(_text(cell.value).split()).casefold()) or titles.get(_text(cell.value).casefold())
        if name:
            found.setdefault(name, int(cell.column or 0))
    return found


def _text(value: object) -> str:
    """A cell's value as text in one line; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
