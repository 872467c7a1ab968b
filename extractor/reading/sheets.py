"""Worksheets as text: a row a line, cells apart by tabs, each block of rows a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading.content import TextBuilder
from extractor.table import FORMULA, HIDDEN, STALE, TYPED_TEXT, Cell, Table


@dataclass(slots=True)
class SheetCell:
    """A cell of a worksheet as it is shown; rows and columns count from 1."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_number: bool = False
    formula: bool = False
    stale: bool = False
    typed: bool = False
    """A number stored as text."""
    hidden: bool = False

    @property
    def marks(self) -> str:
        """Its marks as a table cell carries them."""
        named = ((self.hidden, HIDDEN), (self.formula, FORMULA), (self.stale, STALE), (self.typed, TYPED_TEXT))
        return "".join(mark for given, mark in named if given)


def write_sheet(rows: Sequence[list[SheetCell]], builder: TextBuilder, name: str) -> None:
    """Write a sheet's rows; single cells before a table are its title and notes."""
    builder.end_line()
    if name and any(rows):
        builder.add(name + "\n")
    for block in _blocks(rows):
        while block and len(block[0]) == 1 and not block[0][0].is_number:
            builder.add(block[0][0].text)
            builder.end_line()
            block = block[1:]
        tail = len(block)
        while (
            tail and len(block[tail - 1]) == 1 and not block[tail - 1][0].is_number and len(block[tail - 1][0].text) > 8
        ):
            tail -= 1
        _write_table(block[:tail], builder, name)
        for row in block[tail:]:
            builder.add(row[0].text)
            builder.end_line()


def _write_table(block: Sequence[list[SheetCell]], builder: TextBuilder, name: str) -> None:
    if not block:
        return
    start, first, cells = builder.at, block[0][0].row, []
    for row in block:
        for number, cell in enumerate(row):
            if number:
                builder.add("\t")
            begin = builder.at
            builder.add(cell.text.replace("\n", " "))
            cells.append(
                Cell(cell.row - first, cell.column - 1, begin, builder.at, cell.row_span, cell.column_span, cell.marks)
            )
        builder.add("\n")
    builder.content.tables.append(Table(tuple(cells), start, builder.at, name, first))


def _blocks(rows: Sequence[list[SheetCell]]) -> list[list[list[SheetCell]]]:
    """Runs of rows between blank ones; one that starts with figures goes on with the run before."""
    blocks: list[list[list[SheetCell]]] = []
    open_block = False
    for row in rows:
        if not row:
            open_block = False
            continue
        goes_on = blocks and any(cell.is_number for cell in row) and len(row) > 1
        if open_block or goes_on:
            blocks[-1].append(row)
        else:
            blocks.append([row])
        open_block = True
    return blocks
