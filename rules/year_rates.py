"""Rates of a year whose level, and that of the year before, stand sentences ahead: 2009—2011年…分别为A、B、C。2010年增长…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.indicator import split_movement
from rules.relation import Relation, relate
from rules.report_text import ReportText

_LATER = re.compile(r"后[两二三四五2-5]年")
_NEAR, _MOST_LISTS = 4, 12
_SHORTEST = 4
_MOST_NAMES = 400
_Years = dict[int, list[Claim]]


def find_year_rates(text: ReportText, percent: Claim, op: str) -> Iterator[Relation]:
    """Yield a growth rate with the two years' levels that bear its name, where each is told once.

    Args:
        text: the report.
        percent: a rate of growth with a year of its own, no level beside it.
        op: rises or falls.
    """
    if not percent.period.isdigit():
        return
    name = split_movement(percent.indicator.folded)[0].lstrip("比较")
    if len(name) < _SHORTEST:
        return
    year = int(percent.period)
    told = text.remember("levels by year", lambda: _levels_by_year(text))
    alike = [years for (called, level, part), years in told.items() if _bears(called, level, part, name, percent)]
    alike = [years for years in alike if {year, year - 1} <= years.keys()]
    if len(alike) != 1:
        return
    then, now = (_only(alike[0][one]) for one in (year - 1, year))
    if then is None or now is None or now.sentence == percent.sentence or now.start > percent.start:
        return
    yield relate("growth", "series", "likely", op=op, previous=then, current=now, percent=percent)


def find_later_rates(text: ReportText, percent: Claim, op: str) -> Iterator[Relation]:
    """Yield a rate of a list for the later years (后两年增长10.09%、13.33%) with its two levels of the list over years before."""
    rates = text.series[percent.series]
    name = split_movement(rates[0].indicator.folded)[0]
    if len(name) < _SHORTEST or not _LATER.search(text.sentence_before(rates[0])):
        return
    lists = [
        levels
        for number in range(max(0, percent.series - _MOST_LISTS), percent.series)
        if (levels := text.series.get(number))
        and levels[0].part == percent.part
        and 0 < percent.sentence - levels[0].sentence <= _NEAR
        and len(levels) == len(rates) + 1
        and levels[0].indicator.folded.endswith(name)
        and text.is_level(levels[0])
    ]
    if len(lists) == 1:
        then, now = lists[0][percent.place : percent.place + 2]
        yield relate("growth", "series", "likely", op=op, previous=then, current=now, percent=percent)


def _levels_by_year(text: ReportText) -> dict[tuple[str, str, int], _Years]:
    """Levels by name, school level and part of the report, then by the year they are of."""
    found: dict[tuple[str, str, int], _Years] = {}
    for claim in text.claims:
        named = len(claim.indicator.folded) >= _SHORTEST and claim.period.isdigit() and claim.cell is None
        if named and text.is_level(claim) and claim.bound == "=" and claim.modality == "actual":
            key = (claim.indicator.folded, claim.level, claim.part)
            if key in found or len(found) < _MOST_NAMES:
                found.setdefault(key, {}).setdefault(int(claim.period), []).append(claim)
    return {key: years for key, years in found.items() if len(years) > 1}


def _bears(called: str, level: str, part: int, name: str, percent: Claim) -> bool:
    return called.endswith(name) and part == percent.part and level == percent.level


def _only(claims: list[Claim]) -> Claim | None:
    """The level of a year where all that is told of it is one value."""
    return claims[0] if len({(claim.quantity.value, claim.quantity.unit) for claim in claims}) == 1 else None
