"""Dense reports of many fields in which every figure agrees: none is accused; broken one figure at a time, most are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from extractor.document import Document
from rules import Report, audit

HERE = Path(__file__).parent
BREAKS: dict[str, list[list[str]]] = yaml.safe_load((HERE / "breaks.yaml").read_text("utf-8"))
FLOORS: dict[str, int] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))
ASKED = ("error", "warning")


@cache
def text_of(name: str) -> str:
    return (HERE / f"{name}.txt").read_text("utf-8")


def notices(report: Report, start: int, end: int) -> bool:
    """Whether some finding asks about a figure between two places."""
    by_id = {check.id: check for check in report.checks}
    asked = [finding for finding in report.findings if finding.severity in ASKED and finding.check]
    return any(
        member.start < end and start < member.end
        for finding in asked
        for member in by_id[str(finding.check)].judged.relation.members
    )


@pytest.mark.parametrize("report", sorted((HERE / "clean").glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_read_late_is_not_accused(report: Path) -> None:
    """Reports that came after the rules were written, kept without breaks."""
    found = audit(Document(report.read_text("utf-8"))).findings
    assert [finding.message for finding in found if finding.severity in ASKED] == []


@pytest.mark.parametrize("name", BREAKS)
def test_figures_that_agree_are_not_accused(name: str) -> None:
    report = audit(Document(text_of(name)))
    assert [finding.message for finding in report.findings if finding.severity in ASKED] == []


@pytest.mark.parametrize("name", BREAKS)
def test_broken_figures_are_noticed(name: str) -> None:
    missed = []
    for words, become in BREAKS[name]:
        text = text_of(name).replace(words, become)
        start = text.index(become)
        if not notices(audit(Document(text)), start, start + len(become)):
            missed.append(become)
    assert len(BREAKS[name]) - len(missed) >= FLOORS[name], missed


def test_every_break_changes_one_place() -> None:
    assert [row for name, rows in BREAKS.items() for row in rows if text_of(name).count(row[0]) != 1] == []


def test_every_report_has_breaks_and_a_floor() -> None:
    assert {name: len(rows) for name, rows in BREAKS.items() if not 1 <= len(rows) <= 10} == {}
    assert set(BREAKS) == set(FLOORS) == {path.stem for path in HERE.glob("*.txt")}
