"""Changes that add up: 减少341人,包括退休227人、调出114人; 增加500人,小学增300人,初中增200人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.amounts import nearly_equal
from rules.closeness import slips_off
from rules.cues import is_joined
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_MOVES = re.compile(r"退休|调[出入]|辞职|离职|病故|死亡|毕业|招[聘录考]|引进|转[出入]|新[建增]|撤并|关停|其他")
_TOGETHER = re.compile(
    r"(?:合计|共计?|总计|一共|(?P<number>[两三四五六])[项段者类个][^,;。合共]{0,4}(?:合计|共计?)?)净?(?:增|减)"
)
_MOST = 12


def find_summed_changes(text: ReportText) -> Iterator[Relation]:
    """Yield a change with the changes listed behind it that are its parts, all the same way.

    Those of which a word tells how they came about (退休, 招聘) go the way of the whole.
    """
    for number, total in enumerate(text.claims):
        stance = text.stances[number]
        told = _told_before(text, number, total)
        if told:
            yield told
        if stance.kind is not Kind.CHANGE or not stance.direction or total.bound != "=" or total.quantity.unit == "":
            continue
        parts = _listed(text, number, total)
        if len(parts) < 2 or sum(part.quantity.value for part in parts) == 0:
            continue
        worth = total.quantity.unit_of.scale
        added = sum((part.quantity.value * part.quantity.unit_of.scale / worth for part in parts), Fraction(0))
        if nearly_equal(total, added, parts):
            yield relate("sum", "list", total=total, part=parts)
        elif "swap" in slips_off(total, parts) or _is_closed(text, total, parts):
            yield relate("sum", "list", "likely", total=total, part=parts)


def _told_before(text: ReportText, number: int, total: Claim) -> Relation | None:
    """小学减少1326人;初中减少1768人,两段合计减少3094人: a change told of several, with their changes before it."""
    match, way = _TOGETHER.search(total.before), text.stances[number].direction
    if match is None or text.stances[number].kind is not Kind.CHANGE or not way or total.bound != "=":
        return None
    parts: list[Claim] = []
    for claim in text.before(total, sentence=True):
        stance = text.stance(claim)
        if stance.kind is Kind.CHANGE and claim.quantity.unit == total.quantity.unit and stance.direction == way:
            parts.insert(0, claim)
        if len(parts) == _MOST:
            return None
    told = match.group("number")
    if len(parts) < 2 or (told and read_numeral(told) != len(parts)):
        return None
    if told or nearly_equal(total, sum((one.quantity.value for one in parts), Fraction(0)), parts):
        return relate("sum", "cue", "firm" if told else "likely", total=total, part=parts)
    return None


def _listed(text: ReportText, number: int, total: Claim) -> list[Claim]:
    """Changes of its unit right behind a change, in the same way, to the end of the sentence or bracket."""
    way, parts = text.stances[number].direction, list[Claim]()
    for claim in text.claims[number + 1 : number + 1 + _MOST]:
        if claim.sentence != total.sentence or ";" in text.between(parts[-1] if parts else total, claim):
            break
        if parts and claim.depth < parts[0].depth:
            break
        stance = text.stance(claim)
        same = claim.quantity.unit == total.quantity.unit and claim.quantity.value <= total.quantity.value
        moved = stance.kind is Kind.CHANGE and stance.direction == way
        if not same or not (moved or (not stance.direction and _MOVES.search(claim.before))):
            break
        parts.append(claim)
    return parts


def _is_closed(text: ReportText, total: Claim, parts: list[Claim]) -> bool:
    """Whether a bracket or 包括 holds three parts or more, joined, and one digit would make them up."""
    opened = text.between(total, parts[0])
    told = opened.startswith("(") or "包括" in opened
    return told and len(parts) > 2 and all(map(is_joined, parts[1:])) and bool(slips_off(total, parts))
