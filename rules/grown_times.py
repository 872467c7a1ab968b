"""Growth said in times: 由24.3亿元增加到53.5亿元,增长1.2倍 - by how many times the earlier level, not to how many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.comparisons import find_comparison
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_ONLY_GREW = re.compile(r",?(?:同比|比上年|比去年)?(?:增长|增加|上升|提高|提升|扩大|增|升|涨)(?:了|近|约)?")
_GREW = re.compile(r"(?<!年均)(?<!逐年)(?:增长|增加|上升|提高|提升|扩大|增|升|涨|多出?)(?:了|近|约)?$")


def find_grown_times(text: ReportText, times: Claim, fits: Callable[[Claim, Claim], bool]) -> Iterator[Relation]:
    """Yield a growth in times with its two levels, or with its change and the earlier level.

    Where 增长X倍 was written for 为X倍, a habit of many, nothing is proposed.

    Args:
        text: the report.
        times: a figure in 倍.
        fits: whether (current, previous) give it, give or take their printing.
    """
    if times.series >= 0 or times.quantity.unit != "倍" or times.bound != "=" or not _GREW.search(times.before):
        return
    compared = find_comparison(text, times, fits)
    if compared and not _is_led_to(compared.current.quantity.value, compared.previous.quantity.value, times):
        yield relate(
            "growth", "cue", compared.strength, op="rises",
            previous=compared.previous, current=compared.current, percent=times,
        )  # fmt: skip
    if compared is None:
        yield from _by_change(text, times)


def _by_change(text: ReportText, times: Claim) -> Iterator[Relation]:
    """53.5亿元,比上年增加29.2亿元,增长1.2倍: the change right before, of the level right before it."""
    number = text.number_of(times)
    level, change = text.claims[max(0, number - 2) : number] if number > 1 else (times, times)
    beside = level.sentence == change.sentence == times.sentence and text.stance(change).kind is Kind.CHANGE
    alike = level.quantity.dimension == change.quantity.dimension
    now = level.quantity.value
    rises = text.stance(change).direction > 0 and _ONLY_GREW.fullmatch(times.before)
    if beside and alike and text.is_level(level) and rises and not _is_led_to(now, now - change.quantity.value, times):
        yield relate("growth", "cue", op="rises", current=level, difference=change, percent=times)


def _is_led_to(level: Fraction, earlier: Fraction, times: Claim) -> bool:
    """Whether 增长X倍 says to how many times."""
    return earlier > 0 and abs(level / earlier - times.quantity.value) * 2 <= times.quantity.place
