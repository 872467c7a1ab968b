"""Reviews: steps, undo, and what a new version of a report makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_tui.tui.reviewing import Review
from corpus.archive.decisions import ArchivedDecisions
from corpus.archive.listing import list_reports
from corpus.decision_file import DecisionFile
from corpus.decisions import Decision, DecisionError, report_key
from corpus.opened import OpenReport
from extractor.document import Document
from rules import audit
from tests.corpus.archives import fill_archive

FIRST = "青山县2023年教育工作报告\n全县共有学校30所,其中:小学20所,初中8所。\n在校生1000人,其中女生480人,占50.0%。\n"
SECOND = FIRST.replace("初中8所", "初中10所") + "专任教师100人,其中男教师40人,占45.0%。\n"


def review(text: str, store: DecisionFile) -> Review:
    document = Document(text, "青山.txt", sha256=str(hash(text)))
    found = Review(OpenReport.of(audit(document)), report_key(document), store, document.sha256, who="李文")
    found.load()
    return found


def step(finding: str, state: str, ruling: str = "", reason: str = "") -> Decision:
    return Decision(finding=finding, report="", sha256="", state=state, ruling=ruling, who="李文", reason=reason)


@pytest.fixture
def store(tmp_path: Path) -> DecisionFile:
    return DecisionFile(tmp_path / "青山.txt.gouji.jsonl")


def test_undo_goes_back_one_step_at_a_time_and_keeps_the_record(store: DecisionFile) -> None:
    first = review(FIRST, store)
    finding = first.report.findings[0].id
    first.take(step(finding, "已询问", reason="已发函"))
    first.take(step(finding, "认定", "笔误", "单位承认"))
    assert first.undo("撤销") is not None
    assert first.states[finding].state == "已询问"
    assert first.undo("撤销") is not None
    assert first.states[finding].state == "待核"
    assert first.undo("撤销") is None
    assert [one.state for one in store.history()] == ["已询问", "认定", "已询问", "待核"]


def test_an_incomplete_step_is_refused_and_not_kept(store: DecisionFile) -> None:
    first = review(FIRST, store)
    with pytest.raises(DecisionError):
        first.take(step(first.report.findings[0].id, "认定", "不成立"))
    assert not store.path.exists()


def test_a_new_version_shows_what_was_corrected_and_what_remains(store: DecisionFile) -> None:
    first = review(FIRST, store)
    parts, share = (one.id for one in first.report.findings)
    for finding in (parts, share):
        first.take(step(finding, "已询问"))
    second = review(SECOND, store)
    assert second.corrected == (parts,)
    assert second.freshness == {share: "remaining"}
    assert second.states[share].state == "已询问"


def test_an_archive_knows_the_version_before(tmp_path: Path) -> None:
    with fill_archive(tmp_path / "a.db", {"一稿.txt": FIRST, "二稿.txt": SECOND}) as archive:
        entries = sorted(list_reports(archive), key=lambda entry: entry.document)
        before = OpenReport.archived(archive, entries[0].document)
        after = OpenReport.archived(archive, entries[1].document)
        earlier = tuple(one.id for one in before.findings)
        found = Review(after, "青山", ArchivedDecisions(archive), "x", earlier, who="李文")
        assert len(found.corrected) == 1
        assert sorted(found.freshness.values()) == ["new", "remaining"]
        found.take(step(after.findings[0].id, "认定", "不成立", "另有口径"))
        assert ArchivedDecisions(archive).history()[0].ruling == "不成立"
