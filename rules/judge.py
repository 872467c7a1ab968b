"""Judging: relations become checks, cleared in bulk by numpy or judged one by one on fractions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rules.exact import judge_formula
from rules.relation import Relation
from rules.relation_type import Formula, RelationType
from rules.screen import find_cleared, make_up
from rules.verdict import CONSISTENT, UNDETERMINED, Verdict

_CLEARED = Verdict(CONSISTENT)


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation with its verdict."""

    relation: Relation
    type: RelationType
    verdict: Verdict


def judge_one(kind: RelationType, relation: Relation) -> Verdict:
    """Return the exact verdict on one relation, as `judge_all` would give it."""
    if relation.doubt:
        return Verdict(UNDETERMINED, reason=relation.doubt)
    if kind.formula is not None and relation.claims(kind.formula.stated):
        return judge_formula(kind.formula, relation)
    return kind.judge(relation) if kind.judge is not None else Verdict(UNDETERMINED, reason="unjudged")


def judge_all(proposed: Sequence[tuple[RelationType, Relation]]) -> list[Judged]:
    """Return a verdict for every relation, in the order given.

    Relations of one type and make-up, of however many reports, are stacked and
    screened together; only what the screen does not clear is judged exactly.
    """
    verdicts: list[Verdict | None] = [None] * len(proposed)
    stacks: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    formulas: dict[str, Formula] = {}
    for at, (kind, relation) in enumerate(proposed):
        if relation.doubt:
            verdicts[at] = Verdict(UNDETERMINED, reason=relation.doubt)
        elif kind.formula is not None and any(
            member.role == kind.formula.stated and member.claim for member in relation.members
        ):
            formulas[kind.name] = kind.formula
            stacks[kind.name, make_up(relation)].append(at)
        elif kind.judge is not None:
            verdicts[at] = kind.judge(relation)
    for (name, _), places in stacks.items():
        formula = formulas[name]
        cleared = find_cleared(formula, [proposed[at][1] for at in places])
        for at, surely in zip(places, cleared, strict=True):
            verdicts[at] = _CLEARED if surely else judge_formula(formula, proposed[at][1])
    return [
        Judged(relation, kind, verdict or Verdict(UNDETERMINED, reason="unjudged"))
        for (kind, relation), verdict in zip(proposed, verdicts, strict=True)
    ]
