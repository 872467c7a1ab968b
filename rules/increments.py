"""Shares of an increase: 民生支出增加3.6亿元…教育支出增加1.5亿元,占新增民生支出的41.7%."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.quotients import is_share
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.stance import Kind
from rules.wholes import comparable

_OF_INCREASE = re.compile(
    r"占(?:全[县市区省])?(?:新增的?|增加的)(?P<name>[^,;。占新增]{2,10})的(?:比重|比例)?(?:为|达到?|约|近)*$"
)
_CONTRIBUTION = re.compile(r"对[^,;。占]{0,12}?增[长收加产量][^,;。占]{0,3}的?贡献率(?:为|达到?|约|近)*$")
"""装备制造净增产值54.7亿元,对全市产值增长的贡献率达到33.7%: of what all grew by."""


def share_of_increase(text: ReportText, percent: Claim) -> Relation | None:
    """The increase right before a rate, of the one increase of the paragraph that the rate names."""
    named = _OF_INCREASE.search(percent.before) or _CONTRIBUTION.search(percent.before)
    number = text.number_of(percent)
    if named is None or percent.series >= 0 or not number:
        return None
    part = text.claims[number - 1]
    if part.sentence != percent.sentence or not _is_increase(text, part):
        return None
    wholes = [
        claim
        for claim in text.before(part, paragraph=True)
        if _is_increase(text, claim)
        and comparable(part, claim)
        and (named.re is _CONTRIBUTION or _is_of(text, claim, named.group("name")))
    ]
    if len({claim.quantity.value for claim in wholes}) != 1:
        return None
    firm = is_share(part, wholes[0], percent)
    return relate_share(part, wholes[0], percent, "firm" if firm else "likely")


def _is_increase(text: ReportText, claim: Claim) -> bool:
    stance = text.stance(claim)
    return stance.kind is Kind.CHANGE and stance.direction > 0 and not stance.yearly and claim.bound == "="


def _is_of(text: ReportText, increase: Claim, name: str) -> bool:
    """Whether an increase is said of what is named: in its own words, or in those of the level before it."""
    level = text.base_of(increase)
    own = f"{increase.before} {increase.indicator.folded}"
    return name in own or (level is not None and level.indicator.folded.endswith(name))
