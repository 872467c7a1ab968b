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
    number = text.number_of(stated)
    if number < 2 or text.claims[number - 2 : number] != [count, amount] or text.between(count, amount):
        return False
    before = text.claims[number - 4] if number >= 4 else stated
    return (before.sentence, before.quantity.unit) != (stated.sentence, count.quantity.unit)
