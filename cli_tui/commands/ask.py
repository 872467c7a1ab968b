"""gouji ask: one question, one answer with the words it rests on."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.answering.answer import Answer


@click.command(name="ask")
@click.argument("arguments", nargs=-1, required=True, metavar="[PATH] QUESTION")
@click.option("--db", metavar="FILE", help="问档案里的全部报告 / ask all reports of an archive")
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="输出格式 / output")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(arguments: tuple[str, ...], db: str | None, form: str, lang: str) -> None:
    """就一份报告提问,回答附原文出处。报告中没有的,答“报告中没有”。

    Ask a report (or, with --db, an archive) a question in Chinese. Exit code 1: not in the report, or not understood.
    """
    if len(arguments) != (1 if db else 2):
        raise click.UsageError("用法:gouji ask 报告 问题,或 gouji ask --db 档案.db 问题 / give PATH and QUESTION")
    try:
        answer = _ask_archive(db, arguments[0], lang) if db else _ask_report(arguments[0], arguments[1], lang)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    if form == "json":
        click.echo(json.dumps(asdict(answer), ensure_ascii=False))
    else:
        from rich.console import Console

        from cli_tui.render.answer import render_answer

        Console(soft_wrap=True).print(render_answer(answer, lang), highlight=False)
    sys.exit(exit_codes.FINDINGS if answer.kind in ("absent", "unknown") else exit_codes.CLEAN)


def _ask_report(path: str, question: str, lang: str) -> Answer:
    from corpus.answering.converse import Conversation
    from corpus.opened import OpenReport
    from rules import audit

    return Conversation(OpenReport.of(audit(path, lang=lang)), lang).ask(question)


def _ask_archive(db: str, question: str, lang: str) -> Answer:
    from corpus.answering.archived import ArchiveConversation
    from corpus.archive import Archive

    with Archive.open(db) as archive:
        return ArchiveConversation(archive, lang).ask(question)
