"""Figures of one indicator, at one time and place, that are stated twice and differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from extractor.claim import Claim
from extractor.indicator import split_movement
from rules.likeness import alike, key_of, telling_digits
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.wholes import totals_by_part

_MOMENT = re.compile(
    r"[上下]半年|[一二三四1-4]季度|[0-9一二三四五六七八九十]+(?:[-—~至][0-9一二三四五六七八九十]+)?月|[春秋]季"
    r"|当月|本月|累计|同期|此前|原有?|下一步|今后|第[一二三四五六七八九十]+[期轮批]|首期|每"
)
_PLACE = re.compile(
    r"(?:(?<=[,;。:、在对与和及\n])|^)(?![全我本各该城郊农乡外同县市区省每新])(?![^,;。:、]{0,4}(?:教育|普通|公办|民办|寄宿|规模|特色|示范|完全|初级|高级|职业|技工|一贯))[^\s,。;:、()0-9_]{1,5}?(?:[省市县区旗州乡镇村]|小学|中学|学校|医院|公司)"
    r"(?![级域区内镇里属管委])"
)
_HEADED = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十0-9]+[)、.]+)?(?P<place>[全本]?[省市县区州镇乡](?:本?级|直|属)?)[。:,]"
)
_MARKER = re.compile(r"^[(]?[一二三四五六七八九十0-9]+[)、.]+|^第[一二三四五六七八九十]+[章节部分、]*")
_GENERAL = re.compile(
    r"情况|问题|做法|打算|措施|工作|概况|成[效绩就果]|建议|总[体结]|回顾|展望|安排|特点|任务|目标|评价|结论|分析|综合|经验|基本|附"
)
_SHORT_TITLE = 8
_NEAREST = 8
_HEAD = 4
_SHORTEST = 3
_LONG = 6
_ROUND = 2  # neighbours on either side
_FIRM_NEIGHBOURS = 3
_TELLING = 3
_EXACT, _POINTS = 4, (Fraction(10), Fraction(1, 10))


def find_contradictions(text: ReportText, claims: Sequence[Claim]) -> Iterator[Relation]:
    """Yield pairs that words, level, period and place make one figure, and digits two.

    Args:
        text: the report.
        claims: figures of one dimension and part, in order.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = key_of(claim)
        if claim.bound == "=" and len(key) >= _SHORTEST and claim.depth == 0 and split_movement(key)[0]:
            groups[key[-_HEAD:], claim.quantity.unit].append(claim)
    for group in groups.values():
        for number, second in enumerate(group):
            for first in reversed(group[max(0, number - _NEAREST) : number]):
                if first.quantity.value == second.quantity.value or not _same_thing(text, first, second):
                    continue
                agree = _agreeing_neighbours(text, first, second)
                if agree >= 1 or (_only_two(group, first, second) and _is_slip(text, first, second)):
                    yield relate(
                        "same", "repeat", "firm" if agree >= _FIRM_NEIGHBOURS else "likely", first=first, second=second
                    )
                    break


def _same_thing(text: ReportText, first: Claim, second: Claim) -> bool:
    """Whether nothing the words say tells two figures apart."""
    return (
        second.paragraph != first.paragraph
        and alike(first, second) == 1.0
        and (first.scope, first.modality) == (second.scope, second.modality)
        and (first.level == second.level or "" in (first.level, second.level))
        and (first.period == second.period or "" in (first.period, second.period))
        and _told(text, first, _MOMENT) == _told(text, second, _MOMENT)
        and _told(text, first, _PLACE) == _told(text, second, _PLACE)
        and _heading(text, first) == _heading(text, second)
        and not _are_of_topics(first, second)
        and text.stance(first).per == text.stance(second).per
        and (first.id in totals_by_part(text))
        == (second.id in totals_by_part(text))  # 民办…其中中职62所: of another whole
    )


