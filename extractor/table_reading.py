"""A table understood: which rows and columns are headers, what each figure's labels, unit and kind are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.cell_values import Kind, kind_of, read_unit
from extractor.fold import fold
from extractor.table import HEADER, Cell, Table
from extractor.units import NO_UNIT, Unit

_UNIT_LINE = re.compile(r"(?:计量|金额|数据|货币)?单\s*位\s*[::为]\s*(?P<unit>[^\s,，;；。)）\]、]{1,12})")
_UNIT_IN_LABEL = re.compile(r"[(（\[【/](?P<unit>[^()（）\[\]/]{1,10})[)）\]】]?\s*$")
_UNIT_COLUMN = re.compile(r"(?:计量)?单\s*位$")
_INDEX_COLUMN = re.compile(r"(?:序\s*号|行\s*次|编\s*号|栏\s*次|代\s*码|科目编码|项目编码|No\.?|#)$")
_INDEX_ROW = re.compile(r"(?:栏\s*次|行\s*次|栏)$")
_NOTE_COLUMN = re.compile(r"(?:备\s*注|说\s*明|注|电\s*话|联系方式|文\s*号|邮\s*编)$")
_CHILD = re.compile(r"^\s*(?:其\s*中|#|##|＃|[-—–]{1,2}(?=\S)|·)\s*[:：]?\s*")
_NUMBERED = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^[0-9]{1,2}[、.．](?![0-9])"),
    re.compile(r"^[(（][0-9]{1,2}[)）]"),
)
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．](?![0-9]))"
)
_SPACES = re.compile(r"\s+")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOST_HEADER_ROWS = 6
_PERCENT_WORDS = re.compile(r"%|％")


@dataclass(slots=True)
class CellReading:
    """One cell's words and kind."""

    cell: Cell
    written: str
    """As the document has it."""
    folded: str
    kind: Kind


@dataclass(slots=True)
class TableReading:
    """A table with its headers told from its figures."""

    table: Table
    number: int
    cells: dict[tuple[int, int], CellReading]
    """Every grid place -> its cell; a merged cell at each place it covers."""
    header_rows: int = 0
    labels: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Column -> header words from the top down."""
    stubs: frozenset[int] = frozenset()
    """Columns that hold row labels."""
    skipped: frozenset[int] = frozenset()
    """Columns of running numbers and remarks."""
    unit_column: int | None = None
    unit: tuple[Unit, int] | None = None
    """Unit said over the whole table."""
    caption: str = ""
    """Words of the rows and lines right above it."""

    @property
    def body(self) -> range:
        """Rows below the header."""
        return range(self.header_rows, self.table.shape[0])

    def at(self, row: int, column: int) -> CellReading | None:
        """Return the cell at a place, None where nothing stands."""
        return self.cells.get((row, column))

    def row_label(self, row: int, column: int) -> tuple[str, ...]:
        """Return the words left of a figure that say what its row is, outermost first."""
        words: list[str] = []
        at = column - 1
        while at >= 0 and (at not in self.stubs or at in self.skipped):
            at -= 1
        while at >= 0 and at in self.stubs:
            found = self.cells.get((row, at))
            if at not in self.skipped and at != self.unit_column and found is not None and found.folded not in words:
                words.insert(0, found.folded)
            at -= 1
        return tuple(words)

    def depth(self, row: int) -> int:
        """Return how deep a row stands under others: by 其中, #, its numbering or indentation."""
        first = self._first_stub(row)
        if first is None:
            return 0
        written = first.written.strip("\n\r")
        bare = written.strip()
        indent = len(written.expandtabs(4)) - len(written.expandtabs(4).lstrip()) if written[:1].isspace() else 0
        for level, pattern in enumerate(_NUMBERED):
            if pattern.match(bare):
                return level + 1
        return 8 + min(indent, 12)

    def is_child(self, row: int) -> bool:
        """Whether a row's label says that it is part of a row above: 其中, #."""
        first = self._first_stub(row)
        return first is not None and _CHILD.match(first.written.strip()) is not None

    def first_label(self, row: int) -> str:
        """Return a row's first label without 其中 and numbering, its spaces left out."""
        first = self._first_stub(row)
        return clean_label(first.folded) if first is not None else ""

    def _first_stub(self, row: int) -> CellReading | None:
        stubs = sorted(self.stubs - self.skipped - {self.unit_column})
        for column in reversed(stubs):
            found = self.cells.get((row, column))
            if found is not None and found.folded:
                return found
        return None

    def unit_at(self, row: int, column: int) -> tuple[Unit, int]:
        """Return the unit and multiplier that headers give the figure at a place."""
        for label in reversed(self.labels.get(column, ())):
            if found := unit_of_label(label):
                return found
        if self.unit_column is not None and (beside := self.cells.get((row, self.unit_column))) is not None:
            return read_unit(beside.folded) or (NO_UNIT, 1)
        if not self.header_rows and self.table.shape[1] - len(self.stubs | self.skipped) > 1:
            return NO_UNIT, 1  # amounts and rates side by side, and nothing says which is which
        for label in reversed(self.row_label(row, column)):
            if found := unit_of_label(label):
                return found
        return self.unit or (NO_UNIT, 1)


def clean_label(words: str) -> str:
    """Return a label without 其中, numbering, unit in parentheses and spaces."""
    words = _SPACES.sub("", words)
    words = _MARKER.sub("", _CHILD.sub("", words))
    unit = _UNIT_IN_LABEL.search(words)
    if unit and (read_unit(unit.group("unit")) or _PERCENT_WORDS.search(unit.group("unit"))):
        words = words[: unit.start()]
    return words.strip(":：")


