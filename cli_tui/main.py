"""The `gouji` command: a thin door; each command loads its own room when called."""

from __future__ import annotations

import importlib
import os
import sys

import click

from cli_tui import exit_codes
from cli_tui.streams import prepare

COMMANDS = {
    "audit": "核对报告 / audit reports",
    "mark": "标注副本 / a marked copy",
    "text": "输出抽取的文字 / print the extracted text",
    "rules": "勾稽关系说明 / rule pages",
    "packs": "标准规则包 / packs of norms",
    "derive": "从计划读出规则包草案 / a draft pack from a plan",
    "scan": "批量扫描入档 / scan many reports into an archive",
    "compare": "报告之间比对 / compare reports with each other",
    "trend": "指标历年走势 / an indicator over the years",
    "db": "档案:统计、检索、导出、校验 / the archive",
    "ask": "就报告提问 / ask a report",
    "chat": "连续提问 / ask question after question",
    "tui": "终端界面 / the terminal screen",
    "serve": "在浏览器中打开 / the same in a browser",
    "accept": "记录对疑点的认定 / record a decision on a finding",
    "review": "读回疑点清单 / read back the returned list",
    "demo": "核对自带样例 / audit the samples",
}


class LazyCommands(click.Group):
    """Loads a command's module when it is called: --help must not wait for spaCy."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"cli_tui.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gouji", prog_name="gouji")
def cli() -> None:
    """勾稽:找出工作报告里不可能同时为真的数字,并写出算式。

    Finds the figures of a Chinese work report that cannot all be true, and shows the arithmetic.
    """


def main() -> None:
    """Run the command line; a closed pipe or Ctrl-C ends it quietly."""
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        cli(prog_name="gouji")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(exit_codes.CLEAN)
