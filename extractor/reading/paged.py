"""From laid-out pages to text: lines, paragraphs that go on over lines and pages, tables over page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.reading.content import TextBuilder
from extractor.reading.furniture import find_furniture
from extractor.reading.layout import order_page
from extractor.reading.page import Grid, GridCell, Line, Page
from extractor.table import Cell, Table

_LATIN = re.compile(r"[A-Za-z]")
_MOST_HEADER_ROWS = 6
_ENDS = frozenset("。！？!?；;：:…")
_STARTS_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|第[一二三四五六七八九十0-9]{1,3}[章节部条]"
    r"|[0-9]{1,2}[、.．](?![0-9])|[-*•●■◆①-⑳]"
)
_UNBREAKABLE = re.compile(r"(?:\w?[、，。；：！？”）])?[0-9A-Za-z.,。%‰/+-]{1,16}[、，。；：！？”）%％]*")
_NEAR_EDGE = 1.7  # type sizes that a full line may end before the right margin
_OPEN_EDGE = 3.0
"""The same for a line that stops in mid-sentence: marks hang over the margin or are pulled down with a word."""
_INDENTED_EDGE = 6.0
_MOST_OF_LINE = 0.7
_SENTENCE_ENDS = frozenset("。！？!?…”")
_INDENT = 0.8
_LEADING = 1.3  # times the usual distance of lines: more is a new paragraph


@dataclass(slots=True)
class _Block:
    """Right and left margin and leading of a column of text on a page."""

    left: float
    right: float
    leading: float
    indents: bool
    """Whether paragraphs begin indented: a line that does not goes on with the one above."""


def write_pages(pages: Sequence[Page], builder: TextBuilder) -> None:
    """Write pages into a text; folding is told what only wraps and what is furniture."""
    for page in pages:
        order_page(page)
    furniture = find_furniture(pages)
    writer = _Writer(builder, furniture)
    for page in pages:
        builder.start_page()
        writer.write(page)
    writer.close()


class _Writer:
    def __init__(self, builder: TextBuilder, furniture: set[int]) -> None:
        self.builder = builder
        self.furniture = furniture
        self.last: Line | None = None
        """The line of running text written last."""
        self.last_break = 0
        """Offset of the line break behind it."""
        self.last_block: _Block | None = None
        self.grid: Grid | None = None
        """Table written last, while nothing but furniture came after it."""
        self.cells: list[Cell] = []
        self.table_start = 0
        self.rows = 0

    def write(self, page: Page) -> None:
        """Write one page's blocks."""
        blocks = _measure(page, self.furniture)
        first_on_page = True
        for block in page.blocks:
            if isinstance(block, Grid):
                self._write_grid(block, page.number, first_on_page)
                first_on_page = False
                self.last = None
                continue
            kept = [line for line in block if id(line) not in self.furniture]
            for line in block:
                if id(line) in self.furniture:
                    start = self.builder.at
                    self._write_line(line, page.number)
                    self.builder.add("\n")
                    self.builder.drop(start, self.builder.at)
            if kept:
                self.close()
                self._write_row(kept, page.number, blocks, first_on_page)
                first_on_page = False

    def close(self) -> None:
        """End the table written last: nothing continues it."""
        if self.grid is not None and self.cells:
            self.builder.content.tables.append(Table(tuple(self.cells), self.table_start, self.builder.at))
        self.grid, self.cells = None, []

    def _write_row(self, row: list[Line], page: int, blocks: dict[int, _Block], new_page: bool) -> None:
        block = blocks[row[0].column]
        if self.last is not None and self.last_block is not None:
            same = not new_page and self.last_block is block
            if len(row) == 1 and _continues(self.last, self.last_block, row[0], block, same):
                self._join(row[0])
        for number, line in enumerate(row):
            if number:
                self.builder.add("\t")
            self._write_line(line, page)
        self.last_break = self.builder.at
        self.builder.add("\n")
        self.last, self.last_block = (row[-1], block) if len(row) == 1 else (None, None)

    def _join(self, line: Line) -> None:
        """Have folding read the last line and this one as one."""
        assert self.last is not None
        before, after = self.last.text[-1:], line.text[:1]
        start = self.last_break
        if before == "-" and _LATIN.match(self.last.text[-2:-1]) and after.islower():
            start -= 1
        elif _LATIN.match(before) and _LATIN.match(after):
            return
        self.builder.drop(start, self.last_break + 1)

    def _write_line(self, line: Line, page: int) -> None:
        self.builder.add(line.text, (page, line.glyphs))

    def _write_grid(self, grid: Grid, page: int, first_on_page: bool) -> None:
        if not (self.grid is not None and first_on_page and _goes_on(self.grid, grid)):
            self.close()
            self.table_start, self.rows = self.builder.at, 0
        cells = grid.cells
        if self.cells and self.grid is not None:
            repeated = _repeated_rows(self.grid, grid)
            cells = [cell for cell in cells if cell.row >= repeated]
        offset = self.rows - min((cell.row for cell in cells), default=0)
        by_row: dict[int, list[GridCell]] = {}
        for cell in cells:
            by_row.setdefault(cell.row, []).append(cell)
        for row in sorted(by_row):
            for number, cell in enumerate(sorted(by_row[row], key=lambda cell: cell.column)):
                if number:
                    self.builder.add("\t")
                start = self.builder.at
                self._write_cell(cell, page)
                if self.builder.at > start:
                    self.cells.append(
                        Cell(row + offset, cell.column, start, self.builder.at, cell.row_span, cell.column_span)
                    )
            self.builder.add("\n")
        self.rows = offset + max((cell.row + cell.row_span for cell in cells), default=0)
        self.grid = grid

    def _write_cell(self, cell: GridCell, page: int) -> None:
        previous: Line | None = None
        for line in cell.lines:
            if previous is not None:
                at = self.builder.at
                self.builder.add("\n")
                if not (_LATIN.match(previous.text[-1:]) and _LATIN.match(line.text[:1])) and not (
                    previous.text[-1:] in _ENDS and len(cell.lines) > 3
                ):
                    self.builder.drop(at, at + 1)
            self._write_line(line, page)
            previous = line


