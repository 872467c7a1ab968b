"""XLS, ET, ODS, XLSB: through LibreOffice, which knows how cells are shown, else the bare values by python-calamine."""

from __future__ import annotations

import datetime
import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, ZipError

from extractor.errors import InputError
from extractor.reading import limits, xlsx
from extractor.reading.content import Content, TextBuilder
from extractor.reading.libreoffice import convert, find_libreoffice
from extractor.reading.number_formats import show_number
from extractor.reading.packages import open_package
from extractor.reading.sheets import SheetCell, write_sheet


def read(data: bytes, password: str = "") -> Content:
    """Return the content of an older workbook.

    Raises:
        InputError: damaged, encrypted, or too many cells.
    """
    if data.startswith(b"PK"):
        open_package(data).close()
    if find_libreoffice():
        content = xlsx.read(convert(data, "xls", "xlsx"))
        content.format = "xls"
        return content
    return _read_values(data)


def _read_values(data: bytes) -> Content:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise InputError("office-encrypted") from error
    except (CalamineError, ZipError) as error:
        raise InputError("damaged", why="XLS") from error
    builder = TextBuilder("xls")
    builder.notice("formats-unknown")
    cells = 0
    for meta in book.sheets_metadata:
        sheet = book.get_sheet_by_name(meta.name)
        if meta.visible != SheetVisibleEnum.Visible:
            builder.notice("sheet-hidden", sheet=meta.name[:40])
            continue
        cells += sheet.total_height * sheet.total_width
        if cells > limits.MOST_CELLS:
            raise InputError("too-many-cells", limit=f"{limits.MOST_CELLS:,}")
        spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged_cell_ranges or []}
        rows = []
        for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
            found = [_cell(row, column, value, spans) for column, value in enumerate(values)]
            rows.append([cell for cell in found if cell.text])
        write_sheet(rows, builder, meta.name if len(book.sheets_metadata) > 1 else "")
    return builder.finish()


def _cell(row: int, column: int, value: Any, spans: dict[tuple[int, int], tuple[int, int]]) -> SheetCell:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number:
        text = show_number(int(value) if float(value).is_integer() else value, "General")
    elif isinstance(value, datetime.date):
        text = f"{value.year}年{value.month}月{value.day}日"
    else:
        text = str(value).replace("\t", " ").strip("\n")
    tall, wide = spans.get((row, column), (1, 1))
    return SheetCell(row + 1, column + 1, text, tall, wide, is_number)
