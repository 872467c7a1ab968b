"""What is left of figures: 剩余, 未结, 净增 beside the two figures, or the share, that leave it."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.closeness import is_swap_off
from rules.cues import REST, comes, goes, is_joined
from rules.likeness import telling_digits
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.shares import find_shares
from rules.slips import POINTS
from rules.stance import Kind
from rules.wholes import is_of_division, totals_by_part

_FARTHEST = 6
_TELLING = 3
_DONE_BESIDE = re.compile(r"[,、;]?(?:其中)?(?:已|均已|全面|基本)?(?:完成|整改|办结|销号|达标)")
_LEFT = re.compile(r"未(?:审|执|办)?结$|未[^,;。]{1,4}的?$|其余$|剩余$|尚有$|还有$")
_DONE = re.compile(r"结|完成|整改|修复|成功|通过|已|实际|落实|竣工|建成|化解")
_MOVES = (Kind.CHANGE, Kind.GROWTH, Kind.POINTS)
_REST = re.compile(rf"(?:{REST}|还有|尚有)[^,;。]{{0,6}}$")
_TAKEN = re.compile(r"(?:扣除|减去|扣减|剔除)[^,;。后]*$")
_OFF = re.compile(r"(?:之?后|以后)$|$")
_MORE = re.compile(r"[,;]?(?:再|另)?加|、")
"""在校生10592人,减去毕业3486人,加上新生3942人: a step more, no remainder."""
_CARRIED = re.compile(r"(?:上年|年初|期初)[^,;。]{0,6}(?:结[转余存]|余额)")
_OPENING = re.compile(r"(?:年初|期初|原)(?:共|还|尚)?有?$")
_FLOW = re.compile(
    r"净(?:流[入出]|增加?|减少?)[^,;。]{0,4}$"
)  # a net figure is no operand of another net figure beside it
_NET_BEHIND = re.compile(r"净(?:增加?|流入|迁入|转入|(?P<down>减少?|流出|迁出|转出))(?:了)?$")
_NET = re.compile(r"净[增减流]")  # what came in less what went out, not a whole less its part


def find_remainder(text: ReportText, difference: Claim) -> Relation | None:
    """The two figures that leave a remainder: a pair that does, the only two before it, or a pair that would but for a slip."""
    return _told(text, difference) or _misprinted(text, difference)


def _misprinted(text: ReportText, difference: Claim) -> Relation | None:
    """应缴6854.00万元,…已补缴5160.00万元,尚有169.40万元: its point moved or two digits swapped, the taken right before it."""
    low, *highs = [*_levels_before(text, difference), difference]
    digits, words = telling_digits(difference), difference.before
    if low.sentence != difference.sentence or digits < _TELLING or _NET.search(words) or "其中" in words:
        return None
    for high in highs[:-1]:
        if not are_comparable(high, low, difference) or high.quantity.unit != low.quantity.unit:
            continue
        rest = high.quantity.value - low.quantity.value
        moved = rest > 0 and difference.quantity.value / rest in POINTS
        told = max(digits, min(map(telling_digits, (high, low)))) > _TELLING
        if moved or (told and rest > 0 and is_swap_off(high, [low, difference])):
            return relate("diff", "cue", "likely", minuend=high, subtrahend=low, difference=difference)
    return None


def _told(text: ReportText, difference: Claim) -> Relation | None:
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
        if are_comparable(high, low, difference) and nearly_equal(
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
    if len(in_sentence) != 2 or not are_comparable(in_sentence[0], in_sentence[1], difference):
        return None
    first, second = in_sentence[1], in_sentence[0]
    if _REST.search(difference.before) and (
        first.quantity.rough < second.quantity.rough or first.before.startswith("其中")
    ):
        return None  # 博士2.05万人,硕士3.12万人,其余…; 其中9户…,3户…,其余2户: the rest of a whole said before them
    high, low = sorted(in_sentence, key=lambda claim: claim.quantity.value, reverse=True)
    if _DONE_BESIDE.match(high.before) and difference.before.strip(",、").startswith("未"):
        return None  # 已完成27项,基本完成4项,未完成2项: classes side by side
    if difference.quantity.value > high.quantity.value and not _NET.search(difference.before):
        return None  # more than there was: not left of it but added up (本年结余加上年结余)
    units = {claim.quantity.unit for claim in (high, low, difference)}
    strength = (
        "firm" if len(units) == 1 or "编" in difference.before else "likely"
    )  # 录用521人,空缺16个: posts, not persons
    return relate("diff", "cue", strength, minuend=high, subtrahend=low, difference=difference)


def find_net(text: ReportText, difference: Claim) -> Relation | None:
    """新纳入71户,退出37户,净增34户: what came less what went, the two right before."""
    number = text.number_of(difference)
    match = _NET_BEHIND.search(difference.before)
    behind = text.claims[number + 1 : number + 3]
    deeper = 0 if behind and behind[0].before.startswith("其中") else 1  # 净增38家(新纳入61家、退出23家)
    told = len(behind) == 2 and all(claim.depth == difference.depth + deeper for claim in behind)
    told = told and (deeper == 1 or (comes(behind[0]) and goes(behind[1])))
    if match is None or (number < 2 and not told):
        return None
    came, went = behind if told else text.claims[number - 2 : number]
    if not (comes(came) and goes(went)):
        came, went = went, came
    if not (comes(came) and goes(went)) or not are_comparable(came, went, difference):
        return None
    third = text.claims[number - 3] if number > 2 and not told else difference
    if third.sentence == difference.sentence and (comes(third) or goes(third)):
        return None  # 退休7人、调出2人、新进12人,净增3人
    if {came.sentence, went.sentence} != {difference.sentence} or {came.depth, went.depth} != {
        difference.depth + deeper * told
    }:
        return None
    high, low = (went, came) if match.group("down") else (came, went)
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)


def left_by_share(text: ReportText, difference: Claim) -> Relation | None:
    """618个,已完工587个,完工率95.0%,在建31个: what a share leaves of its whole, right behind the share."""
    number = text.number_of(difference)
    if not number or not text.is_level(difference):
        return None
    rate = text.claims[number - 1]
    for share in find_shares(text):
        if share.claim("percent") is rate and rate.sentence == difference.sentence and len(share.claims("part")) == 1:
            whole, part = share.claim("whole"), share.claim("part")
            if are_comparable(whole, part, difference):
                return relate("diff", "cue", minuend=whole, subtrahend=part, difference=difference)
    return None


def left_by_deduction(text: ReportText, difference: Claim) -> Relation | None:
    """总价款A,扣除B后,可用C: what is left once the figure right before is taken off."""
    number = text.number_of(difference)
    if number < 2:
        return None
    low = text.claims[number - 1]
    high = next((claim for claim in text.before(low, sentence=True) if text.stance(claim).kind not in _MOVES), low)
    taken = _TAKEN.search(low.before) is not None and _OFF.match(low.after) is not None
    taken = taken and _MORE.match(difference.before) is None
    levels = all(text.is_level(claim) and claim.sentence == difference.sentence for claim in (high, low, difference))
    if not taken or not levels or not are_comparable(high, low, difference) or ";" in text.between(low, difference):
        return None
    if (
        difference.quantity.value * difference.quantity.unit_of.scale
        > high.quantity.value * high.quantity.unit_of.scale
    ):
        return None  # 地表水…,地下水12.91亿,扣除重复计算量6.60亿,得总量26.42亿: of what they come to together
    return relate("diff", "cue", minuend=high, subtrahend=low, difference=difference)


def are_items(relation: Relation) -> bool:
    """Whether a remainder's operands are items of one list, and it is not what they differ by."""
    high, low, rest = (relation.claim(role) for role in ("minuend", "subtrahend", "difference"))
    beside = low.sentence == high.sentence and low.clause - high.clause <= 1 and _REST.search(rest.before) is not None
    return beside and is_joined(low) and not nearly_equal(rest, high.quantity.value - low.quantity.value, [high, low])


def _beyond(claim: Claim, difference: Claim, taken: list[Claim]) -> bool:
    """Whether a figure stands in the sentence but is not taken for the difference."""
    return claim.sentence == difference.sentence and claim not in taken


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


def are_comparable(a: Claim, b: Claim, difference: Claim) -> bool:
    dimensions = {a.quantity.dimension, b.quantity.dimension, difference.quantity.dimension}
    return len(dimensions) == 1 or dimensions == {"人", "个"}
