"""gouji text: the extracted text, exactly the string that offsets index into."""

from __future__ import annotations

import sys

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError


@click.command(name="text")
@click.argument("path")
@click.option("--password", default="", help="打开密码 / password to open the file")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh")
def command(path: str, password: str, lang: str) -> None:
    """输出抽取的文字(UTF-8,不增不改)。

    Print the extracted text: UTF-8, no newline added or translated.
    """
    from extractor import read

    try:
        document = read(path, password=password)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    sys.stdout.flush()
    sys.stdout.buffer.write(document.text.encode("utf-8", "surrogatepass"))
