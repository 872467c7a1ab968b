"""Lists of levels or movements, of their changes and of the rates of those: 分别为2118元、2893元,比上年分别增加143元、187元,增长7.24%、6.91%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_NEAR = 1
_HELD_AGAINST = re.compile(r"[比较](?!上年|去年|年初|同期|[0-9]{4}年)|[高低快慢多少]于|[高超多]出")


def find_listed_changes(text: ReportText, percent: Claim, op: str) -> Iterator[Relation]:
    """Yield a rate of a list with the level and the change of its place, where the three lists stand side by side.

    Args:
        text: the report.
        percent: one of a list of growth rates.
        op: rises or falls.
    """
    rates = text.series[percent.series]
    changes = _list_before(text, rates)
    levels = _list_before(text, changes) if changes and _are_changes(text, changes, rates) else []
    if not levels or not all(text.is_level(one) and text.stance(one).kind is Kind.LEVEL for one in levels):
        return
    level, change = levels[percent.place], changes[percent.place]
    if level.quantity.dimension == change.quantity.dimension:
        yield relate("growth", "series", op=op, current=level, difference=change, percent=percent)


def _list_before(text: ReportText, values: list[Claim]) -> list[Claim]:
    """The list of as many that ends right before another, in its sentence."""
    last = next(text.before(values[0], sentence=True), None)
    found = text.series.get(last.series, []) if last is not None else []
    side_by_side = len(found) == len(values) > 1 and found[-1] is last and found is not values
    return found if side_by_side and values[0].clause - found[-1].clause <= _NEAR else []


def _are_changes(text: ReportText, changes: list[Claim], rates: list[Claim]) -> bool:
    """Whether both lists say of the same that it went the same way."""
    way = text.stance(rates[0]).direction
    return all(text.stance(one).kind is Kind.CHANGE and text.stance(one).direction == way for one in changes)


def movement_of(text: ReportText, change: Claim, dimension: str) -> tuple[Claim, Claim] | None:
    """城镇由9864元增加到19872元,农村由3126元增加到7285元,分别增加10008元和4159元: where the change of its place starts and ends.

    Args:
        text: the report.
        change: one of a list of changes.
        dimension: of what moved.
    """
    changes = text.series[change.series]
    if _HELD_AGAINST.search(changes[0].before):
        return None  # 分别比全省高0.3和0.6个百分点
    told = (one for one in text.before(changes[0], sentence=True) if text.stance(one).kind is not Kind.TIME)
    ends = list(islice(told, 2 * len(changes)))[::-1]
    if len(ends) < 2 * len(changes) or any(end.series >= 0 for end in ends):
        return None
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        moves = text.stance(start).leaves and text.stance(end).arrives
        if not moves or {start.quantity.dimension, end.quantity.dimension} != {dimension}:
            return None
    return ends[2 * change.place], ends[2 * change.place + 1]
