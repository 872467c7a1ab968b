"""gouji db: what an archive holds, found, handed on, checked, taken out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from cli_tui.render.table import print_rows
from cli_tui.width import plain
from extractor.errors import GoujiError

_STATS = {
    "zh": {
        "reports": "报告", "files": "文件", "failed": "未能读取", "places": "地区", "years": "年份", "characters": "字数",
        "claims": "数据", "checked": "已核对数据", "checks": "关系", "judged": "可判定关系", "agreeing": "相符",
        "errors": "不符", "warnings": "疑点", "notices": "提示", "infos": "情况", "decisions": "认定记录", "runs": "扫描次数", "bytes": "档案字节",
    },
    "en": {},
}  # fmt: skip


def _with_archive(work: Callable[..., None]) -> Callable[..., None]:
    """Give a command --db and --lang, and turn what goes wrong into a sentence."""

    @click.option("--db", required=True, envvar="GOUJI_DB", metavar="FILE", help="档案文件 / the archive (or GOUJI_DB)")
    @click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
    @functools.wraps(work)
    def run(*arguments: Any, db: str, lang: str, **options: Any) -> None:
        try:
            work(*arguments, db=db, lang=lang, **options)
        except GoujiError as error:
            click.echo(show_error(error, lang), err=True)
            sys.exit(exit_codes.UNUSABLE)

    return run


@click.group(name="db")
def command() -> None:
    """档案:统计、列表、检索、查询、导出、校验、清除、浏览。

    The archive: stats, list, search, query, export, verify, purge, serve.
    """


@command.command()
@_with_archive
def stats(db: str, lang: str) -> None:
    """档案里有什么 / what the archive holds."""
    from corpus.archive import Archive
    from corpus.archive.listing import count_all

    with Archive.open(db) as archive:
        totals = count_all(archive)
    names = _STATS[lang]
    print_rows(("", ""), [(names.get(name, name), f"{value:,}") for name, value in totals.items()], head=False)


@command.command(name="list")
@click.argument("words", required=False, default="")
@click.option("--order", type=click.Choice(["gravest", "newest", "place"]), default="gravest", help="排序 / order")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="最多几份 / at most")
@click.option("--failed", is_flag=True, help="只列未能读取的文件 / only files that could not be read")
@_with_archive
def list_(words: str, order: str, limit: int, failed: bool, db: str, lang: str) -> None:
    """列出报告,可按标题、地区、文件名中的字筛选 / list reports."""
    from itertools import islice

    from corpus.archive import Archive
    from corpus.archive.listing import list_failures, list_reports

    with Archive.open(db) as archive:
        if failed:
            head = ("文件", "原因") if lang == "zh" else ("file", "reason")
            print_rows(head, list(islice(list_failures(archive), limit)))
            return
        heads = (
            ("编号", "不符", "疑点", "数据", "地区", "年份", "标题"),
            ("id", "errors", "warnings", "claims", "place", "year", "title"),
        )
        rows = [
            (
                entry.document,
                entry.errors,
                entry.warnings,
                entry.claims,
                entry.region,
                entry.year,
                entry.title or entry.path,
            )
            for entry in list_reports(archive, order=order, words=words, limit=limit)
        ]
    print_rows(heads[lang == "en"], rows)


@command.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="最多几份 / at most")
@_with_archive
def search(words: tuple[str, ...], limit: int, db: str, lang: str) -> None:
    """全文检索,两个字的词也能查到 / full text, words of two characters included."""
    from corpus.archive import Archive
    from corpus.archive.search import count_hits
    from corpus.archive.search import search as find

    with Archive.open(db) as archive:
        hits = find(archive, " ".join(words), limit=limit)
        count = count_hits(archive, " ".join(words))
    print_rows(
        ("编号", "地区", "年份", "标题", "原文") if lang == "zh" else ("id", "place", "year", "title", "passage"),
        [(hit.document, hit.region, hit.year, hit.title, hit.passage) for hit in hits],
    )
    click.echo(f"共 {count} 份报告,列出 {len(hits)} 份" if lang == "zh" else f"{count} reports, {len(hits)} shown")


@command.command()
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[参数=值]...")
@_with_archive
def query(name: str | None, values: tuple[str, ...], db: str, lang: str) -> None:
    """运行备好的查询;不写名称则列出 / run a ready query; without a name list them."""
    from corpus.archive import Archive
    from corpus.archive.serving import load_queries

    queries = load_queries()
    if name is None:
        print_rows(("查询", "内容"), [(known, one["what"]) for known, one in queries.items()])
        return
    if name not in queries:
        raise GoujiError("view-unknown", db, name=name, names="、".join(queries))
    parameters = dict(value.partition("=")[::2] for value in values)
    with Archive.open(db) as archive:
        missing = [word for word in _parameters(queries[name]["sql"]) if word not in parameters]
        if missing:
            raise click.UsageError(" ".join(f"{word}=…" for word in missing))
        cursor = archive.connection.execute(queries[name]["sql"], parameters)
        print_rows([column[0] for column in cursor.description], [tuple(row) for row in cursor])


def _parameters(sql: str) -> list[str]:
    import re

    return re.findall(r":(\w+)", sql)


@command.command()
@click.option("-o", "--output", required=True, metavar="FILE", help="写到哪里(csv、jsonl、parquet) / file")
@click.option(
    "--view", help="导出哪张表(报告、数据、核对、疑点、标准、认定、未读文件);不写则 jsonl 导出完整报告 / which view"
)
@click.option("--words", default="", help="只导出标题、地区、文件名含这些字的报告 / only matching reports")
@_with_archive
def export(output: str, view: str | None, words: str, db: str, lang: str) -> None:
    """导出报告对象或一张表 / report objects or a view as a file."""
    from corpus.archive import Archive
    from corpus.archive.listing import list_reports
    from corpus.archive.report_object import write_reports
    from corpus.archive.tables import VIEWS, read_view, write_table

    with Archive.open(db) as archive:
        if view is None:
            count = write_reports(archive, [entry.document for entry in list_reports(archive, words=words)], output)
        elif view in VIEWS:
            count = write_table(*read_view(archive, view), output)
        else:
            raise GoujiError("view-unknown", db, name=view, names="、".join(VIEWS))
    click.echo(plain(f"已写入 {output}:{count} 行" if lang == "zh" else f"written to {output}: {count} rows"))


@command.command()
@_with_archive
def verify(db: str, lang: str) -> None:
    """检查档案是否完好,只读不写 / whether the archive is whole; it is only read."""
    from corpus.archive import Archive
    from corpus.archive.verify import verify as find_faults

    with Archive.open(db) as archive:
        faults = find_faults(archive)
    for fault in faults:
        click.echo(plain(fault))
    if faults:
        click.echo(
            f"发现 {len(faults)} 处问题,档案未被改动" if lang == "zh" else f"{len(faults)} faults; nothing was changed"
        )
        sys.exit(exit_codes.FINDINGS)
    click.echo("完好" if lang == "zh" else "whole")


@command.command()
@click.argument("documents", nargs=-1, type=int, required=True, metavar="编号...")
@click.confirmation_option(prompt="清除后不能恢复,确定吗? / this cannot be undone, sure?")
@_with_archive
def purge(documents: tuple[int, ...], db: str, lang: str) -> None:
    """把报告从档案中彻底清除;认定记录保留 / take reports out for good; decisions stay."""
    from corpus.archive import Archive
    from corpus.archive.purge import purge as take_out

    Archive.open(db).close()
    with Archive.create(db) as archive:
        gone = take_out(archive, documents)
    click.echo(f"已清除 {gone} 份" if lang == "zh" else f"{gone} reports gone")


@command.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8011, show_default=True)
@_with_archive
def serve(port: int, db: str, lang: str) -> None:
    """在本机浏览器中查看档案(datasette) / the archive in a browser on this machine."""
    from corpus.archive import Archive
    from corpus.archive.serving import serve as show

    Archive.open(db).close()
    click.echo(f"http://127.0.0.1:{port}/", err=True)
    show(db, port=port)
