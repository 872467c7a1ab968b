"""What a relation type is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rules.relation import Relation
from rules.report_text import ReportText
from rules.verdict import Verdict


def no_factor(relation: Relation) -> Fraction:
    """Leave a formula's result as it is."""
    return Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How one figure of a relation follows from the others."""

    stated: str
    """Role of the figure that is computed."""
    expected: Callable[[Any], Any]
    """Operands -> what the others make it; the same code on exact intervals and on arrays."""
    many: frozenset[str] = frozenset()
    """Roles that several figures may play."""
    factor: Callable[[Relation], Fraction] = no_factor
    """What a relation's result is multiplied with: 100 for percent, negative for a fall printed without its sign."""
    averaged: bool = False
    """The stated figure is a quotient: a whole number is a rounded one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """One kind of agreement between figures; its module's docstring is its manual page."""

    name: str
    """sum, share, growth … as in the report object."""
    code: str
    """Permanent: GJ and three digits, never used again for another."""
    title: str
    """Chinese title."""
    find: Callable[[ReportText], Iterable[Relation]]
    """Proposes relations of this type."""
    formula: Formula | None = None
    """How the stated figure follows, where the type is a computation."""
    judge: Callable[[Relation], Verdict] | None = None
    """Judges one exactly, where the type is no computation (or for relations its formula does not fit)."""
