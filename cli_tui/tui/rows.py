"""Text laid out in rows of terminal cells: wrapped lines, tables in columns; pure functions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.table import Table

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〉”’％%,.;:!?)]}…—·")
_RUN = re.compile(r"[0-9A-Za-z.,%+-]")
_NUMBER = re.compile(r"[0-9][0-9,.%]*")
_LONGEST_RUN = 16
_NARROWEST_COLUMN = 4
_GAP = 3  # " │ "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text at a column of its row."""

    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the screen."""

    start: int
    """First character of the text it shows, or where it stands."""
    pieces: tuple[Piece, ...] = ()
    bars: tuple[int, ...] = ()
    """Columns of a table's lines."""
    ruled: bool = False
    """A line between a table's rows."""


def cell_widths(text: str) -> NDArray[np.int8]:
    """Return how many terminal cells each character takes, int8[len(text)]."""
    from rich.cells import cell_len

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if codes.size == 0:
        return np.zeros(0, dtype=np.int8)
    kinds, place = np.unique(codes, return_inverse=True)
    widths = np.array([cell_len(chr(code)) if not 0xD800 <= code <= 0xDFFF else 1 for code in kinds], dtype=np.int8)
    found: NDArray[np.int8] = widths[place]
    return found


class Layout:
    """A text's rows at one width."""

    def __init__(
        self, text: str, width: int, tables: Sequence[Table] = (), widths: NDArray[np.int8] | None = None
    ) -> None:
        self.text = text
        self.width = max(8, width)
        widths = cell_widths(text) if widths is None else widths
        self._edges = np.concatenate(([0], np.cumsum(widths, dtype=np.int64)))
        self.rows = list(self._lay_out(tables))
        self._starts = [row.start for row in self.rows]

    def cells(self, start: int, end: int) -> int:
        """Return how wide a stretch of the text is."""
        return int(self._edges[end] - self._edges[start])

    def row_of(self, place: int) -> int:
        """Return the row that shows a character."""
        at = max(0, bisect_right(self._starts, place) - 1)
        for near in range(at, max(-1, at - 60), -1):  # a table's cells share rows: look back for the one that holds it
            if any(piece.start <= place < piece.end for piece in self.rows[near].pieces):
                return near
        return at

    def place_at(self, row: int, column: int) -> int | None:
        """Return the character at a cell, None where there is none."""
        if not 0 <= row < len(self.rows):
            return None
        for piece in self.rows[row].pieces:
            if piece.column <= column < piece.column + self.cells(piece.start, piece.end):
                target = self._edges[piece.start] + column - piece.column
                return int(np.searchsorted(self._edges, target, side="right")) - 1
        return None

    def _lay_out(self, tables: Sequence[Table]) -> Iterator[Row]:
        at = 0
        for table in tables:
            if table.start < at or not table.cells or table.shape[1] < 2:
                continue
            yield from self._wrap_lines(at, table.start)
            yield from self._lay_table(table)
            at = table.end
            if self.text[at : at + 1] == "\n":
                at += 1
        yield from self._wrap_lines(at, len(self.text))

    def _wrap_lines(self, start: int, end: int) -> Iterator[Row]:
        while start < end:
            line_end = self.text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            for first, last in self._wrap(start, line_end, self.width):
                yield Row(first, (Piece(0, first, last),))
            start = line_end + 1

    def _wrap(self, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of one line, each at most `width` cells."""
        if start >= end:
            yield start, end
            return
        while start < end:
            last = int(np.searchsorted(self._edges, self._edges[start] + width, side="right")) - 1
            last = max(start + 1, min(last, end))
            if last < end:
                last = self._break_before(start, last)
            yield start, last
            start = last

    def _break_before(self, start: int, last: int) -> int:
        """Move a break so that no closing mark begins a row and no number is cut."""
        moved = last
        if self.text[moved] in _NEVER_FIRST and moved - 1 > start:
            moved -= 1
        while (
            moved > start
            and last - moved < _LONGEST_RUN
            and _RUN.match(self.text[moved])
            and _RUN.match(self.text[moved - 1])
        ):
            moved -= 1
        return moved if moved > start + 1 and last - moved < _LONGEST_RUN else last

    def _lay_table(self, table: Table) -> Iterator[Row]:
        rows, columns = table.shape
        widths = self._column_widths(table, columns)
        lefts = [sum(widths[:at]) + _GAP * at for at in range(columns)]
        bars = tuple(left - 2 for left in lefts[1:])
        by_row: dict[int, list[tuple[int, list[tuple[int, int]]]]] = {}
        for cell in table.cells:
            room = sum(widths[cell.column : cell.column + cell.column_span]) + _GAP * (cell.column_span - 1)
            start, end = self._strip(cell.start, cell.end)
            if start < end:
                by_row.setdefault(cell.row, []).append((lefts[cell.column], list(self._wrap_cell(start, end, room))))
        yield Row(table.start, (), bars, ruled=True)
        for row in range(rows):
            cells = by_row.get(row, [])
            for line in range(max((len(wrapped) for _, wrapped in cells), default=0)):
                pieces = tuple(Piece(left, *wrapped[line]) for left, wrapped in cells if line < len(wrapped))
                yield Row(min((piece.start for piece in pieces), default=table.start), pieces, bars)
            if row == 0:
                yield Row(table.start if not cells else cells[-1][1][-1][0], (), bars, ruled=True)
        yield Row(max(table.start, table.end - 1), (), bars, ruled=True)

    def _wrap_cell(self, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
        while start < end:
            line_end = self.text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            yield from self._wrap(start, line_end, max(2, room))
            start = line_end + 1

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        inside = self.text[start:end]
        return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))

    def _column_widths(self, table: Table, columns: int) -> list[int]:
        """Width of each column: what its cells ask for, cut evenly where the screen is too narrow."""
        wanted = [_NARROWEST_COLUMN] * columns
        least = [_NARROWEST_COLUMN] * columns
        for cell in table.cells:
            if cell.column_span == 1:
                start, end = self._strip(cell.start, cell.end)
                longest = max((len_ for len_ in self._line_cells(start, end)), default=0)
                wanted[cell.column] = max(wanted[cell.column], longest)
                runs = [len(run) for run in _NUMBER.findall(self.text, start, end)]
                least[cell.column] = max(least[cell.column], min(max(runs, default=0), _LONGEST_RUN))
        room = max(columns * _NARROWEST_COLUMN, self.width - _GAP * (columns - 1))
        while (over := sum(wanted) - room) > 0:
            widest = max(range(columns), key=lambda at: wanted[at] - least[at])
            spare = wanted[widest] - least[widest]
            if spare <= 0:  # numbers alone are too wide: let them be cut, the widest first
                least = [min(one, _NARROWEST_COLUMN) for one in least]
                if all(one <= _NARROWEST_COLUMN for one in wanted):
                    break
                continue
            wanted[widest] -= max(1, min(spare, over // columns))
        return wanted

    def _line_cells(self, start: int, end: int) -> Iterator[int]:
        while start < end:
            line_end = self.text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            yield self.cells(start, line_end)
            start = line_end + 1
