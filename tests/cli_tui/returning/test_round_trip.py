"""The list out, through people's hands and LibreOffice, and back."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from openpyxl import load_workbook

from cli_tui.export import write_reports
from cli_tui.returning.record import read_record
from cli_tui.returning.rows import ListRows, read_rows
from cli_tui.returning.sheet import ListSheet, open_list
from corpus.decision_file import DecisionFile
from corpus.decisions import RULINGS, latest
from corpus.returned import Merged, merge
from extractor.document import Document
from rules import audit
from tests.cli_tui.export.reports import write_large
from tests.programs import convert


def read_back(path: Path) -> ListRows:
    book = open_list(path)
    return read_rows(ListSheet.find(book, str(path)), read_record(book, str(path)))


def take(rows: ListRows, store: DecisionFile) -> Merged:
    return merge(rows.returned, store, who="导入人", reason="见清单")


def test_hundred_decisions_of_three_hundred_come_back_right(tmp_path: Path) -> None:
    report = audit(Document(text=write_large(300), path="large.txt", sha256="1" * 64))
    assert len(report.findings) == 300
    write_reports([report], str(tmp_path / "list.xlsx"), "zh")
    given = _work_through(tmp_path / "list.xlsx", random.Random(7))
    (saved,) = convert([tmp_path / "list.xlsx"], "xlsx", tmp_path / "saved")
    rows = read_back(saved)
    store = DecisionFile(tmp_path / "decisions.jsonl")
    merged = take(rows, store)
    taken = {
        finding: (one.ruling, one.explanation, one.who, one.when[:10])
        for finding, one in latest(store.history()).items()
    }
    assert taken == given
    assert len(given) == len(merged.recorded) == 100
    assert len(rows.foreign) == 5
    assert rows.blank == 200
    assert not (rows.problems)
    assert not (rows.absent)
    assert not (merged.conflicts)
    assert not (merged.refused)


def _work_through(path: Path, draw: random.Random) -> dict[str, tuple[str, str, str, str]]:
    """Rule on 100 findings, shuffle the rows, insert 5 of one's own, filter; return what was ruled."""
    book = load_workbook(path, rich_text=True)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column - 1 for cell in sheet[1]}
    rows = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    given = {}
    for row in draw.sample(rows, 100):
        ruling, day = draw.choice(RULINGS), f"2026-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}"
        row[at["核查认定"]], row[at["单位说明"]] = ruling, f"说明 {draw.random():.6f}"
        row[at["核查人"]], row[at["日期"]] = "核查甲", day
        given[row[at["编号"]]] = (ruling, row[at["单位说明"]], "核查甲", day)
    draw.shuffle(rows)
    for number in range(5):
        extra = [None] * len(rows[0])
        extra[at["原文"]], extra[at["核查认定"]] = f"会上另提的问题{number}", "笔误"
        rows.insert(draw.randrange(len(rows)), extra)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    sheet.auto_filter.add_filter_column(at["核查认定"], ["笔误"])
    for number, row in enumerate(rows, 2):
        sheet.row_dimensions[number].hidden = row[at["核查认定"]] != "笔误"
    book.save(path)
    return given


def test_a_list_written_from_decisions_comes_back_unchanged(tmp_path: Path, samples: Path) -> None:
    shutil.copy(samples / "county-balance.txt", tmp_path / "报告.txt")
    report = audit(tmp_path / "报告.txt")
    write_reports([report], str(tmp_path / "list.xlsx"), "zh")
    book = load_workbook(tmp_path / "list.xlsx")
    sheet = book.worksheets[0]
    column = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, column["核查认定"]).value = "口径差异"
    sheet.cell(3, column["单位说明"]).value = "联系电话13912345678"
    book.save(tmp_path / "list.xlsx")
    store = DecisionFile(tmp_path / "d.jsonl")
    assert len(take(read_back(tmp_path / "list.xlsx"), store).recorded) == 2
    assert len(take(read_back(tmp_path / "list.xlsx"), store).unchanged) == 2

    from cli_tui.baseline import Baseline

    Baseline(str(tmp_path / "d.jsonl")).attach(report)
    write_reports([report], str(tmp_path / "again.xlsx"), "zh")
    again = take(read_back(tmp_path / "again.xlsx"), store)
    assert len(again.unchanged) == 2
    assert not (again.recorded)
    assert not (again.conflicts)
    assert not (again.refused)
    assert "13912345678" not in (tmp_path / "d.jsonl").read_text("utf-8")
