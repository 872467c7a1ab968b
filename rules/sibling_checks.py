"""What the checks beside one tell of it: lists of rates that all miss, wholes that other shares bear out."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.claim import Claim
from rules.cues import is_remainder
from rules.judge import Judged
from rules.repairs import is_slip
from rules.verdict import CONSISTENT, ROUNDING

_OF_LEVELS = ("granularity", "share", "growth", "diff", "ppdiff", "mean")


def lists_that_miss(judged: Sequence[Judged]) -> set[int]:
    """Return value lists of shares of which most do not hold, and of rates or means of which none does: they are of other figures."""
    held: dict[tuple[int, str], list[bool]] = {}
    for one in judged:
        if (stated := stated_of(one)) is not None and stated.series >= 0:
            holding = one.verdict.outcome in (CONSISTENT, ROUNDING) or (one.type.name != "share" and is_slip(one))
            held.setdefault((stated.series, one.type.name), []).append(holding)
    return {
        series
        for (series, kind), holding in held.items()
        if (2 * sum(holding) <= len(holding) if kind == "share" else len(holding) > 1 and not any(holding))
    }


def wholes_borne_out(judged: Sequence[Judged]) -> set[tuple[str, int]]:
    """Return wholes (id, sentence) of which some share of a sentence holds: the other shares beside it are of them too."""
    return {
        (one.relation.claim("whole").id, one.relation.claim("percent").sentence)
        for one in judged
        if one.type.name == "share" and one.verdict.outcome in (CONSISTENT, ROUNDING)
    }


def stated_of(judged: Judged) -> Claim | None:
    """Return the rate, mean or change that a check is about, None for other types."""
    role = judged.type.formula.stated if judged.type.formula else "percent"
    return next(iter(judged.relation.claims(role)), None) if judged.type.name in _OF_LEVELS else None


def left_of_lists(judged: Sequence[Judged]) -> set[str]:
    """Return the ids of figures that are what a list leaves of its total: 隐患53条,整改37条,限期14条,还有2条 is no 37 - 14."""
    return {
        one.relation.claims("part")[-1].id
        for one in judged
        if one.type.name == "sum"
        and one.verdict.outcome == CONSISTENT
        and is_remainder(one.relation.claims("part")[-1])
    }
