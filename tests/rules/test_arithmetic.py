"""What is written as a finding's arithmetic is true as it stands."""

from __future__ import annotations

from extractor.document import Document
from rules import audit


def test_parts_that_only_together_pass_their_whole_are_added_up() -> None:
    report = audit(Document(text="全县有学校49所,其中小学38所、初级中学21所。", path="r.txt", sha256="3" * 64))
    assert "38+21=59所>49所" in [finding.formula for finding in report.findings]


def test_a_part_that_passes_its_whole_stands_alone() -> None:
    report = audit(Document(text="全县补充教师412名,其中音体美教师474名。", path="r.txt", sha256="4" * 64))
    assert [finding.formula for finding in report.findings] == ["474名>412名"]
