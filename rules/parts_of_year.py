"""A year or half a year told in parts: 上半年完成1286万元,下半年完成1578万元,全年2864万元; 1-9月2486万元,10-12月378万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractor.claim import Claim
from rules.countable import is_countable
from rules.relation import Relation, relate
from rules.report_text import ReportText

_SPANS = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "全年": (1, 12),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip
_TIME = re.compile(
    rf"[,;、]?(?:其中|而|去年|今年|本年|当年|第)?(?:(?P<word>{'|'.join(_SPANS)})|(?P<first>[0-9]{{1,2}})(?:月?[-—~至](?P<last>[0-9]{{1,2}}))?月份?)(?P<rest>(?![末底初均日月])[^,;。]*)"
)
_SAYS_NOTHING = re.compile(r"分别|合计|总共|一?共计?|又|再|则|为|达到?|了|已|实现|完成")
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Part:
    claim: Claim
    first: int
    last: int
    """Months, 1 to 12."""
    noun: str


def find_parts_of_year(text: ReportText) -> Iterator[Relation]:
    """Yield spans of a sentence with the spans right before or behind them that fill them without a gap, of one noun and unit."""
    for sentence in text.sentences:
        parts = [part for claim in sentence if is_countable(text, claim) and (part := _part_of(claim))]
        for at, whole in enumerate(parts):
            run = _filling(whole, parts[:at], backwards=True) or _filling(whole, parts[at + 1 :], backwards=False)
            if run:
                yield relate("sum", "cue", "likely", total=whole.claim, part=[part.claim for part in run])


def _part_of(claim: Claim) -> _Part | None:
    match = _TIME.fullmatch(claim.before) if claim.series < 0 and claim.bound == "=" else None
    if match is None:
        return None
    first, last = (
        _SPANS[match["word"]] if match["word"] else (int(match["first"]), int(match["last"] or match["first"]))
    )
    return _Part(claim, first, last, _SAYS_NOTHING.sub("", match["rest"])) if 1 <= first <= last <= _MOST else None


def _filling(whole: _Part, others: list[_Part], *, backwards: bool) -> list[_Part]:
    """The parts next to a span that follow each other from its first month to its last."""
    run: list[_Part] = []
    for part in reversed(others) if backwards else others:
        if part.claim.quantity.unit != whole.claim.quantity.unit or not {part.noun, whole.noun} <= {whole.noun, ""}:
            return []
        run.append(part)
        ordered = run[::-1] if backwards else run
        follow = all(one.last + 1 == other.first for one, other in pairwise(ordered))
        if not follow:
            return []
        if len(run) > 1 and (ordered[0].first, ordered[-1].last) == (whole.first, whole.last):
            return ordered
    return []
