"""Words that call a figure an average, a remainder, an addition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim

_JOINTS = ("、", "和", "与", "及", "以及")
_NOUN_AND = re.compile(r"[^,;。:、()0-9]{1,8}(?:、|和|与|及|以及)")
_MEAN = re.compile(r"平均|均值|均分")
_REMAINDER = re.compile(
    r"(?:缺(?!劳|技术|资金|水|土|门|电|失|陷|席|乏)口?|相差|差额(?!补|拨|预)|差距|差(?![的错异评]|额[补拨预])|尚缺|还缺|欠缺|缺[席勤考]|欠[收征]|少[发付拨缴]|空缺|空编|缺编|短缺|净增加?|净减少?|净流入|净流出|净出口|净进口|结余(?!分配)|结转下年|节余|节约|顺差|逆差|"
    r"盈余|超编|超收|短收|多出|剩余|尚余|还余|仍余|其余|尚有|还有|仍有|尚未[^,;。]{0,6}|未(?:审|执|办)?结|未(?:完成|完工|整改|招满|修复|竣工|支出)的?|超出|超支(?!补)|[核审]减|自然增长率)[^,;。:]{0,10}$"
)
_ANOTHER = re.compile(r"另有$")
_PENDING = re.compile(r"^[^,;。]{0,10}(?:延期|未|待|正在|在办|审理|办理中|整改中|推进)")
_OPENING = re.compile(r"年初|期初|上年|历年|累计|滚存")
_AIM = re.compile(r"的?(?:年度|预期|既定)?(?:目标|计划|任务|预算|指标|标准|要求|限额|红线)")
_ADDITION = re.compile(r"(?:新增|净增|增设|新添|新建|增添|消除|消化|化解|压减|精简)[^,;。:]{0,8}$")
_CAME = re.compile(
    r"(?:新?纳入|新[增建进办设招收聘评敷铺架开装添修]|[转迁流调并]入|增[加配补]|招[聘录收]|录[用取]|引进|入库|开业|设立|补充|购[置入进]|配备|分配|竣工|投用|新查出|新发现|考入|回流|安置)[^,;。:]{0,12}$"
    r"|(?:转回|收回)$"
)
_WENT = re.compile(
    r"(?:退出|[转迁流调划]出|注销|核销|停[业办招用]|撤[销并]|撤点|退休|离[职校开岗]|辞[职退]|清退|死亡|病故|休学|退学|辍学|流失|关[闭停]|淘汰|退库|报废|拆除|消除|化解|归还|偿还|脱贫|减少|开除|转岗)[^,;。:]{0,12}$"
)

REST = "其余|余下|剩下|剩余"
"""What a list leaves of its whole goes by these words."""
CONVERTS = r"(?:约合|折合|折|合|即|约为)(?:约|人民币)*"
"""What stands before the same figure in another unit."""


def words_of(claim: Claim) -> str:
    """Return the words a figure goes by: its indicator's, and those right before it."""
    return f"{claim.indicator.folded} {claim.before}"


def is_joined(part: Claim) -> bool:
    """Whether 、 or a word for 'and' joins a figure to the one before it in a list."""
    return part.before.startswith(_JOINTS)


def is_joined_by_noun(part: Claim) -> bool:
    """Whether nothing but the noun of the figure before stands before what joins them: 12个镇、6个乡."""
    return _NOUN_AND.fullmatch(part.before) is not None


def is_mean(claim: Claim) -> bool:
    """Whether the words call it an average."""
    return _MEAN.search(claim.before) is not None or _MEAN.search(claim.indicator.folded) is not None


def has_own_name(rate: Claim) -> bool:
    """Whether a rate goes by a name of its own (审减率), and is not told as a movement (减少了)."""
    return rate.before.rstrip("为达到是约").endswith("率")


def is_remainder(claim: Claim) -> bool:
    """Whether the words call it a difference: 缺, 结余, 净增, 顺差."""
    if _ANOTHER.search(claim.before):
        return _PENDING.search(claim.after) is not None
    opening = _OPENING.search(claim.before) is not None
    return _REMAINDER.search(claim.before) is not None and not opening and not _AIM.match(claim.after)


def is_addition(claim: Claim) -> bool:
    """Whether the words call it what came newly to a level: 新增."""
    return _ADDITION.search(claim.before) is not None


def comes(claim: Claim) -> bool:
    """Whether the words call it what came to a stock: 新进, 转入, 补充."""
    return _CAME.search(claim.before) is not None and not goes(claim)


def goes(claim: Claim) -> bool:
    """Whether the words call it what left a stock: 退休, 转出, 报废."""
    return _WENT.search(claim.before) is not None and not claim.before.endswith(("转回", "收回"))


def tell_movements(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether figures behind another tell what came and went, and not what that did: 合作企业26家,新增5家、退出2家."""
    told = parts[:1] if total.quantity.dimension == "元" else parts  # 整改15.93亿元,包括上缴3.42亿元、归还2.58亿元
    return not goes(total) and not comes(total) and any(goes(part) or comes(part) for part in told)


def joined_run(parts: list[Claim]) -> list[Claim]:
    """Return the parts of a list up to where 、 no longer joins them: 家长812份、教师284份,表示满意的1428份."""
    if len(parts) < 2 or not is_joined(parts[1]):
        return parts
    stop = next((at for at, part in enumerate(parts) if at and not is_joined(part)), len(parts))
    return parts[:stop]
