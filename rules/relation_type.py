"""What a relation type is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rules.relation import Relation
from rules.report_text import ReportText
from rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
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
    recheck: Callable[[Relation], Verdict]
    """Judges one exactly."""
