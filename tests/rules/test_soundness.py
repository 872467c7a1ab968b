"""No true values are ever accused, and no impossible figures ever pass: every type through screen and recheck."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.exact import judge_formula
from rules.judge import Judged, judge_all
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.relations import ALL
from rules.screen import find_cleared
from rules.verdict import CONSISTENT, INCONSISTENT, UNDETERMINED
from tests.rules.instances import INSTANCES
from tests.rules.printing import figure

STACK = 2_500
FEW, MANY = 2_000, 100_000
TYPES = {kind.name: kind for kind in ALL}
DRAWN = [TYPES[name] for name in INSTANCES if name in TYPES]
TRUE = [pytest.param(kind, id=kind.name) for kind in DRAWN]
ELSEWHERE = {"standard", "assertion"}
"""Norms of a pack are thresholds with a source, and assertions hold no arithmetic; both have tests of their own."""


def draw(kind: RelationType, count: int, *, broken: bool) -> Iterator[list[Relation]]:
    """Yield so many relations, in stacks: of every form of the type alike, the same ones every time."""
    rng = Random(f"{kind.name} {broken}")
    forms = INSTANCES[kind.name]
    while count > 0:
        stack: list[Relation] = []
        while len(stack) < min(STACK, count):
            relation = forms[len(stack) % len(forms)](rng, broken)
            if relation is not None:
                stack.append(relation)
        count -= len(stack)
        yield stack


def describe(one: Judged) -> str:
    figures = [
        f"{member.role}={float(member.value or 0):g}{claim.quantity.unit}(±{float(claim.quantity.place)}{'!' * claim.quantity.is_exact})"
        for member in one.relation.members
        if (claim := member.claim)
    ]
    return f"{one.verdict.outcome} {one.relation.op}: {' '.join(figures)}"


def judge(kind: RelationType, count: int, *, broken: bool) -> Iterator[Judged]:
    for stack in draw(kind, count, broken=broken):
        yield from judge_all([(kind, relation) for relation in stack])


def check_true(kind: RelationType, count: int) -> None:
    accused = [describe(one) for one in judge(kind, count, broken=False) if one.verdict.outcome == INCONSISTENT]
    assert not accused, f"{len(accused)} of {count}, the first: {accused[:3]}"


def check_broken(kind: RelationType, count: int) -> None:
    passed = [describe(one) for one in judge(kind, count, broken=True) if one.verdict.outcome != INCONSISTENT]
    assert not passed, f"{len(passed)} of {count}, the first: {passed[:3]}"


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_true_values_are_not_accused(kind: RelationType) -> None:
    check_true(kind, FEW)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_impossible_figures_do_not_pass(kind: RelationType) -> None:
    check_broken(kind, FEW)


@pytest.mark.long
@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_true_values_are_never_accused(kind: RelationType) -> None:
    check_true(kind, MANY)


@pytest.mark.long
@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.name)
def test_impossible_figures_never_pass(kind: RelationType) -> None:
    check_broken(kind, MANY // 10)


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind.name not in ELSEWHERE], ids=lambda kind: kind.name)
def test_every_type_has_instances(kind: RelationType) -> None:
    assert kind.name in INSTANCES, "draw true values for it in tests/rules/instances/"


@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind.formula], ids=lambda kind: kind.name)
@given(seed=st.integers(0, 2**32), broken=st.booleans(), nudge=st.integers(-3, 3))
def test_what_the_screen_clears_the_exact_judge_holds(kind: RelationType, seed: int, broken: bool, nudge: int) -> None:
    formula = kind.formula
    assert formula is not None
    relation = INSTANCES[kind.name][0](Random(seed), broken)
    if relation is None:
        return
    claim = relation.claim(formula.stated)
    nudged = figure(claim.quantity.value + nudge * claim.quantity.place, claim.quantity.place, claim.quantity.unit)
    members = tuple(
        type(member).of(member.role, nudged if member.role == formula.stated else member.claim)
        for member in relation.members
        if member.claim is not None
    )
    relation = Relation(relation.type, members, relation.origin, op=relation.op)
    outcome = judge_formula(formula, relation).outcome
    if find_cleared(formula, [relation])[0]:
        assert outcome == CONSISTENT


@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind.formula], ids=lambda kind: kind.name)
def test_what_the_screen_leaves_is_little(kind: RelationType) -> None:
    formula = kind.formula
    assert formula is not None
    stack = next(draw(kind, FEW, broken=False))
    rough = sum(judge_formula(formula, relation).outcome == UNDETERMINED for relation in stack)
    assert rough <= FEW * 0.02, "true values should nearly always be judged"
