"""数据疑点清单 as a workbook: the list an office fills in and sends back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from rules.finding import Finding
from rules.report import Report

_COLUMNS = (
    ("序号", 6), ("等级", 8), ("原文", 60), ("位置", 18), ("计算", 34), ("问题", 40), ("单位说明", 26), ("核查认定", 16), ("编号", 22),
)  # fmt: skip
_LABELS = {"error": "不符", "warning": "疑点", "notice": "提示", "info": "情况"}
_FILLS = {"error": "F8D7DA", "warning": "FFF3CD", "notice": "E8F1FA", "info": "EEEEEE"}
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_000


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write the list of findings, one sheet over all reports."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "数据疑点清单"
    sheet.append([name for name, _ in _COLUMNS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    number = 0
    for report in reports:
        for finding in report.findings:
            number += 1
            _write_row(sheet, number, finding, report)
    for at, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[chr(64 + at)].width = width
    sheet.freeze_panes = "A2"
    book.save(path)


def _write_row(sheet: Worksheet, number: int, finding: Finding, report: Report) -> None:
    quotes = " …… ".join(evidence.quote for evidence in finding.evidence)
    row: tuple[int | str, ...] = (
        number, _LABELS[finding.severity], quotes, _place(finding, report), finding.formula, f"{finding.title}。{finding.question}。",
        "", "", finding.id,
    )  # fmt: skip
    at = sheet.max_row + 1
    for column, value in enumerate(row, 1):
        cell = sheet.cell(at, column, safe(value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.data_type = "s"  # text stays text: a cell that begins with = is no formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(at, 2).fill = PatternFill("solid", fgColor=_FILLS[finding.severity])


def _place(finding: Finding, report: Report) -> str:
    evidence = finding.evidence[0] if finding.evidence else None
    page = f"第{evidence.page}页" if evidence and evidence.page else ""
    name = Path(report.document.path).name
    offset = f"第{report.document.text.count(chr(10), 0, evidence.start) + 1}行" if evidence and not page else page
    return f"{name} {offset}".strip()


def safe(text: str) -> str:
    """Return text that a workbook can hold: nothing XML refuses, no longer than a cell."""
    text = _REFUSED.sub("\ufffd", text)
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + "……"
