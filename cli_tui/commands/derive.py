"""gouji derive: a policy or plan in, a draft pack of its demands out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cli_tui import exit_codes
from cli_tui.messages import show_error
from extractor.errors import GoujiError


@click.command(name="derive")
@click.argument("plan", metavar="PLAN")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="写入文件,默认输出到屏幕 / write a file"
)
@click.option("--force", is_flag=True, help="覆盖已有文件 / replace an existing file")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="语言 / language")
def command(plan: str, output: Path | None, force: bool, lang: str) -> None:
    """把计划或政策文本里带数字的要求读成规则包草案,供人逐条核对。

    Read the demands in figures of a plan or policy into a draft pack, for a person to confirm rule by rule.
    """
    from extractor import read
    from rules.derive import derive_pack
    from rules.pack_writing import write_pack

    try:
        if output is not None and output.exists() and not force:
            raise GoujiError("draft-exists", str(output))
        document = read(plan)
        pack = derive_pack(document, output.stem if output else "draft")
        if not pack["rules"]:
            raise GoujiError("draft-empty", plan)
        _write(write_pack(pack), output)
    except GoujiError as error:
        click.echo(show_error(error, lang), err=True)
        sys.exit(exit_codes.UNUSABLE)
    _summarise(pack["rules"], lang)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GoujiError("draft-unwritable", str(output), why=error.strerror or "?") from None


def _summarise(rules: list[dict[str, object]], lang: str) -> None:
    named = sum("indicator" in dict(rule["select"]) for rule in rules)  # type: ignore[call-overload]
    said = (
        f"读出要求 {len(rules)} 条:{named} 条用指标目录,{len(rules) - named} 条用计划自己的用语。草案须由人逐条核对。"
        if lang == "zh"
        else f"{len(rules)} demands: {named} by the catalogue, {len(rules) - named} by the plan's own words. A person has to confirm each."
    )
    click.echo(said, err=True)
