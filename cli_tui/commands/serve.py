"""gouji serve: the screen in a browser on this machine."""

from __future__ import annotations

import sys

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError


@click.command(name="serve")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--db", metavar="FILE", help="打开档案 / open an archive")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="端口,默认任一空闲 / port, by default any that is free"
)
@click.option("--light", is_flag=True, help="浅色 / light colours")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(paths: tuple[str, ...], db: str | None, port: int, light: bool, lang: str) -> None:
    """在本机浏览器中打开同一界面。只接受本机连接,地址只能用一次。

    Open the same screen in a browser on this machine: loopback only, the address is good for one visit.
    """
    try:
        from cli_tui.serving import LoopbackServer, free_port
    except ImportError as error:
        told = GoujiError("extra-missing", "", extra="serve", package=error.name or str(error))
        click.echo(show_error(told, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    options = [*(("--db", db) if db else ()), *(("--light",) if light else ()), "--lang", lang]
    server = LoopbackServer([*options, "--", *paths], port or free_port())
    say = "请在本机浏览器打开(只能用一次):" if lang == "zh" else "open in a browser on this machine (good once):"
    click.echo(f"{say} {server.address}\nCtrl+C {'结束' if lang == 'zh' else 'ends it'}")
    server.serve()
