"""大小与方向的说法与数值相符 (compare)

What      "由A上升到B"、"高于"、"均高于"、"逐年增长"等说法,须与所比的数值一致。
Why       数值改动后方向变了,或两个数写颠倒了。
Rounding  两数修约区间分得开且方向相反才算不符;修约后相等的不作不符。
Not when  下降本身是好事的指标(大班额、能耗)只看方向;约数、时期口径不同的不比。
Not when  生师比、差异系数、位次越小越好;同比升而环比降;撤并前后学校减少。

Passes    巩固率由95.2%提高到97.1%。
Fails     巩固率由97.1%提高到95.2%。
Passes    2019、2020、2021年生均公用经费分别为791元、794元、797元,逐年增长。
Fails     2019、2020、2021年生均公用经费分别为791元、784元、797元,逐年增长。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractor.claim import Claim
from extractor.interval import Interval
from extractor.level import find_levels
from rules.amounts import in_unit_of
from rules.compared_levels import speaks_of_other
from rules.nested import find_maxima, find_nested_rates
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.reversed_ranges import find_reversed_ranges
from rules.stance import Kind
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict, as_rounded, as_truncated
from rules.wholes import closes_listing
from rules.yearly import find_yearly

_RISES = re.compile(r"(?:增|升|提|上|扩|回升|涨|跃升|拉长|延长|发展|多)[^,;。]{0,3}(?:到|至|为|的)")
_FALLS = re.compile(r"(?:降|减|缩|下|回落|跌|压|收窄|少)[^,;。]{0,3}(?:到|至|为)")
_ALL_ABOVE = re.compile(r"(?:均|都|皆)(?:明显|大幅)?(?P<word>高于|低于|超过|快于|大于|小于)(?P<what>[^,;。0-9]{2,30})")
_MOVED = re.compile(
    r"(?:相比)?(?:有所|略有?|又|再|净|共|均|都)?(?:(?P<down>下降|减少|回落|缩小|降低|下跌|收窄|减|降)|(?P<up>上升|提高|增加|扩大|增长|回升|上涨|提升|增|翻))"
)
_PACE = re.compile(r"[增减降涨跌升]幅|增速")
_BARE_MOVE = re.compile(r"[,(]?(?:再|又|逐步|逐年|进一步|已|相应|分别|均)*[增升提上扩回涨跃拉延发多降减缩下跌压收少]")
_ABOVE = re.compile(r"(?:(?P<up>高于|多于)|(?P<down>低于|少于))[^,;。]*$")
_UPSIDE_DOWN = re.compile(r"埋深|排名|名次|位次|排位")
"""What rises as its figure falls: 埋深12.18米,与年初的12.46米相比回升."""
_FAR_APART = 5


def find(text: ReportText) -> Iterator[Relation]:
    """Propose what the words say is larger, with what it is larger than."""
    for number, claim in enumerate(text.claims):
        stance = text.stances[number]
        if stance.arrives and number and claim.series < 0:
            yield from _moved(text, text.claims[number - 1], claim)
        if stance.kind is Kind.EARLIER:
            yield from _said_moved(text, claim)
        if claim.quantity.kind == "range-high" and number and text.claims[number - 1].quantity.kind == "range-low":
            yield relate("compare", "cue", op=">", left=claim, right=text.claims[number - 1])
    for number, series in text.series.items():
        yield from find_yearly(text, series)
        yield from _all_above(text, series)
        yield from _lists_moved(text, text.series.get(number - 1), series)
    yield from find_nested_rates(text)
    yield from find_reversed_ranges(text)
    yield from find_maxima(text)


def _moved(text: ReportText, first: Claim, second: Claim, words: str = "") -> Iterator[Relation]:
    """由A上升到B: B above A."""
    if not text.stance(first).leaves and text.stance(first).kind is not Kind.EARLIER:
        return
    if first.sentence != second.sentence or first.quantity.dimension != second.quantity.dimension:
        return
    if _UPSIDE_DOWN.search(f"{first.indicator.folded}{second.indicator.folded}"):
        return
    gap = text.between(first, second).removeprefix(first.after)
    if not words and second.clause != first.clause and not _BARE_MOVE.match(gap):
        return  # 由新建小学分流260人,分流后降至1883人
    words = words or second.before
    up = _RISES.search(words) is not None
    if up or _FALLS.search(words):
        yield relate("compare", "cue", op=">" if up != is_inverted(second) else "<", left=second, right=first)


def _lists_moved(text: ReportText, first: list[Claim] | None, second: list[Claim]) -> Iterator[Relation]:
    """分别由a、b提升到A、B: element by element."""
    if first is None or len(first) != len(second) or not text.stance(second[0]).arrives:
        return
    for before, after in zip(first, second, strict=True):
        yield from _moved(text, before, after, words=second[0].before)


def _said_moved(text: ReportText, earlier: Claim) -> Iterator[Relation]:
    """较上年的A下降, 高于上年的A: the level before it is below A, or above it."""
    match = _MOVED.match(earlier.after) or _ABOVE.search(earlier.before)
    if (
        match is None
        or _UPSIDE_DOWN.search(earlier.indicator.folded)
        or earlier.series >= 0
        or text.stance(earlier).leaves
    ):
        return
    named = find_levels(earlier.before)
    for claim in text.before(earlier, sentence=True):
        if claim.modality == "standard":
            continue  # 占58.4%,高于省定50%的底线,比上年的55.3%上升
        if _PACE.search(earlier.before):
            return  # 降幅比一季度的14.6%收窄: of two changes
        if text.stance(claim).kind in (Kind.LEVEL, Kind.RATE, Kind.SHARE) and claim.depth <= earlier.depth:
            if named and claim.level not in named:
                continue
            if (
                text.stance(claim).per
                and not 1 / _FAR_APART < claim.quantity.rough / (earlier.quantity.rough or 1) < _FAR_APART
            ):
                return  # 日均1800人次,比上年的54.3万人次…: a mean beside a total
            if claim.before.startswith("、") or closes_listing(text, claim) or speaks_of_other(text, earlier, claim):
                return  # 企业3.92万户、其他0.11万户,比上年末的8.27万户…: the list's total, not its last part
            if claim.quantity.dimension == earlier.quantity.dimension and claim.series < 0:
                op = ">" if bool(match.group("up")) != is_inverted(claim) else "<"
                yield relate("compare", "cue", op=op, left=claim, right=earlier)
            return


def is_inverted(claim: Claim) -> bool:
    """Whether less is more: 1:14.45 students to a teacher is better than 1:14.85, and said to be higher."""
    return claim.quantity.kind == "ratio" and claim.quantity.surface.startswith("1:")


def _all_above(text: ReportText, series: list[Claim]) -> Iterator[Relation]:
    """均高于…: each value of a list above its counterpart in the list that the words name."""
    end = series[-1].quantity.end
    match = _ALL_ABOVE.search(text.folded, end, end + 14)
    if match is None:
        return
    op = "<" if match.group("word") in ("低于", "小于") else ">"
    best: list[Claim] | None = None
    best_score = 60.0
    for other in text.series.values():
        if other[0].sentence != series[0].sentence or other is series or len(other) != len(series):
            continue
        if (
            other[0].quantity.dimension != series[0].quantity.dimension
            or other[0].quantity.start > series[0].quantity.start
        ):
            continue
        score = fuzz.partial_ratio(match.group("what"), other[0].indicator.folded)
        if score >= best_score:
            best, best_score = other, score
    for mine, theirs in zip(series, best or (), strict=False):
        yield relate("compare", "cue", op=op, left=mine, right=theirs)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: inconsistent where every value of one, rounded or cut off, lies on the wrong side of the other."""
    left, right = relation.claim("left").quantity, relation.claim("right").quantity
    if left.bound == "~" or right.bound == "~" or left.more or right.more:
        return Verdict(UNDETERMINED, reason="approximate")
    a, b = left.interval(), in_unit_of(right, left, as_rounded)
    if not _wrong(a, b, relation.op) or (left.value == right.value and not left.is_exact):
        return Verdict(CONSISTENT, b, a)
    greater_cut = (as_truncated(left), b) if relation.op.startswith(">") else (a, in_unit_of(right, left, as_truncated))
    if not _wrong(*greater_cut, relation.op):
        return Verdict(ROUNDING, greater_cut[1], greater_cut[0], reason="truncation")
    return Verdict(INCONSISTENT, b, a)


def _wrong(a: Interval, b: Interval, op: str) -> bool:
    low, high = (b, a) if op.startswith(">") else (a, b)
    return (
        high.high is not None
        and low.low is not None
        and high.high <= low.low
        and not (high.high == low.low and "=" in op)
    )


TYPE = RelationType(name="compare", code="GJ111", title="大小与方向的说法与数值相符", find=find, judge=recheck)
