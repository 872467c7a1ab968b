"""Which figures of a text to colour, and how: by what the checks and findings say of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from corpus.opened import OpenReport

_GRAVEST = ("error", "warning", "notice", "info", "agree", "open")


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure in the text."""

    start: int
    end: int
    look: str
    """error, warning, notice, info, agree or open."""
    claim: str


class Marks:
    """The marks of a report, found by place."""

    def __init__(self, report: OpenReport | None) -> None:
        self.marks = _read_marks(report) if report else []
        self._starts = [mark.start for mark in self.marks]

    def within(self, start: int, end: int) -> list[Mark]:
        """Return the marks that touch a stretch of the text, in order."""
        at = bisect_left(self._starts, start)
        while at and self.marks[at - 1].end > start:
            at -= 1
        return self.marks[at : bisect_left(self._starts, end)]

    def at(self, place: int) -> Mark | None:
        """Return the mark that holds a character."""
        return next((mark for mark in self.within(place, place + 1) if mark.start <= place < mark.end), None)


def _read_marks(report: OpenReport) -> list[Mark]:
    looks: dict[str, str] = {}
    for check in report.checks:
        if check.verdict in ("consistent", "rounding"):
            for claim in check.figures:
                looks[claim] = "agree"
    listed: list[Mark] = []
    for finding in report.findings:
        found = report.check.get(finding.check)
        for claim in found.figures if found else ():
            looks[claim] = min(looks.get(claim, "open"), finding.severity, key=_GRAVEST.index)
        for member in found.members if found else ():
            if not member.claim and member.end > member.start:
                listed.append(Mark(member.start, member.end, finding.severity, ""))
    marks = [Mark(one.start, one.end, looks.get(one.id, "open"), one.id) for one in report.figures if not one.doc]
    inside = {(mark.start, mark.end) for mark in marks}
    marks += [mark for mark in listed if (mark.start, mark.end) not in inside]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
