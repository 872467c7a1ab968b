"""The sheets behind the list: summary, norms, what to ask for, checks, figures, where to look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cli_tui.export.content import Content
from cli_tui.export.figures import FIGURE_COLUMNS, list_figures
from cli_tui.export.summary import list_facts
from cli_tui.export.words import Words
from cli_tui.export.workbook.style import Styles, fit_height, put_head, set_page
from rules.report import Report

_STANDARDS = (
    ("title", 26), ("level", 10), ("limit", 14), ("value", 20), ("conclusion", 14), ("stance", 14), ("source", 40), ("remark", 34),
)  # fmt: skip
_CHECKS = (
    ("id", 8), ("relation", 24), ("label", 12), ("figures", 40), ("formula", 44), ("place", 10), ("reason", 22), ("finding", 10),
)  # fmt: skip
_FIGURE_WIDTHS = {"surface": 16, "indicator": 34, "section": 40, "scope": 16, "value": 16}


def fill_summary(sheet: Worksheet, contents: Sequence[Content], styles: Styles, words: Words) -> None:
    """Write what was read, under which norms, and the counts; a block a report."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 110
    row = 0
    for content in contents:
        for name, value in list_facts(content, words):
            row += 1
            styles.put(sheet, row, 1, name, "bold")
            styles.put(sheet, row, 2, value)
            fit_height(sheet, row, 2, 1)
        row += 1
    set_page(sheet)
    sheet.print_title_rows = None


def add_facts(
    book: Workbook, reports: Sequence[Report], contents: Sequence[Content], styles: Styles, words: Words
) -> None:
    """Add a sheet for each kind of fact that some report has."""
    names = [PurePath(content.source.name).name for content in contents]
    several = len(contents) > 1

    def add(group: str, columns: Iterable[tuple[str, float]], rows: list[tuple[int, list[object]]]) -> None:
        if not rows:
            return
        sheet = book.create_sheet(words(f"{group}.sheet"))
        head = [(words(f"{group}.{name}"), width) for name, width in columns]
        put_head(sheet, styles, [(words("column.report"), 24), *head] if several else head)
        for at, (number, values) in enumerate(rows, 2):
            for column, value in enumerate([names[number], *values] if several else values, 1):
                styles.put(sheet, at, column, value)
            fit_height(sheet, at, len(values) + several, 1)

    numbered = list(enumerate(contents))
    add(
        "standards",
        _STANDARDS,
        [(at, [getattr(row, name) for name, _ in _STANDARDS]) for at, one in numbered for row in one.standards],
    )
    add(
        "missing",
        (("number", 8), ("what", 90)),
        [(at, [number, what]) for at, one in numbered for number, what in enumerate(one.missing, 1)],
    )
    add(
        "sites",
        (("name", 30), ("findings", 40)),
        [(at, [site.name, "、".join(map(str, site.findings))]) for at, one in numbered for site in one.sites],
    )
    add(
        "checks",
        _CHECKS,
        [(at, [getattr(row, name) or None for name, _ in _CHECKS]) for at, one in numbered for row in one.checks],
    )
    figures = [(name, _FIGURE_WIDTHS.get(name, 10)) for name in FIGURE_COLUMNS]
    add("figures", figures, [(at, row) for at, report in enumerate(reports) for row in list_figures(report, words)])
