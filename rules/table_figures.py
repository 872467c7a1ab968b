"""A table's claims by place, with what their labels say of adding and comparing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.claim import Claim
from extractor.document import Document
from extractor.table import HIDDEN
from extractor.table_reading import TableReading, clean_label
from rules.account_codes import codes_of

_GRAND = re.compile(r"[^\s]总计$")
_TOTAL = re.compile(
    r"^(?:合计|总计|共计|总和|总数|总额|小计|累计合计|全[县区市省校国系](?:合计|总计|小计)?|(?:本年)?(?:收入|支出|资金)(?:合计|总计)|.{0,8}(?:合计|总计|小计))$"
)
_OF_YEAR, _OF_PART = re.compile(r"全年|年度$|本年$"), re.compile(r"季度?$|[0-9一二]月$|半年$")
"""A year behind its quarters or months is their total."""
_SHARES, _ALL = re.compile(r"占|比重|构成|份额|比例"), 100
_SUBTOTAL = re.compile(r"小计$")
_NOT_ADDED = re.compile(
    r"率|比(?!例尺)|均|占|增长|增幅|增速|系数|指数|密度|价格|单价|年限|年份|得分|分数|排名|位次|标准(?!化)|班额|最[高低大小]|降[水雨雪]量|[水埋]深|水位|气温|浓度|海拔"
)
_ADDED_UNITS = frozenset(("比率", "百分点", "倍", "温度", "年", "岁"))


@dataclass
class TableFigures:
    """The claims of one table."""

    reading: TableReading
    by_place: dict[tuple[int, int], Claim]

    @cached_property
    def rows(self) -> list[int]:
        """Rows that hold figures, from the top."""
        return sorted({row for row, _ in self.by_place})

    @cached_property
    def columns(self) -> list[int]:
        """Columns that hold figures, from the left."""
        return sorted({column for _, column in self.by_place})

    def at(self, row: int, column: int) -> Claim | None:
        """Return the figure at a place, None where there is none."""
        return self.by_place.get((row, column))

    def column_label(self, column: int) -> str:
        """Return a column's innermost header, bare."""
        labels = self.reading.labels.get(column, ())
        return clean_label(labels[-1]) if labels else ""

    def full_column_label(self, column: int) -> str:
        """Return all header words over a column."""
        return " ".join(self.reading.labels.get(column, ()))

    def is_total_row(self, row: int) -> bool:
        """Whether a row sums up others."""
        label = self.reading.first_label(row)
        above = self.reading.first_label(row - 1) if row and _OF_YEAR.match(label) else ""
        return _TOTAL.match(label) is not None or _OF_PART.search(above) is not None or row == self._whole_row

    @cached_property
    def _whole_row(self) -> int | None:
        """The row that a column of shares gives 100 %: 常住人口 312.46 100.0, whatever it is called."""
        for column in self.columns:
            if _SHARES.search(self.full_column_label(column)):
                whole = [row for row in self.rows if (share := self.at(row, column)) and share.quantity.value == _ALL]
                if len(whole) == 1 and whole[0] in (self.rows[0], self.rows[-1]):
                    return whole[0]
        return None

    def is_subtotal_row(self, row: int) -> bool:
        """Whether it sums up only the group it stands in."""
        return _SUBTOTAL.search(self.reading.first_label(row)) is not None

    def is_grand_row(self, row: int) -> bool:
        """Whether a row closes an account (收入总计): what stands below begins another."""
        return _GRAND.search(self.reading.first_label(row)) is not None

    def is_total_column(self, column: int) -> bool:
        """Whether a column sums up others."""
        label = self.column_label(column)
        left = self.column_label(column - 1) if column and _OF_YEAR.match(label) else ""
        return _TOTAL.match(label) is not None or _OF_PART.search(left) is not None

    def adds(self, row: int, column: int) -> bool:
        """Whether the figure at a place is one that can be added."""
        claim = self.by_place.get((row, column))
        if claim is None or claim.quantity.dimension in _ADDED_UNITS or claim.bound != "=":
            return False
        label = f"{self.full_column_label(column)} {self.reading.first_label(row)}"
        return _NOT_ADDED.search(label) is None

    def has_blank(self, rows: Sequence[int]) -> bool:
        """Whether a labelled row among some rows holds no figure at all."""
        return any(min(rows) <= row <= max(rows) for row in self._blank_rows)

    @cached_property
    def _blank_rows(self) -> list[int]:
        held = set(self.rows)
        return [row for row in self.reading.body if row not in held and self.reading.first_label(row)]

    @cached_property
    def depths(self) -> dict[int, int]:
        """Row -> how deep it stands under others; an account's code says it where there is one."""
        return {row: len(self.codes[row]) if row in self.codes else self.reading.depth(row) for row in self.rows}

    @cached_property
    def codes(self) -> dict[int, str]:
        """Row -> account code, where rows have such."""
        return codes_of(self.reading)

    def is_hidden(self, row: int) -> bool:
        """Whether a worksheet hides the row."""
        return any(HIDDEN in cell.cell.marks for column in self.columns if (cell := self.reading.at(row, column)))

    def column(self, column: int, rows: Sequence[int]) -> list[Claim]:
        """Return the figures of a column in some rows; none where the cell is blank or says —."""
        return [claim for row in rows if (claim := self.by_place.get((row, column))) is not None]


def table_figures(claims: Sequence[Claim], document: Document) -> list[TableFigures]:
    """Return every table of a document with its claims."""
    found = [TableFigures(reading, {}) for reading in document.table_readings]
    for claim in claims:
        if claim.cell is not None and claim.cell.table < len(found):
            found[claim.cell.table].by_place[claim.cell.row, claim.cell.column] = claim
    return [table for table in found if table.by_place]
