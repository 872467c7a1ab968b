"""Figures that others bound by their very meaning: a wider rate, the largest of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from rules.identities import nested_rates
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_EMPTY = re.compile(r"清零|(?:全部|全面|基本|已)消除|为零")
_LARGEST = re.compile(r"最(?:大|高|多|长)[^,;。]{0,12}$")


def find_nested_rates(text: ReportText) -> Iterator[Relation]:
    """Yield 合格率 with 优秀率 and its kin: the wider rate is never the smaller one."""
    for sentence in text.sentences:
        rates = [claim for claim in sentence if claim.quantity.unit == "%" and text.stance(claim).kind is Kind.RATE]
        if len(rates) < 2:
            continue
        for wide, narrow in nested_rates():
            wider = [claim for claim in rates if wide.search(_words(text, claim))]
            narrower = [claim for claim in rates if narrow.search(_words(text, claim)) and claim not in wider]
            for lower in narrower:
                # 测试合格率、优秀率分别达90%和10%: of the same pupils, whatever else passes
                listed = [claim for claim in wider if claim.series == lower.series >= 0]
                upper = listed or (wider if len(narrower) == 1 else [])
                if len(upper) == 1 and upper[0].level == lower.level:
                    yield relate("compare", "identity", "likely", op=">=", left=upper[0], right=lower)


def _words(text: ReportText, claim: Claim) -> str:
    """What a rate is of: its own words, and those of the count it stands right behind (二本以上上线385人,上线率45.3%)."""
    if claim.series >= 0:
        return claim.indicator.folded
    number = text.number_of(claim)
    count = text.claims[number - 1]
    beside = (
        number > 0
        and count.quantity.unit != "%"
        and count.clause + 1 == claim.clause
        and count.sentence == claim.sentence
    )
    return f"{claim.indicator.folded} {claim.before} {count.before if beside else ''}"


def find_maxima(text: ReportText) -> Iterator[Relation]:
    """Yield 最大班额59人 with 班额55人以上的班级有34个: the largest reaches every class that has a member."""
    for largest in text.claims:
        if not _LARGEST.search(largest.before) or largest.bound != "=" or largest.quantity.dimension == "比率":
            continue
        for bound in text.before(largest, sentence=True):
            if bound.quantity.unit != largest.quantity.unit or bound.bound not in (">", ">="):
                continue
            members = text.claims[text.number_of(bound) + 1]
            same = largest.level == bound.level and bound.after.lstrip("以上").startswith("的")
            if same and _EMPTY.search(text.between(bound, largest)):  # 2000人以上的学校已清零,最大的1968人
                yield relate("compare", "identity", "likely", op="<", left=largest, right=bound)
            elif same and members is not largest and members.sentence == bound.sentence and members.quantity.value > 0:
                yield relate("compare", "identity", "likely", op=bound.bound, left=largest, right=bound)
