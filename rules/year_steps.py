"""Levels that moved over several years in one breath: 由2016年的7316元提高到2017年的7842元、2018年的8433元,2018年增长7.54%."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.compared_levels import Comparison
from rules.report_text import ReportText
from rules.stance import Kind

_STEP = re.compile(r"[、,](?:(?:到|至|和|及)?(?:20|19)[0-9]{2}年的?|[^,;。]{0,6}(?:到|至)(?:20|19)[0-9]{2}年的?)?")
_YEAR = re.compile(r"((?:20|19)[0-9]{2})年")
_FEWEST, _MOST = 3, 6


def last_step(text: ReportText, rate: Claim) -> Comparison | None:
    """Return the last two levels of such a walk where a rate of the last one's year stands right behind it.

    Args:
        text: the report.
        rate: a rate of growth.
    """
    said = _YEAR.search(rate.before)
    walk = _walk_behind(text, rate) if said else []
    if said is None or len(walk) < _FEWEST:
        return None
    years = [_YEAR.search(level.before) for level in walk]
    told = [int(year.group(1)) for year in years if year]
    if told and (len(told) < len(walk) or [one - told[0] for one in told] != list(range(len(told)))):
        return None
    if walk[-1].period != said.group(1):
        return None
    return Comparison(walk[-1], walk[-2], "firm")


def _walk_behind(text: ReportText, rate: Claim) -> list[Claim]:
    """From the level it all began with to the one right before the rate."""
    walk: list[Claim] = []
    for level in text.before(rate, sentence=True):
        told = text.is_level(level) or text.stance(level).kind is Kind.EARLIER
        if level.depth != rate.depth or not told or len(walk) == _MOST:
            return []
        if walk and (level.quantity.unit, level.level) != (walk[0].quantity.unit, walk[0].level):
            return []
        walk.insert(0, level)
        stance = text.stance(level)
        if stance.leaves and not stance.arrives:
            return walk
        if not stance.arrives and not _STEP.fullmatch(level.before):
            return []
    return []
