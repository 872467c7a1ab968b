"""Rows for a person at a terminal; tab-separated where the output goes on to a program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from cli_tui.width import plain


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], *, head: bool = True) -> None:
    """Print rows as a table; numbers stand on the right."""
    cells = [
        [plain("" if cell is None else str(cell)).replace("\n", " ").replace("\t", " ") for cell in row] for row in rows
    ]
    if not sys.stdout.isatty():
        for row in [list(columns), *cells] if head else cells:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=head, header_style="bold", pad_edge=False)
    for at, name in enumerate(columns):
        numbers = bool(rows) and all(isinstance(row[at], int | float) for row in rows)
        table.add_column(Text(name), justify="right" if numbers else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
