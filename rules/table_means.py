"""Rows of a table that average others: 平均, 综合差异系数."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.exact import holds
from rules.relation import Relation, relate
from rules.relations.mean import TYPE as MEAN
from rules.table_figures import TableFigures

_MEAN = re.compile(
    r"(?:[0-9一二三四五六七八九十]{1,2}[.、．])?\s*(?:[^()（）]{0,8}平均(?:值|数|水平)?|均值|综合(?:差异系数|平均)?|差异系数平均值?)\s*(?:[(（][^()（）]{0,16}[)）])?"
)
_FEWEST = 3


def find_table_means(table: TableFigures) -> Iterator[Relation]:
    """Yield the averages of the rows above them, where at least one column bears the reading out."""
    above: list[int] = []
    for row in table.rows:
        if not _MEAN.fullmatch(table.reading.first_label(row)):
            above.append(row)
            continue
        found = [relation for column in table.columns if (relation := _mean_of(table, above, row, column))]
        if any(_fits(relation) for relation in found):
            yield from found
        above = []


def _mean_of(table: TableFigures, above: list[int], row: int, column: int) -> Relation | None:
    mean = table.at(row, column)
    values: list[Claim] = [
        claim for claim in table.column(column, above) if mean is not None and claim.quantity.unit == mean.quantity.unit
    ]
    if mean is None or len(values) < _FEWEST or len(values) < len(above):
        return None
    return relate("mean", "structure", "likely", value=values, mean=mean)


def _fits(relation: Relation) -> bool:
    return MEAN.formula is not None and holds(MEAN.formula, relation)
