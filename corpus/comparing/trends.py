"""An indicator's series for a place: what each year's report says, and what the next year's says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise

from corpus.archive.archive import Archive
from corpus.comparing.account import Account, Told, name_indicator, read_accounts
from corpus.comparing.finding import quote
from corpus.comparing.pairs import find_places

_VALUES = frozenset(("level", "rate", "share"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of a series."""

    place: str
    indicator: str
    year: str
    value: float
    unit: str
    surface: str
    told: str
    """本年 where that year's report says it, 次年 where the next one does."""
    document: int
    title: str
    quote: str


HEADINGS = ("地区", "指标", "年份", "数值", "单位", "原文", "来源", "报告编号", "报告", "原句")


def read_series(archive: Archive, place: str, words: str) -> list[Point]:
    """Return the figures of a place whose indicator holds the words, by indicator and year; each value once a report.

    Args:
        archive: the reports.
        place: its name or the end of it (青川县).
        words: part of an indicator's name.
    """
    points: list[Point] = []
    for name, documents in find_places(archive).items():
        if not name.endswith(place):
            continue
        for document in documents:
            for account in read_accounts(archive, document):
                points += _points(account, name, words)
    points.sort(key=lambda point: (point.indicator, point.unit, point.year, point.told, point.document))
    return points


def _points(account: Account, place: str, words: str) -> list[Point]:
    found: dict[tuple[str, str, float], Point] = {}
    for told in account.told:
        year = _year_of(told, account.year)
        name = f"{_level(told)}{name_indicator(told.claim)}"
        if not year or words not in name or told.claim.modality != "actual":
            continue
        claim = told.claim
        key = name, year, float(claim.quantity.value)
        if key not in found:
            found[key] = Point(
                place=place, indicator=name, year=year, value=float(claim.quantity.value), unit=claim.quantity.unit,
                surface=claim.surface, told="本年" if year == account.year else "次年", document=account.document,
                title=account.title, quote=quote(account, claim).quote,
            )  # fmt: skip
    return list(found.values())


def _level(told: Told) -> str:
    level = told.claim.level
    return "" if level in name_indicator(told.claim) else level


def _year_of(told: Told, year: str) -> str:
    """The year a figure is of: the report's own, the one before, or the one its words name."""
    if told.telling.stance == "earlier":
        return str(int(year) - 1) if year.isdigit() and told.telling.basis in ("", "上年") else ""
    if told.telling.stance not in _VALUES:
        return ""
    period = told.claim.period
    return period if period.isdigit() else "" if period else year


def by_indicator(points: Sequence[Point]) -> dict[tuple[str, str], list[Point]]:
    """Return a series' points by indicator and unit, in order."""
    found: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        found.setdefault((point.indicator, point.unit), []).append(point)
    return found


def disagreements(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return neighbouring figures of one year that differ: what a year's report says and what the next says of it."""
    return [
        (first, second)
        for first, second in pairwise(points)
        if (first.indicator, first.unit, first.year) == (second.indicator, second.unit, second.year)
        and first.value != second.value
    ]


def rows(points: Sequence[Point]) -> list[tuple[object, ...]]:
    """Return points as rows under HEADINGS."""
    return [astuple(point) for point in points]
