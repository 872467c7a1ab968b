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
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.indicator import is_carried, split_movement
from rules.amounts import nearly_equal
from rules.balances import find_balances
from rules.comparisons import find_comparison
from rules.cues import REST, comes, goes, is_addition, is_joined, is_remainder
from rules.margins import find_margin, with_exact_norms
from rules.operands import Operands, V
from rules.relation import Relation, relate
from rules.relation_type import Formula, RelationType
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.stance import Kind
from rules.wholes import is_of_division, totals_by_part

_FARTHEST = 6
_DONE = re.compile(r"[,、;]?(?:其中)?(?:已|均已|全面|基本)?(?:完成|整改|办结|销号|达标)")
_LEFT = re.compile(r"未(?:审|执|办)?结$|未[^,;。]{1,4}的?$|其余$|剩余$|尚有$|还有$")
_DONE = re.compile(r"结|完成|整改|修复|成功|通过|已|实际|落实|竣工|建成|化解")
_UNDONE = re.compile(r"(?:在建|在办|未[^,;。]{1,6}|没有[^,;。]{1,10}|还有|尚有|其余|剩余|余下)(?:的|还有)*$")
_OFF_PLAN = re.compile(r"(?:(?P<short>短收|短支|少收|少支)|超收|超支|多收|多支)[^,;。]{0,4}$")
_BY = re.compile(r"(?:下降|降低|降|缩小|减少?|低|高|提高|上升|扩大|增加?|回落|收窄|相差)(?:了|约)*$")
_MOVES = (Kind.CHANGE, Kind.GROWTH, Kind.POINTS)
_REST = re.compile(rf"(?:{REST}|还有|尚有)[^,;。]{{0,6}}$")
_TAKEN = re.compile(r"(?:扣除|减去|扣减|剔除)[^,;。后]*$")
_OFF = re.compile(r"(?:之?后|以后)$|$")
_CARRIED = re.compile(r"(?:上年|年初|期初)[^,;。]{0,6}(?:结[转余存]|余额)")
_OPENING = re.compile(r"(?:年初|期初|原)(?:共|还|尚)?有?$")
_FLOW = re.compile(
    r"净(?:流[入出]|增加?|减少?)[^,;。]{0,4}$"
)  # a net figure is no operand of another net figure beside it
_NET_BEHIND = re.compile(r"净(?:增加?|流入|迁入|转入|(?P<down>减少?|流出|迁出|转出))(?:了)?$")
_GROSS = re.compile(r"新建|改建|扩建|新增|招[聘录收]|补充|引进")
_NET = re.compile(r"净[增减流]")  # what came in less what went out, not a whole less its part


def find(text: ReportText) -> Iterator[Relation]:
    """Propose changes beside both levels, and remainders beside what they are left of."""
    for difference in text.claims:
        counted = difference.quantity.dimension not in ("百分点", "")
        if not counted and not _is_of_coefficients(difference):
            continue
        stance = text.stance(difference)
        relation = None
        if stance.kind is Kind.CHANGE and not stance.yearly:
            relation = _against_plan(text, difference) or _change(text, difference, stance.direction > 0)
        elif is_addition(difference):
            relation = _addition(text, difference)
        split = difference.series >= 0 and "分别" in text.series[difference.series][0].before  # 现缺17人,分别缺9人、8人
        if relation is None and is_remainder(difference) and not stance.arrives and not split:
            relation = _remainder(text, difference)
            if relation is not None and _are_items(relation):
                relation = None  # 领导责任8个、直接责任1个,剩余2个: left of what is told before them
        if relation is None and _UNDONE.search(difference.before):
            relation = _of_share(text, difference)
        relation = relation or find_margin(text, difference) or _after_deduction(text, difference)
        yield from (with_exact_norms(found) for found in (relation, _net(text, difference)) if found)
    yield from find_balances(text)


