"""比率与基数的整数性 (granularity)

What      若干所学校中的达标率,只能是整数除以校数;没有哪个整数能得出的比率是不可能的。
Why       分母与文中所写的不是同一个,或比率抄错。
Rounding  在所写精度内,只要有一个整数除以基数修约(或截尾)后等于该比率即成立。
Not when  基数未必是文中那个数、人数很大(几乎任何比率都能得出,检验没有力量)。
Not when  九年一贯制学校可计入两段;剩下几个不是该比率的基数。

Passes    全区小学43所,师生比达标率为95.35%。
Fails     全区小学43所,师生比达标率为96.23%。
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from extractor.interval import rounded, truncated
from rules.bases import LEAST_POWER, find_bases, power
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict


def find(text: ReportText) -> Iterator[Relation]:
    """Propose rates with the count that is clearly their base, where the test has power."""
    yield from find_bases(text)
    for share in find_shares(text):
        percent, whole = share.claim("percent"), share.claim("whole")
        if (
            whole.quantity.is_exact
            and not is_share(share.claim("part"), whole, percent)
            and power(percent, whole) >= LEAST_POWER
        ):
            yield relate("granularity", "share", "likely", percent=percent, count=whole)


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: some whole number over the count must print the rate."""
    percent, count = relation.claim("percent").quantity, relation.claim("count").quantity
    if not count.is_exact or percent.bound != "=":
        return Verdict(UNDETERMINED, reason="approximate")
    base = count.value
    for taken, outcome, reason in (
        (rounded(percent.value, percent.place), CONSISTENT, ""),
        (truncated(percent.value, percent.place), ROUNDING, "truncation"),
    ):
        if taken.low is None or taken.high is None:
            continue
        for whole in range(math.ceil(taken.low * base / 100), math.floor(taken.high * base / 100) + 1):
            if 0 <= whole <= base and Fraction(whole * 100) / base in taken:
                return Verdict(outcome, None, taken, Fraction(whole * 100) / base, reason)
    return Verdict(INCONSISTENT, None, rounded(percent.value, percent.place))


TYPE = RelationType(name="granularity", code="GJ110", title="比率与基数的整数性", find=find, judge=recheck)
