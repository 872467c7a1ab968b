"""gouji tui: reports under review in the terminal."""

from __future__ import annotations

import os
import sys

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError


@click.command(name="tui")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--db", metavar="FILE", help="打开档案 / open an archive")
@click.option("--light", is_flag=True, help="浅色 / light colours")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(paths: tuple[str, ...], db: str | None, light: bool, lang: str) -> None:
    """在终端中核查:看疑点,下认定,提问题。

    Review reports in the terminal: look, decide, note, next.
    """
    served = "TEXTUAL_DRIVER" in os.environ  # in a browser: no terminal, but a person
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            "gouji tui 需要终端;用管道时请用 gouji audit"
            if lang == "zh"
            else "gouji tui needs a terminal; in a pipe use gouji audit",
            err=True,
        )
        sys.exit(exit_codes.UNUSABLE)
    from cli_tui.tui.analyst import Analyst

    analyst = Analyst()
    if not db:
        analyst.warm()  # spaCy loads there while Textual loads here
    from cli_tui.tui.app import GoujiApp
    from cli_tui.tui.opening import open_volumes

    try:
        volumes = open_volumes(paths, db, lang)
    except GoujiError as error:
        analyst.close()
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    GoujiApp(volumes, lang, archive=db or "", dark=not light, analyst=analyst).run()