def _are_items(relation: Relation) -> bool:
    """Whether a remainder's operands are items of one list, and it is not what they differ by."""
    high, low, rest = (relation.claim(role) for role in ("minuend", "subtrahend", "difference"))
    beside = low.sentence == high.sentence and low.clause - high.clause <= 1 and _REST.search(rest.before) is not None
    return beside and is_joined(low) and not nearly_equal(rest, high.quantity.value - low.quantity.value, [high, low])


def _is_of_coefficients(difference: Claim) -> bool:
    """Whether a bare decimal says by how much a coefficient moved: 比上年的0.498低0.073."""
    quantity = difference.quantity
    return (
        quantity.unit == ""
        and quantity.place < 1
        and difference.series < 0
        and _BY.search(difference.before) is not None
    )


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
    if done.sentence != difference.sentence or not _comparable(done, plan, difference):
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
    if high.sentence != difference.sentence or low.sentence != high.sentence or not _comparable(high, low, difference):
        return None
    if not (text.stance(low).leaves and text.stance(high).arrives):
        return None
    if low.quantity.value * low.quantity.unit_of.scale > high.quantity.value * high.quantity.unit_of.scale:
        low, high = high, low  # 由83个减到9个,消除了74个
    strength = (
        "likely" if _GROSS.search(difference.before) else "firm"
    )  # what was built, some of the old being pulled down
    return relate("diff", "cue", strength, minuend=high, subtrahend=low, difference=difference)


def _remainder(text: ReportText, difference: Claim) -> Relation | None:
    """The two figures that leave a remainder: a pair that does, or the only two before it."""
    if _REST.search(difference.before) and is_of_division(text, difference):
        return None  # 按流域分,甲52亿、乙31亿,其余14亿: the last class of a division
    candidates = _levels_before(text, difference)
    if _NET.search(difference.before):
        listed = totals_by_part(text)
        candidates = [claim for claim in candidates if claim.id not in listed]
        if any(text.stance(claim).arrives for claim in candidates):
            candidates = [claim for claim in candidates if text.stance(claim).arrives or text.stance(claim).leaves]
    pairs = [(high, low) for at, low in enumerate(candidates) for high in candidates[at + 1 :]]
    for pair in pairs:
        high, low = sorted(pair, key=lambda claim: claim.quantity.value, reverse=True)
        if _comparable(high, low, difference) and nearly_equal(
            difference, high.quantity.value - low.quantity.value, pair
        ):
            return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)
    in_sentence = [
        claim
        for claim in candidates
        if claim.sentence == difference.sentence and ";" not in text.between(claim, difference)
    ]
    if any(_CARRIED.search(claim.before) for claim in candidates if _beyond(claim, difference, in_sentence)):
        return None  # 上年结转…,收入…;支出…,调出…,结转下年…: a balance
    if len(in_sentence) > 2:
        in_sentence = [claim for claim in in_sentence if claim.quantity.unit == difference.quantity.unit]
    if len(in_sentence) > 2 and _LEFT.search(difference.before) and _rises(in_sentence[1], in_sentence[0]):
        in_sentence = in_sentence[:2]  # 共受理A件,审结B件,未结C件: the last two
    if len(in_sentence) != 2 or not _comparable(in_sentence[0], in_sentence[1], difference):
        return None
    if _REST.search(difference.before) and in_sentence[1].quantity.rough < in_sentence[0].quantity.rough:
        return None  # 博士2.05万人,硕士3.12万人,其余…: the rest of a whole said before them
    high, low = sorted(in_sentence, key=lambda claim: claim.quantity.value, reverse=True)
    if _DONE.match(high.before) and difference.before.strip(",、").startswith("未"):
        return None  # 已完成27项,基本完成4项,未完成2项: classes side by side
    if difference.quantity.value > high.quantity.value and not _NET.search(difference.before):
        return None  # more than there was: not left of it but added up (本年结余加上年结余)
    units = {claim.quantity.unit for claim in (high, low, difference)}
    strength = (
        "firm" if len(units) == 1 or "编" in difference.before else "likely"
    )  # 录用521人,空缺16个: posts, not persons
    return relate("diff", "cue", strength, minuend=high, subtrahend=low, difference=difference)


