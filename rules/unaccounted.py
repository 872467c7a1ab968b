"""Broken checks that no slip of the pen accounts for, where the words may mean another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.claim import Claim
from rules.doubted_comparisons import is_beside
from rules.joint import Group
from rules.judge import Judged
from rules.named_wholes import names_whole
from rules.other_shares import is_past_all
from rules.quotients import is_share
from rules.relation import Relation
from rules.told_by_slip import is_of_earlier_base, is_of_later_base

_BY_WORDS = frozenset({"share", "growth", "diff", "mean", "compare", "threshold", "same", "assertion"})
"""Types whose figures are told by words and place alone, and not by a list that names each of them."""
_DIGITS, _UNITS = 2, 1000
_OF_NAMED = re.compile(r"(?:占|完成)[^,;。占]{2,}的(?:比例|比重)?(?:为|达到?)?$")
_OF_FIGURE = re.compile(r",?(?:完成|占|为)[^,;。]{0,8}")
_NAMED_RATE = re.compile(r"(?P<said>.*)(?:^|,)(?P<name>[^,;。增降]{1,10})率(?:为|达到?|是|约)*$")
_FROM = re.compile(r"[由从][^,;。]{0,8}$|^[至到—~-]$")


def is_unaccounted(group: Group, lead: Judged, claims: Sequence[Claim]) -> bool:
    """Whether nothing but a wrong pairing may be behind a broken check: worth a look, and no more.

    Clerks err by a digit or by a base. A difference that neither explains, in
    a sentence that holds another figure of the same unit, is more often the
    reader's mistake: of some 60 such findings on reports read for the first
    time, 3 were the clerk's; of those that a slip explains, 4 of 5.

    A part above its whole is so seldom the clerk's doing that it is left at a
    hint, too, unless 亿 stands where 万 was meant or the words give its share; so
    are divisions by known classes that no slip closes, and headings that are not
    as many as a number in digits (8项在0.45以上): headings are announced in
    characters.
    A figure that several checks speak against, and one change would mend in all of
    them, is asked about.

    Args:
        group: the check, those broken together with it and what would mend them.
        lead: the check itself.
        claims: the claims of the report.
    """
    if len(group.checks) > 1:
        return False  # one figure against two others
    relation = lead.relation
    if relation.type == "subset":
        told = len(relation.members) > 2 or _is_of_other_unit(relation) or _is_share_of_none(relation, claims)
        return not group.is_slip and not told and not is_beside(relation, _places(claims))
    if relation.type == "enum":
        return "\n" in relation.members[-1].surface and relation.members[0].surface[:1].isdigit()
    if relation.type == "sum" and relation.origin == "structure":
        return not group.is_slip and not any(claim.cell for claim in relation.claims("part"))
    if (
        relation.type not in _BY_WORDS
        or group.is_slip
        or is_of_later_base(relation, _DIGITS)
        or _is_spelt_out(relation, claims)
    ):
        return False
    return _has_rival([one.claim for one in relation.members if one.claim is not None], claims)


def _is_of_other_unit(subset: Relation) -> bool:
    """Whether a part is above its whole by so much that its unit must be mistaken: 亿 for 万, 万元 for 元."""
    part, whole = (subset.claim(role).quantity.size for role in ("part", "whole"))
    return part > whole * _UNITS


def _is_share_of_none(subset: Relation, claims: Sequence[Claim]) -> bool:
    """Whether a rate right behind the part says what share it is, and no figure of the paragraph is the whole of that."""
    part = subset.claim("part")
    at = next((number for number, claim in enumerate(claims) if claim.id == part.id), len(claims)) + 1
    percent = claims[at] if at < len(claims) else None
    if percent is None or percent.sentence != part.sentence or not _tells_share(part, percent):
        return False
    wholes = (one for one in claims if one.paragraph == part.paragraph and one.quantity.unit == part.quantity.unit)
    return percent.quantity.unit == "%" and not any(
        is_share(part, whole, percent) for whole in wholes if whole.quantity.value
    )


def _tells_share(part: Claim, percent: Claim) -> bool:
    """Whether a rate behind a part is of it: 占…, or a name that the part's words bear (取得证书622人…,取证率)."""
    if percent.before.startswith((",占", "占")):
        return True
    named = _NAMED_RATE.fullmatch(percent.before)
    return named is not None and named["name"].lstrip("综合总平均")[:1] in f"{part.before}{part.after}{named['said']}"


def _is_spelt_out(relation: Relation, claims: Sequence[Claim]) -> bool:
    """Whether the words leave no choice: 占企业支出的81.9%, 由2.40%上升为2.06%, labels and values one to one."""
    figures = [one.claim for one in relation.members if one.claim is not None]
    if relation.type == "growth" and relation.has("previous") and relation.has("current"):
        return True
    if relation.type in ("share", "growth") and all(claim.series >= 0 for claim in figures):
        return True
    if relation.type == "share":
        if (relation.origin == "structure" and relation.strength == "firm") or is_past_all(relation):
            return True  # of classes called by name, of a list that makes up its whole
        if is_of_earlier_base(relation, [one for one in claims if one.paragraph == figures[0].paragraph]):
            return True
        percent, part = relation.claim("percent"), relation.claims("part")[0]
        whole = relation.claim("whole")
        if percent.before == "的" and _OF_FIGURE.fullmatch(whole.before) and _are_next(part, whole, claims):
            return _are_next(whole, percent, claims)  # 支出967825万元,完成预算982460万元的98.5%
        return (
            relation.strength == "firm"
            and _OF_NAMED.search(percent.before) is not None
            and (_are_next(part, percent, claims) or names_whole(relation, claims, _places(claims)))
        )
    if relation.type == "threshold":
        return is_beside(relation, _places(claims))
    return relation.type == "compare" and any(_FROM.search(claim.before) for claim in figures)


def _places(claims: Sequence[Claim]) -> dict[str, int]:
    return {claim.id: at for at, claim in enumerate(claims)}


def _are_next(claim: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    return not any(claim.start < between.start < other.start for between in claims)


def _has_rival(figures: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Whether a figure of one of their units stands in their sentences, before the last of them, and is none of them."""
    if not figures or any(claim.cell or claim.doc for claim in figures):
        return False
    own, sentences = {claim.id for claim in figures}, {claim.sentence for claim in figures}
    lists = {claim.series for claim in figures if claim.series >= 0}
    units, last = {claim.quantity.unit for claim in figures}, max(claim.start for claim in figures)
    return any(
        claim.sentence in sentences
        and claim.quantity.unit in units
        and claim.id not in own
        and claim.start < last
        and claim.series not in lists
        for claim in claims
    )
