"""Which figures state what a norm is about: values, not limits that are cited, brackets, changes or earlier levels."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.norms_stance import sentence_around
from rules.pack import Limit, NormRule, Select
from rules.report_text import ReportText
from rules.stance import Kind

_BRACKET = re.compile(
    r"(?:[及或]?以[上下内外]|左右)?的?(?:\)|）)?(?:班级|教学班|班(?!额)|学校|小学|初中|幼儿园|[一-鿿]{0,4}(?:标准|要求|规定|限值|上限|下限|底线|红线|控制线|目标|水平))"
)
_CITES = re.compile(
    r"(?:标准|要求|规定|限值|上限|下限|底线)(?:为|是|的|[::(（])?(?:不低于|不高于|不超过|不少于|低于|高于|[≥≤><])?$"
)
_MISSES = re.compile(r"(?:未|没有?|尚未|不)(?:能)?(?:达到?|超过|突破|低于|高于)(?:了)?$")
_MOVED = re.compile(r"[提升增上下降减扩缩回变调]")
_MOVES = re.compile(r"[^,;。]{0,6}?(?:[至到]|[提升增上下降减扩缩回变调])")
_STAFF = re.compile(r"教职工|编制|教工|员工")
_PART_YEAR = re.compile(r"学期|每期|每月|月均|季度|半年")
_HELD = {"小学": ("义务教育",), "初中": ("义务教育",)}


def states_value(text: ReportText, claim: Claim, *, growth: bool = False, standard: bool = False) -> bool:
    """Whether a figure says what is, so that a norm can be held against it.

    Args:
        text: the report.
        claim: the figure.
        growth: whether the norm is about a rate of growth.
        standard: whether it is about a norm that the county itself sets (补助标准).
    """
    kind = text.stance(claim).kind
    if kind in (Kind.EARLIER, Kind.CHANGE, Kind.POINTS, Kind.MULTIPLE, Kind.REFERENCE) or _leaves(text, claim):
        return False
    if kind is Kind.GROWTH and not growth:
        return False
    return not is_cited(claim, standard=standard) and not _delimits(text, claim)


def _delimits(text: ReportText, claim: Claim) -> bool:
    """Whether a figure only says which schools or classes are counted: 4所小学平均班额超过45人."""
    if claim.bound in "=~":
        return False
    counted = next(text.before(claim, sentence=True), None)
    return counted is not None and counted.clause == claim.clause and counted.quantity.unit in ("所", "个")


def _leaves(text: ReportText, claim: Claim) -> bool:
    """Whether a figure is where something started from (由812元提高到); 从土地收益中计提10% moves nothing."""
    if not text.stance(claim).leaves:
        return False
    number = text.number_of(claim) + 1
    following = text.claims[number] if number < len(text.claims) else None
    moved = following is not None and following.sentence == claim.sentence and _MOVED.search(following.before)
    return bool(moved) or _MOVES.match(claim.after) is not None


def is_cited(claim: Claim, *, standard: bool = False) -> bool:
    """Whether a figure is a limit the text speaks of: 超过45人的班级, 低于0.65的国家标准, 未达到1:13.5."""
    if _MISSES.search(claim.before) or (not standard and _CITES.search(claim.before)):
        return True
    return (claim.bound != "=" or claim.after.startswith("的")) and _BRACKET.match(claim.after) is not None


def holds_words(claim: Claim, select: Select) -> bool:
    """Whether a figure's words hold every word asked for, and none excluded."""
    words = f"{claim.topic} {claim.indicator.folded} {claim.before}{claim.after[:16].partition('、')[0]}"
    return all(word in words for word in select.words) and not any(word in words for word in select.without)


def counts_all_staff(claim: Claim, folded: str) -> bool:
    """Whether a ratio is said to be of all staff (教职工, 编制), not of teachers alone."""
    if any("专任" in tag for tag in claim.scope):
        return False
    before, after = sentence_around(folded, claim)
    return _STAFF.search(f"{claim.section}{before}{after}") is not None


def fits_unit(claim: Claim, limit: Limit) -> bool:
    """Whether figure and limit measure the same: 元/生 is 元 here."""
    return claim.quantity.dimension.partition("/")[0] == limit.unit_of.dimension


def is_of_part_year(claim: Claim) -> bool:
    """Whether an amount is for a term, month or day rather than a year."""
    return _PART_YEAR.search(f"{claim.indicator.folded}{claim.before}{claim.after[:8]}") is not None


def is_far_end(claim: Claim, limit: Limit) -> bool:
    """Whether a figure is the end of a range that says nothing on a limit: the low end of 0.27至0.43 for 不超过0.45."""
    kind = claim.quantity.kind
    return (kind == "range-low" and limit.op.startswith("<")) or (kind == "range-high" and limit.op.startswith(">"))


def levels_for(claim: Claim, rule: NormRule, indicator_levels: tuple[str, ...]) -> tuple[str, ...]:
    """Return at which of a rule's levels a figure is to be judged; several where its own level leaves that open."""
    given = set(rule.limits) or {""}
    if claim.level in given:
        return (claim.level,)
    if "" in given:
        return ("",)
    for wider in _HELD.get(claim.level, ()):
        if wider in given:
            return (wider,)
    if claim.level == "":
        # Said of no level: a norm for one level is meant where the indicator has no other; else any of them may be.
        return tuple(sorted(given)) if len(given) > 1 or (indicator_levels and set(indicator_levels) <= given) else ()
    if claim.level == "义务教育":
        return tuple(level for level in sorted(given) if level in ("小学", "初中"))
    return ()
