"""Norms in the report object: applied packs, the table, what is missing, and their findings."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Document
from rules.finding import Finding
from rules.norms import Norms
from rules.norms_choice import Applied
from rules.norms_findings import explain_row
from rules.report import Check, Report
from rules.wording import say


def explain_norms(
    norms: Norms,
    checks: Sequence[Check],
    findings: Sequence[Finding],
    document: Document,
    seen: dict[str, int],
    lang: str,
) -> list[Finding]:
    """Return the findings of the table's rows.

    Args:
        norms: what norms say of the document.
        checks: all checks, numbered.
        findings: the other findings: what already stands against a limit of the text's own is not asked twice.
        document: for the quotes.
        seen: how often each fingerprint came so far; kept up to date.
        lang: zh or en.
    """
    ids = {id(check.judged): check.id for check in checks}
    members = {
        check.id: frozenset(member.claim.id for member in check.judged.relation.members if member.claim)
        for check in checks
    }
    asked = [(finding.rule, members[finding.check]) for finding in findings if finding.check in members]
    found = (explain_row(row, ids[id(row.deciding.judged)], document, seen, lang, asked) for row in norms.rows)
    return [finding for finding in found if finding is not None]


def add_norms(report: Report, norms: Norms) -> None:
    """Put into a report which packs were applied and why, the table of norms, and what is missing."""
    ids = {id(check.judged): check.id for check in report.checks}
    report.packs = _describe_packs(norms.applied, report.lang)
    report.standards = [row.to_dict([ids[id(held.judged)] for held in row.held], report.lang) for row in norms.rows]
    report.completeness = [one.to_dict() for one in norms.completeness]
    report.missing = [need for one in norms.completeness for need in one.describe_missing(report.lang)]


def _describe_packs(applied: Sequence[Applied], lang: str) -> list[dict[str, str]]:
    """Each pack once, with every reason it was applied for."""
    whys: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for one in applied:
        titles[one.pack.name] = one.pack.title
        why = say("norm_why", one.why[0], lang).format(what="、".join(one.why[1:]))
        if one.pack.draft:
            why = f"{why}({say('norm_why', 'draft', lang)})"
        if why not in whys.setdefault(one.pack.name, []):
            whys[one.pack.name].append(why)
    return [{"name": name, "title": titles[name], "why": "; ".join(reasons)} for name, reasons in whys.items()]
