"""A pack's own examples, run through the whole audit."""

from __future__ import annotations

from extractor.document import Document
from rules.auditing import audit
from rules.pack import NormRule, Pack
from rules.verdict import CONSISTENT, INCONSISTENT

NOT_SELECTED = "-"
"""A text that holds no figure the rule selects."""


def judge_example(pack: Pack, rule: NormRule, text: str) -> str:
    """Return the gravest verdict that a rule, or another version of which either will do, gives a text."""
    report = audit(Document(text), packs=[pack])
    versions = {
        f"{pack.name}/{one.id}" for one in pack.rules if one is rule or (rule.either and one.either == rule.either)
    }
    outcomes = {check.judged.verdict.outcome for check in report.checks if check.judged.relation.origin in versions}
    if INCONSISTENT in outcomes:
        return INCONSISTENT
    return outcomes.pop() if len(outcomes) == 1 else min(outcomes - {CONSISTENT}, default=NOT_SELECTED)


def failed_examples(pack: Pack) -> list[tuple[NormRule, str, str]]:
    """Return the examples that are judged otherwise than the pack says, each with its rule and verdict."""
    failed = []
    for rule in pack.rules:
        for wanted, texts in ((CONSISTENT, rule.passes), (INCONSISTENT, rule.fails)):
            for text in texts:
                found = judge_example(pack, rule, text)
                if found != wanted:
                    failed.append((rule, text, found))
    return failed
