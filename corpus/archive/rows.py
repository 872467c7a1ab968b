"""A report as rows of the archive's tables."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from corpus.archive.claim_rows import IndicatorKey, Row, as_float, claim_rows
from corpus.decisions import report_key
from rules.arithmetic import write_formula
from rules.finding import Finding
from rules.power import power_of
from rules.report import Check, Report, describe_document
from rules.wording import say_reason

PART_COLUMNS = ("number", "title", "start", "end", "region", "year")
SECTION_COLUMNS = ("number", "title")
CHECK_COLUMNS = (
    "number", "relation", "verdict", "origin", "strength", "stated", "low", "high", "gap", "power", "reason", "trace",
)  # fmt: skip
RELATION_COLUMNS = ("check", "place", "role", "claim")
LISTING_COLUMNS = ("check", "place", "role", "start", "end", "surface", "value")
FINDING_COLUMNS = (
    "number", "id", "rule", "severity", "nature", "title", "message", "formula", "check", "question", "impact", "direction",
    "source", "evidence", "repairs", "possible_causes", "materials", "also",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class ReportRows:
    """What one report puts into each table; rows of the tables below it lack the document's id."""

    sha256: str
    text: str
    document: dict[str, Any]
    parts: list[Row]
    sections: list[Row]
    indicators: list[IndicatorKey]
    """What each claim counts."""
    claims: list[Row]
    checks: list[Row]
    relations: list[Row]
    listings: list[Row]
    findings: list[Row]

    @classmethod
    def of(cls, report: Report) -> ReportRows:
        """Return the rows of a report."""
        described = describe_document(report.document, report.lang)
        sections, indicators, claims = claim_rows(report)
        relations, listings = _relation_rows(report.checks)
        return cls(
            sha256=report.document.sha256,
            text=report.document.text,
            document=_document_row(report, described),
            parts=[
                (number, *(part[name] for name in PART_COLUMNS[1:])) for number, part in enumerate(described["parts"])
            ],
            sections=sections,
            indicators=indicators,
            claims=claims,
            checks=[_check_row(check, report.lang) for check in report.checks],
            relations=relations,
            listings=listings,
            findings=[_finding_row(number, finding) for number, finding in enumerate(report.findings)],
        )

    def below(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield the tables under the document but for the claims, each with its rows."""
        yield "parts", self.parts
        yield "sections", self.sections
        yield "checks", self.checks
        yield "relations", self.relations
        yield "listings", self.listings
        yield "findings", self.findings


def _document_row(report: Report, described: dict[str, Any]) -> dict[str, Any]:
    document, coverage = report.document, report.coverage
    severities = Counter(finding.severity for finding in report.findings)
    return {
        "sha256": document.sha256,
        "report": report_key(document),
        **{name: described[name] for name in ("title", "region", "year", "format", "chars", "pages")},
        "lang": report.lang,
        "packs": _json(report.packs),
        "missing": _json(report.missing),
        "standards": _json(report.standards),
        "completeness": _json(report.completeness),
        "remarks": _json(described["notices"]),
        "claims": coverage.claims,
        "checked": coverage.checked,
        "operand": coverage.operand,
        "unchecked": _json(coverage.unchecked),
        "agreeing": coverage.agreeing,
        "judged": coverage.judged,
        "checks": len(report.checks),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "notices": severities["notice"],
        "infos": severities["info"],
        "text": zlib.compress(document.text.encode("utf-8", "surrogatepass"), 1),
    }


def _check_row(check: Check, lang: str) -> Row:
    judged = check.judged
    relation, verdict, formula = judged.relation, judged.verdict, judged.type.formula
    stated = next((member.value for member in relation.members if formula and member.role == formula.stated), None)
    expected = verdict.expected
    low = high = None
    trace, gap = "", 0.0
    if expected is not None:
        low = None if expected.low is None else as_float(expected.low)
        high = None if expected.high is None else as_float(expected.high)
        trace, gap = write_formula(judged.type.name, relation, verdict), as_float(verdict.gap)
    reason = say_reason(verdict.reason, lang) if verdict.reason else ""
    return (
        int(check.id[1:]), judged.type.name, verdict.outcome, relation.origin, relation.strength,
        stated, low, high, gap, power_of(judged.type, relation), reason, trace,
    )  # fmt: skip


def _relation_rows(checks: Iterable[Check]) -> tuple[list[Row], list[Row]]:
    """Return the claims of the checks, and the counted lists among their members."""
    claims: list[Row] = []
    listings: list[Row] = []
    for check in checks:
        number = int(check.id[1:])
        for place, member in enumerate(check.judged.relation.members):
            if member.claim is not None:
                claims.append((number, place, member.role, int(member.claim.id[1:])))
            else:
                listings.append((number, place, member.role, member.start, member.end, member.surface, member.value))
    return claims, listings


def _finding_row(number: int, finding: Finding) -> Row:
    return (
        number, finding.id, finding.rule, finding.severity, finding.nature, finding.title, finding.message, finding.formula,
        int(finding.check[1:]) if finding.check else None, finding.question, finding.impact, finding.direction, finding.source,
        _json([asdict(one) for one in finding.evidence]), _json([asdict(one) for one in finding.repairs]),
        _json(finding.possible_causes), _json(finding.materials), _json(finding.also),
    )  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
