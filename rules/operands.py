"""A relation's figures as its formula sees them: exact, or stacked in arrays with other relations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Generic, Protocol, TypeVar

import numpy as np

from extractor.claim import Claim
from extractor.interval import Interval, exactly
from extractor.quantity import Quantity
from rules.interval_array import Floats, IntervalArray
from rules.relation import Relation

V = TypeVar("V", Interval, IntervalArray)


class Operands(Protocol[V]):
    """Figures by role, in base units of their dimension."""

    def __call__(self, role: str) -> V:
        """Return the one figure of a role."""

    def added(self, role: str) -> V:
        """Return the sum of all figures of a role."""

    def count(self, role: str) -> V:
        """Return how many figures play a role."""

    def has(self, role: str) -> bool:
        """Whether some figure plays a role."""

    def direction(self) -> V:
        """Return 1 where the words say a rise, -1 where a fall."""

    def factor(self, value: V) -> V:
        """Return a result in the stated figure's terms: percent, per thousand, a fall printed without its sign."""


class ExactOperands(Generic[V]):
    """One relation's figures as exact intervals under one reading of print."""

    def __init__(self, relation: Relation, reading: Callable[[Quantity], Interval], factor: Fraction) -> None:
        self._relation, self._reading, self._factor = relation, reading, factor

    def _read(self, claim: Claim) -> Interval:
        scale = claim.quantity.unit_of.scale
        taken = self._reading(claim.quantity)
        return taken if scale == 1 else taken.scaled(scale)

    def __call__(self, role: str) -> Interval:
        return self._read(self._relation.claim(role))

    def added(self, role: str) -> Interval:
        return reduce(add, map(self._read, self._relation.claims(role)))

    def count(self, role: str) -> Interval:
        return exactly(len(self._relation.claims(role)))

    def has(self, role: str) -> bool:
        return self._relation.has(role)

    def direction(self) -> Interval:
        return exactly(-1 if self._relation.op == "falls" else 1)

    def factor(self, value: Interval) -> Interval:
        return value.scaled(self._factor)


class ArrayOperands:
    """Many relations' figures of one make-up, as arrays."""

    def __init__(self, batch: RelationBatch, *, points: bool) -> None:
        self._batch, self._points = batch, points

    def __call__(self, role: str) -> IntervalArray:
        value, low, high = self._batch.columns[role]
        return IntervalArray(value, value) if self._points else IntervalArray(low, high)

    def added(self, role: str) -> IntervalArray:
        (value, low, high), starts = self._batch.columns[role], self._batch.starts[role]
        return (IntervalArray(value, value) if self._points else IntervalArray(low, high)).sum_runs(starts)

    def count(self, role: str) -> IntervalArray:
        starts = self._batch.starts[role]
        counts = np.diff(np.append(starts, len(self._batch.columns[role][0]))).astype(np.float64)
        return IntervalArray(counts, counts)

    def has(self, role: str) -> bool:
        return role in self._batch.columns

    def direction(self) -> IntervalArray:
        return IntervalArray(self._batch.directions, self._batch.directions)

    def factor(self, value: IntervalArray) -> IntervalArray:
        return value.scaled(self._batch.factors)


class RelationBatch:
    """Relations of one type and one make-up, stacked.

    A role that several figures may play is one flat run with where each
    relation's part of it starts; every other role is a column.
    """

    def __init__(self, relations: Sequence[Relation], many: frozenset[str], factors: Sequence[Fraction]) -> None:
        self.columns: dict[str, tuple[Floats, Floats, Floats]] = {}
        """Role -> value, low, high: float64[n], or float64[k] for a role of several figures."""
        self.starts: dict[str, np.ndarray[tuple[int], np.dtype[np.intp]]] = {}
        """Role of several figures -> intp[n], where each relation's run begins."""
        self.factors: Floats = np.array([float(factor) for factor in factors])
        self.directions: Floats = np.array([-1.0 if relation.op == "falls" else 1.0 for relation in relations])
        for role in dict.fromkeys(member.role for member in relations[0].members if member.claim is not None):
            runs = [relation.claims(role) for relation in relations]
            if role in many:
                lengths = [len(run) for run in runs]
                self.starts[role] = np.concatenate(([0], np.cumsum(lengths[:-1]))).astype(np.intp)
            flat = [claim.quantity for run in runs for claim in run]
            self.columns[role] = _columns(flat)


def _columns(quantities: Sequence[Quantity]) -> tuple[Floats, Floats, Floats]:
    """Stack values and interval ends in base units; NaN for what is only approximate."""
    unsure = [quantity.bound == "~" or bool(quantity.more) for quantity in quantities]
    value = np.array([quantity.rough for quantity in quantities])
    half = np.array([quantity.rough_room for quantity in quantities])
    value[unsure] = np.nan
    return value, value - half, value + half
