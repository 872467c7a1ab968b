"""Rows of a table of which a page's copy has lost the empty cells: which column each figure belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, islice

Form = tuple[bool, int]
_DECIMALS = re.compile(r"[.．。]([0-9０-９]+)")
_MOST_PLACINGS = 500


def place_figures(rows: Sequence[Sequence[str]], width: int) -> list[list[int]]:
    """Return the column of each figure of each row, -1 throughout a row that can be read in several ways.

    A column's figures print alike: with a percent sign or without, to as many
    decimals. A row too short is placed where only one placing goes with that.
    """
    full = [row for row in rows if len(row) == width]
    forms = [Counter(_form(row[column]) for row in full).most_common(1)[0][0] for column in range(width)]
    return [list(range(width)) if len(row) == width else _placed(row, forms) for row in rows]


def _form(figure: str) -> Form:
    decimals = _DECIMALS.search(figure)
    return ("%" in figure or "％" in figure), len(decimals.group(1)) if decimals else 0


def _placed(row: Sequence[str], forms: Sequence[Form]) -> list[int]:
    own = [_form(figure) for figure in row]
    placings = [
        columns
        for columns in islice(combinations(range(len(forms)), len(row)), _MOST_PLACINGS)
        if all(forms[column] == form for column, form in zip(columns, own, strict=True))
    ]
    return list(placings[0]) if len(placings) == 1 else [-1] * len(row)
