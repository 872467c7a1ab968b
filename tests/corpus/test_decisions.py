"""Decisions: what may be recorded, and that it survives what people do to files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.decision_file import DecisionFile, beside
from corpus.decisions import (
    CORRECTED,
    EXPLAINED,
    OPEN,
    OTHER_SCOPE,
    RULED,
    SLIP,
    UNFOUNDED,
    Changes,
    Decision,
    DecisionError,
    compare_versions,
    decide,
    latest,
    of_report,
    report_key,
    stand,
)
from extractor.document import Document

COUNTY = Document("云岭县2023年义务教育自评报告\n全县共有学校3所。\n", path="a/云岭县.txt", sha256="1" * 64)
MADE = Decision(
    finding="G101-0123456789ab",
    report=report_key(COUNTY),
    sha256=COUNTY.sha256,
    state=RULED,
    ruling=UNFOUNDED,
    who="李文",
    reason="另有教学点2个",
)


def test_a_decision_is_dated_in_utc() -> None:
    assert decide(MADE).when.endswith("Z")
    assert len(decide(MADE).when) == len("2026-05-04T08:30:00Z")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"state": "完成"}, "decision-state"),
        ({"ruling": ""}, "decision-ruling"),
        ({"ruling": "无所谓"}, "decision-ruling"),
        ({"state": OPEN}, "decision-ruling"),
        ({"reason": "  "}, "decision-reason"),
        ({"reviewer": "李文"}, "decision-reviewer"),
    ],
)
def test_an_incomplete_decision_is_refused(change: dict[str, str], kind: str) -> None:
    with pytest.raises(DecisionError) as caught:
        decide(replace(MADE, **change))
    assert caught.value.kind == kind


def test_identity_numbers_in_a_reason_are_not_kept() -> None:
    made = decide(replace(MADE, explanation="经办人身份证11010519491231002X,电话13800138000"))
    assert "19491231" not in made.explanation
    assert "13800138000" not in made.explanation


def test_only_rulings_that_let_the_report_stand_are_accepted() -> None:
    assert MADE.accepted
    assert replace(MADE, ruling=OTHER_SCOPE).accepted
    assert not replace(MADE, ruling=SLIP).accepted
    assert not replace(MADE, state=CORRECTED).accepted


def test_a_title_without_a_full_place_is_no_name_for_a_report() -> None:
    assert report_key(COUNTY) == "云岭县2023年义务教育自评报告"
    assert report_key(Document("自评报告\n……", path="/x/甲县/自评.txt")) == "甲县/自评.txt"
    assert report_key(Document("__县2023年自评报告\n……", path=r"C:\x\甲县\自评.txt")) == "甲县/自评.txt"


def test_what_was_written_reads_back_in_order(tmp_path: Path) -> None:
    store = DecisionFile(beside(tmp_path / "报告.docx"))
    first = decide(replace(MADE, state=EXPLAINED, ruling="", materials=("年报表", "花名册")))
    second = decide(MADE)
    store.record(first)
    store.record(second)
    assert store.path.name == "报告.docx.gouji.jsonl"
    assert store.history() == [first, second]
    assert latest(store.history())[MADE.finding].state == RULED


def test_a_line_cut_off_by_a_crash_is_left_out_and_the_next_stands_on_its_own(tmp_path: Path) -> None:
    store = DecisionFile(tmp_path / "d.jsonl")
    store.record(MADE)
    with store.path.open("ab") as file:
        file.write(b'{"finding": "G101-ffff')
    assert store.history() == [MADE]
    store.record(replace(MADE, who="王芳"))
    assert [one.who for one in store.history()] == ["李文", "王芳"]


def test_a_damaged_line_is_named_and_nothing_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text('{"finding": 3}\n', "utf-8")
    with pytest.raises(DecisionError) as caught:
        DecisionFile(file).history()
    assert (caught.value.kind, caught.value.details["line"]) == ("decisions-damaged", 1)
    assert file.read_text("utf-8") == '{"finding": 3}\n'


def test_decisions_meet_their_findings_and_the_rest_is_stale() -> None:
    other = replace(MADE, finding="G102-aaaaaaaaaaaa")
    elsewhere = replace(MADE, finding="G103-bbbbbbbbbbbb", report="别处", sha256="2" * 64)
    standing = stand(of_report([MADE, other, elsewhere], MADE.report, COUNTY.sha256), [MADE.finding, elsewhere.finding])
    assert standing.accepted == {MADE.finding}
    assert standing.stale == (other,)
    assert set(standing.holding) == {MADE.finding}


def test_a_new_version_says_what_it_mended_kept_and_brought() -> None:
    assert compare_versions(["a", "b"], ["b", "c"]) == Changes(("a",), ("b",), ("c",))
