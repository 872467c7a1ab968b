"""Words that call a figure an average, a remainder, an addition."""

from __future__ import annotations

import re

from extractor.claim import Claim

_JOINTS = ("、", "和", "与", "及", "以及")
_MEAN = re.compile(r"平均|均值|均分")
_REMAINDER = re.compile(
    r"(?:缺(?!劳|技术|资金|水|土|门|电|失|陷|席|乏)口?|相差|差额|差距|差(?![的错异评])|尚缺|还缺|欠缺|空缺|空编|缺编|短缺|净增加?|净减少?|净流入|净流出|净出口|净进口|结余|结转下年|节余|节约|顺差|逆差|"
    r"盈余|超编|超收|短收|多出|剩余|尚余|还余|仍余|其余|尚有|还有|仍有|尚未[^,;。]{0,6}|未(?:审|执|办)?结|未(?:完成|完工|整改|招满|修复|竣工|支出)的?|超出|超支|[核审]减|自然增长率)[^,;。:]{0,10}$"
)
_ANOTHER = re.compile(r"另有$")
_PENDING = re.compile(r"^[^,;。]{0,10}(?:延期|未|待|正在|在办|审理|办理中|整改中|推进)")
_OPENING = re.compile(r"年初|期初|上年|历年|累计|滚存")
_AIM = re.compile(r"的?(?:年度|预期|既定)?(?:目标|计划|任务|预算|指标|标准|要求|限额|红线)")
_ADDITION = re.compile(r"(?:新增|净增|增设|新添|新建|增添|消除|消化|化解|压减|精简)[^,;。:]{0,8}$")


def is_joined(part: Claim) -> bool:
    """Whether 、 or a word for 'and' joins a figure to the one before it in a list."""
    return part.before.startswith(_JOINTS)


def is_mean(claim: Claim) -> bool:
    """Whether the words call it an average."""
    return _MEAN.search(claim.before) is not None or _MEAN.search(claim.indicator.folded) is not None


def is_remainder(claim: Claim) -> bool:
    """Whether the words call it a difference: 缺, 结余, 净增, 顺差."""
    if _ANOTHER.search(claim.before):
        return _PENDING.search(claim.after) is not None
    opening = _OPENING.search(claim.before) is not None
    return _REMAINDER.search(claim.before) is not None and not opening and not _AIM.match(claim.after)


def is_addition(claim: Claim) -> bool:
    """Whether the words call it what came newly to a level: 新增."""
    return _ADDITION.search(claim.before) is not None
