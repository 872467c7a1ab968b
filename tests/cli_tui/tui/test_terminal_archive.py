"""The screen over an archive, and what it writes, in a real terminal."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from corpus.archive import Archive
from corpus.archive.decisions import ArchivedDecisions
from tests.cli_tui.tui.terminal import gouji, open_terminal
from tests.cli_tui.tui.test_terminal import REPORT
from tests.corpus.archives import fill_archive


def test_an_archive_is_reviewed_and_keeps_the_decision(tmp_path: Path) -> None:
    clean = REPORT.replace("初中8所", "初中10所").replace("占50.0%", "占48.0%")
    fill_archive(tmp_path / "a.db", {"青山.txt": REPORT, "白水.txt": clean.replace("青山", "白水")}).close()
    with open_terminal(gouji("tui", "--db", "a.db"), tmp_path) as terminal:
        terminal.wait_for("2 份报告", "青山县2023年教育工作报告", "白水县2023年教育工作报告")
        terminal.press("o", "Enter")
        terminal.wait_for("待核 2", "20+8=28")
        terminal.press("d")
        terminal.wait_for("这条疑点不成立")
        terminal.settle()
        terminal.type("另有完全中学2所")
        terminal.press("Enter")
        terminal.wait_for("待核 1", "不成立")
        terminal.press("Escape")
        terminal.wait_for("报告库")
        terminal.press("q")
        terminal.wait_for("ended")
    with Archive.open(str(tmp_path / "a.db")) as archive:
        (kept,) = ArchivedDecisions(archive).history()
    assert (kept.state, kept.ruling, kept.reason) == ("认定", "不成立", "另有完全中学2所")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "青山.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_an_export_and_the_palette(report: Path) -> None:
    with open_terminal(gouji("tui", report.name), report.parent) as terminal:
        terminal.wait_for("待核 2")
        terminal.press("e")
        terminal.wait_for("导出到文件")
        terminal.settle()
        terminal.press("Enter")
        terminal.wait_for("青山.疑点.xlsx")
        for _ in range(100):
            if (report.parent / "青山.疑点.xlsx").exists():
                break
            terminal.settle()
        terminal.press("C-p")
        terminal.wait_for("要做什么", "认定")
        terminal.settle()
        terminal.type("图表")
        terminal.settle()
        terminal.press("Enter")
        terminal.wait_for("核对情况")
        terminal.press("Escape")
        terminal.wait_gone("核对情况")
        terminal.press("C-l", "q")
        terminal.wait_for("ended")
    book = openpyxl.load_workbook(report.parent / "青山.疑点.xlsx")
    shown = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("20+8=28" in one for one in shown)
