"""What the page draws: coverage, where findings stand, kinds of relations, a finding's gap. Lengths are percents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cli_tui.export.checks import CheckRow
from cli_tui.export.content import Content
from cli_tui.export.items import Item
from cli_tui.export.legible import one_line
from cli_tui.export.words import Words
from extractor.claim import Claim
from extractor.interval import Interval
from rules.arithmetic import result
from rules.judge import Judged
from rules.report import Report

_OUTCOMES = ("consistent", "rounding", "inconsistent", "undetermined")
_NARROWEST = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a bar."""

    x: float
    width: float
    kind: str
    label: str
    count: int = 0


def draw_bar(parts: Sequence[tuple[str, str, int]]) -> list[Stretch]:
    """Return (kind, label, count) parts as pieces of a full bar."""
    whole = sum(count for _, _, count in parts)
    pieces, x = [], 0.0
    for kind, label, count in parts:
        if count:
            width = 100 * count / whole
            pieces.append(Stretch(x=round(x, 3), width=round(width, 3), kind=kind, label=label, count=count))
            x += width
    return pieces


def draw_coverage(content: Content, words: Words) -> list[Stretch]:
    """Return the figures of a report: checked, then unchecked by reason."""
    totals = content.totals
    parts = [("agreed", words("page.agreed"), totals.checked)]
    parts += [(f"open{min(at, 3)}", why, count) for at, (why, count) in enumerate(totals.unchecked, 1)]
    return draw_bar(parts)


def draw_relations(checks: Sequence[CheckRow], words: Words) -> list[tuple[str, list[Stretch]]]:
    """Return a bar for each kind of relation, longest first; bars compare among themselves."""
    counts: dict[str, Counter[str]] = {}
    for check in checks:
        counts.setdefault(check.relation, Counter())[check.verdict] += 1
    most = max((kinds.total() for kinds in counts.values()), default=1)
    bars = []
    for relation, kinds in sorted(counts.items(), key=lambda one: -one[1].total()):
        parts = [(verdict, words(f"verdict.{verdict}"), kinds[verdict]) for verdict in _OUTCOMES]
        parts.append(("rest", "", most - kinds.total()))
        bars.append((relation, [piece for piece in draw_bar(parts) if piece.kind != "rest"]))
    return bars


def draw_places(report: Report, items: Sequence[Item]) -> list[Stretch]:
    """Return where in the text each finding stands."""
    length = len(report.document.text) or 1
    return [
        Stretch(
            x=round(min(99.2, 100 * item.start / length), 2),
            width=0.8,
            kind="settled" if item.accepted else item.severity,
            label=item.title,
            count=item.number,
        )
        for item in items
        if item.start >= 0
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the other figures allow beside what the text says."""

    allowed: Stretch
    stated: Stretch


def draw_gaps(report: Report) -> dict[str, Gap]:
    """Return check id -> gap, for findings whose two sides are bounded intervals of one figure."""
    wanted = {finding.check for finding in report.findings}
    gaps = {check.id: _gap(check.judged) for check in report.checks if check.id in wanted}
    return {check: gap for check, gap in gaps.items() if gap is not None}


def _gap(judged: Judged) -> Gap | None:
    formula, verdict = judged.type.formula, judged.verdict
    if formula is None or verdict.expected is None or verdict.stated is None:
        return None
    claims = judged.relation.claims(formula.stated)
    bounds = (verdict.expected.low, verdict.expected.high, verdict.stated.low, verdict.stated.high)
    if len(claims) != 1 or any(bound is None for bound in bounds):
        return None
    ends = [float(bound) for bound in bounds if bound is not None]
    low, reach = min(ends), max(ends) - min(ends)
    if reach <= 0:
        return None

    def stretch(kind: str, start: float, end: float, label: str) -> Stretch:
        x = 8 + 84 * (start - low) / reach
        width = max(_NARROWEST, 84 * (end - start) / reach)
        return Stretch(x=round(min(x, 92), 2), width=round(width, 2), kind=kind, label=label)

    claim = claims[0]
    return Gap(
        allowed=stretch("allowed", ends[0], ends[1], _range(claim, verdict.expected)),
        stated=stretch("stated", ends[2], ends[3], one_line(claim.surface)),
    )


def _range(claim: Claim, interval: Interval) -> str:
    if interval.low is None or interval.high is None:
        return ""
    low, high = (one_line(result(claim, end, 1)) for end in (interval.low, interval.high))
    return low if low == high else f"{low}~{high}"
