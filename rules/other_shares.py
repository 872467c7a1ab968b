"""Shares that what stands beside them does not give: ranked, of the same count again, of an average, of where a rate started."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.quotients import is_share
from rules.rates import stem_of
from rules.relation import Relation
from rules.report_text import ReportText
from rules.stance import Kind

_HUNDRED = 100
_DONE_BEYOND = ("完成", "执行", "到位")
"""What a plan's figure may be passed by."""
_VITAL = re.compile(r"(?<!婴儿)(?<!产妇)(?<!儿童)(?<!生儿)(?<!患者)(?<!病例)(?:出生|死亡|自然增长|结婚|离婚)率")


def is_of_other(text: ReportText, relation: Relation, percent: Claim) -> bool:
    """Return whether a share that was read is rather of something the report does not tell."""
    ranked = any(member.claim and member.claim.before.endswith("前") for member in relation.members)
    return ranked or _of_itself(relation) or _of_start(text, relation, percent) or _of_average(text, relation)


def is_past_all(share: Relation) -> bool:
    """Whether a rate says that more than all was done of what its figures say some was: 应退217.9万元,已退回205.4万元,退回率119%."""
    part, whole, percent = share.claims("part")[0], share.claim("whole"), share.claim("percent")
    stem = stem_of(percent)
    named = len(stem) > 1 and stem not in _DONE_BEYOND and stem in f"{part.before}{part.after}"
    within = percent.quantity.value > _HUNDRED and part.quantity.size <= whole.quantity.size
    return within and (named or percent.before.startswith((",占", "占")) or percent.series >= 0)


def _of_itself(relation: Relation) -> bool:
    """5家合计…,其中一家4.86亿元,占5家的40.0%: the five named again are no part of the five; 规范管理1.94万人,规范管理率76.8% are."""
    part, whole, percent = (relation.claims(role)[0] for role in ("part", "whole", "percent"))
    a, b = part.quantity, whole.quantity
    named = len(stem_of(percent)) > 1 and stem_of(percent) in part.before
    return (a.value, a.unit) == (b.value, b.unit) and percent.quantity.value != _HUNDRED and not named


def _of_average(text: ReportText, relation: Relation) -> bool:
    """Whether a rate is of an average, not of the figure that stands there: births of the year's people; 校均34.8人 is no part."""
    percent = relation.claim("percent")
    part, whole = text.stance(relation.claims("part")[0]), text.stance(relation.claim("whole"))
    laid_down = relation.claim("whole").after.startswith(("标准", "的标准", "要求", "规定", "定额"))
    doubtful = _VITAL.search(percent.before) is not None or (part.per and not whole.per and not laid_down)
    return doubtful and not is_share(relation.claims("part")[0], relation.claim("whole"), percent)


def _of_start(text: ReportText, relation: Relation, percent: Claim) -> bool:
    """亏损网点41个,亏损面由28.7%降到…: the rate is of where it started, the count of now."""
    part = relation.claims("part")[0]
    stance = text.stance(part)
    return (
        text.stance(percent).leaves
        and not stance.leaves
        and stance.kind is not Kind.EARLIER
        and not is_share(part, relation.claim("whole"), percent)
    )
