"""For how many months a balance pays: 年末滚存结余168.20亿元,…按当年月均支出可支付16.6个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from extractor.claim import Claim
from rules.cues import words_of
from rules.multiples import relate_ratio
from rules.quotients import is_nearly, is_ratio
from rules.relation import Relation
from rules.report_text import ReportText
from rules.stance import Kind

_PAYS = re.compile(
    r"(?:可|能够?|够|可以)(?:支付|支撑|使用|维持|保障)[^,;。0-9]{0,6}$|支付(?:能力|月数)[^,;。0-9]{0,6}$"
)
_BALANCE = re.compile(r"结余|结存|滚存|余额")
_SPENT = re.compile(r"支出|支付")
_BY = re.compile(r"(?:[按以依照][^,;。]*)?")
_PERIODS = ((re.compile("上半年"), 6), (re.compile("前三季度"), 9), (re.compile("一季度"), 3))
_FAR = 16
_MOST = 4


def find_payable_months(text: ReportText) -> Iterator[Relation]:
    """Yield months of payment with the balance and the spending of the year, or of the part of it that is named."""
    for stated in text.claims:
        if stated.quantity.unit not in ("个月", "月") or not _PAYS.search(stated.before):
            continue
        around = [*islice(text.after(stated), 2), *islice(text.before(stated), _FAR)]
        near = [claim for claim in around if claim.quantity.dimension == "元" and claim.part == stated.part]
        near = [claim for claim in near if text.stance(claim).kind in (Kind.LEVEL, Kind.EARLIER)]
        tops = [claim for claim in near if _BALANCE.search(words_of(claim))][:_MOST]
        bottoms = [claim for claim in near if _SPENT.search(words_of(claim)) and claim not in tops][:_MOST]
        relation = _fitting(text, stated, tops, bottoms)
        if relation:
            yield relation


def _fitting(text: ReportText, stated: Claim, tops: list[Claim], bottoms: list[Claim]) -> Relation | None:
    """The balance and the spending that give the months, else the nearest of each, if that is nearly so."""
    said = text.sentence_before(stated) + "".join(claim.before for claim in islice(text.after(stated), 1))
    year = Fraction(next((count for pattern, count in _PERIODS if pattern.search(said)), 12))
    for top in tops:
        for bottom in bottoms:
            months = Fraction(1) if "月均" in words_of(bottom) else year
            if is_ratio(top, bottom, stated, months):
                return relate_ratio(top, bottom, stated, months, "likely")
    subject = _PAYS.split(stated.before)[0].strip(",;、")
    if not tops or not bottoms or not _BY.fullmatch(subject):
        return None  # 统筹部分可支付19.5个月: of a balance by another name
    months = Fraction(1) if "月均" in words_of(bottoms[0]) else year
    near = is_nearly(tops[0], bottoms[0], stated, months)
    return relate_ratio(tops[0], bottoms[0], stated, months, "likely") if near else None
