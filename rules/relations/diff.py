"""差额与两数相符 (diff)

What      增减额、缺额、结余等差数,须等于文中两个数之差。
Why       改了其中一个数没改差额。
Rounding  两数修约区间之差与差额的区间相交即可。
Not when  被减数另有调整项、口径不同、时期不同、约数。
Not when  缺编=编制−在岗,不是在岗−编制;另有结转、核销、调入;净增与其中数;预算与调整预算。

Passes    全县现有在岗教师2477人、编制2192个,缺编285个。
Fails     全县现有在岗教师2477人、编制2192个,缺编385个。
Passes    学位由1200个增加到1650个,增加450个。
Fails     学位由1200个增加到1650个,增加540个。
Passes    综合差异系数为0.425,比上年的0.498低0.073。
Fails     综合差异系数为0.425,比上年的0.498低0.083。
Passes    公务接待费决算18.60万元,比预算24.00万元节约5.40万元。
Fails     公务接待费决算18.60万元,比预算24.00万元节约4.50万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.indicator import is_carried, split_movement
from rules.against_plan import find_against_plan
from rules.amounts import nearly_equal
from rules.balances import find_balances
from rules.comparisons import find_comparison
from rules.cues import comes, goes, is_addition, is_remainder
from rules.listed_changes import movement_of
from rules.margin_lists import find_margin_lists
from rules.margins import find_margin, with_exact_norms
from rules.named_comparisons import named_margin
from rules.operands import Operands, V
from rules.paired_lists import twins_of
from rules.relation import Relation, relate
from rules.relation_type import Formula, RelationType
from rules.remainders import are_comparable, are_items, find_net, find_remainder, left_by_deduction, left_by_share
from rules.report_text import ReportText
from rules.stance import Kind

_UNDONE = re.compile(
    r"(?:年末结[转余]|结[转余]下年|在建|在办|未[^,;。]{1,6}|没有[^,;。]{1,10}|还有|尚有|其余|剩余|余下)(?:的|还有)*$"
)
_OFF_PLAN = re.compile(r"(?:(?P<short>短收|短支|少收|少支)|超收|超支|多收|多支)[^,;。]{0,4}$")
_BY = re.compile(r"(?:下降|降低|降|缩小|减少?|低|高|提高|上升|扩大|增加?|回落|收窄|相差)(?:了|约)*$")
_GROSS = re.compile(r"新建|改建|扩建|新增|招[聘录收]|补充|引进")
_ALTOGETHER = re.compile(r",?(?:[^,;。]{0,4}[年来])?(?:累计|总共|一共|共计?|合计)")
_NET = re.compile(r"净[增减流]")  # what came in less what went out, not a whole less its part


def find(text: ReportText) -> Iterator[Relation]:
    """Propose changes beside both levels, and remainders beside what they are left of, each with the second figures of its items."""
    found = list(_find(text))
    yield from found
    yield from twins_of(text, found)


def _find(text: ReportText) -> Iterator[Relation]:
    for difference in text.claims:
        counted = difference.quantity.dimension not in ("百分点", "")
        if not counted and not _is_of_coefficients(difference):
            continue
        stance = text.stance(difference)
        relation = None
        if stance.kind is Kind.CHANGE and not stance.yearly:
            relation = (
                _against_plan(text, difference)
                or _listed(text, difference, stance.direction > 0)
                or _change(text, difference, stance.direction > 0)
            )
        elif is_addition(difference) or (goes(difference) and _ALTOGETHER.match(difference.before)):
            relation = _addition(text, difference)  # 由128个减少到12个,累计退出116个
        listed = text.series[difference.series][0].before if difference.series >= 0 else ""
        split = "分别" in listed or "依次" in listed  # 现缺17人,分别缺9人、8人
        if relation is None and is_remainder(difference) and not stance.arrives and not split:
            relation = find_remainder(text, difference)
            if relation is not None and are_items(relation):
                relation = None  # 领导责任8个、直接责任1个,剩余2个: left of what is told before them
        if relation is None and (over := named_margin(text, difference)):
            pair, above = over
            high, low = (pair.current, pair.previous) if above else (pair.previous, pair.current)
            relation = relate("diff", "cue", "likely", minuend=high, subtrahend=low, difference=difference)
        if relation is None and _UNDONE.search(difference.before):
            relation = left_by_share(text, difference)
        if relation is not None and is_remainder(difference) and _is_some_of_rest(text, relation):
            relation = None
        relation = relation or find_margin(text, difference) or left_by_deduction(text, difference)
        yield from (with_exact_norms(found) for found in (relation, find_net(text, difference)) if found)
    yield from find_balances(text)
    yield from find_margin_lists(text)
    yield from (one for one in find_against_plan(text) if one.type == "diff")


def _is_some_of_rest(text: ReportText, relation: Relation) -> bool:
    """应考286人,实考264人,缺考12人,免试10人: whether the figure right behind a remainder is what else is left."""
    high, low, rest = (relation.claim(role) for role in ("minuend", "subtrahend", "difference"))
    behind = next(text.after(rest), None)
    if behind is None or behind.sentence != rest.sentence or behind.quantity.unit != rest.quantity.unit:
        return False
    return high.quantity.value - low.quantity.value - rest.quantity.value == behind.quantity.value


def _is_of_coefficients(difference: Claim) -> bool:
    """Whether a bare decimal says by how much a coefficient moved: 比上年的0.498低0.073."""
    quantity = difference.quantity
    return (
        quantity.unit == ""
        and quantity.place < 1
        and difference.series < 0
        and _BY.search(difference.before) is not None
    )


def _listed(text: ReportText, difference: Claim, rises: bool) -> Relation | None:
    ends = movement_of(text, difference, difference.quantity.dimension) if difference.series >= 0 else None
    if ends is None:
        return None
    low, high = ends if rises else ends[::-1]
    return relate("diff", "series", minuend=high, subtrahend=low, difference=difference)


def _change(text: ReportText, difference: Claim, rises: bool) -> Relation | None:
    def fits(now: Claim, then: Claim) -> bool:
        change = now.quantity.value - then.quantity.value if rises else then.quantity.value - now.quantity.value
        return nearly_equal(difference, change, [now, then])

    found = find_comparison(text, difference, fits)
    if found is None:
        return None
    if not fits(found.current, found.previous) and fits(found.previous, found.current) and _names_own(difference):
        return None  # 埋深由12.46米变为11.93米,水位回升0.53米: one falls as the other rises
    high, low = (found.current, found.previous) if rises else (found.previous, found.current)
    return relate("diff", "cue", found.strength, minuend=high, subtrahend=low, difference=difference)


def _names_own(difference: Claim) -> bool:
    """Whether the words say what moved, and not only that it did."""
    named, _ = split_movement(difference.before.strip(",;、"))
    return len(named) > 1 and not is_carried(named)


def _against_plan(text: ReportText, difference: Claim) -> Relation | None:
    """完成186亿元,为预算210亿元的88.7%,短收24亿元: what was planned and what was done, right before."""
    match = _OFF_PLAN.search(difference.before)
    number = text.number_of(difference)
    if match is None or number < 3:
        return None
    done, plan, rate = text.claims[number - 3 : number]
    if rate.quantity.dimension != "比率" or text.stance(plan).kind is not Kind.REFERENCE or not text.is_level(done):
        return None
    if done.sentence != difference.sentence or not are_comparable(done, plan, difference):
        return None
    high, low = (plan, done) if match.group("short") else (done, plan)
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)


def _addition(text: ReportText, difference: Claim) -> Relation | None:
    """由A增加到B,新增C: the two ends stand right before."""
    before = (claim for claim in text.before(difference, sentence=True) if text.stance(claim).kind is not Kind.TIME)
    high, low = next(before, None), next(before, None)
    if (high is None or low is None) and _NET.search(difference.before):
        after = text.after(difference)  # 净增加5个,总数由11个增至14个
        low, high = next(after, None), next(after, None)
    if high is None or low is None:
        return None
    if (
        high.sentence != difference.sentence
        or low.sentence != high.sentence
        or not are_comparable(high, low, difference)
    ):
        return None
    if not (text.stance(low).leaves and text.stance(high).arrives):
        return None
    behind = next(text.after(difference), None)
    if behind is not None and goes(behind) and are_comparable(high, low, behind):
        return None  # 由28家增至34家(新增9家,退出3家): not all of what it grew by
    falls = high.quantity.value < low.quantity.value
    if goes(difference) and (not falls or (behind is not None and comes(behind) and are_comparable(high, low, behind))):
        return None  # 由86个调整到92个,累计撤并12个、新设18个
    if low.quantity.value * low.quantity.unit_of.scale > high.quantity.value * high.quantity.unit_of.scale:
        low, high = high, low  # 由83个减到9个,消除了74个
    strength = (
        "likely" if _GROSS.search(difference.before) else "firm"
    )  # what was built, some of the old being pulled down
    return relate("diff", "cue", strength, minuend=high, subtrahend=low, difference=difference)


def left(figures: Operands[V]) -> V:
    """Minuend minus subtrahend."""
    return figures("minuend") - figures("subtrahend")


TYPE = RelationType(
    name="diff",
    code="GJ104",
    title="差额与两数相符",
    find=find,
    formula=Formula(stated="difference", expected=left),
)
