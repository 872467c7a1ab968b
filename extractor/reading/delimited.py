"""CSV: text whose every line has the same number of fields; the text itself stays as it was."""

from __future__ import annotations

import re

from extractor.reading.content import Content
from extractor.table import Cell, Table

_FIELD = re.compile(r'"(?:[^"]|"")*"|[^"\n{mark}][^\n{mark}]*|')
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?$")
_SHORTEST = 2
_NUMERIC_SHARE = 0.25
_MOST_FIELDS = 1_000


def read_delimited(text: str) -> Content | None:
    """Return the table a comma- or tab-separated text is, None where it is prose.

    Prose never passes: every line must have the same number of fields, and a
    quarter of them must be nothing but numbers.
    """
    for mark in (",", "\t", ";"):
        table = _read(text, mark)
        if table is not None:
            return Content("csv", text, tables=[table])
    return None


def _read(text: str, mark: str) -> Table | None:
    first = text[: text.find("\n")] if "\n" in text else text
    width = first.count(mark) + 1
    if not 2 <= width <= _MOST_FIELDS:
        return None
    pattern = re.compile(_FIELD.pattern.replace("{mark}", re.escape(mark)))
    cells: list[Cell] = []
    row = column = at = numbers = 0
    widths: set[int] = set()
    start = 1 if text.startswith("\ufeff") else 0
    at = start
    while at < len(text):
        match = pattern.match(text, at)
        assert match is not None
        begin, end = match.span()
        if text[begin:end].startswith('"'):
            begin, end = begin + 1, end - 1
        value = text[begin:end].strip()
        if value:
            cells.append(Cell(row, column, begin, end))
            numbers += _NUMBER.match(value) is not None
        at = match.end()
        following = text[at : at + 1]
        if following == mark:
            column += 1
        elif following in ("\n", ""):
            if column or value:
                widths.add(column + 1)
                row += 1
            column = 0
        else:
            return None
        if len(widths) > 1 or column >= width * 2:
            return None
        at += 1
    if row < _SHORTEST or not cells or numbers < _NUMERIC_SHARE * len(cells) or widths == {1}:
        return None
    return Table(tuple(cells), start, len(text))
