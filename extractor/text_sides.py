"""Tables that set two halves side by side (收入 项目 决算数 | 支出 项目 决算数), copied with one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.table import HEADER, Cell, Table

Span = tuple[int, int]
Halves = Sequence[tuple[Sequence[Span], Sequence[Span]]]

_TOTAL = re.compile(r"[合总]\s*计$")
_MOST_SIDES = 4


def count_sides(words: Sequence[str], columns: int) -> int:
    """Return how often a header repeats itself, 1 for an ordinary one."""
    last = list(words[len(words) - columns :])
    sides = 1
    while sides < _MOST_SIDES and len(words) >= (sides + 1) * columns:
        end = len(words) - sides * columns
        if list(words[end - columns : end]) != last:
            break
        sides += 1
    return sides


def read_sides(text: str, header: Sequence[Span], halves: Halves, sides: int, columns: int) -> Table | None:
    """Return the table whose rows run through all sides.

    None where a copy has lost empty cells, so that what follows would stand on the wrong side.

    Args:
        text: holds the cells.
        header: the lines before the first row's labels; the last ones are the repeated header.
        halves: labels and figures, side by side, then row by row.
        sides: how many sides there are.
        columns: of one side.
    """
    if len(halves) % sides or any(len(labels) + len(figures) != columns for labels, figures in halves):
        return None
    rows = [halves[at : at + sides] for at in range(0, len(halves), sides)]
    for row in rows:
        totals = sum(_TOTAL.search(text[slice(*labels[-1])]) is not None for labels, _ in row if labels)
        if totals not in (0, sides):
            return None
    cells: list[Cell] = []
    names = header[len(header) - sides * columns :]
    above = header[len(header) - sides * columns - sides : len(header) - sides * columns]
    lines = 0
    if len(above) == sides:
        cells += [Cell(0, at * columns, *span, column_span=columns, marks=HEADER) for at, span in enumerate(above)]
        lines = 1
    cells += [Cell(lines, at, *span, marks=HEADER) for at, span in enumerate(names)]
    for line, row in enumerate(rows, lines + 1):
        spans = [span for labels, figures in row for span in (*labels, *figures)]
        cells += [Cell(line, at, *span) for at, span in enumerate(spans)]
    return Table(tuple(cells), cells[0].start, cells[-1].end)
