"""Findings for a person at a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from cli_tui.render.standards import print_standards
from cli_tui.width import plain
from rules.finding import Evidence, Finding
from rules.report import Report

_LABELS = {
    "zh": {"error": "不符", "warning": "疑点", "notice": "提示", "info": "情况"},
    "en": {"error": "error", "warning": "warning", "notice": "notice", "info": "info"},
}
_MOST_CELLS = 8
_STYLES = {"error": "bold red", "warning": "bold yellow", "notice": "cyan", "info": "dim"}
_WORDS = {
    "zh": {
        "summary": "识别数据 {claims} 个,其中核对 {checked} 个;关系 {judged} 组,相符 {agreeing} 组;未核 {open} 个(未核≠无误)",
        "counts": "不符 {error}、疑点 {warning}、提示 {notice}",
        "none": "没有发现不能同时成立的数据",
        "more": "另有提示 {count} 条(修约、截尾),加 --notices 显示",
        "repair": "只改一个数即相符",
        "ask": "请",
        "decided": "{state}:{ruling}({who},{when}:{reason})",
        "accepted": "已认定、不计数 {count} 条",
        "stale": "{finding} 的核查记录({state}{ruling},{who})对不上现在的报告:数据已改,或上下文已变",
    },
    "en": {
        "summary": "{claims} figures found, {checked} checked; {judged} relations, {agreeing} agree; {open} unchecked (unchecked is not correct)",
        "counts": "errors {error}, warnings {warning}, notices {notice}",
        "none": "no figures found that cannot all be true",
        "more": "{count} more notices (rounding, truncation); --notices shows them",
        "repair": "one change would mend it",
        "ask": "",
        "decided": "decided: {state} {ruling} ({who}, {when}: {reason})",
        "accepted": "{count} accepted, not counted",
        "stale": "the decision on {finding} ({state} {ruling}, {who}) meets nothing in the report now: the figure or its words were changed",
    },
}  # fmt: skip


def print_report(report: Report, console: Console, *, notices: bool = False) -> None:
    """Print one report: summary first, then each finding with its sentence and arithmetic."""
    words, lang = _WORDS[report.lang], report.lang
    console.print(Text(plain(report.document.path or report.document.title), style="bold"))
    coverage = report.coverage
    console.print(
        words["summary"].format(
            claims=coverage.claims,
            checked=coverage.checked,
            judged=coverage.judged,
            agreeing=coverage.agreeing,
            open=coverage.claims - coverage.checked,
        ),
        highlight=False,
        markup=False,
    )
    for document in (report.document, *report.attachments):
        for notice in document.remarks:
            console.print(Text(f"* {plain(notice.say(lang))}", style="dim"), highlight=False)
    shown = [finding for finding in report.findings if notices or finding.severity in ("error", "warning")]
    open_findings = [finding for finding in report.findings if finding.id not in report.accepted]
    counts = {severity: sum(finding.severity == severity for finding in open_findings) for severity in _STYLES}
    console.print(words["counts"].format(**counts) if report.findings else words["none"], highlight=False, markup=False)
    if settled := len(report.findings) - len(open_findings):
        console.print(words["accepted"].format(count=settled), highlight=False, markup=False)
    for number, finding in enumerate(shown, 1):
        _print_finding(number, finding, report, console, _LABELS[lang][finding.severity], words)
    for decision in report.decisions:
        if decision["stale"]:
            line = f"\n{_LABELS[lang]['notice']}  {_decided('stale', decision, words)}"
            console.print(Text(line, style=_STYLES["notice"]), highlight=False)
    print_standards(report, console, everything=notices)
    hidden = sum(finding not in shown and finding.rule != "GJ130" for finding in report.findings)
    if hidden:
        console.print(words["more"].format(count=hidden), style="dim", highlight=False, markup=False)
    console.print()


def _print_finding(
    number: int, finding: Finding, report: Report, console: Console, label: str, words: dict[str, str]
) -> None:
    head = Text(f"\n{number:>3}. ")
    head.append(label, style=_STYLES[finding.severity])
    head.append(f"  {finding.title}  ")
    head.append(finding.id, style="dim")
    console.print(head, highlight=False)
    cells = [evidence for evidence in finding.evidence if _is_cell(evidence, report)]
    for evidence in finding.evidence:
        if evidence not in cells:
            console.print(_marked(evidence.start, evidence.end, finding, report), highlight=False)
    if cells:
        shown = "、".join(_flat(evidence.quote) for evidence in cells[:_MOST_CELLS])
        console.print(Text(f"     {shown}{'…' if len(cells) > _MOST_CELLS else ''}"), highlight=False)
    console.print(Text(f"     {plain(finding.formula)}", style="bold"), highlight=False)
    if finding.repairs:
        changes = "、".join(plain(str(repair)) for repair in finding.repairs)
        console.print(Text(f"     {words['repair']}:{changes}", style="green"), highlight=False)
    console.print(Text(f"     {plain(finding.question)}", style="italic"), highlight=False)
    for decision in report.decisions:
        if decision["finding"] == finding.id:
            console.print(Text(f"     {_decided('decided', decision, words)}", style="green"), highlight=False)


def _decided(kind: str, decision: dict[str, Any], words: dict[str, str]) -> str:
    return plain(" ".join(words[kind].format(**{**decision, "when": decision["when"][:10]}).split()))


def _is_cell(evidence: Evidence, report: Report) -> bool:
    """Whether an evidence is a table cell: its quote says its labels, which the text has elsewhere."""
    return evidence.doc > 0 or _flat(report.document.text[evidence.start : evidence.end]) != _flat(evidence.quote)


def _marked(start: int, end: int, finding: Finding, report: Report) -> Text:
    """The quoted sentence with the finding's figures underlined."""
    spans = sorted(
        {
            (member.start, member.end)
            for check in report.checks
            if check.id == finding.check
            for member in check.judged.relation.members
            if member.claim is not None and start <= member.start and member.end <= end
        }
    )
    text = Text("     “")
    at = start
    source = report.document.text
    for first, last in spans:
        text.append(_flat(source[at:first]))
        text.append(_flat(source[first:last]), style="underline bold")
        at = last
    text.append(_flat(source[at:end]))
    text.append("”")
    return text


def _flat(text: str) -> str:
    return plain(" ".join(text.split()) if "\n" in text else text)
