"""What every export says of a report; formats differ in how they show it, not in what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from cli_tui.export.checks import CheckRow, make_checks
from cli_tui.export.items import Decided, Item, make_items
from cli_tui.export.legible import one_line
from cli_tui.export.sites import Site, find_sites
from cli_tui.export.words import Words
from rules.finding import SEVERITIES
from rules.report import Report
from rules.wording import say_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read: the report or an attachment."""

    name: str
    sha256: str
    format: str
    chars: int
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The counts that stand before everything else."""

    claims: int
    checked: int
    judged: int
    agreeing: int
    broken: int
    undetermined: int
    unchecked: tuple[tuple[str, int], ...]
    """Why figures were not checked, in words, most frequent first."""
    severities: dict[str, int]
    """Severity -> findings not settled."""
    settled: int
    """Findings that people settled with the report standing as it is."""

    @property
    def open(self) -> int:
        """Figures that nothing was held against."""
        return self.claims - self.checked


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """One row of the table of norms."""

    title: str
    level: str
    limit: str
    value: str
    verdict: str
    conclusion: str
    stance: str
    source: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One report as exports show it; every text is legible."""

    lang: str
    title: str
    date: str
    """Day of the audit, ISO."""
    version: str
    """Of gouji."""
    source: Source
    attachments: tuple[Source, ...]
    packs: tuple[tuple[str, str], ...]
    """Title of a pack of norms, and why it was applied."""
    totals: Totals
    items: tuple[Item, ...]
    checks: tuple[CheckRow, ...]
    standards: tuple[StandardRow, ...]
    missing: tuple[str, ...]
    """What to ask the unit for."""
    sites: tuple[Site, ...]
    stale: tuple[tuple[str, Decided], ...]
    """Finding and decision that meet nothing in the report now."""
    notices: tuple[str, ...]
    """What the reader could not take as it was."""

    @property
    def groups(self) -> dict[str, list[Item]]:
        """Items by chapter, in reading order."""
        found: dict[str, list[Item]] = {}
        for item in sorted(self.items, key=lambda item: (item.start < 0, item.start)):
            found.setdefault(item.group, []).append(item)
        return found


def make_content(report: Report) -> Content:
    """Return what every export says of a report."""
    words = Words(report.lang)
    told = report.to_dict()
    document = told["document"]
    items = make_items(report, words)
    return Content(
        lang=report.lang,
        title=one_line(document["title"] or PurePath(document["path"]).name),
        date=date.today().isoformat(),
        version=version("gouji"),
        source=_source(document),
        attachments=tuple(_source(one) for one in told["attachments"]),
        packs=tuple((one_line(one.get("title") or one["name"]), one_line(one["why"])) for one in told["packs"]),
        totals=_totals(report, words),
        items=items,
        checks=make_checks(report, items, words),
        standards=tuple(_standard(one) for one in told.get("standards", ())),
        missing=tuple(one_line(one["message"] if isinstance(one, dict) else str(one)) for one in told["missing"]),
        sites=find_sites(report, items),
        stale=tuple((one["finding"], Decided.of(one)) for one in report.decisions if one["stale"]),
        notices=tuple(one_line(one["message"]) for one in document["notices"]),
    )


def _source(document: dict[str, Any]) -> Source:
    return Source(
        name=one_line(PurePath(document["path"].replace("\\", "/")).name),
        sha256=document["sha256"],
        format=document["format"],
        chars=document["chars"],
        pages=document["pages"],
    )


def _totals(report: Report, words: Words) -> Totals:
    coverage = report.coverage
    accepted = report.accepted
    counts = Counter(finding.severity for finding in report.findings if finding.id not in accepted)
    reasons = sorted(coverage.unchecked.items(), key=lambda one: -one[1])
    return Totals(
        claims=coverage.claims,
        checked=coverage.checked,
        judged=coverage.judged,
        agreeing=coverage.agreeing,
        broken=coverage.judged - coverage.agreeing,
        undetermined=len(report.checks) - coverage.judged,
        unchecked=tuple((_why(reason, words), count) for reason, count in reasons),
        severities={severity: counts[severity] for severity in SEVERITIES},
        settled=sum(finding.id in accepted for finding in report.findings),
    )


def _why(reason: str, words: Words) -> str:
    if words.has("unchecked", reason):
        return words(f"unchecked.{reason}")
    return one_line(say_reason(reason, words.lang)) if reason else words("unchecked.other")


def _standard(row: dict[str, Any]) -> StandardRow:
    names = ("title", "level", "limit", "value", "verdict", "conclusion", "stance", "source", "remark")
    return StandardRow(**{name: one_line(str(row.get(name) or "")) for name in names})
