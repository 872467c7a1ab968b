"""The report object: what every screen, file and archive row is made from."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from extractor.claim import Claim
from extractor.document import Document
from extractor.places import region_of, year_of
from rules.arithmetic import write_formula
from rules.coverage import Coverage, count_coverage, write_ledger
from rules.finding import Finding
from rules.judge import Judged
from rules.power import power_of
from rules.wording import say_reason

SCHEMA = "gouji.report/1"


@dataclass(frozen=True, slots=True)
class Check:
    """A judged relation under its id."""

    id: str
    judged: Judged


@dataclass(slots=True)
class Report:
    """One document's claims, checks and findings."""

    document: Document
    claims: list[Claim]
    checks: list[Check]
    findings: list[Finding]
    lang: str = "zh"
    packs: list[dict[str, str]] = field(default_factory=list)
    missing: list[Any] = field(default_factory=list)
    """Figures that the applied packs ask for and the report does not give."""
    standards: list[dict[str, Any]] = field(default_factory=list)
    """The table of norms, a row a norm and level."""
    completeness: list[dict[str, Any]] = field(default_factory=list)
    """For each pack the report is written on: what it asks for and how much of it is given."""
    errors: list[dict[str, str]] = field(default_factory=list)
    attachments: list[Document] = field(default_factory=list)
    attached_claims: list[Claim] = field(default_factory=list)
    """Figures of the attachments; their offsets are in their own documents."""
    decisions: list[dict[str, Any]] = field(default_factory=list)
    """What people decided on its findings, as corpus.decisions tells it; `stale` ones have lost their finding."""

    @property
    def accepted(self) -> frozenset[str]:
        """Ids of the findings that people settled with the report standing as it is."""
        return frozenset(one["finding"] for one in self.decisions if one["accepted"] and not one["stale"])

    @property
    def _own_checks(self) -> list[tuple[str, Judged]]:
        """All checks but those of norms: a norm met does not make a figure a checked one."""
        return [(one.id, one.judged) for one in self.checks if one.judged.type.name != "standard"]

    @property
    def coverage(self) -> Coverage:
        """The ledger's totals."""
        checks = self._own_checks
        return count_coverage(write_ledger(self.claims, checks), [judged for _, judged in checks])

    def _describe_claims(self) -> list[dict[str, Any]]:
        """Every claim with its line of the ledger: checked by which checks, or why not."""
        ledger = write_ledger(self.claims, self._own_checks)
        return [
            {**_describe_claim(claim), "status": line.state, "checks": list(line.checks),
             "why": say_reason(line.why, self.lang) if line.why else ""}
            for claim, line in zip(self.claims, ledger, strict=True)
        ] + [_describe_claim(claim) for claim in self.attached_claims]  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """Return the report object of the contract, plain JSON values only."""
        return {
            "schema": SCHEMA,
            "document": describe_document(self.document, self.lang),
            "attachments": [describe_document(document, self.lang) for document in self.attachments],
            "packs": self.packs,
            "claims": self._describe_claims(),
            "checks": [_describe_check(check, self.lang) for check in self.checks],
            "findings": [asdict(finding) for finding in self.findings],
            "coverage": asdict(self.coverage),
            "missing": self.missing,
            "standards": self.standards,
            "completeness": self.completeness,
            "decisions": self.decisions,
            "errors": self.errors,
        }


def empty_report(path: str, errors: list[dict[str, str]]) -> dict[str, Any]:
    """Return the line that stands for a file that could not be read."""
    return {
        "schema": SCHEMA,
        "document": {
            "path": path, "sha256": "", "format": "", "chars": 0, "pages": None,
            "title": "", "region": "", "year": "", "parts": [],
        },
        "attachments": [], "packs": [], "claims": [], "checks": [], "findings": [],
        "coverage": {"claims": 0, "checked": 0, "operand": 0, "unchecked": {}},
        "missing": [], "standards": [], "completeness": [],
        "decisions": [],
        "errors": errors,
    }  # fmt: skip


def describe_document(document: Document, lang: str = "zh") -> dict[str, Any]:
    """Return what the report says of a document."""
    aligned = document.aligned
    parts = []
    for part in document.outline.parts:
        start, end = aligned.original(part.start, part.end)
        parts.append(
            {
                "title": part.title,
                "start": start,
                "end": end,
                "region": region_of(part.title),
                "year": year_of(part.title),
            }
        )
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "chars": len(document.text),
        "pages": len(document.page_starts) or None,
        "title": document.title,
        "region": document.region,
        "year": document.year,
        "parts": parts,
        "notices": [{"kind": notice.kind, "message": notice.say(lang)} for notice in document.remarks],
    }


def _describe_claim(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    low, high = quantity.ends
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "surface": claim.surface,
        "value": quantity.size,
        "low": low,
        "high": high,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "indicator": {"name": claim.indicator.name, "text": claim.indicator.text},
        "level": claim.level,
        "scope": list(claim.scope),
        "period": claim.period,
        "period_kind": claim.period_kind,
        "bound": claim.bound,
        "modality": claim.modality,
        "section": claim.section,
        "page": claim.page,
        **_describe_place(claim),
    }


def _describe_place(claim: Claim) -> dict[str, Any]:
    """Where a claim stands beyond its span: its table cell, its attachment."""
    place: dict[str, Any] = {}
    if claim.cell is not None:
        place["cell"] = {"table": claim.cell.table, "row": claim.cell.row, "column": claim.cell.column}
    if claim.doc:
        place["doc"] = claim.doc
    return place


def _describe_check(check: Check, lang: str) -> dict[str, Any]:
    judged = check.judged
    relation, verdict = judged.relation, judged.verdict
    formula = judged.type.formula
    stated = next((member.value for member in relation.members if formula and member.role == formula.stated), None)
    low = high = None
    if verdict.expected is not None:
        low = None if verdict.expected.low is None else float(verdict.expected.low)
        high = None if verdict.expected.high is None else float(verdict.expected.high)
    return {
        "id": check.id,
        "relation": judged.type.name,
        "verdict": verdict.outcome,
        "origin": relation.origin,
        "strength": relation.strength,
        "members": [
            {
                "role": member.role,
                "claim": (member.claim.id or None) if member.claim else None,
                "start": member.start,
                "end": member.end,
                "surface": member.surface,
                "value": member.value,
                **(_describe_place(member.claim) if member.claim else {}),
            }
            for member in relation.members
        ],
        "stated": stated,
        "low": low,
        "high": high,
        "gap": float(verdict.gap) if verdict.expected is not None else 0.0,
        "power": power_of(judged.type, relation),
        "reason": say_reason(verdict.reason, lang) if verdict.reason else "",
        "trace": write_formula(judged.type.name, relation, verdict) if verdict.expected is not None else "",
    }
