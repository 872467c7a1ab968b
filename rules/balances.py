"""Named sums and differences: 年末滚存 = 上年滚存 + 当年结余, 自然增长率 = 出生率 − 死亡率."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from extractor.claim import Claim
from rules.amounts import adds_up, nearly_equal
from rules.closeness import is_slip_off
from rules.cues import words_of
from rules.identities import Difference, Total, any_difference, difference_identities, sum_identities
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind
from rules.wholes import totals_by_part

_FARTHEST = 24
_TELLING = 1000
_PARAGRAPHS = 2
_MOST_ALIKE = 4
_SHORT = 2
_NO_SUMS = ("", "比率", "百分点", "倍")
_LEVELS = (Kind.LEVEL, Kind.RATE)


def find_balances(text: ReportText) -> Iterator[Relation]:
    """Yield differences whose two figures stand before them in the paragraph under the names an identity gives."""
    for difference in text.claims:
        if text.stance(difference).kind is Kind.CHANGE and "自然" not in difference.before:
            continue  # 顺差59.29亿元,扩大13.73亿元: by how much it changed
        said = words_of(difference)
        if any_difference().search(said) is None:
            continue
        for identity in difference_identities():
            if identity.difference.search(said):
                relation = _of(text, difference, identity)
                if relation:
                    yield relation
                    break


def find_named_sums(text: ReportText) -> Iterator[Relation]:
    """Yield totals that an identity makes of named figures around them, where those do make them."""
    for total in text.claims:
        if total.quantity.dimension in _NO_SUMS or not text.is_level(total):
            continue
        for identity in sum_identities():
            if identity.total.search(words_of(total)):
                relation = _made_of(text, total, identity)
                if relation:
                    yield relation
                break


def _made_of(text: ReportText, total: Claim, identity: Total) -> Relation | None:
    around = [claim for claim in _around(text, total) if claim.level == total.level and text.is_level(claim)]
    choices = [
        [claim for claim in around if pattern.search(words_of(claim))][:_MOST_ALIKE] for pattern in identity.parts
    ]
    for parts in product(*choices):
        if len(set(parts)) == len(parts) and adds_up(total, list(parts)):
            return relate("sum", "identity", total=total, part=list(parts))
    if all(len(choice) == 1 for choice in choices):
        parts = tuple(choice[0] for choice in choices)
        near = all(abs(claim.sentence - total.sentence) <= 1 for claim in parts) and len(set(parts)) == len(parts)
        if near and not _is_of_another(total, parts, identity) and is_slip_off(total, list(parts)):
            return relate("sum", "identity", "likely", total=total, part=list(parts))
    return None


def _is_of_another(total: Claim, parts: tuple[Claim, ...], identity: Total) -> bool:
    """当年结余A,上年结余B,职工医保年末滚存结余C: whether the total names a subject that its parts do not."""
    said = total.before.lstrip(",;、")
    named = identity.total.search(said) if "结余" in said or "滚存" in said else None
    subject = said[: named.start()] if named else ""
    return len(subject) > _SHORT and not any(subject in words_of(part) for part in parts)


def _around(text: ReportText, claim: Claim) -> list[Claim]:
    """Figures of its kind near a claim in its part, nearest first."""
    number = text.number_of(claim)
    near = (
        text.claims[max(0, number - _FARTHEST) : number][::-1] + text.claims[number + 1 : number + 1 + _FARTHEST // 2]
    )
    return [one for one in near if one.part == claim.part and one.quantity.dimension == claim.quantity.dimension]


def _of(text: ReportText, difference: Claim, identity: Difference) -> Relation | None:
    minuends: list[Claim] = []
    subtrahends: list[Claim] = []
    for distance, claim in enumerate(text.before(difference)):
        if distance > _FARTHEST or claim.paragraph < difference.paragraph - _PARAGRAPHS:
            break
        if text.stance(claim).kind not in _LEVELS or claim.quantity.dimension != difference.quantity.dimension:
            continue
        if claim.level != difference.level or claim.bound != "=":
            continue
        said = words_of(claim)
        if identity.minuend.search(said):
            minuends.append(claim)
        if identity.subtrahend.search(said):
            subtrahends.append(claim)
    own = [[one for one in side if one.sentence == difference.sentence] for side in (minuends, subtrahends)]
    for high in minuends:
        for low in subtrahends:
            if high is not low and nearly_equal(difference, high.quantity.value - low.quantity.value, [high, low]):
                return relate("diff", "identity", minuend=high, subtrahend=low, difference=difference)
    if len(own[0]) == len(own[1]) == 1 and _is_digit_off(difference, *own[0], *own[1]):
        return relate("diff", "identity", "likely", minuend=own[0][0], subtrahend=own[1][0], difference=difference)
    if identity.closed and len(minuends) == len(subtrahends) == 1 and minuends[0] is not subtrahends[0]:
        return relate("diff", "identity", minuend=minuends[0], subtrahend=subtrahends[0], difference=difference)
    listed = totals_by_part(text)
    whole, taken = ([one for one in side if one.id not in listed] for side in (minuends, subtrahends))
    if len(whole) == len(taken) == 1 and _is_slip_off(difference, whole[0], taken[0]):
        return relate("diff", "identity", "likely", minuend=whole[0], subtrahend=taken[0], difference=difference)
    return None


def _is_slip_off(difference: Claim, high: Claim, low: Claim) -> bool:
    """编制284名,其中行政92名…;实有262人…,空编32名: whether a slip parts a figure from what two others leave, parts of lists apart."""
    units = {claim.quantity.unit for claim in (high, low, difference)}
    left = high.quantity.value - low.quantity.value
    return high is not low and len(units) == 1 and left > 0 and slip_between(difference.quantity, left) is not None


def _is_digit_off(difference: Claim, high: Claim, low: Claim) -> bool:
    """收入35489万元,…支出34512万元,当期结余997万元: whether a digit of the difference parts it from what two figures leave."""
    alike = high is not low and len({claim.quantity.unit for claim in (high, low, difference)}) == 1
    telling = min(claim.quantity.size / float(claim.quantity.place) for claim in (high, low)) >= _TELLING
    return alike and telling and slip_between(difference.quantity, high.quantity.value - low.quantity.value) is not None
