"""gouji mark: a report back with its findings at the very words."""

from __future__ import annotations

import sys

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError


@click.command(name="mark")
@click.argument("path", metavar="REPORT")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="COPY",
    help="副本:与原件同格式,或 .html / the copy: the original's format or .html",
)
@click.option("--password", default="", help="打开密码 / password to open the file")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(path: str, output: str, password: str, lang: str) -> None:
    """另存一份副本,在原文处标出发现(Word 批注、PDF 高亮、网页标记);原件不改动。

    Write a marked copy: Word comments, PDF highlights or HTML marks at the words; the original is not touched.
    """
    from cli_tui.marking.copying import mark_copy

    try:
        report = mark_copy(path, output, password=password, lang=lang)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    except OSError as error:
        click.echo(show_error(GoujiError("unwritable", output, why=error.strerror or str(error)), lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    count = len(report.findings)
    click.echo(f"{output}:标出 {count} 条" if lang == "zh" else f"{output}: {count} findings marked")
