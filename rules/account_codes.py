"""Account codes of a table's rows: 205, 20502, 2050201."""

from __future__ import annotations

import re

from extractor.table_reading import TableReading

_CODE_COLUMN = re.compile(r"编\s*码|代\s*码")
_CODE = re.compile(r"[1-9][0-9]{2,8}")
_CODE_IN_LABEL = re.compile(r"([1-9][0-9]{2}(?:[0-9]{2}){0,3})\s+(?=[\u4e00-\u9fff])")
_FEWEST = 3


def codes_of(reading: TableReading) -> dict[int, str]:
    """Return the account code of each row that has one; none where the codes do not nest."""
    columns = [
        column for column in reading.stubs if any(_CODE_COLUMN.search(word) for word in reading.labels.get(column, ()))
    ]
    codes: dict[int, str] = {}
    for row in reading.body:
        for column in columns or sorted(reading.stubs)[:1]:
            found = reading.at(row, column)
            match = (_CODE.fullmatch if columns else _CODE_IN_LABEL.match)(found.folded) if found else None
            if match:
                codes[row] = match.group(1) if match.re.groups else match.group()
    return codes if len(codes) >= _FEWEST and len({len(code) for code in codes.values()}) > 1 else {}
