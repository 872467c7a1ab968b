"""Every rule's own examples, run through the whole audit with its pack; every clause has its rule or its reason."""

from __future__ import annotations

import pytest

from rules.pack import NormRule, Pack
from rules.pack_examples import judge_example
from rules.pack_loader import built_in_packs
from rules.verdict import CONSISTENT, INCONSISTENT

PACKS = built_in_packs()
EXAMPLES = [
    pytest.param(pack, rule, text, outcome, id=f"{pack.name}-{rule.id}-{outcome}")
    for pack in PACKS
    for rule in pack.rules
    for outcome, texts in ((CONSISTENT, rule.passes), (INCONSISTENT, rule.fails))
    for text in texts
]


@pytest.mark.parametrize(("pack", "rule", "text", "outcome"), EXAMPLES)
def test_example_is_judged_as_written(pack: Pack, rule: NormRule, text: str, outcome: str) -> None:
    assert judge_example(pack, rule, text) == outcome


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_rules_have_examples(pack: Pack) -> None:
    versions = {rule.either for rule in pack.rules if rule.either and rule.fails}
    bare = [rule.id for rule in pack.rules if not rule.passes and not rule.fails]
    unfailed = [
        rule.id for rule in pack.rules if not rule.fails and rule.source.checked != "no" and rule.either not in versions
    ]
    assert bare == []
    assert unfailed in ([], ["gross-enrolment-2018"])


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_ledger_accounts_for_every_rule_and_document(pack: Pack) -> None:
    named = {clause.rule for ledger in pack.clauses.values() for clause in ledger if clause.rule}
    assert named == {rule.id for rule in pack.rules}
    assert set(pack.clauses) == set(pack.documents)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_articles_are_cited_only_where_seen(pack: Pack) -> None:
    cited = {rule.source.article for rule in pack.rules if rule.source.article}
    assert cited <= {"第五十六条"}
