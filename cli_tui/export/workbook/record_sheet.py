"""清单来源: a hidden sheet by which a returned list is known: its reports, its findings, what was decided when it left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.workbook.style import escape_cell
from corpus.decisions import report_key
from corpus.returned import stamp_of
from rules.report import Report

MARK = "gouji.list/1"
REPORT, FINDING = "report", "finding"


def fill_record(sheet: Worksheet, reports: Sequence[Report]) -> None:
    """Write one row a report (path, key, digest) and one a finding (report, id, stamp of the decision that held)."""
    rows: list[tuple[str | int, ...]] = [(MARK,)]
    for number, report in enumerate(reports, 1):
        document = report.document
        path = PurePath(document.path)
        told = (
            path.name if path.is_absolute() else path.as_posix()
        )  # the list goes out: no folder of this machine in it
        rows.append((REPORT, number, told, report_key(document), document.sha256))
        held = {one["finding"]: stamp_of(one) for one in report.decisions if not one["stale"]}
        rows += [(FINDING, number, finding.id, held.get(finding.id, "")) for finding in report.findings]
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, escape_cell(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.sheet_state = "hidden"