def _goes_on(above: Grid, below: Grid) -> bool:
    """Whether a table goes on with another at the top of the next page."""
    if above.columns != below.columns or above.ruled != below.ruled:
        return False
    if above.ruled:
        return abs(above.x0 - below.x0) < 12 and abs(above.x1 - below.x1) < 12
    shared = min(above.x1, below.x1) - max(above.x0, below.x0)
    return shared > 0.7 * max(above.x1 - above.x0, below.x1 - below.x0)


def _repeated_rows(above: Grid, below: Grid) -> int:
    """How many of the first rows only repeat the header."""
    count, most = 0, min(below.rows - 1, _MOST_HEADER_ROWS)
    while count < most and (words := _row_words(below, count)) and words == _row_words(above, count):
        count += 1
    return count


def _row_words(grid: Grid, row: int) -> list[str]:
    return ["".join(line.text for line in cell.lines) for cell in grid.cells if cell.row == row]


def _measure(page: Page, furniture: set[int]) -> dict[int, _Block]:
    """Margins and leading of each text column of a page."""
    found: dict[int, _Block] = {}
    for column in (0, 1, 2):
        rows = [
            row
            for row in page.blocks
            if isinstance(row, list) and row[0].column == column and id(row[0]) not in furniture
        ]
        if not rows:
            continue
        steps = [
            below[0].top - above[0].top
            for above, below in pairwise(rows)
            if 0 < below[0].top - above[0].top < 4 * above[0].size
        ]
        left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
        found[column] = _Block(left, right, median(steps) if steps else 0.0, _indents(rows, left, right))
    return found


def _continues(line: Line, block: _Block, following: Line, next_block: _Block, same_block: bool) -> bool:
    """Whether a line's paragraph goes on in the next line."""
    size = line.size
    short = block.right - line.x1 - _edge(line, block) * size
    if (short > 0 and short > _unbreakable_width(following)) or not 0.8 < following.size / max(size, 0.1) < 1.25:
        return False
    if same_block and block.leading and following.top - line.top > _LEADING * block.leading:
        return False
    indented = following.x0 > next_block.left + _INDENT * size
    if indented:
        return same_block and abs(following.x0 - line.x0) < 0.5 * size and line.text[-1:] not in _ENDS
    return not (line.text[-1:] in _ENDS and _STARTS_ITEM.match(following.text))


def _edge(line: Line, block: _Block) -> float:
    """How far before the right margin, in type sizes, a line that goes on may end."""
    if block.indents:
        return _INDENTED_EDGE
    last = line.text[-1:]
    if last in _SENTENCE_ENDS:
        return _NEAR_EDGE
    wide = line.x1 - line.x0 > _MOST_OF_LINE * (block.right - block.left)
    return _INDENTED_EDGE if wide and last not in _ENDS else _OPEN_EDGE


def _indents(rows: Sequence[list[Line]], left: float, right: float) -> bool:
    """Whether most lines behind a short one begin indented."""
    firsts = [
        below[0].x0 > left + _INDENT * below[0].size
        for above, below in pairwise(rows)
        if above[-1].x1 < right - _INDENTED_EDGE * above[-1].size
    ]
    return len(firsts) > 1 and sum(firsts) > 0.7 * len(firsts)


def _unbreakable_width(line: Line) -> float:
    """Width of the figure or word a line starts with, which may not be broken and so came here whole."""
    word = _UNBREAKABLE.match(line.text)
    return line.size * sum(0.56 if mark < "\u2e80" else 1.0 for mark in word.group()) if word else 0.0
