"""Which bare figures are 差异系数 whatever stands beside them: those of a sentence that lists coefficients by what they are of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractor.claim import Claim
from extractor.document import Document
from extractor.table_reading import TableReading

COEFFICIENT, COMPOSITE = "差异系数", "综合差异系数"

_MEAN = re.compile(r"(?:平均|均值|综合)[^,、]{0,6}$")
_MEAN_LABEL = re.compile(r"平均|均值|综合")
_ITEM = re.compile(r"学历|骨干|体育、?艺术|用房|场馆|仪器设备|多媒体教室|师生比|计算机|图书|专业技术职务")
_FEWEST_ITEMS = 5
_REACH = 600
_ENDS = "。!?\n"


def coefficient_tables(document: Document) -> frozenset[int]:
    """Return the numbers of the tables whose title says 差异系数 and whose rows or columns are what those are of."""
    return frozenset(reading.number for reading in document.table_readings if _lists_coefficients(reading))


def _lists_coefficients(reading: TableReading) -> bool:
    if COEFFICIENT not in reading.caption:
        return False
    rows = {cell.folded for (_, column), cell in reading.cells.items() if column in reading.stubs}
    columns = {words for labels in reading.labels.values() for words in labels}
    if any(COEFFICIENT in words for words in rows | columns):
        return False  # its own labels tell the coefficients from what they are computed of
    return any(sum(_ITEM.search(words) is not None for words in labels) >= _FEWEST_ITEMS for labels in (rows, columns))


def coefficient_name(claim: Claim, folded: str, tables: frozenset[int]) -> str | None:
    """Return 差异系数 or 综合差异系数 for a bare figure whose sentence lists coefficients before it, else None.

    Args:
        claim: the figure.
        folded: the whole folded text.
        tables: numbers of the tables that list coefficients.
    """
    if claim.quantity.dimension or claim.quantity.kind or claim.quantity.place >= 1:
        return None
    if claim.cell is not None:
        listed = claim.cell.table in tables
        return (COMPOSITE if _MEAN_LABEL.search(claim.before) else COEFFICIENT) if listed else None
    if _MEAN.search(claim.before) or (claim.indicator.name == COMPOSITE):
        return COMPOSITE if claim.indicator.name in (COEFFICIENT, COMPOSITE) or _is_listed(claim, folded) else None
    return COEFFICIENT if _is_listed(claim, folded) else None


def _is_listed(claim: Claim, folded: str) -> bool:
    start = claim.quantity.start
    begin = max(folded.rfind(mark, max(0, start - _REACH), start) for mark in _ENDS) + 1
    return folded.rfind(COEFFICIENT, max(begin, start - _REACH), start) >= 0


def coefficient_lists(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the values that stand in one list, or one behind the other in a sentence at one level."""
    lists: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.cell is not None:
            lists["table", claim.cell.table, claim.level].append(claim)
        elif claim.series >= 0:
            lists["list", claim.series].append(claim)
        else:
            lists["sentence", claim.sentence, claim.level].append(claim)
    return list(lists.values())