def _net(text: ReportText, difference: Claim) -> Relation | None:
    """新纳入71户,退出37户,净增34户: what came less what went, the two right before."""
    number = text.number_of(difference)
    match = _NET_BEHIND.search(difference.before)
    if match is None or number < 2:
        return None
    came, went = text.claims[number - 2 : number]
    if not (comes(came) and goes(went)):
        came, went = went, came
    if not (comes(came) and goes(went)) or not _comparable(came, went, difference):
        return None
    third = text.claims[number - 3] if number > 2 else difference
    if third.sentence == difference.sentence and (comes(third) or goes(third)):
        return None  # 退休7人、调出2人、新进12人,净增3人
    if {came.sentence, went.sentence} != {difference.sentence} or {came.depth, went.depth} != {difference.depth}:
        return None
    high, low = (went, came) if match.group("down") else (came, went)
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)


def _beyond(claim: Claim, difference: Claim, taken: list[Claim]) -> bool:
    """Whether a figure stands in the sentence but is not taken for the difference."""
    return claim.sentence == difference.sentence and claim not in taken


def _of_share(text: ReportText, difference: Claim) -> Relation | None:
    """618个,已完工587个,完工率95.0%,在建31个: what a share leaves of its whole, right behind the share."""
    number = text.number_of(difference)
    if not number or not text.is_level(difference):
        return None
    rate = text.claims[number - 1]
    for share in find_shares(text):
        if share.claim("percent") is rate and rate.sentence == difference.sentence and len(share.claims("part")) == 1:
            whole, part = share.claim("whole"), share.claim("part")
            if _comparable(whole, part, difference):
                return relate("diff", "cue", minuend=whole, subtrahend=part, difference=difference)
    return None


def _after_deduction(text: ReportText, difference: Claim) -> Relation | None:
    """总价款A,扣除B后,可用C: what is left once the figure right before is taken off."""
    number = text.number_of(difference)
    if number < 2:
        return None
    low = text.claims[number - 1]
    high = next((claim for claim in text.before(low, sentence=True) if text.stance(claim).kind not in _MOVES), low)
    taken = _TAKEN.search(low.before) is not None and _OFF.match(low.after) is not None
    levels = all(text.is_level(claim) and claim.sentence == difference.sentence for claim in (high, low, difference))
    if not taken or not levels or not _comparable(high, low, difference) or ";" in text.between(low, difference):
        return None
    if (
        difference.quantity.value * difference.quantity.unit_of.scale
        > high.quantity.value * high.quantity.unit_of.scale
    ):
        return None  # 地表水…,地下水12.91亿,扣除重复计算量6.60亿,得总量26.42亿: of what they come to together
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)


def _rises(given: Claim, done: Claim) -> bool:
    return given.quantity.rough > done.quantity.rough and _DONE.search(done.before) is not None


def _levels_before(text: ReportText, difference: Claim) -> list[Claim]:
    """Up to six levels before a remainder in its paragraph that it could be left of, nearest first."""
    found: list[Claim] = []
    for claim in text.before(difference, paragraph=True):
        if (
            (text.is_level(claim) or _OPENING.search(claim.before))
            and claim.depth <= difference.depth
            and claim.quantity.unit != ""
            and not _FLOW.search(claim.before)
        ):
            found.append(claim)
        if len(found) == _FARTHEST:
            break
    return found


def _comparable(a: Claim, b: Claim, difference: Claim) -> bool:
    dimensions = {a.quantity.dimension, b.quantity.dimension, difference.quantity.dimension}
    return len(dimensions) == 1 or dimensions == {"人", "个"}


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
