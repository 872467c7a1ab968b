"""数值本身不可能 (range)

What      不可能超过100%的率超过了100%;日历上没有的日期;单位量的不是这个指标;数量大得不可能。
Why       录入错误,或分子分母口径不同。
Rounding  按修约区间下限判断。
Not when  毛入学率、巩固率、完成预算比例、增长率等可以超过100%的比率:只提问,不作不符。

Passes    全县小学适龄儿童入学率为99.9%。
Passes    全市网民达到780万人,新增学位7047个。
Fails     全县小学适龄儿童净入学率为101.2%。
Fails     全市新增学位70479万个。
Fails     全社会用电量达到320万千瓦。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.dates import find_dates
from rules.plausible import has_wrong_unit, is_beyond
from rules.relation import Member, Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.verdict import CONSISTENT, INCONSISTENT, Verdict

_WITHIN = re.compile(
    r"(?:达标|合格|优秀|优良|及格|普及|覆盖|净入学|入学|入园|到位|满意|持证|参保|就业|知晓|绿化|接种|治愈|好评|占比|比重|"
    r"占[^,;。]{1,20}|安装|配备|开课|开出|通过|清洁|回收|利用|入住|出勤|结案|办结|破案|巩固|保留|及时|准确|签约|建档|考核|达标|升学)(?:率|比例|度)?"
    r"|(?:深造|退[回赔还]|追[回缴]|落实|整改|采纳|检测|筛查|签领|劝返|取证|报到|结业|毕业|病死|上线|清退|普惠|毛利|空[置编]|核减|审减|节约|参与|"
    r"调解|撤诉|调撤|服判息诉|上诉|改发|准点|分娩|检出|阳性|城镇化|机械化|规范|答复|未就业|漏报|差错|不良贷款?)率"
)
_DOUBTFUL = re.compile(
    r"巩固率|升学率|入园率|建档率|参保率|接种率"
)  # pupils and residents who move in make these pass 100 %
_MONTH_DAY = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}(?:[-—~至、][0-9]{1,2})?[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_MAY_EXCEED = re.compile(
    r"毛入学|增长|完成|预算|计划|目标|任务|定额|上年|同期|相当于|为上年|负担|资产负债|覆盖率?约|杠杆|偿债|充足|拨备|流动性|周转|增量|减量|增加额|减少额|净[增减]"
)


def find(text: ReportText) -> Iterator[Relation]:
    """Propose rates above 100 % of indicators that are parts of a whole."""
    for claim in text.claims:
        if (
            claim.quantity.unit == "%"
            and claim.quantity.value > 100
            and text.stance(claim).kind is not Kind.GROWTH
            and not _of_aim(text, claim)
            and _WITHIN.search(claim.before + claim.indicator.folded)
            and not _MAY_EXCEED.search(_said(text, claim))
        ):
            strength = "likely" if _DOUBTFUL.search(claim.before + claim.indicator.folded) else "firm"
            yield relate("range", "cue", strength, value=claim)
        elif has_wrong_unit(claim):
            yield relate("range", "unit", "likely", op="unit", value=claim)
        elif is_beyond(claim):
            yield relate("range", "magnitude", "likely", op="magnitude", value=claim)
    for match in _MONTH_DAY.finditer(text.folded):
        for date in find_dates(text.folded, max(0, match.start() - 5), match.end()):
            if date.impossible:
                start, end = text.original(date.start, date.end)
                yield Relation("range", (Member("value", None, start, end, text.written(start, end)),), "cue")


def _said(text: ReportText, claim: Claim) -> str:
    """The words of a rate, and of the list it stands in."""
    first = text.series[claim.series][0].before if claim.series >= 0 else ""
    return f"{first}{claim.before}{claim.indicator.folded}"


def _of_aim(text: ReportText, claim: Claim) -> bool:
    """为年度目标65万人的109.8%: what is done of a plan or of last year's figure right before."""
    number = text.number_of(claim)
    return claim.before.startswith("的") and number > 0 and text.stances[number - 1].kind is Kind.REFERENCE


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: a part of a whole is at most 100 %."""
    if not relation.claims("value"):
        return Verdict(INCONSISTENT)  # no calendar has the date
    quantity = relation.claim("value").quantity
    if relation.op:
        return Verdict(INCONSISTENT)
    stated = quantity.interval()
    return Verdict(INCONSISTENT if stated.low is not None and stated.low > 100 else CONSISTENT, None, stated)


TYPE = RelationType(name="range", code="GJ109", title="数值本身不可能", find=find, judge=recheck)
