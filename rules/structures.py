"""Structures written a:b:c, and the amounts they are the shares of (三次产业结构为14.6:41.3:44.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.part_lists import Group, read_groups
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between

_FARTHEST = 12  # paragraphs
_TRIPLE = 3
_EARLIER = re.compile(r"上年|去年|同期|由")


def term_runs(text: ReportText) -> list[list[Claim]]:
    """Return the terms of every a:b:c."""
    runs: list[list[Claim]] = []
    for claim in text.claims:
        if claim.quantity.kind != "term":
            continue
        if runs and text.lead_up(claim) == ":" and text.number_of(runs[-1][-1]) + 1 == text.number_of(claim):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return [run for run in runs if len(run) > 1]


def is_structure(terms: list[Claim]) -> bool:
    """Whether three terms or more are shares of one whole in percent, one digit misprinted at most."""
    gap = 100 - sum((term.quantity.value for term in terms), Fraction(0))
    return (
        len(terms) >= _TRIPLE
        and all(term.quantity.place < 1 for term in terms)
        and any(not gap or slip_between(term.quantity, term.quantity.value + gap) for term in terms)
    )


def find_structures(text: ReportText) -> Iterator[Relation]:
    """Yield each term of a structure with its amount and their total, where all terms but one at most fit."""
    for terms in term_runs(text):
        if _EARLIER.search(terms[0].before):
            continue
        for group in reversed(read_groups(text)):
            if group.parent is None or not _near(group, terms):
                continue
            parts = group.members[: len(terms)]
            if len(parts) < len(terms):
                continue
            fitting = [is_share(part, group.parent, term) for part, term in zip(parts, terms, strict=True)]
            if sum(fitting) < max(2, len(terms) - 1) or (len(terms) < _TRIPLE and not all(fitting)):
                continue
            for part, term in zip(parts, terms, strict=True):
                yield relate("share", "structure", "likely", part=part, whole=group.parent, percent=term)
            break


def _near(group: Group, terms: list[Claim]) -> bool:
    first = group.members[0]
    return first.part == terms[0].part and 0 <= terms[0].paragraph - first.paragraph <= _FARTHEST
