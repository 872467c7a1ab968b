"""gouji rules: the manual pages of the relation types."""

from __future__ import annotations

import sys

import click

from cli_tui import exit_codes


@click.command(name="rules")
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh")
def command(code: str | None, lang: str) -> None:
    """列出勾稽关系;给出编号或名称时显示说明页。

    List the relation types; with a code or name, print its page.
    """
    from rules.registry import find_type, page_of
    from rules.relations import ALL

    if code is None:
        for kind in ALL:
            click.echo(f"{kind.code}  {kind.name:<15}{kind.title}")
        return
    found = find_type(code)
    if found is None:
        click.echo(
            f"没有规则 {code}。gouji rules 列出全部。" if lang == "zh" else f"no rule {code}; gouji rules lists all",
            err=True,
        )
        sys.exit(exit_codes.UNUSABLE)
    click.echo(f"{found.code}\n{page_of(found)}")
