"""So many and so much told as one: 脱贫户12846户45237人, 为8642名劳动者追发工资11368.5万元."""

from __future__ import annotations

from extractor.claim import Claim
from rules.report_text import ReportText


def share_clause(text: ReportText, count: Claim, amount: Claim) -> bool:
    """Return whether one clause gives so many so much: 为8642名劳动者追发工资11368.5万元."""
    return (
        text.number_of(count) + 1 == text.number_of(amount)
        and (count.sentence, count.clause, count.depth) == (amount.sentence, amount.clause, amount.depth)
        and count.bound == amount.bound == "="
    )


def is_one_pair(text: ReportText, count: Claim, amount: Claim, stated: Claim) -> bool:
    """Return whether so many and so much stand as one right before the quotient, and no such pair before them: 城市3127户5264人,农村…"""
    *before, first, second = text.claims[max(0, text.number_of(stated) - 4) : text.number_of(stated)] or [stated] * 2
    alike = before and before[0].quantity.unit == count.quantity.unit and before[0].sentence == stated.sentence
    return (first, second) == (count, amount) and not text.between(count, amount) and not alike
