"""gouji review import, on lists as they come back: moved about, saved by others, wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export import write_reports
from cli_tui.main import cli
from corpus.decision_file import DecisionFile, beside
from corpus.decisions import Decision
from rules import audit


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """A folder with a report and its list."""
    place = tmp_path / "材料 审核"
    place.mkdir()
    shutil.copy(samples / "county-balance.txt", place / "自评 报告.txt")
    write_reports([audit(place / "自评 报告.txt")], str(place / "list.xlsx"), "zh")
    return place


def edit(folder: Path, change: Callable[[Worksheet, dict[str, int]], None]) -> None:
    """Change the list as a person would."""
    book = load_workbook(folder / "list.xlsx")
    sheet = book.worksheets[0]
    change(sheet, {str(cell.value): cell.column for cell in sheet[1]})
    book.save(folder / "list.xlsx")


def run(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["review", "import", str(folder / "list.xlsx"), *options])


def history(folder: Path) -> list[Decision]:
    return DecisionFile(beside(folder / "自评 报告.txt")).history()


def test_rulings_are_recorded_beside_the_report(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = " 笔误 "
        sheet.cell(2, at["核查人"]).value = "核查甲"
        sheet.cell(2, at["复核人"]).value = "复核乙"
        sheet.cell(2, at["佐证材料"]).value = "台账、决算表"
        sheet.cell(2, at["日期"]).value = datetime(2026, 5, 4)

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 0, result.output
    (decision,) = history(folder)
    assert (decision.state, decision.ruling, decision.who, decision.reviewer) == ("认定", "笔误", "核查甲", "复核乙")
    assert decision.materials == ("台账", "决算表")
    assert decision.when == "2026-05-04T00:00:00Z"
    assert decision.reason == "见list.xlsx"


@pytest.mark.parametrize("text", ["2026-05-04", "2026年5月4日", "2026.5.4", "2026/05/04", "46146", date(2026, 5, 4)])
def test_dates_are_read_as_people_write_them(text: object, folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = "笔误"
        sheet.cell(2, at["日期"]).value = text  # type: ignore[assignment]

    edit(folder, change)
    assert run(folder).exit_code == 0
    assert history(folder)[0].when[:10] == "2026-05-04"


@pytest.mark.parametrize("text", ["五月", "2026-13-01", "2099-01-01", "昨天"])
def test_impossible_date_is_told_with_its_cell(text: str, folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = "笔误"
        sheet.cell(2, at["日期"]).value = text

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 1
    assert "数据疑点清单!M2" in result.output
    assert not beside(folder / "自评 报告.txt").exists()


def test_columns_may_be_moved_and_lines_put_above(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = "笔误"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["数据疑点清单(某某单位反馈)"])
        sheet.append([])
        for row in rows:
            sheet.append([*reversed(row), "备注"])

    edit(folder, change)
    assert run(folder).exit_code == 0
    assert [one.ruling for one in history(folder)] == ["笔误"]


def test_removed_column_is_named(folder: Path) -> None:
    edit(folder, lambda sheet, at: sheet.delete_cols(at["复核人"]))
    result = run(folder)
    assert result.exit_code == 2
    assert "复核人" in result.output
    assert "数据疑点清单" in result.output


def test_renamed_column_is_named_with_what_stands_there(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(1, at["核查认定"]).value = "核查结论"

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 2
    assert "核查认定" in result.output
    assert "核查结论" in result.output


def test_merged_cells_are_told_and_other_rows_taken(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        for row in (2, 3, 4):
            sheet.cell(row, at["核查认定"]).value = "笔误"
        letter = sheet.cell(1, at["核查认定"]).column_letter
        sheet.merge_cells(f"{letter}2:{letter}3")

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 1
    assert "I2:I3" in result.output
    assert len(history(folder)) == 1


def test_row_without_id_and_row_of_another_list_are_told(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.insert_rows(2)
        sheet.cell(2, at["原文"]).value = "会上另提的问题"
        sheet.cell(3, at["编号"]).value = "GJ101-000000000000"

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 1
    assert "会上另提的问题" in result.output
    assert "GJ101-000000000000" in result.output
    assert "清单中缺少 1" in result.output


def test_decision_taken_meanwhile_is_a_conflict_and_stands(folder: Path) -> None:
    def rule(ruling: str) -> Callable[[Worksheet, dict[str, int]], None]:
        def change(sheet: Worksheet, at: dict[str, int]) -> None:
            sheet.cell(2, at["核查认定"]).value = ruling

        return change

    edit(folder, rule("笔误"))
    assert run(folder).exit_code == 0
    edit(folder, rule("不成立"))
    result = run(folder)
    assert result.exit_code == 1
    assert "冲突 1" in result.output
    assert [one.ruling for one in history(folder)] == ["笔误"]
    assert run(folder, "--overrule").exit_code == 0
    assert [one.ruling for one in history(folder)] == ["笔误", "不成立"]


def test_two_rows_of_one_finding_that_disagree_are_both_told(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = "笔误"
        sheet.append([cell.value for cell in sheet[2]])
        sheet.cell(sheet.max_row, at["核查认定"]).value = "不成立"

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 1
    assert "矛盾" in result.output


def test_same_person_checking_and_reviewing_is_refused(folder: Path) -> None:
    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        sheet.cell(2, at["核查认定"]).value = "笔误"
        sheet.cell(2, at["核查人"]).value = sheet.cell(2, at["复核人"]).value = "核查甲"

    edit(folder, change)
    result = run(folder)
    assert result.exit_code == 1
    assert "复核" in result.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0 old xls", "序号,等级".encode()])
def test_wrong_file_is_told(content: bytes, folder: Path) -> None:
    (folder / "list.xlsx").write_bytes(content)
    result = run(folder)
    assert result.exit_code == 2
    assert "list.xlsx" in result.output
    assert "Traceback" not in result.output


def test_workbook_of_another_kind_is_told(folder: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["序号", "姓名"])
    book.save(folder / "list.xlsx")
    result = run(folder)
    assert result.exit_code == 2
    assert "不是 gouji 导出的疑点清单" in result.output


def test_missing_file_is_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "找不到文件" in result.output


def test_report_that_is_not_there_asks_where_to_record(folder: Path) -> None:
    (folder / "自评 报告.txt").unlink()
    assert run(folder).exit_code == 2
    assert run(folder, "--baseline", str(folder / "d.jsonl")).exit_code == 0


def test_list_leads_to_no_folder_of_this_machine(folder: Path) -> None:
    book = load_workbook(folder / "list.xlsx")
    cells = [
        str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]
    assert not [cell for cell in cells if str(folder) in cell]
