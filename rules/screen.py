"""The numpy screen: clears what surely holds; whatever it does not clear is judged exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rules.operands import ArrayOperands, RelationBatch
from rules.relation import Relation
from rules.relation_type import Formula

_SLACK = 1e-11  # relative; float64 sums of a few dozen terms stay below it
_LARGEST_EXACT = 2.0**53


def make_up(relation: Relation) -> tuple[str, ...]:
    """Return the roles of a relation, each once: relations of one make-up stack."""
    return tuple(dict.fromkeys(member.role for member in relation.members if member.claim is not None))


def find_cleared(formula: Formula, relations: Sequence[Relation]) -> NDArray[np.bool_]:
    """Return which relations of one make-up surely hold: bool[n].

    Surely: what the printed values compute to prints the stated figure with
    more than float noise to spare. NaN, from an approximate figure or a
    division by 0, clears nothing.
    """
    batch = RelationBatch(relations, formula.many, [formula.factor(relation) for relation in relations])
    return clears(formula, batch)


def clears(formula: Formula, batch: RelationBatch) -> NDArray[np.bool_]:
    """Return which relations of a stacked batch surely hold: bool[n]."""
    computed = formula.expected(ArrayOperands(batch, points=True)).low
    value, low, high = batch.columns[formula.stated]
    noise = np.maximum(np.abs(computed), np.abs(value)) * _SLACK
    distance = np.abs(computed - value)
    exact = (low == high) & (np.abs(value) < _LARGEST_EXACT)
    with np.errstate(invalid="ignore"):
        result: NDArray[np.bool_] = np.where(exact, distance == 0, distance <= (high - low) / 2 - noise)
    return result
