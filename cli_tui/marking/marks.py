"""What a marked copy says: for each finding, the words it stands at and its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rules.finding import Finding
from rules.report import Report

_LABELS = {
    "zh": {"error": "不符", "warning": "疑点", "notice": "提示", "info": "情况"},
    "en": {"error": "inconsistent", "warning": "question", "notice": "notice", "info": "info"},
}
_SEE = {"zh": "参见第{number}条:{title}", "en": "see no. {number}: {title}"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text and what is said of it."""

    start: int
    end: int
    number: int
    """Of the finding in the report, from 1."""
    severity: str
    note: str
    main: bool
    """Carries the finding's full note; the others refer to it."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def make_marks(report: Report) -> list[Mark]:
    """Return the marks of a report's findings in reading order: the full note first, a reference at its other places."""
    marks = [mark for number, finding in enumerate(report.findings, 1) for mark in _marks_of(finding, number, report)]
    return sorted(marks, key=lambda mark: (mark.start, mark.number))


def _marks_of(finding: Finding, number: int, report: Report) -> Iterator[Mark]:
    label = _LABELS[report.lang][finding.severity]
    lines = [f"[{number}] {label} {finding.title}", finding.formula, finding.question]
    note = "\n".join(line for line in lines if line)
    main = True
    for evidence in finding.evidence:
        if evidence.doc:
            continue
        for start, end in _by_line(report.document.text, evidence.start, evidence.end, report.document.dropped):
            yield Mark(start, end, number, finding.severity, note, main)
            main, note = False, f"[{number}] {label} " + _SEE[report.lang].format(number=number, title=finding.title)


def _by_line(text: str, start: int, end: int, dropped: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Stretches of a span that stay within a paragraph; breaks that only wrap do not end one."""
    wraps = {at for a, b in dropped if a < end and b > start for at in range(a, b)}
    at = start
    for place in range(start, end + 1):
        if place == end or (text[place] == "\n" and place not in wraps):
            while at < place and text[at].isspace():
                at += 1
            if place > at:
                yield at, place
            at = place + 1
