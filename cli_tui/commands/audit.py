"""gouji audit: reports in, findings out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cli_tui import exit_codes
from cli_tui.inputs import DATA_ENDINGS, find_files
from cli_tui.messages import describe_error, show_error
from cli_tui.streams import speaks_utf8
from cli_tui.width import plain
from extractor.errors import GoujiError, InputError

if TYPE_CHECKING:
    from cli_tui.baseline import Baseline
    from extractor.document import Document
    from rules.pack import Pack
    from rules.report import Report

_PAPERS = ("list", "opinion", "workings")
_FAIL_ON = ("error", "warning", "notice", "never")


@click.command(name="audit")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", help="输出格式 / output format"
)
@click.option("-o", "--output", metavar="FILE", help="写入文件,格式由扩展名决定 / write a file, format by its ending")
@click.option(
    "--paper", type=click.Choice(_PAPERS), help="docx 文书:疑点清单、核查意见、工作底稿(默认) / which paper a docx is"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
@click.option(
    "--fail-on", type=click.Choice(_FAIL_ON), default="error", help="何种等级算发现 / severity that sets exit code 1"
)
@click.option(
    "--baseline", metavar="FILE", help="核查记录:已认定的不再计数 / decisions: accepted findings leave the count"
)
@click.option(
    "--with",
    "attached",
    multiple=True,
    metavar="DATA",
    help="附表:数据文件或文件夹,可多次给出 / data sheets beside the report",
)
@click.option("--password", default="", help="打开密码 / password to open encrypted files")
@click.option(
    "--pack",
    "pack_names",
    multiple=True,
    metavar="NAME|FILE",
    help="按指定的规则包核对,可多次;不写则自动选用 / packs of norms to apply, repeatable; else gouji chooses",
)
@click.option("--notices", is_flag=True, help="也显示提示 / show notices too")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    paper: str | None,
    lang: str,
    fail_on: str,
    baseline: str | None,
    attached: tuple[str, ...],
    password: str,
    pack_names: tuple[str, ...],
    notices: bool,
) -> None:
    """核对报告中的数据,列出不能同时成立的数字和算式。

    Audit reports: print the figures that cannot all be true, with their arithmetic.
    """
    from cli_tui.export import check_ending, write_reports

    if output:
        check_ending(output, lang)
    if paper and not (output or "").lower().endswith(".docx"):
        raise click.UsageError("--paper 需要 -o 文书.docx / --paper needs -o PAPER.docx")
    decisions = _load(baseline, lang) if baseline else None
    reports: list[Report] = []
    failed = found = False
    try:
        packs = _find_packs(pack_names)
        sheets = _read_all(attached, password)
    except GoujiError as error:
        click.echo(plain(show_error(error, lang)), err=True)
        sys.exit(exit_codes.UNUSABLE)
    for result in _run(paths, lang, password, sheets, packs, quiet=form == "jsonl"):
        if isinstance(result, GoujiError):
            failed = True
            if form == "jsonl":
                _print_line(_error_line(result, lang))
            else:
                click.echo(show_error(result, lang), err=True)
            continue
        if decisions is not None:
            decisions.attach(result)
        found = found or _reaches(result, fail_on)
        if output:
            reports.append(result)
        elif form == "jsonl":
            _print_line(result.to_dict())
        else:
            _print(result, notices)
    if output:
        try:
            write_reports(reports, output, lang, paper or "")
            if form != "jsonl":
                count = sum(len(report.findings) for report in reports)
                click.echo(
                    f"已写入 {plain(output)}({count} 条)" if lang == "zh" else f"{plain(output)}: {count} findings"
                )
        except GoujiError as error:
            failed = True
            click.echo(show_error(error, lang), err=True)
    sys.exit(exit_codes.UNUSABLE if failed else exit_codes.FINDINGS if found else exit_codes.CLEAN)


def _read_all(paths: tuple[str, ...], password: str) -> list[Document]:
    """Read the data files beside the report, those in folders too."""
    from extractor import read

    documents = []
    for file in find_files(paths, DATA_ENDINGS):
        if isinstance(file, InputError):
            raise file
        documents.append(read(file, password=password))
    return documents


def _find_packs(names: tuple[str, ...]) -> list[Pack] | None:
    """The packs asked for, whole or not at all; None where gouji is to choose."""
    if not names:
        return None
    from rules.pack_loader import find_packs

    return find_packs(names)


def _run(
    paths: tuple[str, ...],
    lang: str,
    password: str,
    sheets: Sequence[Document],
    packs: Sequence[Pack] | None,
    *,
    quiet: bool,
) -> Iterator[Report | GoujiError]:
    """Audit each file in order; one that cannot be read is its error, and the others go on."""
    from extractor import read
    from rules import audit

    files = find_files(paths)
    with _progress(len(files), quiet) as advance:
        for file in files:
            if isinstance(file, InputError):
                yield file
            else:
                try:
                    document = read(file, password=password)
                    beside = [sheet for sheet in sheets if sheet.sha256 != document.sha256]
                    yield audit(document, lang=lang, attachments=beside, packs=packs)
                except GoujiError as error:
                    yield error
            advance()


def _load(baseline: str, lang: str) -> Baseline:
    from cli_tui.baseline import Baseline

    try:
        return Baseline(baseline)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)


def _progress(count: int, quiet: bool) -> Any:
    from cli_tui.progress import track

    return track(count, show=not quiet and count > 3)


def _reaches(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    grave = _FAIL_ON[: _FAIL_ON.index(fail_on) + 1]
    accepted = report.accepted
    return any(finding.severity in grave and finding.id not in accepted for finding in report.findings)


def _print(report: Report, notices: bool) -> None:
    from rich.console import Console

    from cli_tui.render.terminal import print_report

    print_report(report, Console(soft_wrap=True), notices=notices)


def _print_line(line: dict[str, Any]) -> None:
    """Behind another encoding than UTF-8 every character is escaped: what reads JSON reads it all the same."""
    sys.stdout.write(json.dumps(line, ensure_ascii=not speaks_utf8(sys.stdout), allow_nan=False) + "\n")


def _error_line(error: GoujiError, lang: str) -> dict[str, Any]:
    from rules.report import empty_report

    return empty_report(error.where, [describe_error(error, lang)])
