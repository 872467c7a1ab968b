"""What norms let a person ask: a norm not met is a fact to list, unless the report says that it is met."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Document
from rules.explain import quote_members, say_page
from rules.finding import Finding
from rules.fingerprint import fingerprint
from rules.norms_rows import Row
from rules.norms_stance import ASSERTED, NEARBY
from rules.relations.standard import TYPE as STANDARD
from rules.verdict import INCONSISTENT, ROUNDING
from rules.wording import say, say_list

_OWN_LIMIT = "GJ112"
"""A figure on the wrong side of a limit that the text itself states."""


def severity_of_row(row: Row, asked: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    """Return how grave it is that a norm is not met, None where there is nothing to list.

    Args:
        row: the norm and its figures.
        asked: rule and figures of each other finding: what is asked already is not asked twice.
    """
    if row.outcome == ROUNDING:
        return "notice" if row.stance else None
    if row.outcome != INCONSISTENT:
        return None
    mine = {member.claim.id for member in row.deciding.judged.relation.members if member.claim}
    if len(mine) > 1 and any(mine <= figures for _, figures in asked):
        return None
    if any(rule == _OWN_LIMIT and mine & figures for rule, figures in asked):
        return "info"
    if row.stance == ASSERTED:
        firm = not row.local and not row.unsure and row.rule.source.checked != "no" and row.rule.kind == "limit"
        return "error" if firm else "warning"
    return "warning" if row.stance == NEARBY else row.rule.severity


def explain_row(
    row: Row,
    check_id: str,
    document: Document,
    seen: dict[str, int],
    lang: str,
    asked: Sequence[tuple[str, frozenset[str]]],
) -> Finding | None:
    """Return the finding a row of the table makes, None where there is nothing to ask.

    Args:
        row: the norm and its figures.
        check_id: id of the check that decides it.
        document: for the quotes.
        seen: how often each fingerprint came so far; kept up to date.
        lang: zh or en.
        asked: rule and figures of each other finding.
    """
    severity = severity_of_row(row, asked)
    if severity is None:
        return None
    asserted = severity in ("error", "warning") and row.stance in (ASSERTED, NEARBY)
    kind = "norm_rounding" if row.outcome == ROUNDING else "norm_asserted" if asserted else "norm"
    relation = row.deciding.judged.relation
    evidence = quote_members(relation, document)
    source = row.source(lang)
    state = say(kind, "state", lang).format(title=row.rule.title, value=row.value, limit=row.required, source=source)
    ask = say(kind, "ask", lang)
    where = "、".join(f"{say_page(one.page, lang)}“{one.quote}”" for one in evidence[:2])
    members = [(m.role, m.claim.indicator.folded if m.claim else m.surface, m.value) for m in relation.members]
    identity = fingerprint(f"{STANDARD.code}-{row.rule.id}", members)
    repeat = seen[identity] = seen.get(identity, 0) + 1
    return Finding(
        id=identity if repeat == 1 else f"{identity}-{repeat}",
        rule=STANDARD.code,
        severity=severity,
        nature="修约" if row.outcome == ROUNDING else "原因待核",
        title=f"{say(kind, 'title', lang)}:{row.rule.title}"
        if lang == "zh"
        else f"{say(kind, 'title', lang)}: {row.rule.title}",
        message=f"{where}:{state}。{ask}。" if lang == "zh" else f"{where}: {state}. {ask}.",
        formula=row.formula,
        evidence=evidence,
        check=check_id,
        possible_causes=say_list("norm", "causes", lang),
        question=ask,
        materials=say_list("norm", "materials", lang),
        direction="有利" if asserted else "中性",
        source=source,
    )
