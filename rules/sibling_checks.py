"""What the checks beside one tell of it: lists of rates that all miss, wholes that other shares bear out."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.claim import Claim
from rules.cues import is_remainder
from rules.judge import Judged
from rules.repairs import is_slip
from rules.verdict import CONSISTENT, ROUNDING

_TWICE = ("first", "second")
_OF_LEVELS = ("granularity", "share", "growth", "diff", "ppdiff", "mean")


def lists_that_miss(judged: Sequence[Judged]) -> set[int]:
    """Return value lists of shares of which most do not hold, and of rates or means of which none does: they are of other figures."""
    found: dict[tuple[int, str], list[Judged]] = {}
    for one in judged:
        if (stated := stated_of(one)) is not None and stated.series >= 0:
            found.setdefault((stated.series, one.type.name), []).append(one)
    return {series for (series, kind), checks in found.items() if _misses(kind, checks)}


def _misses(kind: str, checks: Sequence[Judged]) -> bool:
    broken = [one for one in checks if one.verdict.outcome not in (CONSISTENT, ROUNDING)]
    if kind != "share":
        return len(checks) > 1 and len(broken) == len(checks) and not any(map(is_slip, broken))
    return 2 * len(broken) > len(checks) or (2 * len(broken) == len(checks) and not all(map(is_slip, broken)))


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


def divided_by_level(judged: Sequence[Judged]) -> dict[tuple[str, tuple[str, ...]], list[set[str]]]:
    """Return, by total and the levels of the parts that make it up, those parts: 班级1087个,小学745个,初中342个."""
    found: dict[tuple[str, tuple[str, ...]], list[set[str]]] = {}
    for one in judged:
        if one.type.name == "sum" and one.verdict.outcome == CONSISTENT and (key := _levels_of(one)):
            found.setdefault(key, []).append({part.id for part in one.relation.claims("part")})
    return found


def is_divided_already(judged: Judged, divided: dict[tuple[str, tuple[str, ...]], list[set[str]]]) -> bool:
    """Whether a broken sum is of other figures of the levels that make up its total: 小学45人以下班级738个,初中…"""
    key = _levels_of(judged) if judged.type.name == "sum" else None
    parts = {part.id for part in judged.relation.claims("part")}
    return key is not None and any(parts.isdisjoint(other) for other in divided.get(key, ()))


def _levels_of(judged: Judged) -> tuple[str, tuple[str, ...]] | None:
    total, levels = judged.relation.claims("total"), tuple(sorted(one.level for one in judged.relation.claims("part")))
    return (total[0].id, levels) if total and "" not in levels and len(set(levels)) == len(levels) else None


def borne_by_others(judged: Sequence[Judged]) -> dict[tuple[str, str], list[set[str]]]:
    """Return, by type and stated figure, the other figures of each check that holds; under ("part", id) those of every difference a figure is in."""
    found: dict[tuple[str, str], list[set[str]]] = {}
    for one in judged:
        stated = stated_of(one)
        if stated is None or one.verdict.outcome != CONSISTENT:
            continue
        figures = {m.claim.id for m in one.relation.members if m.claim is not None}
        if one.type.name == "share":
            found.setdefault(("share", stated.id), []).append(figures - {stated.id})
        elif one.type.name in ("growth", "ppdiff", "diff"):
            found.setdefault((one.type.name, stated.id), []).append(figures - {stated.id})
            for figure in figures if one.type.name == "diff" else ():
                found.setdefault(("part", figure), []).append(figures)
    return found


def is_borne_by_others(judged: Judged, borne: dict[tuple[str, str], list[set[str]]]) -> bool:
    """Whether what a broken check states holds of quite other figures, or its parts are what one of them leaves of another.

    总产比上年34.11万吨增加0.41万吨,增长1.2% is not of the 亩 before it;
    直达资金9620万元,已支出9235万元,其余385万元 are no parts of the 转移支付 before them;
    入学率99.90% of 37815 and 94.9% of 214 are two rates, not one told twice.
    """
    if judged.type.name == "same":
        told = [borne.get(("share", claim.id)) for role in _TWICE for claim in judged.relation.claims(role)]
        return len(told) == len(_TWICE) and all(told) and told[0] != told[1]
    figures = {m.claim.id for m in judged.relation.members if m.claim is not None}
    if judged.type.name == "sum":
        parts = {claim.id for claim in judged.relation.claims("part")}
        return any(difference <= parts for part in parts for difference in borne.get(("part", part), ()))
    stated = (
        stated_of(judged) if judged.type.name != "diff" else None
    )  # 净增34户 is of two years and of who came and went
    return stated is not None and any(
        figures.isdisjoint(other) for other in borne.get((judged.type.name, stated.id), ())
    )
