"""What a list says of itself: the reports and findings it went out with."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.workbook import Workbook

from cli_tui.export.workbook.record_sheet import FINDING, MARK, REPORT
from extractor.errors import GoujiError

_MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report as the list went out with it."""

    path: str
    key: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The reports of a list, and its findings with the stamp of the decision that held."""

    reports: tuple[ListedReport, ...]
    findings: dict[str, tuple[ListedReport, str]]


def read_record(book: Workbook, where: str) -> Record:
    """Return a workbook's record, whatever its sheet is called by now.

    Raises:
        GoujiError: there is none: the file is no list of gouji's, or its rows were pasted into another file.
    """
    for sheet in book.worksheets:
        if sheet["A1"].value != MARK:
            continue
        rows = sheet.iter_rows(max_col=5, max_row=min(sheet.max_row, _MOST_ROWS), values_only=True)
        texts = [["" if value is None else str(value) for value in row] for row in rows]
        reports = {row[1]: ListedReport(path=row[2], key=row[3], sha256=row[4]) for row in texts if row[0] == REPORT}
        findings = {row[2]: (reports[row[1]], row[3]) for row in texts if row[0] == FINDING and row[1] in reports}
        return Record(reports=tuple(reports.values()), findings=findings)
    raise GoujiError("list-foreign", where)
