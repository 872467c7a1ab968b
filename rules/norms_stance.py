"""What a report itself says of a norm: that it is met, that it is not, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim

ASSERTED, NEARBY, ADMITTED, SILENT = "asserted", "nearby", "admitted", ""
"""Said to be met in the same sentence; above or beside it; said not to be met; nothing said."""

_NEGATED = r"(?<!未)(?<!没有)(?<!尚未)(?<!不能)(?<!不)(?<!力争)(?<!确保)(?<!努力)(?<!争取)(?<!否)(?<!才)(?<!难以)"
_NORM = r"(?:了)?[^,;。]{0,20}?(?:标准|要求|规定|指标(?!的)|底线|上限|下限|红线)"
_MET_WORDS = (
    rf"{_NEGATED}(?:达到|达|符合|满足|优于|好于){_NORM}|{_NEGATED}(?:全部|全面|均|都|已|各项|整体)?达标(?!率|学校|工程|建设|情况|的|[0-9]|小学|初中)|"
    rf"{_NEGATED}(?:均|都|全部)(?:已)?合格|{_NEGATED}(?:实现|做到|落实|保证)了?[^,;。]{{0,10}}(?:三个增长|只增不减|逐年增长|逐步增长)|控制在[^,;。]{{0,8}}(?:标准|规定)"
)
_MISSED_WORDS = (
    r"未(?:能)?达|没有达到|尚未|不达标|未达标|不符合|差距|不足|偏低|偏高|偏大|缺口|有待|仍需|短板|薄弱|仍有|还有|"
    r"仅(?:为|有|达)|只(?:有|达)|超过[^,;。]{0,10}(?:标准|规定)|超标|超编|不够|滞后"
)
_LOWER = re.compile(rf"{_MET_WORDS}|{_NEGATED}(?:高于|超过|不低于|多于|大于|不少于)(?:{_NORM}|[^,;。]{{0,8}}公务员)")
_UPPER = re.compile(rf"{_MET_WORDS}|{_NEGATED}(?:低于|小于|不高于|不超过|少于|没有超过|未超过|不大于){_NORM}")
_BELOW = re.compile(rf"{_MISSED_WORDS}|(?<!不)(?:低于|小于|少于){_NORM}")
_ABOVE = re.compile(rf"{_MISSED_WORDS}|(?<!不)(?<!没有)(?<!未)(?:高于|大于|多于){_NORM}")
_PROBLEMS = re.compile(r"问题|困难|不足|短板|差距|薄弱|整改|弱项")
_LOCAL = re.compile(r"[省市县区州]定|本[省市县区]|我[省市县区]")
_SUMMED_UP = re.compile(r"^(?:以上|上述|各项|这些|所有)")
_OF_ALL = re.compile(r"(?:均|都|全部|各项|以上|上述|分别)")
_NO_SUBJECT = re.compile(
    r"(?:也|已|已经|完全|全面|基本|达到|达|符合|满足|高于|低于|优于|好于|不低于|不高于|超过|小于|大于|没有超过|实现|做到|控制在)"
)
_HOLDS_FIGURE = re.compile(r"[0-9]")
_COMMON = frozenset(
    ("学校", "教育", "小学", "初中", "中学", "全县", "全区", "全市", "标准", "达到", "达标", "义务", "务教", "阶段")
)
_LEVEL_WORDS = re.compile("义务教育|高中阶段|学前教育|小学|初中|高中|中小学|全[县区市]")
_PIECE = 4
_REACH = 300


def stance_on(claims: Sequence[Claim], folded: str, *, upper: bool) -> tuple[str, bool]:
    """Return what a report says of a norm its figures are held against, and whether it means a local norm (省定标准).

    Args:
        claims: the figures; spans in the whole folded text.
        folded: that text.
        upper: whether the norm bounds from above, so that 低于 means it is met.
    """
    met, missed = (_UPPER, _ABOVE) if upper else (_LOWER, _BELOW)
    found, local = SILENT, False
    for claim in claims:
        before, after = sentence_around(folded, claim)
        if _PROBLEMS.search(claim.section) or missed.search(before + after):
            return ADMITTED, False
        match = _asserted(before, after, met, _long_pieces(claim.indicator.folded))
        if match and _HOLDS_FIGURE.search(match.group()):
            continue  # 94.9%,高于80%的规定: of a limit of its own
        if match:
            found, local = ASSERTED, _LOCAL.search(match.group()) is not None
        elif found is SILENT and (match := _said_above(claim, met) or _summary_after(folded, claim, met)):
            found, local = NEARBY, _LOCAL.search(match.group()) is not None
    return found, local


def sentence_around(folded: str, claim: Claim) -> tuple[str, str]:
    """Return the sentence a figure stands in, up to the figure and from it on."""
    start, end = claim.quantity.start, claim.quantity.end
    begin = max(folded.rfind(mark, max(0, start - _REACH), start) for mark in "。!?;\n") + 1
    ends = [at for mark in "。!?;\n" if (at := folded.find(mark, end, end + _REACH)) >= 0]
    return folded[begin:end], folded[end : min(ends, default=min(len(folded), end + _REACH))]


def _asserted(before: str, after: str, met: re.Pattern[str], pieces: set[str]) -> re.Match[str] | None:
    """The words that say of this very figure that it meets the norm.

    They stand in its own clause, in the clause right behind it where that has no
    subject of its own, behind the rest of its list (A,B,均达到国家标准), or in a
    later clause without figures whose subject is the figure's, told by pieces of its name.
    """
    own, *clauses = after.split(",")
    if match := met.search(before.rpartition(",")[2]) or met.search(own):
        return match
    for number, clause in enumerate(clauses):
        if _OF_ALL.match(clause) or (number == 0 and _NO_SUBJECT.match(clause)):
            return met.search(clause)
        if not _HOLDS_FIGURE.search(clause):
            return met.search(clause) if any(piece in clause for piece in pieces) else None
    return None


def _long_pieces(words: str) -> set[str]:
    words = _LEVEL_WORDS.sub(" ", words)
    pieces = {words[at : at + _PIECE] for at in range(len(words) - _PIECE + 1)}
    return {piece for piece in pieces if " " not in piece}


def _said_above(claim: Claim, met: re.Pattern[str]) -> re.Match[str] | None:
    """The heading right above a figure where it says that what is counted meets the norm."""
    heading = claim.section.rpartition(" / ")[2]
    words = claim.indicator.folded
    shared = {words[at : at + 2] for at in range(len(words) - 1)} - _COMMON
    return met.search(heading) if any(pair in heading for pair in shared) else None


def _summary_after(folded: str, claim: Claim, met: re.Pattern[str]) -> re.Match[str] | None:
    """The next sentence of the paragraph where it sums up: 以上各项均达到国家标准."""
    at = folded.find("。", claim.quantity.end, claim.quantity.end + _REACH)
    if at < 0:
        return None
    end = folded.find("。", at + 1, at + 200)
    following = folded[at + 1 : end if end > 0 else at + 100].split("\n")[0].strip()
    return met.search(following) if _SUMMED_UP.match(following) else None
