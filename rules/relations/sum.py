"""分项之和等于合计 (sum)

What      合计与其列出的各分项之和必须相等;各分项占比列全的,占比之和应为100%。
Why       改了一个分项忘了改合计(或相反),是报告中最常见的笔误。
Rounding  人数、校数等整数须分毫不差;以万、亿或小数表示的,各分项的修约区间相加后与合计的区间相交即可。
Not when  分项未列全("等"、只举其中几项)、分项互相重叠、单位不同、数为约数。
Not when  其中又有其中、九年一贯制和完全中学两段都计、写明四舍五入、表中空格和横线。
Not when  调查可多选、各类人员互相交叉(女性、党员、高级职称)、"另有"不在总数之内。

Passes    全县共有义务教育学校43所,其中:小学30所、初中13所。
Fails     全县共有义务教育学校43所,其中:小学30所、初中12所。
Passes    全年投入1.27亿元,其中:中央资金0.62亿元、地方资金0.65亿元。
Passes    学前受助1431人,资助71.55万元;高中受助3884人,资助388.4万元。共计资助5315人,金额459.95万元。
Fails     学前受助1431人,资助71.55万元;高中受助3884人,资助388.4万元。共计资助5315人,金额495.95万元。
Passes    全区托育机构48家(含民办31家),公办机构17家。
Fails     全区托育机构48家(含民办31家),公办机构71家。
Passes    配备校车60辆,城区30辆、乡镇20辆、机动10辆。
Passes    全市有医院60家,其中公立医院35家、专科医院18家等。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import exactly
from rules.balances import find_named_sums
from rules.changes_of_parts import find_changes_of_parts
from rules.companions import find_companion_sums
from rules.flow_lists import find_flow_lists
from rules.level_sums import find_level_sums
from rules.marks import with_exact_marks
from rules.named_sums import find_renamed_sums
from rules.operands import Operands, V
from rules.part_lists import read_groups
from rules.program_sums import find_program_sums
from rules.rate_sums import are_of_industries, find_rate_sums
from rules.relation import Member, Relation
from rules.relation_type import Formula, RelationType
from rules.report_text import ReportText
from rules.shares_of_all import find_shares_of_all
from rules.stance import Kind
from rules.structures import is_structure, term_runs
from rules.sums import sums_of
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, Verdict, as_rounded

_RATED = re.compile(r"(?<![比献有成])率$")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose totals with their parts, and shares that make up a whole."""
    listed = sums_of(text)
    yield from map(with_exact_marks, listed)
    known = {one.claim("total").id for one in listed}
    yield from find_level_sums(text, known)
    yield from find_program_sums(text, known)
    yield from (one for one in find_changes_of_parts(text) if one.type == "sum")
    yield from find_companion_sums(text, sums_of(text))
    yield from find_named_sums(text)
    yield from find_rate_sums(text)
    yield from find_flow_lists(text)
    yield from find_renamed_sums(text)
    for group in read_groups(text):
        yield from _whole_hundred([_share_behind(text, member) for member in group.members])
    for series in text.series.values():
        terms = series[0].quantity.kind == "term"
        rated = _RATED.search(series[0].indicator.folded) is not None  # 合格率90%、优秀率10%
        if terms or (not rated and series[0].quantity.unit == "%" and text.stance(series[0]).kind is not Kind.GROWTH):
            yield from _whole_hundred(list(series), meant=are_of_industries(text, series))
    for shares in find_shares_of_all(text):
        yield from _whole_hundred(list(shares), meant=True)
    for run in term_runs(text):
        yield from _whole_hundred(list(run), meant=is_structure(run))


def _share_behind(text: ReportText, part: Claim) -> Claim | None:
    """The share that a part is said to be, right behind it or behind its growth."""
    for claim in text.after(part):
        kind = text.stance(claim).kind
        if kind is Kind.SHARE or (kind is Kind.RATE and claim.depth > part.depth):
            return claim if claim.quantity.unit == "%" else None
        if kind not in (Kind.GROWTH, Kind.CHANGE, Kind.EARLIER):
            return None
    return None


def _whole_hundred(shares: list[Claim | None], *, meant: bool = False) -> Iterator[Relation]:
    """Shares of all classes make 100; proposed where they do, or are surely meant to (11.0:41.0:49.0)."""
    whole = [share for share in shares if share is not None]
    if len(whole) < 2 or len(whole) != len(shares):
        return
    printed = sum((share.quantity.value for share in whole), Fraction(0))
    if meant or abs(printed - 100) <= sum((share.quantity.place for share in whole), Fraction(0)) / 2:
        total = Member("total", None, whole[-1].end, whole[-1].end, "100%", 100.0)
        yield Relation("sum", (total, *(Member.of("part", share) for share in whole)), "list", "likely")


def added(figures: Operands[V]) -> V:
    """The sum of the parts."""
    return figures.added("part")


def judge_shares(relation: Relation) -> Verdict:
    """Judge the shares of all parts exactly: their intervals must reach 100 %."""
    printed, possible = Fraction(0), exactly(0)
    for claim in relation.claims("part"):
        printed += claim.quantity.value
        possible = possible + as_rounded(claim.quantity)
    whole = exactly(100)
    if printed == 100:
        return Verdict(CONSISTENT, possible, whole, printed)
    return Verdict(ROUNDING if possible.meets(whole) else INCONSISTENT, possible, whole, printed, "rounding")


TYPE = RelationType(
    name="sum",
    code="GJ101",
    title="分项之和等于合计",
    find=find,
    formula=Formula(stated="total", expected=added, many=frozenset({"part"})),
    judge=judge_shares,
)
