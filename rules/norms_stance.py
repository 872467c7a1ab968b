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
    rf"{_NEGATED}(?:均|都|全部)(?:已)?合格|控制在[^,;。]{{0,8}}(?:标准|规定)"
)
_MISSED_WORDS = (
    r"未(?:能)?达|没有达到|尚未|不达标|未达标|不符合|差距|不足|偏低|偏高|偏大|缺口|有待|仍需|短板|薄弱|仍有|还有|"
    r"仅(?:为|有|达)|只(?:有|达)|超过[^,;。]{0,10}(?:标准|规定)|超标|超编|不够|滞后"
)
_LOWER = re.compile(rf"{_MET_WORDS}|{_NEGATED}(?:高于|超过|不低于|多于|大于|不少于){_NORM}")
_UPPER = re.compile(rf"{_MET_WORDS}|{_NEGATED}(?:低于|小于|不高于|不超过|少于|没有超过|未超过|不大于){_NORM}")
_BELOW = re.compile(rf"{_MISSED_WORDS}|(?<!不)(?:低于|小于|少于){_NORM}")
_ABOVE = re.compile(rf"{_MISSED_WORDS}|(?<!不)(?<!没有)(?<!未)(?:高于|大于|多于){_NORM}")
_PROBLEMS = re.compile(r"问题|困难|不足|短板|差距|薄弱|整改|弱项")
_LOCAL = re.compile(r"[省市县区州]定|本[省市县区]|我[省市县区]")
_SUMMED_UP = re.compile(r"^(?:以上|上述|各项|这些|所有)")


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
        sentence = sentence_around(folded, claim)
        if _PROBLEMS.search(claim.section) or missed.search(sentence):
            return ADMITTED, False
        if match := met.search(sentence):
            found, local = ASSERTED, _LOCAL.search(match.group()) is not None
        elif found is SILENT and (match := met.search(claim.section) or _summary_after(folded, claim, met)):
            found, local = NEARBY, _LOCAL.search(match.group()) is not None
    return found, local


def sentence_around(folded: str, claim: Claim) -> str:
    """Return the sentence a figure stands in."""
    start, end = claim.quantity.start, claim.quantity.end
    begin = max(folded.rfind(mark, max(0, start - 300), start) for mark in "。!?;\n") + 1
    ends = [at for mark in "。!?;\n" if (at := folded.find(mark, end, end + 300)) >= 0]
    return folded[begin : min(ends, default=min(len(folded), end + 300))]


def _summary_after(folded: str, claim: Claim, met: re.Pattern[str]) -> re.Match[str] | None:
    """The next sentence of the paragraph where it sums up: 以上各项均达到国家标准."""
    at = folded.find("。", claim.quantity.end, claim.quantity.end + 300)
    if at < 0:
        return None
    end = folded.find("。", at + 1, at + 200)
    following = folded[at + 1 : end if end > 0 else at + 100].split("\n")[0].strip()
    return met.search(following) if _SUMMED_UP.match(following) else None
