"""Whether one slip of the pen tells what is wrong with a broken check, and not a wrong pairing of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim
from rules.cues import has_own_name, is_joined
from rules.doubted_sums import NEARLY, gap_of
from rules.judge import Judged
from rules.likeness import alike, telling_digits
from rules.other_readings import figures_of, follow_each_other
from rules.paired_lists import PAIRED
from rules.partitions import divides
from rules.power import chances_of_slip
from rules.quotients import is_share
from rules.rates import stem_of
from rules.relation import Relation
from rules.repairs import is_slip
from rules.sibling_checks import stated_of
from rules.slips import POINTS
from rules.stance import Kind, read_stance

_COMPARED = re.compile(r"[上去前]年|上期|同期|预算|计划|任务|目标|年初")
_CHANGES = ("diff", "growth", "ppdiff")
_SAME = 0.8
_FAR_OFF = 0.6
_TELLING = 3
_PAIR = 2


def is_told_by_slip(
    judged: Judged, claims: Sequence[Claim], places: dict[str, int], borne: set[tuple[str, int]]
) -> bool:
    """Whether one slip of the pen explains the difference: one that chance would hardly give, or of figures with nothing between."""
    if not is_slip(judged):
        return False
    relation, stated = judged.relation, stated_of(judged)
    figures = figures_of(relation)
    if chances_of_slip(judged) < 1 or _are_named(relation, stated):
        return True
    if relation.type == "share":
        whole, sentence = relation.claim("whole").id, relation.claim("percent").sentence
        if any((whole, near) in borne for near in (sentence - 1, sentence, sentence + 1)):
            return True
    if relation.type == "diff" and relation.origin == "identity":
        return True  # 编制, 实有 and 空编: by their names
    if relation.type == "diff" and (relation.claim("minuend").id, figures[-1].sentence) in borne:
        return True  # 持证1506人,持证率97.0%,尚有64人未取得: of the whole that the rate beside it is of
    if relation.type == "sum":
        if relation.op == PAIRED:
            return True
        if gap_of(relation) <= NEARLY and (relation.strength == "firm" or divides(figures[0], figures[1:])):
            return True
        joined = relation.strength == "firm" and all(map(is_joined, relation.claims("part")[1:]))
        near = gap_of(relation) <= _FAR_OFF or joined or _is_point_off(figures[0], relation.claims("part"))
        return near and follow_each_other(figures, claims, places)
    listed = stated is not None and stated.series >= 0 and len({claim.sentence for claim in figures}) == 1
    operands = [claim for claim in figures if claim is not stated]
    return listed or follow_each_other(figures, claims, places, of=operands)


def _is_point_off(total: Claim, parts: list[Claim]) -> bool:
    """直接经济损失14.2亿元,其中农业7420万元,水利3260万元,其他3520万元: three parts or more, and a total with its point moved."""
    added = sum(part.quantity.value * part.quantity.unit_of.scale for part in parts)
    times = total.quantity.value * total.quantity.unit_of.scale / added if added else 0
    return len(parts) > _PAIR and times in POINTS and telling_digits(total) >= _TELLING


def is_of_later_base(relation: Relation, digits: int = _TELLING) -> bool:
    """Whether a change's rate is of the later figure, as hasty clerks compute it: 338 of 1836, and not of 2174."""
    if relation.type != "growth" or not relation.has("current"):
        return False
    later, percent = relation.claim("current"), relation.claim("percent")
    by_name = relation.origin == "identity"
    if (has_own_name(percent) and not by_name) or telling_digits(percent) < (_PAIR if by_name else digits):
        return False  # 审减率 is of what was submitted, where that is what stands as the later figure
    if relation.has("difference"):
        return is_share(relation.claim("difference"), later, percent)
    return relation.has("previous") and _is_share_of_later(relation.claim("previous"), later, percent)


def is_of_earlier_base(share: Relation, near: Sequence[Claim]) -> bool:
    """Whether a share was taken of what its whole is only compared with: 总投入13.74亿元,比上年的12.91亿元增加…;其中…11.86亿元,占91.9%."""
    part, whole, percent = share.claims("part")[0], share.claim("whole"), share.claim("percent")
    if share.strength != "firm" or telling_digits(percent) < _TELLING or _COMPARED.search(percent.before):
        return False
    if read_stance(part).kind is not Kind.LEVEL or read_stance(whole).kind is not Kind.LEVEL:
        return False
    compared = [claim for claim in near if read_stance(claim).kind in (Kind.EARLIER, Kind.REFERENCE)]
    listed = [one.start for one in near if "其中" in one.before and one.start <= part.start]
    return any(
        whole.start < claim.start
        and (claim.start < max(listed, default=0) or claim.sentence < part.sentence)
        and is_share(part, claim, percent)
        for claim in compared
    )


def _is_share_of_later(earlier: Claim, later: Claim, percent: Claim) -> bool:
    now, then = later.quantity.size, earlier.quantity.size
    return (
        bool(now)
        and abs(abs(now - then) / now * 100 - float(percent.quantity.value)) <= float(percent.quantity.place) / 2
    )


def _are_named(relation: Relation, stated: Claim | None) -> bool:
    """Whether words tell which figures a check is of: 每百名学生拥有, 二产比重, 节约1237万元…节约率, one rate in two years."""
    figures = figures_of(relation)
    if (
        relation.type == "ratio"
        or relation.has("to_current")
        or any(claim.quantity.kind == "term" for claim in figures)
    ):
        return True
    if stated is None:
        return False
    operands = [claim for claim in figures if claim is not stated]
    both = relation.type == "diff" and all(_is_called_in(stated.before, claim) for claim in operands)
    same = relation.type in _CHANGES and len(operands) == 2 and alike(*operands) >= _SAME
    told = any(_shares_name(stated.before, claim.indicator.folded) for claim in operands)
    stem = stem_of(stated) if relation.type == "share" else ""
    return both or same or told or (len(stem) > 1 and any(stem in claim.before for claim in operands))


def _is_called_in(before: str, claim: Claim) -> bool:
    """Whether words name a figure by how its own name begins: 男性比女性多82534人."""
    start = claim.indicator.folded[:_PAIR]
    return len(start) == _PAIR and start in before


def _shares_name(before: str, name: str) -> bool:
    """Whether some three characters of a name stand before a figure: 快于全社会5.4个百分点, of 全社会用电量."""
    return any(name[at : at + 3] in before for at in range(len(name) - 2))
