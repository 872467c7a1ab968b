"""What a report says of its own data, heeded by the judge: to be verified, preliminary beside final, rounded by units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.claim import Claim
from extractor.data_state import DataState
from extractor.document import Document
from rules.judge import Judged
from rules.verdict import INCONSISTENT, UNDETERMINED, Verdict

_OPEN = ("unverified", "differs")
"""The report itself leaves the figures of such a sentence open."""
_MARKS = "。;!?\n"


def heed_states(judged: Sequence[Judged], document: Document) -> list[Judged]:
    """Return the checks; broken ones that the report's own words about its data explain are undetermined.

    A figure that is to be verified, or said to differ from what was reported,
    breaks nothing; one said twice may differ where one of the two is
    preliminary; and a sum may miss by a unit of the last place for each of its
    figures where the report says that its totals are rounded.
    """
    states = document.states
    if not states or all(one.verdict.outcome != INCONSISTENT for one in judged):
        return list(judged)
    spans = {
        kind: [_sentence_of(document.text, state) for state in states if state.kind == kind] for kind in _kinds(states)
    }
    return [_open(one) if one.verdict.outcome == INCONSISTENT and _is_explained(one, spans) else one for one in judged]


def _kinds(states: Sequence[DataState]) -> set[str]:
    return {state.kind for state in states}


def _sentence_of(text: str, state: DataState) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, state.start) + 1 for mark in _MARKS)
    ends = [place for mark in _MARKS if (place := text.find(mark, state.end)) >= 0]
    return start, min(ends, default=len(text))


def _is_explained(judged: Judged, spans: dict[str, list[tuple[int, int]]]) -> bool:
    claims = [member.claim for member in judged.relation.members if member.claim is not None]
    if any(_within(claim, spans.get(kind, [])) for kind in _OPEN for claim in claims):
        return True
    if judged.type.name == "same":
        preliminary = [_within(claim, spans.get("preliminary", [])) for claim in claims]
        return any(preliminary) and not all(preliminary)
    return "rounding" in spans and judged.type.name == "sum" and _misses_by_units(judged)


def _within(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return claim.cell is None and any(start <= claim.start < end for start, end in spans)


def _misses_by_units(judged: Judged) -> bool:
    """Whether a sum misses by at most one of its coarsest printed places for each of its figures."""
    total, parts = judged.relation.claims("total"), judged.relation.claims("part")
    if not total:
        return False
    figures = [*total, *parts]
    place = max(one.quantity.place * one.quantity.unit_of.scale for one in figures)
    added = sum((one.quantity.value * one.quantity.unit_of.scale for one in parts), Fraction(0))
    return abs(added - total[0].quantity.value * total[0].quantity.unit_of.scale) <= place * len(figures)


def _open(judged: Judged) -> Judged:
    return replace(judged, verdict=Verdict(UNDETERMINED, reason="state"))
