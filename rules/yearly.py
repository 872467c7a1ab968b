"""Lists over years that are said to rise or fall every year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind
from rules.stretches import begin_of

_YEAR_BY_YEAR = re.compile(
    r"(?:逐年|连年|逐步|连续[一二三四五六七八九十0-9]+年)(?:稳步|持续|实现)?"
    r"(?:(?P<up>增长|增加|提高|提升|上升|递增|扩大)|(?P<down>下降|减少|降低|缩小|收窄|递减|回落))"
)
_YEARS = re.compile(r"(?:近|这|过去|最近|连续)(?P<count>[两三四五六七八九十2-9])年")
_HEADER_LENGTH = 16
_ALIKE = 75
_NEAR = 16


def find_yearly(text: ReportText, series: list[Claim]) -> Iterator[Relation]:
    """Yield each value of a list over years against the one before, where the words say how it goes."""
    if not text.is_level(series[0]) and series[0].quantity.dimension not in ("比率", ""):
        return
    if not series[0].period and not _grows_behind(text, series) and not _says_years(text, series):
        return
    if text.stance(series[0]).kind in (Kind.GROWTH, Kind.POINTS):
        return
    cue, strength = _cue(text, series)
    if cue is None:
        return
    op = "<" if cue.group("down") else ">"
    for earlier, later in itertools.pairwise(series):
        yield relate("compare", "cue", strength, op=op, left=later, right=earlier)


def _grows_behind(text: ReportText, series: list[Claim]) -> bool:
    """Whether a list of growth rates over last year stands behind a list: then it runs over years."""
    following = next(text.after(series[-1]), None)
    if following is None or text.stance(following).kind is not Kind.GROWTH:
        return False
    return text.stance(following).basis == "上年" or "年分别" in following.before


def _says_years(text: ReportText, series: list[Claim]) -> bool:
    """近三年…分别为: as many years as values."""
    start = series[0].quantity.start
    begin = begin_of(text.folded, "。\n;", start)
    match = _YEARS.search(text.folded, begin, start)
    return match is not None and read_numeral(match.group("count")) == len(series)


def _said_before(folded: str) -> list[tuple[re.Match[str], str]]:
    """Every place of a report that speaks of years in a row, with the words right before it."""
    return [
        (match, re.split(r"[。;\n]", folded[max(0, match.start() - 60) : match.start()])[-1][-_NEAR:])
        for match in _YEAR_BY_YEAR.finditer(folded)
    ]


def _cue(text: ReportText, series: list[Claim]) -> tuple[re.Match[str] | None, str]:
    """The words behind the list (firm), the heading sentence before it (weak), or such words of the indicator elsewhere."""
    end, start = series[-1].quantity.end, series[0].quantity.start
    stop = min((at for mark in "。\n" if (at := text.folded.find(mark, end)) >= 0), default=len(text.folded))
    if match := _YEAR_BY_YEAR.search(text.folded, end, stop):
        return match, "firm"
    head = series[0].indicator.folded
    if len(head) > 3:
        for match, said in text.remember("year by year", lambda: _said_before(text.folded)):
            if fuzz.partial_ratio(head[-8:], said) >= _ALIKE:
                return match, "likely"
    begin = text.folded.rfind("\n", 0, start) + 1
    opening = text.folded[begin:start].split("。")[0]
    match = _YEAR_BY_YEAR.search(opening) if len(opening) <= _HEADER_LENGTH else None
    shared = match is not None and any(opening[at : at + 2] in head for at in range(match.start() - 1))
    return (match, "weak") if shared else (None, "")
