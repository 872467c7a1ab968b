"""Repairs: which one figure, changed to what, would mend every broken check it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from extractor.quantity import Quantity
from rules.arithmetic import result
from rules.exact import prints
from rules.finding import Repair
from rules.judge import Judged, judge_one
from rules.operands import ExactOperands
from rules.relation import Member, Relation
from rules.relation_type import Formula
from rules.slips import POINTS, slip_between, slips_of
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING

_MOST_OFFERED = 5
_MOST_FIGURES = 40
_MOST_TELLING = 3  # an inequality that a dozen changes would mend points at none of them
TYPOS = ("digit", "swap", "missing", "extra", "point", "unit")
"""Slips of the pen."""
_MOST_MISSING = 2
OPERATIONS = (*TYPOS, "recomputed")
"""Changes of one figure, the likeliest first."""
_NEAR = 0.03
_HAIR = 1e-9
_Candidate = tuple[str, Fraction]
_Point = tuple[Fraction, Fraction]


def find_repairs(
    broken: Sequence[Judged], checks_of: Mapping[str, Sequence[Judged]], operations: Sequence[str] = OPERATIONS
) -> tuple[Repair, ...]:
    """Return the changes of one figure after which all its checks hold, the likeliest first.

    A change is offered only where every broken check comes to hold on the
    printed values themselves and no check that held is broken by it.

    Args:
        broken: checks that are broken together.
        checks_of: claim id -> every judged check that the claim stands in.
        operations: the changes to try.
    """
    shared = set.intersection(*({claim.id for claim in _figures(one)} for one in broken))
    found: list[tuple[int, int, Repair]] = []
    for claim in _figures(broken[0])[:_MOST_FIGURES]:
        if claim.id not in shared or claim.bound == "~" or not claim.quantity.place:
            continue
        stated = _is_stated(claim, broken)
        for operation, value in _candidates(claim, broken[0]):
            if operation not in operations:
                continue
            if operation == "recomputed" and not stated and len(broken) == 1 and broken[0].type.name != "same":
                continue  # any operand can be made to fit one check; that tells nothing
            if _mends(claim, value, checks_of[claim.id]):
                repair = Repair(
                    claim=claim.id, surface=claim.surface, value=float(value), text=result(claim, value), operation=operation
                )  # fmt: skip
                found.append((OPERATIONS.index(operation), 0 if stated else 1, repair))
    found.sort(key=lambda one: one[:2])
    found = [one for one in found if not _is_one_of_many(one[2], found)]
    offered = list({(repair.claim, repair.text): repair for *_, repair in reversed(found)}.values())[::-1]
    equation = any(one.type.formula is not None or one.type.name == "same" for one in broken)
    return tuple(offered[:_MOST_OFFERED]) if equation or len(offered) <= _MOST_TELLING else ()


def _is_one_of_many(repair: Repair, found: Sequence[tuple[int, int, Repair]]) -> bool:
    """Whether a digit left out could be this or any other: 1078人 for 10778, 10788, 10798… tells nothing."""
    alike = {other.text for *_, other in found if (other.claim, other.operation) == (repair.claim, repair.operation)}
    return repair.operation == "missing" and len(alike) > _MOST_MISSING


def is_slip(judged: Judged) -> bool:
    """Whether one digit operation on one figure would mend a broken check."""
    alone = {claim.id: [judged] for claim in _figures(judged)}
    return bool(find_repairs([judged], alone, TYPOS))


def _figures(judged: Judged) -> list[Claim]:
    return list({m.claim.id: m.claim for m in judged.relation.members if m.claim is not None}.values())


def _is_stated(claim: Claim, broken: Sequence[Judged]) -> bool:
    """Whether a figure is what others compute to, in some broken check."""
    return any(one.type.formula and claim in one.relation.claims(one.type.formula.stated) for one in broken)


def _candidates(claim: Claim, judged: Judged) -> Iterator[_Candidate]:
    """Values worth trying: slips of the pen near what the check asks for, and that value itself as it would be printed."""
    if judged.type.name == "same":
        for other in _figures(judged):
            if other.id != claim.id:
                yield slip_between(claim.quantity, other.quantity.value) or "recomputed", other.quantity.value
        return
    if judged.type.name == "implied_base" and len(judged.relation.claims("part")) > 1:
        ideal = _on_one_base(claim, judged.relation)
        for operation, value in slips_of(claim.quantity):
            if abs(float(value) / ideal - 1) < _NEAR:
                yield operation, value
        return
    wanted = _wanted(claim, judged)
    if wanted is None:
        return
    low, high = wanted
    near_low, near_high = float(low) - _HAIR * abs(float(low)), float(high) + _HAIR * abs(float(high))
    slips = list(slips_of(claim.quantity, near_low, near_high))
    yield from slips
    place = claim.quantity.place
    near = round((low + high) / 2 / place) * place
    if near not in (value for _, value in slips):
        yield "recomputed", near


def _on_one_base(claim: Claim, relation: Relation) -> float:
    """About what one of two counts and their two rates would be for both to be of one whole."""
    (a, b), (r, q) = ([one.quantity.size for one in relation.claims(role)] for role in ("part", "percent"))
    parts, rates = relation.claims("part"), relation.claims("percent")
    for mine, ideal in ((parts[0], b * r / q), (parts[1], a * q / r), (rates[0], q * a / b), (rates[1], r * b / a)):
        if mine.id == claim.id:
            return ideal or 1.0
    return 1.0


def _wanted(claim: Claim, judged: Judged) -> tuple[Fraction, Fraction] | None:
    """Where a figure would have to lie for a formula to give what is stated, a printed place wider at both ends."""
    formula, relation, verdict = judged.type.formula, judged.relation, judged.verdict
    if formula is None or not relation.claims(formula.stated) or verdict.stated is None or verdict.expected is None:
        return None
    place = claim.quantity.place * (
        1 if claim.quantity.is_exact else 10
    )  # the point of 2.376 for 23.757 may have moved
    if claim in relation.claims(formula.stated):
        ends = verdict.expected.low, verdict.expected.high
    else:
        points = _points(claim, relation, formula)
        ends = tuple(  # type: ignore[assignment]
            None if end is None or points is None else _solve(points, end) for end in (verdict.stated.low, verdict.stated.high)
        )  # fmt: skip
    if ends[0] is None or ends[1] is None:
        return None
    return min(ends[0], ends[1]) - place, max(ends[0], ends[1]) + place


def _points(claim: Claim, relation: Relation, formula: Formula) -> list[_Point] | None:
    """What a formula gives for three values of one figure; None where it gives nothing for one."""
    tries = [claim.quantity.value * factor for factor in (1, 2, 3)]
    scale = relation.claim(formula.stated).quantity.unit_of.scale
    try:
        return [(x, _value_at(formula, relation, claim, x) / scale) for x in tries]
    except ZeroDivisionError:
        return None


def _solve(points: list[_Point], wanted: Fraction) -> Fraction | None:
    """Return the value of a figure for which a formula gives `wanted`.

    Every formula is a quotient of terms linear in each figure, so three of its
    points fix it, and cross ratios are kept: (x,a;b,c) = (y,f(a);f(b),f(c)).
    """
    (x1, y1), (x2, y2), (x3, y3) = points
    try:
        if y1 == y2 or wanted == y3:
            return x3 if wanted == y3 and y1 != y2 else None
        ratio = (wanted - y1) * (y2 - y3) / ((wanted - y3) * (y2 - y1))
        return (x1 * (x2 - x3) - ratio * x3 * (x2 - x1)) / ((x2 - x3) - ratio * (x2 - x1))
    except ZeroDivisionError:
        return None


def _value_at(formula: Formula, relation: Relation, claim: Claim, value: Fraction) -> Fraction:
    """What a formula gives where one figure is another value of the same sign."""

    def reading(quantity: Quantity) -> Interval:
        return exactly(value if quantity is claim.quantity else quantity.value)

    point = formula.expected(ExactOperands(relation, reading, formula.factor(relation))).low
    if point is None:
        raise ZeroDivisionError
    return Fraction(point)


def with_value(relation: Relation, claim: Claim, value: Fraction, place: Fraction | None = None) -> Relation:
    """Return a relation as it would be if one of its figures were another, printed to its place or to another."""
    changed = replace(claim, quantity=replace(claim.quantity, value=value, place=place or claim.quantity.place))
    members = tuple(
        Member(m.role, changed, m.start, m.end, m.surface, float(value)) if m.claim is not None and m.claim.id == claim.id else m
        for m in relation.members
    )  # fmt: skip
    return replace(relation, members=members)


def _places_of(quantity: Quantity, value: Fraction) -> set[Fraction]:
    """The places a figure may print to as another value: where only its point moves, its last digit may move along."""
    moved = value / quantity.value if quantity.value else Fraction(1)
    along = not quantity.is_exact and moved in POINTS
    return {quantity.place, quantity.place * moved} if along else {quantity.place}


def _mends(claim: Claim, value: Fraction, checks: Sequence[Judged]) -> bool:
    if abs(value) < claim.quantity.place or (value < 0) != (claim.quantity.value < 0):
        return False
    return any(
        all(_holds_with(one, claim, value, place) for one in checks) for place in _places_of(claim.quantity, value)
    )


def _holds_with(one: Judged, claim: Claim, value: Fraction, place: Fraction) -> bool:
    changed = with_value(one.relation, claim, value, place)
    if one.verdict.outcome == INCONSISTENT and one.type.formula is not None and changed.claims(one.type.formula.stated):
        return prints(one.type.formula, changed)
    outcome = judge_one(one.type, changed).outcome
    return outcome == CONSISTENT or outcome == ROUNDING == one.verdict.outcome


def index_checks(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return claim id -> the checks it stands in that could be judged."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        if one.verdict.outcome in (CONSISTENT, ROUNDING, INCONSISTENT):
            for claim in _figures(one):
                found.setdefault(claim.id, []).append(one)
    return found
