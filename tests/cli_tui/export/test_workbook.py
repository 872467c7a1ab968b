"""The list as a workbook, re-read by openpyxl and saved by LibreOffice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cli_tui.export.columns import COLUMNS
from cli_tui.export.legible import one_line
from cli_tui.export.words import Words
from cli_tui.export.workbook import write
from corpus.decisions import RULINGS
from rules import audit
from tests.cli_tui.export.reports import make_hostile
from tests.programs import convert, read_pages


def read_list(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a list, by heading."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if any(row)]


def test_list_has_the_columns_people_expect_and_a_row_a_finding(tmp_path: Path, samples: Path) -> None:
    report = audit(samples / "county-balance.txt")
    write([report], tmp_path / "l.xlsx", "zh")
    rows = read_list(tmp_path / "l.xlsx")
    expected = [
        "序号",
        "等级",
        "原文",
        "页码",
        "计算",
        "问题",
        "单位说明",
        "佐证材料",
        "核查认定",
        "认定理由",
        "核查人",
        "复核人",
        "日期",
        "编号",
    ]
    assert list(rows[0]) == expected
    assert [Words("zh")(f"column.{name}") for name in COLUMNS] == expected
    assert {row["编号"] for row in rows} == {finding.id for finding in report.findings}
    assert [row["序号"] for row in rows] == list(range(1, len(report.findings) + 1))


def test_ruling_is_chosen_from_a_list(tmp_path: Path, samples: Path) -> None:
    write([audit(samples / "county-balance.txt")], tmp_path / "l.xlsx", "zh")
    sheet = load_workbook(tmp_path / "l.xlsx").worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(RULINGS)}"'
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "核查认定")
    assert str(choice.sqref).startswith(f"{column}2:{column}")


def test_several_reports_are_told_apart(tmp_path: Path, samples: Path) -> None:
    reports = [audit(samples / f"{name}.txt") for name in ("county-balance", "health")]
    write(reports, tmp_path / "l.xlsx", "zh")
    rows = read_list(tmp_path / "l.xlsx")
    assert {row["报告"] for row in rows} == {report.document.title for report in reports}
    assert len(rows) == sum(len(report.findings) for report in reports)


def test_hostile_text_is_text_in_every_cell(tmp_path: Path) -> None:
    report = make_hostile()
    write([report], tmp_path / "l.xlsx", "zh")
    book = load_workbook(tmp_path / "l.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    bare = [
        cell
        for cell in cells
        if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@\t") and not cell.quotePrefix
    ]
    assert [cell.coordinate for cell in bare if cell.parent.sheet_state == "visible"] == []


def test_hostile_text_survives_libreoffice_unchanged(tmp_path: Path) -> None:
    report = make_hostile()
    write([report], tmp_path / "l.xlsx", "zh")
    (saved,) = convert([tmp_path / "l.xlsx"], "xlsx", tmp_path / "saved")
    before, after = read_list(tmp_path / "l.xlsx"), read_list(saved)
    formulas = {finding.id: one_line(finding.formula) for finding in report.findings}
    for row, again in zip(before, after, strict=True):
        shown = formulas[again["编号"]]
        assert again["计算"].split("\n")[0][:31_000] == shown[:31_000]
        assert len(again["原文"] or "") == len((row["原文"] or "").replace("_x005F_", "_"))


def test_list_prints_whole(tmp_path: Path, samples: Path) -> None:
    report = audit(samples / "county-balance.txt")
    write([report], tmp_path / "l.xlsx", "zh")
    (pdf,) = convert([tmp_path / "l.xlsx"], "pdf", tmp_path / "pdf")
    first = "".join(read_pages(pdf)[0].split())
    for finding in report.findings:
        assert "".join(finding.formula.split()) in first
