"""Reports as files to hand on; the format is told by the ending."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from rules.report import Report

_WRITERS = {
    ".html": "page", ".xlsx": "workbook", ".docx": "papers", ".md": "markdown", ".json": "jsonl", ".jsonl": "jsonl", ".csv": "csv",
}  # fmt: skip

ENDINGS = tuple(_WRITERS)
"""Endings of the files that can be written."""


def check_ending(path: str, lang: str) -> None:
    """Stop with a sentence where a file's ending names no format, before any work is done."""
    ending = Path(path).suffix.lower()
    if ending not in _WRITERS:
        error = GoujiError("bad-output", path, ending=ending or "-", endings=" ".join(_WRITERS))
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)


def write_reports(reports: Sequence[Report], path: str, lang: str, paper: str = "") -> None:
    """Write reports to a file.

    Args:
        reports: in the order of the inputs.
        path: where to; its ending names the format.
        lang: zh or en.
        paper: which paper a docx is, "" for the fullest.

    Raises:
        GoujiError: the file cannot be written, or the paper cannot be made.
    """
    module = importlib.import_module(f"cli_tui.export.{_WRITERS[Path(path).suffix.lower()]}")
    if paper:
        module.write(reports, Path(path), lang, paper)
    else:
        module.write(reports, Path(path), lang)
