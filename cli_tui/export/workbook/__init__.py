"""The report as a workbook: the list that goes out and comes back, and the sheets behind it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.content import make_content
from cli_tui.export.words import Words
from cli_tui.export.workbook.fact_sheets import add_facts, fill_summary
from cli_tui.export.workbook.findings_sheet import fill_findings
from cli_tui.export.workbook.record_sheet import fill_record
from cli_tui.export.workbook.style import Styles
from cli_tui.export.writing import write_whole
from rules.report import Report


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write the list of findings, summary, norms, what to ask for, checks and figures.

    Raises:
        GoujiError: the file cannot be written.
    """
    words = Words(lang)
    contents = [make_content(report) for report in reports]
    book = Workbook()
    styles = Styles(book, words)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words("list.sheet")
    fill_findings(sheet, contents, styles, words)
    fill_summary(book.create_sheet(words("summary.sheet")), contents, styles, words)
    add_facts(book, reports, contents, styles, words)
    fill_record(book.create_sheet(words("list.record")), reports)
    book.properties.title = words("list.sheet")
    book.properties.creator = words("summary.gouji", version=contents[0].version) if contents else "gouji"
    write_whole(path, book.save)
