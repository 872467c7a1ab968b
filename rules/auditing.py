"""The main job: a document in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from extractor import extract, read
from extractor.claim import Claim
from extractor.document import Document
from rules.coefficient_means import find_coefficient_means
from rules.explain import explain, severity_of
from rules.finding import SEVERITIES, Finding
from rules.joint import Group, find_groups
from rules.judge import Judged, judge_all
from rules.norms import Norms, check_norms
from rules.norms_report import add_norms, explain_norms
from rules.pack import Pack
from rules.power import WEAK, power_of
from rules.relation import Relation
from rules.relation_type import RelationType
from rules.relations import ALL
from rules.report import Check, Report
from rules.report_text import ReportText
from rules.requests import find_requests
from rules.rereading import reread
from rules.table_relations import find_table_relations
from rules.told_states import heed_states
from rules.unaccounted import is_unaccounted
from rules.verdict import ROUNDING
from rules.with_attachments import attach, relate_attached

_BY_NAME = {kind.name: kind for kind in ALL}


def propose(claims: Sequence[Claim], document: Document) -> list[tuple[RelationType, Relation]]:
    """Return every relation that the words of a document and its tables suggest, each once."""
    text = ReportText([claim for claim in claims if claim.cell is None], document.aligned)
    proposed: list[tuple[RelationType, Relation]] = []
    seen: set[tuple[str, tuple[tuple[str, int], ...]]] = set()
    found = chain(
        ((kind, relation) for kind in ALL for relation in kind.find(text)),
        ((_BY_NAME[relation.type], relation) for relation in find_table_relations(claims, document)),
        ((_BY_NAME[relation.type], relation) for relation in find_coefficient_means(claims)),
    )
    for kind, relation in found:
        key = kind.name, tuple((member.role, member.start) for member in relation.members)
        if key not in seen:
            seen.add(key)
            proposed.append((kind, relation))
    return proposed


def check(claims: Sequence[Claim], document: Document) -> list[Check]:
    """Return the judged relations of a document, in the order their types are listed."""
    return number_checks(heed_states(reread(judge_all(propose(claims, document)), claims), document))


def number_checks(judged: Iterable[Judged]) -> list[Check]:
    """Return checks with ids k1, k2 …"""
    return [Check(f"k{number}", one) for number, one in enumerate(judged, 1)]


def audit(
    source: str | Path | Document,
    *,
    lang: str = "zh",
    attachments: Sequence[Document] = (),
    packs: Sequence[Pack] | None = None,
) -> Report:
    """Return the report on a file or document, held against the data sheets beside it where there are some.

    Args:
        source: a path, or a document that is read already.
        lang: zh or en.
        attachments: the data sheets.
        packs: the norms to hold against it; None chooses among gouji's own by what it is about.

    Raises:
        InputError: the file cannot be read.
    """
    document = source if isinstance(source, Document) else read(source)
    if not attachments:
        return audit_all([document], lang=lang, packs=packs)[0]
    claims, attached = extract(document), attach(attachments)
    proposed = propose(claims, document)
    proposed += [(_BY_NAME[relation.type], relation) for relation in relate_attached(claims, document, attached)]
    report = _report(document, claims, judge_all(proposed), lang, packs)
    report.attachments = list(attachments)
    report.attached_claims = [claim for one in attached for claim in one.claims]
    return report


def audit_all(documents: Sequence[Document], *, lang: str = "zh", packs: Sequence[Pack] | None = None) -> list[Report]:
    """Return the reports on several documents, their relations screened together."""
    claims = [extract(document) for document in documents]
    proposed = [propose(mine, document) for mine, document in zip(claims, documents, strict=True)]
    judged = iter(judge_all(list(chain.from_iterable(proposed))))
    return [
        _report(document, mine, [next(judged) for _ in relations], lang, packs)
        for document, mine, relations in zip(documents, claims, proposed, strict=True)
    ]


def _report(
    document: Document, claims: list[Claim], judged: list[Judged], lang: str, packs: Sequence[Pack] | None
) -> Report:
    norms = check_norms(claims, document, packs)
    judged = heed_states(reread(judged, claims), document)
    checks = number_checks([*judged, *norms.judged])
    report = Report(document, claims, checks, find_findings(checks, claims, document, lang, norms), lang)
    add_norms(report, norms)
    report.missing += find_requests(claims, judged, lang)
    return report


def find_findings(
    checks: Sequence[Check], claims: Sequence[Claim], document: Document, lang: str, norms: Norms | None = None
) -> list[Finding]:
    """Return what the checks ask about: gravest first, what could hardly fail last, else in reading order."""
    seen: dict[str, int] = {}
    own = [one for one in checks if one.judged.type.name != "standard"]
    judged = [one.judged for one in own]
    severities = [severity_of(one) for one in judged]
    groups = find_groups(judged, [SEVERITIES.index(one) if one else len(SEVERITIES) for one in severities])
    groups += [Group((at,), ()) for at, one in enumerate(judged) if one.verdict.outcome == ROUNDING]
    findings: list[Finding] = []
    for group in sorted(groups, key=lambda one: one.checks[0]):
        lead, also = own[group.checks[0]], [(own[at].id, own[at].judged) for at in group.checks[1:]]
        finding = explain(
            lead.judged, lead.id, document, seen, lang, repairs=group.repairs, is_slip=group.is_slip, also=also,
            is_unaccounted=is_unaccounted(group, lead.judged, claims),
        )  # fmt: skip
        if finding is not None:
            findings.append(finding)
    if norms is not None:
        findings += explain_norms(norms, checks, findings, document, seen, lang)
    asked = {finding.check for finding in findings}
    telling = {one.id: power_of(one.judged.type, one.judged.relation) for one in checks if one.id in asked}

    def order(finding: Finding) -> tuple[int, bool, int]:
        power = telling.get(finding.check)
        weak = power is not None and power < WEAK
        return SEVERITIES.index(finding.severity), weak, finding.evidence[0].start if finding.evidence else 0

    return sorted(findings, key=order)
