"""Rates and differences in a table: which columns (or rows) they are computed from, as most of their lines bear out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from extractor.claim import Claim
from rules.exact import holds
from rules.relation import Relation, relate
from rules.relation_type import Formula
from rules.relations.diff import TYPE as DIFF
from rules.relations.growth import FORMULA as GROWTH
from rules.relations.ratio import TYPE as RATIO
from rules.relations.share import TYPE as SHARE
from rules.table_figures import TableFigures

_GROWN = re.compile(r"增长|增幅|增速|同比|比上年|较上年|变化|升降|降幅|涨幅|增减|±")
_FALLS = re.compile(r"下降|降幅|减幅|减少")
_DIFFERENCE = re.compile(r"增减|增加|减少|差额|差值|差异|净增|结余|缺口|超缺|增量|变动")
_RATE = re.compile(r"率|占|比重|比例|完成|进度|面$|%")
_EACH = re.compile(r"均|师比|班额|每")
_OF_TOTAL = re.compile(r"占|比重|比例|构成|份额")
_MOST_COLUMNS = 16
_FEWEST = 2
_MOST_TOTALS = 3
_SAMPLE = 8
"""Lines on which a pair of columns is tried before all are judged."""
Pick = Callable[[Claim, Claim, Claim], Relation]


def find_table_rates(table: TableFigures) -> Iterator[Relation]:
    """Yield shares, growth rates, differences and quotients, column by column."""
    amounts = [column for column in table.columns if _is_amount(table, column)][:_MOST_COLUMNS]
    for column in table.columns:
        label = table.full_column_label(column)
        claims = table.column(column, table.rows)
        percent = bool(claims) and all(claim.quantity.dimension == "比率" for claim in claims)
        others = [other for other in amounts if other != column]
        if percent and _GROWN.search(label) and not _OF_TOTAL.search(label):
            yield from _voted(table, column, others, _as_growth(label), GROWTH)
        elif percent and (_RATE.search(label) or not label):
            found = list(_voted(table, column, others, _as_share, SHARE_FORMULA))
            yield from found or _of_total(table, column, others)
        elif not percent and _DIFFERENCE.search(label):
            yield from _voted(table, column, others, _as_difference, DIFF_FORMULA)
        elif not percent and _EACH.search(label):
            yield from _voted(table, column, others, _as_ratio, RATIO_FORMULA)


def _formula(formula: Formula | None) -> Formula:
    assert formula is not None
    return formula


SHARE_FORMULA, DIFF_FORMULA, RATIO_FORMULA = _formula(SHARE.formula), _formula(DIFF.formula), _formula(RATIO.formula)


def _is_amount(table: TableFigures, column: int) -> bool:
    claims = table.column(column, table.rows)
    return bool(claims) and sum(claim.quantity.dimension != "比率" for claim in claims) > len(claims) / 2


def _as_share(first: Claim, second: Claim, stated: Claim) -> Relation:
    return relate("share", "structure", part=first, whole=second, percent=stated)


def _as_growth(label: str) -> Pick:
    op = "falls" if _FALLS.search(label) and not re.search(r"增减|升降|增长", label) else "rises"

    def pick(first: Claim, second: Claim, stated: Claim) -> Relation:
        return relate("growth", "structure", op=op, previous=second, current=first, percent=stated)

    return pick


def _as_difference(first: Claim, second: Claim, stated: Claim) -> Relation:
    return relate("diff", "structure", minuend=first, subtrahend=second, difference=stated)


def _as_ratio(first: Claim, second: Claim, stated: Claim) -> Relation:
    return relate("ratio", "structure", op="1", numerator=first, denominator=second, ratio=stated)


def _voted(table: TableFigures, column: int, others: Sequence[int], pick: Pick, formula: Formula) -> Iterator[Relation]:
    """The pair of columns from which most lines of a column follow; silent where none does."""
    best: tuple[int, int, list[Relation]] = (0, 0, [])
    pairs = sorted(permutations(others, 2), key=lambda pair: sum(abs(column - other) for other in pair))
    for first, second in pairs:
        tried = list(_lines(table, column, first, second, pick, _sample(table.rows)))
        if len(tried) < _FEWEST or 2 * _count(tried, formula) < len(tried):
            continue
        relations = list(_lines(table, column, first, second, pick, table.rows))
        agreeing = _count(relations, formula)
        if agreeing > best[0]:
            best = (agreeing, len(relations), relations)
        if agreeing == len(relations) > 4:
            break
    agreeing, count, relations = best
    if agreeing >= _FEWEST and 2 * agreeing > count:
        yield from relations


def _sample(rows: Sequence[int]) -> Sequence[int]:
    """Lines on which a reading is tried before all are judged."""
    return rows[:: max(1, len(rows) // _SAMPLE)]


def _count(relations: Sequence[Relation], formula: Formula) -> int:
    return sum(holds(formula, relation) for relation in relations)


def _lines(
    table: TableFigures, column: int, first: int, second: int, pick: Pick, rows: Sequence[int]
) -> Iterator[Relation]:
    for row in rows:
        a, b, stated = table.at(row, first), table.at(row, second), table.at(row, column)
        if a is None or b is None or stated is None or not b.quantity.value:
            continue
        alike = a.quantity.dimension == b.quantity.dimension
        if not alike and not _EACH.search(table.full_column_label(column)):
            continue
        yield pick(a, b, stated)


def _of_total(table: TableFigures, column: int, others: Sequence[int]) -> Iterator[Relation]:
    """A share column: each line's amount over the total line's."""
    label = table.full_column_label(column)
    if label and not _OF_TOTAL.search(label):
        return  # a column without a header may be shares, if its lines say so
    best: tuple[int, list[Relation]] = (0, [])
    for total in [row for row in table.rows if table.is_total_row(row)][:_MOST_TOTALS]:
        for other in sorted(others, key=lambda amount: abs(amount - column)):
            whole = table.at(total, other)
            if whole is None or not whole.quantity.value:
                continue
            tried = _shares_of(table, whole, other, column, _sample(table.rows))
            if 2 * _count(tried, SHARE_FORMULA) < len(tried):
                continue
            relations = _shares_of(table, whole, other, column, table.rows)
            agreeing = _count(relations, SHARE_FORMULA)
            if agreeing > best[0] and agreeing >= _FEWEST and 2 * agreeing > len(relations):
                best = (agreeing, relations)
    yield from best[1]


def _shares_of(table: TableFigures, whole: Claim, amounts: int, column: int, rows: Sequence[int]) -> list[Relation]:
    """The share of each line's amount in a whole."""
    return [
        _as_share(part, whole, percent)
        for row in rows
        if (part := table.at(row, amounts)) is not None
        and part is not whole
        and (percent := table.at(row, column)) is not None
        and part.quantity.dimension == whole.quantity.dimension
    ]