def _told(text: ReportText, claim: Claim, what: re.Pattern[str]) -> list[str]:
    """What a figure's sentence says before it of its moment or place."""
    start = max(text.folded.rfind("。", 0, claim.quantity.start), text.folded.rfind("\n", 0, claim.quantity.start)) + 1
    said = text.folded[start : claim.quantity.start]
    if what is _MOMENT:
        said = said.rpartition(";全年")[2]  # 截至10月…;全年教育支出13.69亿元
    return sorted(set(what.findall(said)))


def _heading(text: ReportText, claim: Claim) -> str:
    """The place a paragraph opens with alone: (二)市本级。"""
    start = text.folded.rfind("\n", 0, claim.quantity.start) + 1
    match = _HEADED.match(text.folded, start)
    return match.group("place") if match else ""


def _are_of_topics(first: Claim, second: Claim) -> bool:
    """Whether the headings over two figures are two things reported on: (一)工业, (二)建筑业."""
    above, below = zip(*(claim.section.rpartition(" / ")[::2] for claim in (first, second)), strict=True)
    titles = {_MARKER.sub("", title) for title in below}
    return (
        len(set(above)) == 1
        and above[0] != ""
        and len(titles) == 2
        and all(0 < len(title) <= _SHORT_TITLE and not _GENERAL.search(title) for title in titles)
    )


def _agreeing_neighbours(text: ReportText, first: Claim, second: Claim) -> int:
    """How many figures around both are the same in words and value, with digits enough: the passage itself is repeated."""
    same = list(_same_beside(text, first, second))
    return len(same) if sum(map(telling_digits, same)) >= _TELLING else 0


def _same_beside(text: ReportText, first: Claim, second: Claim) -> Iterator[Claim]:
    for step in (*range(-_ROUND, 0), *range(1, _ROUND + 1)):
        a, b = text.number_of(first) + step, text.number_of(second) + step
        if min(a, b) < 0 or max(a, b) >= len(text.claims):
            continue
        one, other = text.claims[a], text.claims[b]
        if (
            one.quantity.value == other.quantity.value
            and one.quantity.unit == other.quantity.unit
            and key_of(one) == key_of(other) != ""
        ):
            yield one


def _only_two(group: Sequence[Claim], first: Claim, second: Claim) -> bool:
    """Whether two values are all that is stated under the words: three are of three things."""
    return len({claim.quantity.value for claim in group if alike(claim, first) == 1.0 == alike(claim, second)}) == 2


def _is_listed(text: ReportText, claim: Claim) -> bool:
    """Whether a figure is one of three or more of its unit side by side."""
    number = text.number_of(claim)
    beside = text.claims[max(0, number - _ROUND) : number + _ROUND + 1]
    alike = [one for one in beside if one.quantity.unit == claim.quantity.unit and one.sentence == claim.sentence]
    return len(alike) > _ROUND


def _is_slip(text: ReportText, first: Claim, second: Claim) -> bool:
    """Whether one is the other with a digit misprinted, or both are under the very same long name."""
    long = key_of(first) == key_of(second) and len(key_of(first)) >= _LONG
    listed = _is_listed(text, first) and _is_listed(text, second)  # deaths by cause, and cases found by kind
    listed = listed and not any(_same_beside(text, first, second))
    if long and not listed and first.period == second.period and first.section != second.section:
        return True
    if _is_point_moved(first, second) or _is_point_moved(second, first):
        return True
    scale = second.quantity.unit_of.scale / first.quantity.unit_of.scale
    slip = slip_between(first.quantity, second.quantity.value * scale)
    return slip is not None and telling_digits(first) >= _TELLING <= telling_digits(second)


def _is_point_moved(rounder: Claim, finer: Claim) -> bool:
    """教育支出1.369亿元, 教育支出136852万元: the same digits, as far as the rounder of the two has them."""
    if min(map(telling_digits, (rounder, finer))) < _EXACT:
        return False
    a, b = rounder.quantity, finer.quantity
    return any(abs(b.value - a.value * step) * 2 <= a.place * step for step in _POINTS)
