"""gouji compare: last year's report against this year's, or the reports of an archive with each other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.comparing.across import Comparison

_KINDS = ("years", "outliers", "copies", "digits")


@click.command(name="compare")
@click.argument("last", required=False, metavar="[LAST]")
@click.argument("this", required=False, metavar="[THIS]")
@click.option("--db", metavar="FILE", help="在档案内比对 / compare the reports of an archive")
@click.option("--only", multiple=True, type=click.Choice(_KINDS), help="只做哪几项,可多次 / only these, repeatable")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="输出格式 / output format"
)
@click.option("-o", "--output", metavar="FILE", help="写入文件(json、csv) / write a file")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(
    last: str | None, this: str | None, db: str | None, only: tuple[str, ...], form: str, output: str | None, lang: str
) -> None:
    """比对上年和本年两份报告,或用 --db 比对档案内的报告:年际衔接、离群、雷同、数字分布。

    Compare last year's report with this year's, or with --db an archive's reports: years, outliers, copies, digits.
    """
    if (db is None) == (last is None or this is None) or (db is not None and last is not None):
        raise click.UsageError("gouji compare 上年报告 本年报告,或 gouji compare --db 档案 / two files, or --db alone")
    try:
        found = _compare_archive(db, only or _KINDS, lang) if db else _compare_files(str(last), str(this), lang)
        if output:
            _write(found, output)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    if form == "json":
        sys.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False, allow_nan=False) + "\n")
    elif not output:
        from cli_tui.render.comparison import print_comparison

        print_comparison(found, lang)


def _compare_files(last: str, this: str, lang: str) -> Comparison:
    from corpus.comparing.across import compare_reports
    from extractor import read
    from rules.auditing import audit_all

    first, second = audit_all([read(last), read(this)], lang=lang)
    return compare_reports(first, second, lang)


def _compare_archive(db: str, kinds: tuple[str, ...], lang: str) -> Comparison:
    from cli_tui.progress import track
    from corpus.archive import Archive
    from corpus.comparing.across import compare_archive

    with Archive.open(db) as archive:
        count = archive.one("SELECT count(*) FROM documents")
        with track(count, show=count > 50) as step:
            return compare_archive(archive, lang, kinds, step)


def _write(found: Comparison, output: str) -> None:
    from corpus.archive.tables import write_table

    if Path(output).suffix.lower() == ".json":
        Path(output).write_text(
            json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n", "utf-8"
        )
    else:
        write_table(("类别", "等级", "标题", "说明", "样本量", "依据", "提醒"), _rows(found), output)


def _rows(found: Comparison) -> Iterator[tuple[Any, ...]]:
    for finding in found.findings:
        quotes = " / ".join(f"{one.title}:{one.quote}" for one in finding.evidence)
        level = "提示" if finding.severity == "notice" else "疑点"
        yield "年际衔接", level, finding.title, finding.message, "", quotes, ""
    for hint in found.hints:
        quotes = " / ".join(f"{one.title}:{one.quote}" for one in hint.evidence)
        yield "选点参考", "", hint.title, hint.message, hint.sample, quotes, hint.caution
