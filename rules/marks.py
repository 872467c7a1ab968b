"""Marks: 甲项满分40分,得38分;乙项满分30分,得28分;丙项满分30分,得27.5分,合计得93.5分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.claim import Claim
from rules.relation import Relation, relate
from rules.report_text import ReportText

_GOT = re.compile(r"(?:得|评|扣|自评)分?(?:为|是)?$")
_FULL = re.compile(r"(?:满|总|分)[分值](?:为|是)?$")
_IN_ALL = re.compile(r"合计|共|总")
_FULL_MARKS = (100, 1000)
_FEWEST = 3


def find_sums_of_marks(text: ReportText) -> Iterator[Relation]:
    """Yield what is got in all with what is got for each, where the most there is to get makes 100 or 1000."""
    for last, sentence in pairwise([[], *text.sentences]):
        marks = [claim for claim in (*last, *sentence) if claim.quantity.unit == "分"]
        if len(marks) <= _FEWEST:
            continue
        got, full = ([claim for claim in marks if words.search(claim.before)] for words in (_GOT, _FULL))
        total = next((claim for claim in got if _IN_ALL.search(claim.before)), None)
        if total is None or total not in sentence or len(full) < _FEWEST:
            continue
        parts = [claim for claim in got if claim.start < total.start]
        each = [pair for pair in zip(full, parts, strict=False) if pair[0].start < pair[1].start]
        whole = sum(claim.quantity.value for claim in full) in _FULL_MARKS
        if whole and len(each) == len(full) == len(parts) and total.paragraph == parts[0].paragraph:
            yield relate("sum", "list", "likely", total=total, part=parts)


def with_exact_marks(one: Relation) -> Relation:
    """Return a sum with its marks exact: 24分 beside 23.5分 is no 23.5 to 24.5, marks are given, not measured."""
    if any(part.quantity.unit != "分" or not _GOT.search(part.before) for part in one.claims("part")):
        return one
    return replace(one, members=tuple(replace(m, claim=_exactly(m.claim)) for m in one.members if m.claim))


def _exactly(mark: Claim) -> Claim:
    return replace(mark, quantity=replace(mark.quantity, is_exact=True))
