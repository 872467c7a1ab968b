"""The report's text cut where marks begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cli_tui.export.items import Item
from cli_tui.export.legible import legible
from rules.finding import SEVERITIES
from rules.report import Report
from rules.verdict import CONSISTENT, ROUNDING

_OPEN, _AGREED = "open", "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text that is marked in one way throughout."""

    text: str
    band: str = ""
    """Severity of the gravest finding that quotes it; "settled" where all its findings are; "" for none."""
    figure: str = ""
    """Severity where it is a figure of a finding, else agreed, open, or "" where it is no figure."""
    finding: int = 0
    """Number of the finding it leads to, 0 for none."""
    anchors: tuple[int, ...] = ()
    """Numbers of the findings whose first quote begins here."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    finding: int
    severity: str


class MarkedText:
    """A report's text with its figures and findings."""

    def __init__(self, report: Report, items: Sequence[Item]) -> None:
        self.text = report.document.text
        self._bands = _bands(items)
        self._figures = _figures(report, items)
        cuts = {0, len(self.text)}
        for mark in (*self._bands, *self._figures):
            cuts.update((mark.start, mark.end))
        self._cuts = sorted(cuts)
        self._anchors: dict[int, tuple[int, ...]] = {}
        for item in items:
            if item.start >= 0:
                self._anchors[item.start] = (*self._anchors.get(item.start, ()), item.number)
        self._band_starts = [mark.start for mark in self._bands]
        self._figure_starts = [mark.start for mark in self._figures]
        self._longest_band = max((mark.end - mark.start for mark in self._bands), default=0)

    def between(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of a stretch; joined they are its legible text."""
        at = start
        for cut in (*self._cuts[bisect_left(self._cuts, start + 1) : bisect_left(self._cuts, end)], end):
            if cut > at:
                yield self._segment(at, cut)
            at = cut

    def _segment(self, start: int, end: int) -> Segment:
        band = self._band_at(start)
        figure = self._figure_at(start)
        return Segment(
            text=legible(self.text[start:end]),
            band=band.severity if band else "",
            figure=figure.severity if figure else "",
            finding=figure.finding if figure else 0,
            anchors=self._anchors.get(start, ()),
        )

    def _band_at(self, place: int) -> _Mark | None:
        last = bisect_left(self._band_starts, place + 1)
        first = bisect_left(self._band_starts, place - self._longest_band)
        over = [mark for mark in self._bands[first:last] if mark.end > place]
        return min(over, key=lambda mark: _RANK[mark.severity], default=None)

    def _figure_at(self, place: int) -> _Mark | None:
        at = bisect_left(self._figure_starts, place + 1) - 1
        mark = self._figures[at] if at >= 0 else None
        return mark if mark is not None and mark.end > place else None


_SETTLED = "settled"
_RANK = {name: rank for rank, name in enumerate((*SEVERITIES, _SETTLED))}


def _severity(item: Item) -> str:
    return _SETTLED if item.accepted else item.severity


def _bands(items: Sequence[Item]) -> list[_Mark]:
    marks = [
        _Mark(start, end, item.number, _severity(item)) for item in items for start, end in item.spans if end > start
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _figures(report: Report, items: Sequence[Item]) -> list[_Mark]:
    """The figures, each under the gravest finding that holds it, else by how its checks came out."""
    of_check = {item.check: item for item in items}
    found: dict[tuple[int, int], _Mark] = {
        (claim.start, claim.end): _Mark(claim.start, claim.end, 0, _OPEN) for claim in report.claims if not claim.doc
    }
    for check in report.checks:
        item = of_check.get(check.id)
        agreed = check.judged.verdict.outcome in (CONSISTENT, ROUNDING)
        for member in check.judged.relation.members:
            if member.claim is None or member.claim.doc:
                continue
            span = member.start, member.end
            held = found.get(span)
            if item is not None:
                severity = _severity(item)
                if held is None or _RANK.get(held.severity, 9) > _RANK[severity]:
                    found[span] = _Mark(*span, item.number, severity)
            elif agreed and (held is None or held.severity == _OPEN):
                found[span] = _Mark(*span, 0, _AGREED)
    return sorted(found.values(), key=lambda mark: (mark.start, mark.end))
