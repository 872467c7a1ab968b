"""A plan's own words for what it measures, where the catalogue has no name for it."""

from __future__ import annotations

import re

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


def own_words(subject: str) -> tuple[str, ...]:
    """Return the few words of a subject that tell it from others; all its words where every one is common."""
    words = list(dict.fromkeys(word for word in segmenter()(subject) if _WORD.fullmatch(word)))
    telling = [word for word in words if not _EMPTY.fullmatch(word)] or words
    return tuple(telling[-_MOST_WORDS:])
