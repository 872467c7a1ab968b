"""XLSX: every visible sheet as text and tables, numbers as the sheet shows them, its traps told."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from extractor.errors import InputError
from extractor.reading import limits
from extractor.reading.content import Content, TextBuilder
from extractor.reading.formulas import recompute
from extractor.reading.number_formats import show_number
from extractor.reading.packages import open_package
from extractor.reading.sheets import SheetCell, write_sheet

_TYPED = re.compile(r"\s*[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\s*%?\s*")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|全[县区市省校]|总\s*数)")
_MOST_NAMED = 12


def read(data: bytes, password: str = "") -> Content:
    """Return the content of a workbook.

    Raises:
        InputError: damaged, unsafe to unpack, or too many cells.
    """
    package = open_package(data)
    _check_extent(package)
    shown, typed = _load(data, values=True), _load(data, values=False)
    builder = TextBuilder("xlsx")
    if any(name.startswith("xl/externalLinks/") for name in package.namelist()):
        builder.notice("external-links")
    if "xl/vbaProject.bin" in package.namelist():
        builder.notice("macros")
    for sheet in shown.worksheets:
        if sheet.sheet_state != "visible":
            if sheet.max_row > 1:
                builder.notice("sheet-hidden", sheet=sheet.title[:40])
            continue
        _Sheet(sheet, typed[sheet.title], builder).write(several=len(shown.worksheets) > 1)
    return builder.finish()


def _load(data: bytes, *, values: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
        except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
            raise InputError("damaged", why="XLSX") from error


def _check_extent(package: zipfile.ZipFile) -> None:
    cells = 0
    for name in package.namelist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            cells += package.read(name).count(b"<c ")
    if cells > limits.MOST_CELLS:
        raise InputError("too-many-cells", limit=f"{limits.MOST_CELLS:,}")


@dataclass(slots=True)
class _Seen:
    """Places of what a person should know, by kind of notice."""

    places: dict[str, list[str]]

    def add(self, kind: str, place: str) -> None:
        self.places.setdefault(kind, []).append(place)


class _Sheet:
    """One worksheet, its shown values beside its formulas."""

    def __init__(self, shown: Any, typed: Any, builder: TextBuilder) -> None:
        self.shown = shown
        self.typed = typed
        self.builder = builder
        self.seen = _Seen({})

    def write(self, *, several: bool) -> None:
        """Write the sheet and its notices."""
        spans = {(area.min_row, area.min_col): area for area in self.shown.merged_cells.ranges}
        rows: list[list[SheetCell]] = []
        for line in self.shown.iter_rows():
            row = [self._read(cell) for cell in line if cell.value is not None or self._formula(cell)]
            for cell in row:
                if area := spans.get((cell.row, cell.column)):
                    cell.row_span, cell.column_span = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
            rows.append([cell for cell in row if cell.text])
        hidden = [
            number for number, size in self.shown.row_dimensions.items() if size.hidden and number <= self.shown.max_row
        ]
        for number in hidden:
            self.seen.add("rows-hidden", str(number))
            for cell in rows[number - 1] if number <= len(rows) else []:
                cell.hidden = True
        for letter, size in self.shown.column_dimensions.items():
            if size.hidden:
                self.seen.add("columns-hidden", letter)
        self._find_typed_totals(rows)
        write_sheet(rows, self.builder, self.shown.title if several else "")
        for kind, places in self.seen.places.items():
            named = "、".join(places[:_MOST_NAMED]) + ("…" if len(places) > _MOST_NAMED else "")
            self.builder.notice(kind, sheet=self.shown.title[:40], count=len(places), places=named)

    def _formula(self, cell: Any) -> str:
        value = self.typed.cell(cell.row, cell.column).value
        return value if isinstance(value, str) and value.startswith("=") else ""

    def _read(self, cell: Any) -> SheetCell:
        value, formula = cell.value, self._formula(cell)
        found = SheetCell(cell.row, cell.column, "", formula=bool(formula))
        place = f"{get_column_letter(cell.column)}{cell.row}"
        if formula:
            value = self._checked(value, formula, found, place)
        if isinstance(value, bool):
            found.text = "是" if value else "否"
        elif isinstance(value, int | float | Decimal):
            found.text = show_number(float(value) if isinstance(value, Decimal) else value, cell.number_format)
            found.is_number = True
        elif isinstance(value, datetime.datetime | datetime.date):
            found.text = f"{value.year}年{value.month}月{value.day}日"
        elif isinstance(value, datetime.time | datetime.timedelta):
            found.text = str(value)
        elif isinstance(value, str):
            found.text = value.replace("\t", " ").strip("\n")
            if value.startswith("#") and value.rstrip("!?").isupper():
                self.seen.add("error-cells", place)
            elif _TYPED.fullmatch(value):
                found.is_number = found.typed = True
                self.seen.add("typed-numbers", place)
        return found

    def _checked(self, value: Any, formula: str, found: SheetCell, place: str) -> Any:
        """A formula's stored value, or what it gives where none is stored; tells where the two differ."""
        computed = recompute(formula, self._value_of)
        if value is None:
            if computed is None:
                self.seen.add("uncached-formulas", place)
                return None
            return computed
        if computed is not None and isinstance(value, int | float) and not isinstance(value, bool):
            stored = Decimal(repr(value))
            if abs(stored - computed) > max(abs(computed), Decimal(1)) * Decimal("1e-9"):
                found.stale = True
                self.seen.add("stale-formulas", place)
        return value

    def _value_of(self, row: int, column: int) -> Decimal | None:
        if row > self.shown.max_row or column > self.shown.max_column:
            return None
        value = self.shown.cell(row, column).value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None  # text that looks like a number is not added by a worksheet either
        return Decimal(repr(value))

    def _find_typed_totals(self, rows: Sequence[list[SheetCell]]) -> None:
        """Totals typed by hand where other totals are formulas."""
        totals = [cell for row in rows if row and _TOTAL.match(row[0].text) for cell in row[1:] if cell.is_number]
        if any(cell.formula for cell in totals):
            for cell in totals:
                if not cell.formula:
                    self.seen.add("typed-totals", f"{get_column_letter(cell.column)}{cell.row}")
