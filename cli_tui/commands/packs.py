"""gouji packs: the norms gouji knows, where each comes from, and a check of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from cli_tui.width import plain
from extractor.errors import GoujiError

if TYPE_CHECKING:
    from rules.pack import NormRule, Pack

_CHECKED = {
    "zh": {"document": "数值与文件均已核", "value": "数值已核", "no": "数值待核"},
    "en": {"document": "figure and document checked", "value": "figure checked", "no": "figure not yet checked"},
}
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")


@click.group(name="packs", invoke_without_command=True)
@_LANG
@click.pass_context
def command(context: click.Context, lang: str) -> None:
    """列出标准规则包;show 显示一包的条文,check 检查自己写的规则包。

    List the packs of norms; show prints one, check validates your own.
    """
    if context.invoked_subcommand is not None:
        return
    from rules.pack_loader import built_in_packs

    for pack in built_in_packs():
        documents = "、".join(document.cite() for document in pack.documents.values())
        click.echo(
            f"{pack.name:<14}{pack.title}({len(pack.rules)})"
            if lang == "zh"
            else f"{pack.name:<14}{pack.title} ({len(pack.rules)} rules)"
        )
        click.echo(f"{'':<14}{documents}")


@command.command(name="show")
@click.argument("name", metavar="NAME|FILE")
@_LANG
def show(name: str, lang: str) -> None:
    """显示一个规则包:每条标准、限值、依据,和没有成为规则的条文及原因。

    Print a pack: each norm with limit and source, and the clauses that are no rule, with the reason.
    """
    from rules.pack_loader import find_pack

    try:
        pack = find_pack(name)
    except GoujiError as error:
        click.echo(plain(show_error(error, lang)), err=True)
        sys.exit(exit_codes.UNUSABLE)
    click.echo(plain(f"{pack.name}  {pack.title}"))
    for rule in pack.rules:
        click.echo(plain(f"\n{rule.id}  {rule.title}"))
        click.echo(plain(f"    {_limits(rule)}{_years(rule)}"))
        click.echo(plain(f"    {rule.source}  [{_CHECKED[lang][rule.source.checked]}]"))
        if rule.note:
            click.echo(plain(f"    {rule.note}"))
    _show_left_out(pack, lang)


def _limits(rule: NormRule) -> str:
    names = "、".join(rule.select.indicators or rule.select.words)
    limits = "、".join(f"{level}{limit}" for level, limit in rule.limits.items())
    return f"{names}:{limits or rule.requires_at('')}"


def _years(rule: NormRule) -> str:
    if rule.first_year is None and rule.last_year is None:
        return ""
    return f"  ({rule.first_year or ''}—{rule.last_year or ''})"


def _show_left_out(pack: Pack, lang: str) -> None:
    left_out = [(clause.text, clause.why) for ledger in pack.clauses.values() for clause in ledger if clause.why]
    if left_out:
        click.echo("\n没有成为规则的条文:" if lang == "zh" else "\nclauses that are no rule:")
    for text, why in left_out:
        click.echo(plain(f"    {text}:{why}"))


@command.command(name="check")
@click.argument("path", metavar="DIR|FILE", type=click.Path(path_type=Path))
@_LANG
def check(path: Path, lang: str) -> None:
    """检查自己写的规则包:每处错误给出文件、行、列和改法;规则自带的例句一并试跑。

    Check a pack of your own: every mistake with file, line, column and what to write; its examples are run.
    """
    from rules.pack_loader import check_pack

    pack, problems = check_pack(path)
    for problem in problems:
        click.echo(plain(show_error(problem, lang)), err=True)
    if pack is None:
        count = len(problems)
        click.echo(f"{count} 处错误,没有载入" if lang == "zh" else f"{count} mistakes, nothing loaded", err=True)
        sys.exit(exit_codes.UNUSABLE)
    from rules.pack_examples import failed_examples

    failed = failed_examples(pack)
    for rule, text, found in failed:
        said = (
            f"{rule.where}: 例句判为“{found}”:{text}"
            if lang == "zh"
            else f"{rule.where}: example judged {found}: {text}"
        )
        click.echo(plain(said), err=True)
    summary = "{name}:{rules} 条规则,{documents} 份文件,例句 {examples} 句,不符 {failed} 句" if lang == "zh" else (
        "{name}: {rules} rules, {documents} documents, {examples} examples, {failed} judged otherwise"
    )  # fmt: skip
    examples = sum(len(rule.passes) + len(rule.fails) for rule in pack.rules)
    click.echo(
        plain(
            summary.format(
                name=pack.name,
                rules=len(pack.rules),
                documents=len(pack.documents),
                examples=examples,
                failed=len(failed),
            )
        )
    )
    sys.exit(exit_codes.FINDINGS if failed else exit_codes.CLEAN)
