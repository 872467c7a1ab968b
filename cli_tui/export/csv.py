"""The list of findings as comma-separated values: UTF-8 with a byte order mark, which Excel needs to read Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from cli_tui.export.columns import COLUMNS, fit_cell, starts_formula, write_row
from cli_tui.export.content import make_content
from cli_tui.export.words import Words
from cli_tui.export.writing import write_text
from rules.report import Report


def write(reports: Sequence[Report], path: Path, lang: str) -> None:
    """Write the findings of all reports, one a line.

    Raises:
        GoujiError: the file cannot be written.
    """
    words = Words(lang)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([words(f"column.{name}") for name in ("report", *COLUMNS, "section")])
    for report in reports:
        content = make_content(report)
        for item in content.items:
            row = write_row(item, words)
            values = [content.source.name, *(row[name] for name in COLUMNS), item.section]
            writer.writerow([disarm(fit_cell(value, words)) if isinstance(value, str) else value for value in values])
    write_text(path, lines.getvalue(), "utf-8-sig")


def disarm(text: str) -> str:
    """Return text that a spreadsheet takes as text: an apostrophe goes before what it would compute."""
    return f"'{text}" if starts_formula(text) else text
