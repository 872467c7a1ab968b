"""No true values are ever accused, and no impossible figures ever pass: every type through screen and recheck."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.exact import judge_formula
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.relations import ALL
from rules.screen import find_cleared
from rules.verdict import CONSISTENT, UNDETERMINED
from tests.rules.instances import INSTANCES
from tests.rules.printing import figure
from tests.rules.soundness import TYPES, Tally, check, check_all, draw, report

FEW = 2_000
LIMIT = 180
"""Seconds that all types may take on two cores."""
SLACK = 3
"""What other work on the machine may cost a time of this run."""
FORMULAS = [pytest.param(kind, id=name) for name, kind in TYPES.items() if kind.formula]
ELSEWHERE = {"standard", "assertion"}
"""Norms of a pack are thresholds with a source, and assertions hold no arithmetic; both have tests of their own."""


@pytest.mark.parametrize("name", TYPES)
def test_true_values_are_not_accused(name: str) -> None:
    tally = check(name, FEW, broken=False)
    assert not tally.faults, report([tally])


@pytest.mark.parametrize("name", TYPES)
def test_impossible_figures_do_not_pass(name: str) -> None:
    tally = check(name, FEW, broken=True)
    assert not tally.faults, report([tally])


@pytest.fixture(scope="module")
def proof() -> list[Tally]:
    """Every type, 100,000 true instances and 40,000 broken ones each."""
    return check_all()


@pytest.mark.long
def test_true_values_are_never_accused_and_impossible_figures_never_pass(proof: list[Tally]) -> None:
    assert {one.kind for one in proof if not one.broken and one.count >= 100_000} == set(TYPES)
    assert not any(one.faults for one in proof), report(proof)


@pytest.mark.long
def test_proving_all_types_takes_minutes(proof: list[Tally]) -> None:
    assert sum(one.seconds for one in proof) <= 2 * LIMIT * SLACK, report(proof)


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind.name not in ELSEWHERE], ids=lambda kind: kind.name)
def test_every_type_has_instances(kind: RelationType) -> None:
    assert kind.name in INSTANCES, "draw true values for it in tests/rules/instances/"


@pytest.mark.parametrize("kind", FORMULAS)
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


@pytest.mark.parametrize("kind", FORMULAS)
def test_what_the_screen_leaves_is_little(kind: RelationType) -> None:
    formula = kind.formula
    assert formula is not None
    stack = next(draw(kind, FEW, broken=False))
    rough = sum(judge_formula(formula, relation).outcome == UNDETERMINED for relation in stack)
    assert rough <= FEW * 0.02, "true values should nearly always be judged"
