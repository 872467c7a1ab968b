"""The arithmetic of a check in one line: 127 ÷ 182 = 69.78%."""

from __future__ import annotations

import math
from fractions import Fraction

from extractor.claim import Claim
from rules.printed_units import multiplier_of, surface_with_unit
from rules.relation import Relation
from rules.verdict import INCONSISTENT, Verdict

_MOST_DECIMALS = 4
_OPS = {">": ">", "<": "<", ">=": "≥", "<=": "≤"}


def write_number(value: Fraction, decimals: int) -> str:
    """Return a value rounded half up to so many decimals, without needless zeros behind a whole number."""
    scaled = abs(value) * 10**decimals
    whole = math.floor(scaled + Fraction(1, 2))
    digits = f"{whole:0{decimals + 1}d}"
    text = digits if decimals == 0 else f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"-{text}" if value < 0 and whole else text


def decimals_of(claim: Claim) -> int:
    """Return how many decimals a figure prints, its multiplier taken out."""
    place = claim.quantity.place / multiplier_of(claim)
    count = 0
    while place < 1 and count < 8:
        place, count = place * 10, count + 1
    return count


def printed(claim: Claim) -> str:
    """Return a figure as arithmetic writes it: digits in its own multiplier, no unit."""
    return write_number(claim.quantity.value / multiplier_of(claim), decimals_of(claim))


def _together(claims: list[Claim]) -> tuple[list[str], str]:
    """Write figures in one multiplier, so that they can be added by eye; give back what it is."""
    worths = {multiplier_of(claim) for claim in claims}
    if len(worths) == 1:
        return [printed(claim) for claim in claims], ""
    least = min(worths)
    return [
        write_number(claim.quantity.value / least, max(decimals_of(claim) - _zeros(claim, least), 0))
        for claim in claims
    ], ""


