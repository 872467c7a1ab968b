"""Period of a figure: the year its sentence, heading or title puts it in, and what kind of period."""

from __future__ import annotations

import re

from extractor.dates import DateSpan
from extractor.passage import Passage

_RUN = "".join(rf"|{mark}(?:(?<=[0-9_].)|(?<=[0-9_]年.))[0-9_]" for mark in "-—~至到")  # 2019-2021, 2019年至2021
# every alternative begins with a plain character: the search then skips to those
_KINDS = (
    (re.compile(r"学年"), "学年"),
    (re.compile(r"学期|春季|秋季"), "学期"),
    (re.compile(rf"以来|累计|至今|期间|近[一二三四五六七八九十0-9]+年|五年来|三年来|以后{_RUN}"), "累计"),
    (re.compile(r"末|底|现有|目前|截至|截止|时点|现在"), "时点"),
    (re.compile(r"全年|年度|年内|当年|今年|去年|年(?<=[0-9_]年)"), "年度"),
)


_COMPARES = ("比", "较", "与", "同")
_CLAUSE_END = re.compile(r"[,;:。]|(?:增|减|提高|下降|上升|降低|增长)")


def period_before(passage: Passage, place: int) -> tuple[str, str]:
    """Return (period, kind) that the sentence gives a figure at a folded place, "" where it names none."""
    start, _ = passage.sentences[passage.sentence_of(place)]
    date = _last_date(passage, start, place)
    words = passage.text[start:place]
    return (_name(date) if date else "", kind_of(words))


def kind_of(words: str) -> str:
    """Return the kind of period that words before a figure speak of."""
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return kind
    return ""


def year_of_heading(title: str) -> str:
    """Return the one year a heading or title names, or ""."""
    years = re.findall(r"(?:19|20)[0-9]{2}(?=年|学年|[^0-9.%元人名个所间台套册平千万亿]|$)", title)
    return years[0] if len(set(years)) == 1 else ""


def _last_date(passage: Passage, start: int, end: int) -> DateSpan | None:
    """The last year said before a place; one that is only compared with (比2023年末) holds for its own clause."""
    for date in reversed(passage.dates_between(start, end)):
        if not date.years:
            continue
        compared = passage.text[max(start, date.start - 1) : date.start] in _COMPARES
        if not compared or _CLAUSE_END.search(passage.text, date.end, end) is None:
            return date
    return None


def _name(date: DateSpan) -> str:
    if date.is_range:
        return f"{date.years[0]}-{date.years[1]}"
    return date.years[-1]