def unit_of_label(label: str) -> tuple[Unit, int] | None:
    """Return the unit a label names in parentheses or behind a slash or 单位:, None for none."""
    if line := _UNIT_LINE.search(label):
        return read_unit(line.group("unit"))
    match = _UNIT_IN_LABEL.search(_SPACES.sub("", label))
    return read_unit(match.group("unit")) if match else None


def read_table(table: Table, number: int, text: str, above: str) -> TableReading:
    """Return a table understood.

    Args:
        table: its cells.
        number: its number in the document, from 0.
        text: the document's text.
        above: the lines right before it, for caption and unit.
    """
    reading = TableReading(table, number, _read_cells(table, text), caption=above)
    if line := _last_unit(above):
        reading.unit = line
    rows, columns = table.shape
    reading.header_rows = _find_header(reading, rows, columns)
    _find_columns(reading, rows, columns)
    for column in range(columns):
        words: list[str] = []
        for row in range(reading.header_rows):
            found = reading.at(row, column)
            if found is None or found.cell.column_span >= columns > 1 or _INDEX_ROW.match(found.folded):
                continue
            is_label = found.kind is not Kind.NUMBER or _BARE_YEAR.fullmatch(found.folded)
            if is_label and found.folded not in words:
                words.append(found.folded)
        reading.labels[column] = tuple(words)
    return reading


def _last_unit(above: str) -> tuple[Unit, int] | None:
    matches = list(_UNIT_LINE.finditer(above))
    if matches:
        return read_unit(matches[-1].group("unit"))
    return unit_of_label(above.rstrip().rsplit("\n", 1)[-1])  # 2.3 分季情况(万人次)


def _read_cells(table: Table, text: str) -> dict[tuple[int, int], CellReading]:
    cells: dict[tuple[int, int], CellReading] = {}
    for cell in table.cells:
        written = text[cell.start : cell.end]
        folded = written if written.isascii() and "," not in written else fold(written).folded
        folded = " ".join(folded.split())
        reading = CellReading(cell, written, folded, kind_of(folded))
        for row in range(cell.row, cell.row + min(cell.row_span, 2000)):
            for column in range(cell.column, cell.column + min(cell.column_span, 200)):
                cells.setdefault((row, column), reading)
    return cells


def _find_header(reading: TableReading, rows: int, columns: int) -> int:
    """How many rows stand above the figures: titles, units, labels, column numbers."""
    header = 0
    for row in range(min(rows, _MOST_HEADER_ROWS)):
        found = [cell for column in range(columns) if (cell := reading.at(row, column)) is not None]
        if not found:
            header = row + 1
            continue
        alone = len({id(cell) for cell in found}) == 1
        if alone and (words := found[0].folded) and found[0].kind is not Kind.NUMBER:
            unit = _last_unit(words)
            reading.unit = unit or reading.unit
            if columns > 1 and header == row and (found[0].cell.column_span > 1 or unit):
                reading.caption += "\n" + words
                header = row + 1
                continue
        flagged = all(HEADER in cell.cell.marks for cell in found)
        numbers = [cell for cell in found if cell.kind is Kind.NUMBER]
        if all(_BARE_YEAR.fullmatch(cell.folded) for cell in numbers):
            numbers = []
        if flagged or not numbers or _is_index_row(found, numbers):
            header = row + 1
        else:
            break
    else:
        return header if rows > _MOST_HEADER_ROWS else 0 if header >= rows else header
    return header if header < rows else 0


def _is_index_row(found: list[CellReading], numbers: list[CellReading]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 …, 栏次."""
    values = [cell.folded for cell in numbers]
    if not all(value.isdigit() and len(value) < 3 for value in values) or len(values) < 2:
        return False
    steps = {int(b) - int(a) for a, b in pairwise(values)}
    named = _INDEX_ROW.match(found[0].folded) is not None or found[0].folded in ("甲", "项目", "A")
    return steps == {1} and (named or (values[0] in ("1", "0") and len(values) > 2 and len(numbers) == len(found)))


def _find_columns(reading: TableReading, rows: int, columns: int) -> None:
    """Tell label columns, running numbers and remarks from columns of figures."""
    stubs, skipped = set(), set()
    for column in range(columns):
        name = " ".join(
            cell.folded for row in range(reading.header_rows) if (cell := reading.at(row, column)) is not None
        )
        body = [cell for row in range(reading.header_rows, rows) if (cell := reading.at(row, column)) is not None]
        numbers = sum(cell.kind is Kind.NUMBER for cell in body)
        last = name.rsplit(" ", 1)[-1]
        if _INDEX_COLUMN.search(last) or (column == 0 and numbers == len(body) > 2 and _counts_on(body)):
            stubs.add(column)
            skipped.add(column)
        elif _NOTE_COLUMN.search(last):
            skipped.add(column)
        elif column == 0 and columns > 1 and body and all(_BARE_YEAR.fullmatch(cell.folded) for cell in body):
            stubs.add(column)
        elif (
            _UNIT_COLUMN.fullmatch(last.replace(" ", ""))
            and numbers == 0
            and any(read_unit(cell.folded) for cell in body)
        ):
            reading.unit_column = column
            stubs.add(column)
        elif (
            body and numbers < 0.2 * len(body) and sum(cell.kind is Kind.WORDS for cell in body) >= 0.5 * len(body)
        ) or (reading.header_rows == 0 and body and numbers <= 0.5 * len(body) and body[0].kind is Kind.WORDS):
            stubs.add(column)
    reading.stubs, reading.skipped = frozenset(stubs), frozenset(skipped)


def _counts_on(body: list[CellReading]) -> bool:
    values = [cell.folded for cell in body]
    return all(value.isdigit() for value in values) and [int(value) for value in values] == list(
        range(1, len(values) + 1)
    )
