"""Changes of a total's parts: 总支出增加147.31万元,其中基本支出增加121.25万元,项目支出增加26.06万元."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind, bases_agree
from rules.sums import sums_of

_NEAR = 3


def find_changes_of_parts(text: ReportText) -> list[Relation]:
    """Return the changes of totals with those of all their parts, each told behind its level and against one time.

    A sum where all went one way, a balance of increases and reductions where they did not.
    """
    return text.remember("changes_of_parts", lambda: list(_find(text)))


def _find(text: ReportText) -> Iterator[Relation]:
    for relation in sums_of(text):
        total, parts = relation.claim("total"), relation.claims("part")
        if total.quantity.unit == "" or not adds_up(total, parts):
            continue
        changes = [_change_of(text, claim) for claim in (total, *parts)]
        known = [change for change in changes if change is not None]
        if len(known) < len(changes) or not all(_is_against_same(text, known[0], one) for one in known[1:]):
            continue
        whole, ways = known[0], [text.stance(one).direction for one in known]
        along = [one for one, way in zip(known[1:], ways[1:], strict=True) if way == ways[0]]
        against = [one for one, way in zip(known[1:], ways[1:], strict=True) if way != ways[0]]
        if not against:
            yield relate("sum", "inferred", "likely", total=whole, part=along)
        elif along:
            yield relate(
                "balance", "inferred", "likely", opening=along[0], income=along[1:], outgo=against, closing=whole
            )


def _change_of(text: ReportText, claim: Claim) -> Claim | None:
    """By how much a figure went up or down: the first change behind it, before any other level of its kind."""
    for distance, later in enumerate(text.after(claim)):
        stance = text.stance(later)
        if stance.kind is Kind.CHANGE and later.depth >= claim.depth:
            told = later.bound == "=" and stance.direction and later.quantity.unit == claim.quantity.unit
            return later if told else None
        if distance >= _NEAR or (later.quantity.dimension == claim.quantity.dimension and stance.kind is Kind.LEVEL):
            return None
    return None


def _is_against_same(text: ReportText, first: Claim, second: Claim) -> bool:
    return bases_agree(text.stance(first).basis, text.stance(second).basis)
