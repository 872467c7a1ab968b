"""The table of norms and what is missing, for a person at a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli_tui.width import plain
from rules.report import Report

_WORDS = {
    "zh": {
        "head": "达标情况", "packs": "适用:{titles}", "columns": ("结论", "标准", "报告值", "依据", "报告自述"),
        "rest": "另有达标 {met} 项、不能判定 {open} 项,加 --notices 列出", "missing": "需补充资料({count}项):",
        "more": "等", "complete": "{title}:需要 {needed} 项,给出 {given} 项", "why": "说明",
    },
    "en": {
        "head": "Norms", "packs": "applied: {titles}", "columns": ("result", "norm", "reported", "source", "report says"),
        "rest": "{met} more met, {open} cannot be told; --notices lists them", "missing": "figures to ask for ({count}):",
        "more": "and more", "complete": "{title}: {given} of {needed} figures given", "why": "remark",
    },
}  # fmt: skip
_STYLES = {"inconsistent": "yellow", "rounding": "cyan", "undetermined": "dim", "consistent": "green"}
_MOST_MISSING = 12


def print_standards(report: Report, console: Console, *, everything: bool) -> None:
    """Print which packs were applied, the norms not met (or every row), and what the report does not give."""
    words: dict[str, Any] = _WORDS[report.lang]
    if report.packs:
        _print_norms(report, console, words, everything=everything)
    if report.missing:
        _print_missing(report, console, words, everything=everything)


def _print_norms(report: Report, console: Console, words: dict[str, Any], *, everything: bool) -> None:
    titles = "、".join(pack["title"] for pack in report.packs)
    console.print(
        Text(f"\n{words['head']}  ", style="bold") + Text(words["packs"].format(titles=plain(titles)), style="dim")
    )
    shown = [row for row in report.standards if everything or row["verdict"] in ("inconsistent", "rounding")]
    if shown:
        console.print(_table(shown, words))
    hidden = [row["verdict"] for row in report.standards if row not in shown]
    if hidden:
        met, left = hidden.count("consistent"), hidden.count("undetermined")
        console.print(Text(words["rest"].format(met=met, open=left), style="dim"))
    parts = report.document.outline.parts
    for one in report.completeness:
        part = f"〔{plain(parts[one['part']].title[:20])}〕" if len(parts) > 1 else ""
        console.print(Text(words["complete"].format(**one) + part))


def _table(rows: list[dict[str, Any]], words: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1))
    for name, width in zip(words["columns"], (8, 22, 12, 24, 10), strict=True):
        table.add_column(name, min_width=width if width < 13 else None, ratio=width, overflow="fold")
    for row in rows:
        said = row["stance"] if row["verdict"] != "undetermined" else row["remark"]
        table.add_row(
            Text(row["conclusion"], style=_STYLES[row["verdict"]]),
            *(Text(plain(text)) for text in (_norm(row), row["value"], row["source"], said)),
        )
    return table


def _norm(row: dict[str, Any]) -> str:
    return f"{_levelled(row)} {row['limit']}".strip()


def _levelled(row: dict[str, Any]) -> str:
    """An indicator with its level, said once."""
    return f"{'' if row['level'] in row['indicator'] else row['level']}{row['indicator']}"


def _print_missing(report: Report, console: Console, words: dict[str, Any], *, everything: bool) -> None:
    names = list(dict.fromkeys(map(_levelled, report.missing)))
    shown = names if everything else names[:_MOST_MISSING]
    text = words["missing"].format(count=len(names)) + "、".join(plain(name) for name in shown)
    console.print(Text(text + (words["more"] if len(shown) < len(names) else "")))
