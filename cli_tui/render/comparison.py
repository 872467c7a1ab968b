"""What comparing found, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cli_tui.width import plain

if TYPE_CHECKING:
    from corpus.comparing.across import Comparison
    from corpus.comparing.finding import Quote

_WORDS = {
    "zh": {
        "pairs": "比对 {pairs} 组上年与本年报告,疑点 {warnings}、提示 {notices}",
        "none": "没有发现上年数与上年报告不一致",
        "hints": "选点参考(仅供内部,不作为认定依据)",
        "warning": "疑点",
        "notice": "提示",
    },
    "en": {
        "pairs": "{pairs} pairs of years compared: {warnings} findings, {notices} notices",
        "none": "no figure of last year differs from last year's report",
        "hints": "Where to look (internal; no basis for any conclusion)",
        "warning": "warning",
        "notice": "notice",
    },
}
_STYLES = {"warning": "bold yellow", "notice": "cyan"}


def print_comparison(found: Comparison, lang: str) -> None:
    """Print questions first, then hints apart from them, each with its words from both reports."""
    console, words = Console(soft_wrap=True), _WORDS[lang]
    notices = sum(finding.severity == "notice" for finding in found.findings)
    if found.pairs:
        counts = words["pairs"].format(pairs=found.pairs, warnings=len(found.findings) - notices, notices=notices)
        console.print(Text(counts if found.findings else f"{counts}。{words['none']}"), highlight=False)
    for line in found.power:
        console.print(Text(plain(line), style="dim"), highlight=False)
    for number, finding in enumerate(found.findings, 1):
        head = Text(f"\n{number:>3}. ")
        head.append(words[finding.severity], style=_STYLES[finding.severity])
        head.append(f"  {plain(finding.title)}  ")
        head.append(finding.rule, style="dim")
        console.print(head, highlight=False)
        _print_quotes(console, finding.evidence)
        console.print(Text(f"     {plain(finding.formula)}", style="bold"), highlight=False)
        console.print(Text(f"     {plain(finding.question)}", style="italic"), highlight=False)
    if found.hints:
        console.print(Text(f"\n{words['hints']}", style="bold"), highlight=False)
    for number, hint in enumerate(found.hints, 1):
        console.print(Text(f"\n{number:>3}. {plain(hint.title)}"), highlight=False)
        console.print(Text(f"     {plain(hint.message)}"), highlight=False)
        _print_quotes(console, hint.evidence)
        console.print(Text(f"     {plain(hint.caution)}", style="dim"), highlight=False)


def _print_quotes(console: Console, quotes: Iterable[Quote]) -> None:
    for one in quotes:
        console.print(Text(f"     {plain(one.title)}:“{plain(one.quote)}”"), highlight=False)
