"""gouji chat: question after question to one report, or to an archive."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from corpus.answering.archived import ArchiveConversation
    from corpus.answering.converse import Conversation

_WORDS = {
    "zh": {"hello": "就这份报告提问,例如:小学巩固率是多少?哪些数字对不上?空行或 Ctrl-D 结束。", "prompt": "问> "},
    "en": {
        "hello": "Ask about the report, in Chinese: 小学巩固率是多少? An empty line or Ctrl-D ends.",
        "prompt": "ask> ",
    },
}


@click.command(name="chat")
@click.argument("path", required=False)
@click.option("--db", metavar="FILE", help="问档案里的全部报告 / ask all reports of an archive")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(path: str | None, db: str | None, lang: str) -> None:
    """连续提问,后一问可以接着前一问(那初中呢?)。

    Ask one question after another; a follow-up is understood in the light of those before.
    """
    if (path is None) == (db is None):
        raise click.UsageError("请给出报告或 --db 档案,二者之一 / give a report or --db, one of them")
    try:
        talk = _open(path, db, lang)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    words = _WORDS[lang]
    if sys.stdin.isatty():
        click.echo(words["hello"])
        import readline  # noqa: F401  # line editing for input()
    _converse(talk, words["prompt"] if sys.stdin.isatty() else "", lang)


def _open(path: str | None, db: str | None, lang: str) -> Conversation | ArchiveConversation:
    if db:
        from corpus.answering.archived import ArchiveConversation
        from corpus.archive import Archive

        return ArchiveConversation(Archive.open(db), lang)
    from corpus.answering.converse import Conversation
    from corpus.opened import OpenReport
    from rules import audit

    return Conversation(OpenReport.of(audit(str(path), lang=lang)), lang)


def _converse(talk: Conversation | ArchiveConversation, prompt: str, lang: str) -> None:
    from rich.console import Console

    from cli_tui.render.answer import render_answer

    console = Console(soft_wrap=True)
    while True:
        try:
            asked = input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            break
        if not asked:
            break
        try:
            console.print(render_answer(talk.ask(asked), lang), highlight=False)
        except GoujiError as error:
            click.echo(show_error(error, lang), err=True)
        console.print()
