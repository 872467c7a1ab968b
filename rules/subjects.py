"""The level that a clause names but does not print: 税收收入比上年的132.87亿元下降8.7%, of the 税收收入 told before it."""

from __future__ import annotations

import re

from extractor.claim import Claim
from extractor.indicator import is_carried, split_movement
from rules.likeness import words_overlap
from rules.relation import Relation
from rules.report_text import ReportText
from rules.stance import Kind

_NAMED = re.compile(
    r"(?:^|[,;。:、])(?P<name>(?:[^,;。:、0-9比较]|占比|比[重例率]){2,16}?)"
    r"(?:[比较与](?:上年|去年|上一[年届]|前年|[0-9]{4}年)(?:同期|末|底)?的|(?:上年|去年)(?:同期)?(?:为|是))(?:约)?$"
)
_MOVED = re.compile(
    r"(?:^|[,;。:])(?P<name>(?:[^,;。:0-9比较]|占比|比[重例率]){2,16}?)(?:各|均|共|总共|净)?(?:增加|减少|增收|减收|增支|减支|上升|下降|增长)(?:了|约)*$"
)
_COUNTED = re.compile(r"(?:人数|件数|户数|总数|数量|数|额)$")
_GENERAL = re.compile(
    r"(?:[0-9]{4}年度?|本[年期]度?|全[国省市县区州镇乡村校馆院]|[我本][省市县区校馆院]|全年|年末|年底|当年|共|实现|完成|其中|各类|的)+"
)
_MEASURES = re.compile(r"[^,;。]*(?:幅|率|速|净|自然|相应|绝对|总量|规模|共)[^,;。]*")
_IN_ALL = re.compile(r"[收支]入?出?总计")
_AGAINST = re.compile(r"(?<![占别])比(?![例重率值])")
"""男性比女性多: of 男性, held against 女性."""
_TAKES_UP = re.compile(r"[前后两二]者")
_LIKE = 0.5


def named_level(text: ReportText, stated: Claim) -> tuple[Claim, bool] | None:
    """Return the level that an earlier value or a change is said of by name, and whether no other one bears the name.

    Args:
        text: the report.
        stated: 9164件 of 受理数比上年的9164件增长12.37%, or 312万元 of 收入总计增加312万元.
    """
    match = _NAMED.search(stated.before) or _MOVED.search(stated.before)
    if match is None:
        return None
    name = _GENERAL.sub("", match.group("name"))
    core = _COUNTED.sub("", name)
    if len(core) < 2:
        return None
    found = [claim for claim in text.before(stated, paragraph=True) if _is_named(text, claim, stated, core)]
    found = [claim for claim in found if _GENERAL.sub("", claim.indicator.folded) == core] or found
    if not found:
        return None
    return found[0], len({claim.quantity.value for claim in found}) == 1


_ONLY_TIME = re.compile(r"[,;]?(?:较之?|比|与|同)?(?:[0-9_]{2,4}年度?|上年度?|去年|同期|上年同期)的?")


def names_another(relation: Relation) -> bool:
    """Whether the words of a change name what moved, and the level it is held against goes by other words.

    在校生减少23.46万人 is not of 毕业生116.85万人 before it.
    """
    changes = relation.claims("difference") or relation.claims("percent") or relation.claims("points")
    operands = [member.claim for member in relation.members if member.claim not in (None, *changes)]
    levels = sorted((claim for claim in operands if claim), key=lambda claim: claim.start)
    if not changes or not levels or changes[0].series >= 0 or levels[0].quantity.kind == "term":
        return False
    if relation.has("previous") and relation.has("difference") and _ONLY_TIME.fullmatch(levels[0].before):
        return False  # 较之2018年的295人,起诉人数多了32人: the level has no name of its own
    between = [one for one in levels[1:] if one.start < changes[0].start]
    if between and (match := _NAMED.search(between[0].before)):
        named = match.group("name")
    else:
        said = changes[0].before.strip(",;、。")
        if _TAKES_UP.match(said):
            return False
        named, moves = split_movement(said)
        if moves == len(said):
            return False
    named = _AGAINST.split(named, maxsplit=1)[0] or named
    core = _COUNTED.sub("", _GENERAL.sub("", named))
    if len(core) < 2 or is_carried(named) or _MEASURES.fullmatch(core):
        return False
    own = f"{levels[0].before}{levels[0].indicator.folded}"
    if _IN_ALL.search(own) and not _IN_ALL.search(named):
        return True  # 收入总计, with what was carried over; 本年收入 without
    return words_overlap(core, own) < _LIKE and core not in own


def _is_named(text: ReportText, claim: Claim, stated: Claim, core: str) -> bool:
    """Whether a figure is a level of the same unit under the name: its words end or begin so, as 共受理…案件 do."""
    if text.stance(claim).kind not in (Kind.LEVEL, Kind.RATE) or claim.quantity.dimension != stated.quantity.dimension:
        return False
    own = _GENERAL.sub("", claim.indicator.folded)
    return own.endswith(core) or own.startswith(core) or _GENERAL.sub("", claim.before).lstrip(",;、").startswith(core)