def _zeros(claim: Claim, least: int) -> int:
    return len(str(multiplier_of(claim) // least)) - 1


def result(claim: Claim, value: Fraction, more: int = 0) -> str:
    """Return a computed value in a figure's own terms: its multiplier, its unit, `more` decimals than it prints."""
    worth = multiplier_of(claim)
    suffix = {10**4: "万", 10**8: "亿", 10**6: "百万", 10**12: "万亿"}.get(worth, "")
    text = write_number(value / worth, decimals_of(claim) + more)
    if claim.quantity.kind == "ratio" and claim.surface.lstrip().startswith("1"):
        return f"1:{text}"
    return f"{text}{suffix}{claim.quantity.unit}"


def write_formula(kind: str, relation: Relation, verdict: Verdict) -> str:
    """Return the arithmetic of a check in one line, the text's own figures as operands."""
    writer = _WRITERS.get(kind)
    return writer(relation, verdict) if writer else ""


def _computed(relation: Relation, role: str, verdict: Verdict, more: int) -> str:
    claim, computed = relation.claim(role), verdict.computed
    if computed is None:
        return "?"
    while verdict.outcome == INCONSISTENT and more < _MOST_DECIMALS and _reads_alike(claim, computed, more):
        more += 1  # 5.0% beside 5% says nothing: 5.02%
    return result(claim, computed, more)


def _reads_alike(claim: Claim, computed: Fraction, more: int) -> bool:
    step = claim.quantity.place / 10**more
    return bool(math.floor(computed / step + Fraction(1, 2)) * step == claim.quantity.value)


def _sum(relation: Relation, verdict: Verdict) -> str:
    parts = relation.claims("part")
    if not relation.claims("total"):
        return f"{'+'.join(printed(part) for part in parts)}={write_number(verdict.computed or Fraction(0), decimals_of(parts[0]))}%"
    figures, _ = _together(parts)
    return f"{'+'.join(figures)}={_computed(relation, 'total', verdict, 0)}"


def _subset(relation: Relation, verdict: Verdict) -> str:
    whole = relation.claim("whole")
    parts = relation.claims("part")
    part = max(parts, key=_size)
    if len(parts) > 1 and _size(part) <= _size(whole) and verdict.outcome == INCONSISTENT:
        return f"{'+'.join(_together(parts)[0])}>{_together([whole, *parts])[0][0]}"
    return f"{part.surface}{'>' if verdict.outcome == INCONSISTENT else '≤'}{whole.surface}"


def _size(claim: Claim) -> Fraction:
    return claim.quantity.value * claim.quantity.unit_of.scale


def _growth(relation: Relation, verdict: Verdict) -> str:
    falls = relation.op == "falls"
    answer = _computed(relation, "percent", verdict, 0)
    if relation.has("difference") and relation.has("previous"):
        previous, change = _together([relation.claim("previous"), relation.claim("difference")])[0]
        return f"{change}÷{previous}={answer}"
    if relation.has("difference"):
        current, change = _together([relation.claim("current"), relation.claim("difference")])[0]
        return f"{change}÷({current}{'+' if falls else '-'}{change})={answer}"
    previous, current = _together([relation.claim("previous"), relation.claim("current")])[0]
    first, second = (previous, current) if falls else (current, previous)
    return f"({first}-{second})÷{previous}={answer}"


def _annual_growth(relation: Relation, verdict: Verdict) -> str:
    previous, current = _together([relation.claim("previous"), relation.claim("current")])[0]
    years = next(member.surface for member in relation.members if member.role == "years")
    if relation.has("step"):
        first, second = (previous, current) if relation.op == "falls" else (current, previous)
        return f"({first}-{second})÷{years}={_computed(relation, 'step', verdict, 0)}"
    return f"({current}÷{previous})^(1/{years})-1={_computed(relation, 'percent', verdict, 0)}"


def _diff(relation: Relation, verdict: Verdict) -> str:
    high, low = _together([relation.claim("minuend"), relation.claim("subtrahend")])[0]
    return f"{high}-{low}={_computed(relation, 'difference', verdict, 0)}"


def _ppdiff(relation: Relation, verdict: Verdict) -> str:
    if relation.has("to_current"):
        before, after = relation.claim("to_previous"), relation.claim("to_current")
        grown = f"({printed(after)}-{printed(before)})÷{printed(before)}"
        return f"{grown}-{printed(relation.claim('from'))}%={_computed(relation, 'points', verdict, 1)}"
    first, second = relation.claim("from"), relation.claim("to")
    high, low = (first, second) if relation.op == "falls" else (second, first)
    return f"{printed(high)}-{printed(low)}={_computed(relation, 'points', verdict, 0)}"


def _mean(relation: Relation, verdict: Verdict) -> str:
    values = relation.claims("value")
    return f"({'+'.join(printed(value) for value in values)})÷{len(values)}={_computed(relation, 'mean', verdict, 1)}"


def _share(relation: Relation, verdict: Verdict) -> str:
    joined, left = relation.claims("joined"), relation.claims("left")
    *figures, whole = _together([*relation.claims("part"), *joined, *left, relation.claim("whole")])[0]
    parts, moved = figures[: len(relation.claims("part"))], figures[len(relation.claims("part")) :]
    if moved:
        signs = ["+"] * len(joined) + ["-"] * len(left)
        whole = f"({whole}{''.join(sign + figure for sign, figure in zip(signs, moved, strict=True))})"
    top = parts[0] if len(parts) == 1 else f"({'+'.join(parts)})"
    return f"{top}÷{whole}={_computed(relation, 'percent', verdict, 1)}"


def _ratio(relation: Relation, verdict: Verdict) -> str:
    top, bottom, ratio = relation.claim("numerator"), relation.claim("denominator"), relation.claim("ratio")
    answer = _computed(relation, "ratio", verdict, 1)
    plain = f"{printed(top)}÷{printed(bottom)}"
    if not verdict.computed:
        return f"{plain}={answer}"
    wanted = verdict.computed / multiplier_of(ratio) / (_printed_value(top) / _printed_value(bottom))
    if wanted == multiplier_of(top) / Fraction(multiplier_of(ratio)) != 1:  # 23.96万 by 2418 is no 99: 239600 is
        return f"{_together_with(top, ratio)}÷{printed(bottom)}={answer}"
    times = f"×{wanted}" if wanted.denominator == 1 else f"÷{1 / wanted}" if wanted.numerator == 1 else ""
    return f"{plain}{times if wanted != 1 else ''}={answer}"


def _printed_value(claim: Claim) -> Fraction:
    return claim.quantity.value / multiplier_of(claim)


def _together_with(claim: Claim, other: Claim) -> str:
    """Write a figure in another's multiplier."""
    worth = multiplier_of(other)
    return write_number(claim.quantity.value / worth, max(decimals_of(claim) - _zeros(claim, worth), 0))


def _same(relation: Relation, verdict: Verdict) -> str:
    if not relation.claims("first"):
        return "、".join(member.surface for member in relation.members)
    first, second = relation.claim("first"), relation.claim("second")
    return f"{first.indicator.text}:{surface_with_unit(first)}、{surface_with_unit(second)}"


def _range(relation: Relation, verdict: Verdict) -> str:
    member = relation.members[0]
    if member.claim is None:
        return member.surface
    if relation.op:
        return f"{member.claim.indicator.text}:{member.surface}"
    return f"{member.surface}>100%"


def _granularity(relation: Relation, verdict: Verdict) -> str:
    percent, count = relation.claim("percent"), relation.claim("count")
    base = count.quantity.value
    below = math.floor(percent.quantity.value * base / 100)
    places = decimals_of(percent) or 1
    tries = [whole for whole in (below, below + 1) if 0 <= whole <= base]
    return ",".join(
        f"{whole}÷{write_number(base, 0)}={write_number(Fraction(whole * 100) / base, places)}%" for whole in tries
    )


def _compare(relation: Relation, verdict: Verdict) -> str:
    left, right = relation.claim("left"), relation.claim("right")
    return f"文意为{left.surface}{_OPS[relation.op]}{right.surface}"


def _threshold(relation: Relation, verdict: Verdict) -> str:
    return f"文意为{relation.claim('value').surface}{_OPS[relation.op]}{relation.claim('limit').surface}"


def _implied_base(relation: Relation, verdict: Verdict) -> str:
    pairs = list(zip(relation.claims("part"), relation.claims("percent"), strict=True))
    if len(pairs) == 1:  # the whole numbers around it are seen from the quotient, not from its rounding
        part, percent = pairs[0]
        return (
            f"{printed(part)}÷{percent.surface}≈{write_number(part.quantity.value * 100 / percent.quantity.value, 2)}"
        )
    texts = []
    for (part, percent), whole in zip(pairs, (verdict.expected, verdict.stated), strict=True):
        low = "?" if whole is None or whole.low is None else write_number(whole.low, 1)
        high = "?" if whole is None or whole.high is None else write_number(whole.high, 1)
        texts.append(f"{printed(part)}÷{percent.surface}≈{low}~{high}")
    return ",".join(texts)


def _balance(relation: Relation, verdict: Verdict) -> str:
    income, outgo = relation.claims("income"), relation.claims("outgo")
    figures, _ = _together([relation.claim("opening"), *income, *outgo])
    split = 1 + len(income)
    taken = "".join(f"-{figure}" for figure in figures[split:])
    return f"{'+'.join(figures[:split])}{taken}={_computed(relation, 'closing', verdict, 0)}"


def _growth_base(relation: Relation, verdict: Verdict) -> str:
    """What each figure was before it grew, and the total's rate that follows."""
    signs = "/".join(f"{part.surface}({rate.surface})" for part, rate in zip(
        relation.claims("part"), relation.claims("part_percent"), strict=True))  # fmt: skip
    return f"由{signs}推算,合计{relation.claim('total').surface}的增幅应为{_computed(relation, 'percent', verdict, 1)}"


def _assertion(relation: Relation, verdict: Verdict) -> str:
    said, against = relation.members[0], relation.members[1]
    words = f"{against.claim.indicator.text}{against.surface}" if against.claim else against.surface
    return f"文称“{said.surface}”,另处为“{words}”"


def _enum(relation: Relation, verdict: Verdict) -> str:
    """What is announced beside what is listed: 三项,所列2项."""
    announced, listed = relation.members[0], relation.members[-1].value
    return f"{announced.surface},所列{listed:g}项" if listed is not None else announced.surface


def _standard(relation: Relation, verdict: Verdict) -> str:
    """What is reported beside what is required: 7.9%,标准≥10%."""
    limit = next((f",标准{member.surface}" for member in relation.members if member.role == "limit"), "")
    values, parts = relation.claims("value"), relation.claims("part")
    if relation.has("total"):
        people = "、".join(f"{part.level}{part.indicator.text}{part.surface}" for part in parts)
        return f"{people}:应为{_computed(relation, 'total', verdict, 0)},文中{relation.claim('total').surface}"
    if len(values) > 1 and verdict.computed is not None:
        mean = write_number(verdict.computed, decimals_of(values[0]) + 1)
        return f"({'+'.join(printed(value) for value in values)})÷{len(values)}={mean}{limit}"
    if relation.has("whole") and verdict.computed is not None:
        part, whole = _together([parts[0], relation.claim("whole")])[0]
        return f"{part}÷{whole}={write_number(verdict.computed, 2)}%{limit}"
    return "、".join(member.surface for member in relation.members if member.claim) + limit


_WRITERS = {
    "sum": _sum, "annual_growth": _annual_growth, "subset": _subset,
    "growth": _growth, "diff": _diff, "ppdiff": _ppdiff, "mean": _mean, "share": _share,
    "ratio": _ratio, "same": _same, "range": _range, "granularity": _granularity, "compare": _compare,
    "threshold": _threshold, "implied_base": _implied_base, "enum": _enum,
    "balance": _balance, "growth_base": _growth_base, "assertion": _assertion, "standard": _standard,
}  # fmt: skip
