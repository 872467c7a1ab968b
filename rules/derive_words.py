"""A plan's own words for what it measures, where the catalogue has no name for it."""

from __future__ import annotations

import re

from extractor.catalogue import name_of
from extractor.claim import Claim
from extractor.tokenizer import segmenter
from rules.report_text import ReportText

_MOST_WORDS = 3
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_EMPTY = re.compile(
    r"按照|根据|每年|每月|全年|力争|确保|努力|实现|达到|完成|争取|计划|进行|不断|不断扩大|扩大|"
    r"左右|以上|以下|以内|不低于|不少于|不少|不超过|总数|总额|比例|占比|其中|分别|建立|逐步|"
    r"基本|全面|通过|使用|用于|部分|目标|任务|要求|标准|水平|每个|各个|一个|提高|增加|提升|"
    r"比重|覆盖|保持|控制|以及|相当于|平均|不得|年均|安排|给予|设置"
)
"""Words that nearly every demand holds, so that they tell none from another."""
_OF_BASE = re.compile(r"不得?(?:低于|少于|超过|高于)(?P<base>[^,;。]{2,20}?)(?:总数|总额|总量)?的?$")
_TOTALS = ("", "总额", "总数", "的比例")
_ACTION = re.compile(r"(?:进行|开展|实施|组织|参加)(?P<action>[\u4e00-\u9fff]{2,4}?)(?=[,;。]|$)")
_REACH = 60


def subject_of(claim: Claim, text: ReportText) -> str:
    """Return the words that say what a figure measures.

    Where it is a share of a base (不低于骨干教师总数15%的比例进行交流) they are the base
    and what its sentence does with it.
    """
    phrase = claim.indicator.folded
    if (based := _OF_BASE.search(claim.before)) is None:
        return phrase
    rest = text.folded[claim.quantity.end : claim.quantity.end + _REACH].split("。")[0]
    action = _ACTION.search(rest)
    return f"{claim.before[: based.start()]} {based.group('base')} {action.group('action') if action else ''}"


def share_of_base(claim: Claim) -> str | None:
    """Return the catalogue's name for a share that is said by its base: 培训经费不低于公用经费总额的5%, None for no such."""
    based = _OF_BASE.search(claim.before)
    if based is None:
        return None
    share = f"{claim.before[: based.start()]}占{based.group('base')}"
    names = (name_of(f"{share}{total}", claim.quantity.dimension, claim.level) for total in _TOTALS)
    return next((name for name in names if name), None)


def share_among(claim: Claim, text: ReportText) -> str | None:
    """Return the catalogue's name for a share of what was asked for just before: 轮岗教师不低于10%,其中骨干教师不低于20%."""
    if not claim.before.startswith("其中") or claim.quantity.unit != "%":
        return None
    earlier = next(text.before(claim, sentence=True), None)
    if earlier is None:
        return None
    based = _OF_BASE.search(earlier.before)
    whole = earlier.before[: based.start()] if based else earlier.indicator.folded
    return name_of(f"{whole}中{claim.indicator.folded}占比", claim.quantity.dimension, claim.level)


def own_words(subject: str) -> tuple[str, ...]:
    """Return the few words of a subject that tell it from others; all its words where every one is common."""
    words = list(dict.fromkeys(word for word in segmenter()(subject) if _WORD.fullmatch(word)))
    telling = [word for word in words if not _EMPTY.fullmatch(word)] or words
    return tuple(telling[-_MOST_WORDS:])
