"""gouji trend: an indicator of a place over the years of an archive."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from cli_tui.width import plain
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.comparing.trends import Point

_WORDS = {
    "zh": {"none": "档案中没有{place}的“{words}”", "differ": "{year}年:本年报告为{first},次年报告为{second},请核对", "written": "已写入 {output}"},
    "en": {
        "none": "the archive has no {words} of {place}",
        "differ": "{year}: {first} in its own report, {second} in the next",
        "written": "written to {output}",
    },
}  # fmt: skip


@click.command(name="trend")
@click.argument("place", metavar="地区")
@click.argument("indicator", metavar="指标")
@click.option("--db", required=True, envvar="GOUJI_DB", metavar="FILE", help="档案文件 / the archive (or GOUJI_DB)")
@click.option("-o", "--output", metavar="FILE", help="写入文件(csv、jsonl、parquet、html) / write a file")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(place: str, indicator: str, db: str, output: str | None, lang: str) -> None:
    """某地某项指标历年的数值,画图或导出。本年与次年报告说法不一的,单独列出。

    An indicator of a place over the years, plotted or as a file; years on which two reports differ are named.
    """
    from corpus.archive import Archive
    from corpus.archive.tables import write_table
    from corpus.comparing.trends import HEADINGS, disagreements, read_series, rows

    words = _WORDS[lang]
    try:
        with Archive.open(db) as archive:
            points = read_series(archive, place, indicator)
        if not points:
            click.echo(plain(words["none"].format(place=place, words=indicator)))
            sys.exit(exit_codes.CLEAN)
        if output and Path(output).suffix.lower() == ".html":
            Path(output).write_text(_page(place, points), "utf-8")
        elif output:
            write_table(HEADINGS, iter(rows(points)), output)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    if output:
        click.echo(plain(words["written"].format(output=output)))
    else:
        _print(points)
    for first, second in disagreements(points):
        click.echo(plain(words["differ"].format(year=first.year, first=first.surface, second=second.surface)))


def _labelled(series: Sequence[Point]) -> list[tuple[str, float, str]]:
    """Points with their year; one that the next year's report tells is marked."""
    return [(f"{one.year}{'*' if one.told == '次年' else ''}", one.value, one.surface) for one in series]


def _print(points: Sequence[Point]) -> None:
    from cli_tui.render.plot import write_dots
    from corpus.comparing.trends import by_indicator

    for (name, _), series in by_indicator(points).items():
        click.echo(plain(f"\n{series[0].place} {name}"))
        for line in write_dots(_labelled(series)):
            click.echo(line)
    click.echo("\n* 次年报告所说 / as the next year's report has it")


def _page(place: str, points: Sequence[Point]) -> str:
    from cli_tui.render.plot import draw_series, write_page
    from corpus.comparing.trends import by_indicator

    drawings = [(name, draw_series(name, _labelled(series))) for (name, _), series in by_indicator(points).items()]
    return write_page(f"{place}历年数据", drawings)
