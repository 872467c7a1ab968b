"""Checks as exports show them: passed ones too, each with its figures and arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cli_tui.export.items import Item
from cli_tui.export.legible import one_line
from cli_tui.export.places import document_of, place_of
from cli_tui.export.words import Words
from rules.arithmetic import write_formula
from rules.exact import judge_formula
from rules.judge import Judged
from rules.report import Report
from rules.verdict import UNDETERMINED
from rules.wording import say_reason

_LONGEST_FIGURE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One judged relation in words."""

    id: str
    code: str
    relation: str
    verdict: str
    label: str
    figures: str
    formula: str
    place: str
    reason: str
    finding: int
    """Number of the finding it led to, 0 for none."""


def make_checks(report: Report, items: Sequence[Item], words: Words) -> tuple[CheckRow, ...]:
    """Return the checks of a report in their order."""
    led_to = {item.check: item for item in items}
    rows = []
    for check in report.checks:
        judged = check.judged
        item = led_to.get(check.id)
        first = min(judged.relation.members, key=lambda member: member.start)
        doc = first.claim.doc if first.claim else 0
        rows.append(
            CheckRow(
                id=check.id,
                code=judged.type.code,
                relation=judged.type.title if words.lang == "zh" else judged.type.name,
                verdict=judged.verdict.outcome,
                label=words(f"verdict.{judged.verdict.outcome}"),
                figures="、".join(_shorten(member.surface) for member in judged.relation.members),
                formula=item.formula if item else one_line(_arithmetic(judged)),
                place=place_of(document_of(report, doc), first.start, words, doc),
                reason=one_line(say_reason(judged.verdict.reason, words.lang)) if judged.verdict.reason else "",
                finding=item.number if item else 0,
            )
        )
    return tuple(rows)


def _arithmetic(judged: Judged) -> str:
    """The arithmetic in one line; what the screen cleared in bulk is computed here."""
    verdict = judged.verdict
    if verdict.outcome == UNDETERMINED:
        return ""
    if verdict.expected is None and judged.type.formula is not None:
        verdict = judge_formula(judged.type.formula, judged.relation)
    return write_formula(judged.type.name, judged.relation, verdict) if verdict.expected is not None else ""


def _shorten(surface: str) -> str:
    """A figure as it is; of a long listing, where it begins and ends."""
    text = one_line(surface)
    return text if len(text) <= _LONGEST_FIGURE else f"{text[:28]}……{text[-10:]}"
