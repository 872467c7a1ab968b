"""gouji scan: many reports into one archive."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from cli_tui.width import plain
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.scanning.batch import Tally
    from corpus.scanning.scan import Plan

_SHOWN_FAILURES = 5
_STOPPED = 130
_WORDS = {
    "zh": {
        "done": "本次 {files} 个文件:新核对 {reports} 份,已在档 {known} 份,未能读取 {failed} 个;疑点 {findings} 条。",
        "rate": "用时 {seconds:.0f} 秒,每秒 {rate:.1f} 份。",
        "stopped": "已停止,手上的一批已完成。原样再运行一次即可继续。",
        "failed": "未能读取:{path}:{message}",
        "more": "另有 {count} 个未能读取,gouji db list --failed 全部列出。",
        "next": "查看:gouji db stats --db \"{db}\"",
    },
    "en": {
        "done": "{files} files: {reports} audited, {known} there already, {failed} unreadable; {findings} findings.",
        "rate": "{seconds:.0f} s, {rate:.1f} reports a second.",
        "stopped": "stopped, the batch in hand is finished; run the same command again to go on.",
        "failed": "unreadable: {path}: {message}",
        "more": "{count} more could not be read; gouji db list --failed prints all.",
        "next": "see: gouji db stats --db \"{db}\"",
    },
}  # fmt: skip


@click.command(name="scan")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--db", required=True, metavar="FILE", help="档案文件,没有则新建 / the archive, made if there is none")
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="进程数,默认按处理器 / worker processes, by default one a core"
)
@click.option("--limit", type=click.IntRange(1), help="最多扫描几个文件 / at most so many files")
@click.option("--since", metavar="DATE", help="只扫描此日之后改动的文件 / only files changed since (2026-01-31)")
@click.option("--cluster", metavar="URL", help="在 dask 集群上运行 / run on a dask cluster (tcp://…)")
@click.option("--parts", metavar="URL", help="集群结果(Parquet)的存放处 / where the cluster's Parquet parts go")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(
    paths: tuple[str, ...],
    db: str,
    jobs: int | None,
    limit: int | None,
    since: str | None,
    cluster: str | None,
    parts: str | None,
    lang: str,
) -> None:
    """批量核对报告并存入档案。文件夹、通配符、ZIP 均可;已在档且未改动的跳过,中断后可继续。

    Scan reports into an archive: folders, globs, ZIPs. What is there unchanged is left out; a scan cut off goes on.
    """
    from cli_tui.inputs import ENDINGS
    from corpus.scanning.scan import Plan

    plan = Plan(
        paths=paths, archive=db, endings=ENDINGS, jobs=jobs or count_cores(), limit=limit, since=_date(since), lang=lang
    )
    started = time.monotonic()
    try:
        with _stop_flag() as stopping:
            tally = _run(plan, stopping, cluster, parts)
            stopped = stopping()
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    _report(tally, plan, time.monotonic() - started)
    if stopped:
        click.echo(_WORDS[lang]["stopped"], err=True)
        sys.exit(_STOPPED)
    sys.exit(exit_codes.UNUSABLE if tally.files and tally.failed == tally.files else exit_codes.CLEAN)


def _run(plan: Plan, stopping: Callable[[], bool], cluster: str | None, parts: str | None) -> Tally:
    with _bar(plan) as advance:
        if cluster is None:
            from corpus.scanning.scan import scan

            return scan(plan, report=advance, stopping=stopping)
        from corpus.cluster.scan import scan_on_cluster

        return scan_on_cluster(plan, cluster, parts or f"{plan.archive}.parts", report=advance, stopping=stopping)


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _date(given: str | None) -> str:
    from datetime import date

    if not given:
        return ""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{given}: 2026-01-31", param_hint="--since") from error


@contextmanager
def _stop_flag() -> Iterator[Callable[[], bool]]:
    """Turn Ctrl-C and SIGTERM into a flag; a second Ctrl-C ends at once, which loses no more than the batch in hand."""
    asked: list[int] = []

    def stop(number: int, frame: object) -> None:
        asked.append(number)
        if len(asked) > 1:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _bar(plan: Plan) -> Iterator[Callable[[Tally], None]]:
    """Give a function that draws how far a scan is: files, rate, time remaining; on standard error and for a person only."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    count = sum(1 for _ in plan.sources())
    rate = TextColumn("{task.fields[rate]}")
    columns: list[Any] = [BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn()]
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count, rate="")

        def advance(tally: Tally) -> None:
            seconds = max(time.monotonic() - started, 1e-6)
            rate = f"{tally.files / seconds:.1f}/s {tally.size / seconds / 1e6:.2f} MB/s"
            bar.update(task, completed=tally.files, rate=rate)

        yield advance


def _report(tally: Tally, plan: Plan, seconds: float) -> None:
    from corpus.archive import Archive
    from corpus.archive.listing import list_failures

    words = _WORDS[plan.lang]
    click.echo(
        words["done"].format(
            files=tally.files,
            reports=tally.reports,
            known=tally.known,
            failed=tally.failed,
            findings=tally.findings,
        )
    )
    click.echo(words["rate"].format(seconds=seconds, rate=tally.files / max(seconds, 1e-6)))
    if tally.failed:
        with Archive.open(plan.archive) as archive:
            failures = list(list_failures(archive))
        for path, message in failures[:_SHOWN_FAILURES]:
            click.echo(plain(words["failed"].format(path=path, message=message)), err=True)
        if len(failures) > _SHOWN_FAILURES:
            click.echo(words["more"].format(count=len(failures) - _SHOWN_FAILURES), err=True)
    click.echo(plain(words["next"].format(db=plan.archive)))
