"""Shares side by side that are of all classes of one thing: 本科以上占76.4%,专科占21.8%,专科以下占1.8%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.partitions import are_all_classes
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind

_FEWEST = 3
_REST = re.compile(r"[,;、]?(?:其[他它余]|余下|剩余|剩下)")


def find_shares_of_all(text: ReportText) -> Iterator[list[Claim]]:
    """Yield runs of three shares or more, no other figure among them, that are named as all classes or end with the rest.

    They make up a hundred, or would but for one slip of the pen.
    """
    for sentence in text.sentences:
        run: list[Claim] = []
        for claim in sentence:
            if _is_share(text, claim):
                run.append(claim)
                continue
            yield from _whole(text, run)
            run = []
        yield from _whole(text, run)


def _is_share(text: ReportText, claim: Claim) -> bool:
    plain = claim.quantity.unit == "%" and claim.series < 0 and claim.cell is None and claim.bound == "="
    return plain and text.stance(claim).kind in (Kind.SHARE, Kind.RATE) and claim.modality == "actual"


def _whole(text: ReportText, run: list[Claim]) -> Iterator[list[Claim]]:
    if len(run) < _FEWEST or len({claim.depth for claim in run}) > 1:
        return
    gap = 100 - sum((claim.quantity.value for claim in run), Fraction(0))
    if gap and not any(slip_between(claim.quantity, claim.quantity.value + gap) for claim in run):
        return
    about = text.sentence_before(run[0])
    shares = all(text.stance(claim).kind is Kind.SHARE for claim in run)
    if (shares and _REST.match(run[-1].before)) or are_all_classes(run, about):
        yield run
