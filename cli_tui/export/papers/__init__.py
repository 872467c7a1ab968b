"""Papers: what goes to the unit, what is concluded, what stays in the file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

from cli_tui.export.content import make_content
from cli_tui.export.papers.layout import Paper
from cli_tui.export.words import Words
from rules.report import Report

PAPERS = {"list": "questions", "opinion": "opinion", "workings": "workings"}
"""Name of a paper -> its module."""


def write(reports: Sequence[Report], path: Path, lang: str, paper: str = "workings") -> None:
    """Write a paper on each report into one file.

    Raises:
        GoujiError: nothing is confirmed that an opinion could hold, or the file cannot be written.
    """
    module = importlib.import_module(f"{__name__}.{PAPERS[paper]}")
    sheet = Paper(lang)
    words = Words(lang)
    for report in reports:
        module.fill(sheet, make_content(report), words)
    sheet.save(path)
