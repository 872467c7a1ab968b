"""gouji review: the list of findings comes back."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import describe_error, show_error
from cli_tui.width import plain
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from cli_tui.returning.record import Record
    from cli_tui.returning.rows import ListRows
    from corpus.returned import Conflict, Merged


@click.group(name="review")
def command() -> None:
    """核查记录:读回单位返回、核查人填好的疑点清单。

    Review: read back the list of findings that people filled in.
    """


@command.command(name="import")
@click.argument("path", metavar="LIST.xlsx")
@click.option(
    "--baseline", metavar="FILE", help="记录文件,默认在原报告旁 / file of decisions, by default beside the report"
)
@click.option("--db", metavar="FILE", help="记入档案 / record in an archive instead")
@click.option("--by", "who", help="清单未写核查人时记谁,默认本机用户名 / who decides where the list does not say")
@click.option(
    "--overrule", is_flag=True, help="与已有记录冲突的,以清单为准 / record rows in conflict too, behind what is there"
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def import_list(path: str, baseline: str | None, db: str | None, who: str | None, overrule: bool, lang: str) -> None:
    """读回清单,按编号记入核查记录。冲突的、认不出的逐条列出,不覆盖已有记录。

    Read a returned list into the decisions, known by fingerprint. Exit 0: everything taken; 1: some rows need
    a person; 2: nothing could be read.
    """
    from cli_tui.returning.record import read_record
    from cli_tui.returning.rows import read_rows
    from cli_tui.returning.sheet import ListSheet, open_list
    from corpus.decision_store import open_decisions
    from corpus.returned import merge

    if db and baseline:
        raise click.UsageError("--db 与 --baseline 只能用一个 / --db and --baseline exclude each other")
    try:
        book = open_list(Path(path))
        record = read_record(book, path)
        rows = read_rows(ListSheet.find(book, path), record)
        store = db or baseline or find_store(record, Path(path))
        reason = f"见{Path(path).name}"
        merged = merge(
            rows.returned, open_decisions(store), who=who or getpass.getuser(), reason=reason, overrule=overrule
        )
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    attention = _tell(rows, merged, store, lang)
    sys.exit(exit_codes.FINDINGS if attention else exit_codes.CLEAN)


def find_store(record: Record, path: Path) -> str:
    """Return the file of decisions beside the report, which stands where it stood or beside the list.

    Raises:
        GoujiError: the report is not there, or the list is of several.
    """
    from corpus.decision_file import beside

    if len(record.reports) == 1:
        listed = Path(record.reports[0].path)
        for place in (path.parent / listed.name, listed):
            if listed.name and place.is_file():
                return str(beside(place))
    raise GoujiError("list-report-missing", str(path), report="、".join(one.path for one in record.reports)[:200])


def _tell(rows: ListRows, merged: Merged, store: str, lang: str) -> bool:
    """Print what became of the rows; tell whether any needs a person."""
    zh = lang == "zh"
    counts = (
        ("记录", "recorded", len(merged.recorded)),
        ("与已有记录相同", "already recorded", len(merged.unchanged)),
        ("未填", "left blank", rows.blank),
        ("冲突", "in conflict", len(merged.conflicts)),
        ("不能采用", "not usable", len(merged.refused) + len(rows.problems)),
        ("不是清单中的疑点", "no findings of this list", len(rows.foreign)),
        ("清单中缺少", "missing from the list", len(rows.absent)),
    )
    told = (f"{name if zh else english} {count}" for name, english, count in counts if count)
    click.echo(f"{plain(store)}: {('、' if zh else ', ').join(told) or ('清单为空' if zh else 'empty list')}")
    for conflict in merged.conflicts:
        click.echo(plain(f"  {conflict.row.where} {_say_conflict(conflict, zh=zh)}"))
    problems = [
        *((error, row.where) for row, error in merged.refused),
        *((error, error.where) for error in rows.problems),
    ]
    for error, where in (*problems, *((error, error.where) for error in rows.foreign)):
        click.echo(plain(f"  {where} {describe_error(error, lang)['message']}"))
    for finding in rows.absent:
        click.echo(f"  {finding} {'返回的清单中没有这一条' if zh else 'is not in the returned list'}")
    return bool(merged.conflicts or problems or rows.foreign)


def _say_conflict(conflict: Conflict, *, zh: bool) -> str:
    row, other = conflict.row.decision, conflict.other
    said, had = (" ".join(filter(None, (one.state, one.ruling, one.who, one.when[:10]))) for one in (row, other))
    if conflict.other_where:
        return (
            f"与{conflict.other_where}矛盾:{said};{had}" if zh else f"contradicts {conflict.other_where}: {said}; {had}"
        )
    if zh:
        return f"{row.finding} 清单发出后已另有记录“{had}”,清单为“{said}”;未记入,--overrule 以清单为准"
    return f"{row.finding} was decided after the list went out ({had}), the list says {said}; not recorded, --overrule takes the list"
