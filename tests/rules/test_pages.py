"""Every relation type's manual page: its headings, and its examples run."""

from __future__ import annotations

import re

import pytest

from extractor.document import Document
from rules.auditing import audit
from rules.registry import page_of
from rules.relation_type import RelationType
from rules.relations import ALL
from rules.verdict import INCONSISTENT

HEADINGS = ("What", "Why", "Rounding", "Not when", "Passes")


def examples(kind: RelationType, heading: str) -> list[str]:
    """What a page says under a heading; ¶ stands for a new paragraph."""
    found = re.findall(rf"^{heading}\s+(.*)$", page_of(kind), re.MULTILINE)
    return [example.replace("¶", "\n") for example in found]


def accused(kind: RelationType, text: str) -> bool:
    report = audit(Document(text))
    return any(check.judged.type is kind and check.judged.verdict.outcome == INCONSISTENT for check in report.checks)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_page_has_every_heading(kind: RelationType) -> None:
    missing = [heading for heading in HEADINGS if not examples(kind, heading)]
    assert missing == []


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in ALL for text in examples(kind, "Passes")])
def test_passing_example_is_not_accused(kind: RelationType, text: str) -> None:
    assert not any(check.judged.verdict.outcome == INCONSISTENT for check in audit(Document(text)).checks)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in ALL for text in examples(kind, "Fails")])
def test_failing_example_is_found(kind: RelationType, text: str) -> None:
    assert accused(kind, text)
