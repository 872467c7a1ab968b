"""From a judged relation to a finding: severity, sentence, arithmetic, question."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.document import Document
from rules.arithmetic import write_formula
from rules.finding import Evidence, Finding, Repair
from rules.fingerprint import fingerprint
from rules.judge import Judged
from rules.printed_units import surface_with_unit
from rules.relation import Member, Relation
from rules.verdict import INCONSISTENT, ROUNDING
from rules.wording import say, say_list

_LONGEST_QUOTE = 120
_MOST_CELLS = 40
_NO_ERROR_TYPES = frozenset(
    {"same", "granularity", "implied_base", "growth_base", "enum", "ratio", "subset", "assertion"}
)


def severity_of(judged: Judged) -> str | None:
    """Return how firmly the text ties the figures of a check that asks for attention, None where it asks nothing."""
    if judged.verdict.outcome == ROUNDING:
        return "notice"
    if judged.verdict.outcome != INCONSISTENT:
        return None
    firm = judged.relation.strength == "firm"
    if judged.type.name in _NO_ERROR_TYPES and judged.relation.origin not in ("cue", "list"):
        firm = False
    return "error" if firm else "warning"


def explain(
    judged: Judged,
    check_id: str,
    document: Document,
    seen: dict[str, int],
    lang: str,
    *,
    repairs: tuple[Repair, ...] = (),
    is_slip: bool = False,
    also: Sequence[tuple[str, Judged]] = (),
    is_unaccounted: bool = False,
) -> Finding | None:
    """Return the finding a check makes, None where there is nothing to ask.

    Args:
        judged: the check.
        check_id: its id in the report.
        document: for the quotes.
        seen: how often each fingerprint came so far; kept up to date.
        lang: zh or en.
        repairs: changes of one figure that would mend it, and what is broken with it.
        is_slip: whether one digit operation restores everything.
        also: ids and checks that are broken together with it.
        is_unaccounted: whether no slip explains it and another figure may be meant.
    """
    severity = severity_of(judged)
    if severity is None:
        return None
    if is_unaccounted:
        severity = "notice"
    relation, verdict, kind = judged.relation, judged.verdict, judged.type.name
    rounding = verdict.outcome == ROUNDING
    if kind == "sum" and not relation.claims("total"):
        kind = "hundred"  # no total is printed: shares of one whole
    formula = write_formula(relation.type, relation, verdict)
    wording = (verdict.reason or "rounding") if rounding else kind
    stated = _stated(judged)
    state = say(wording, "state", lang).format(
        formula=formula, stated=stated, computed=formula.rsplit("=", 1)[-1], count=_listed(relation)
    )
    mine = _figures(judged)
    others = "; ".join(
        write_formula(one.type.name, one.relation, one.verdict) for _, one in also if _figures(one) != mine
    )
    if others:
        state += say("together", "state", lang).format(formula=others if lang == "en" else others.replace("; ", ";"))
    if is_unaccounted:
        state += say("unaccounted", "state", lang)
    ask = say(wording, "ask", lang)
    evidence = quote_members(relation, document)
    identity = fingerprint(
        judged.type.code, [(m.role, m.claim.indicator.folded if m.claim else "", m.value) for m in relation.members]
    )
    repeat = seen.get(identity, 0)
    seen[identity] = repeat + 1
    if repeat:
        identity = f"{identity}-{repeat + 1}"
    return Finding(
        id=identity,
        rule=judged.type.code,
        severity=severity,
        nature="修约" if rounding else "疑似笔误" if is_slip else "原因待核",
        title=say(wording, "title", lang) if rounding else say(kind, "title", lang),
        message=f"{_where(evidence, lang)}:{state}。{ask}。"
        if lang == "zh"
        else f"{_where(evidence, lang)}: {state}. {ask}.",
        formula=formula,
        evidence=evidence,
        check=check_id,
        possible_causes=say_list(kind, "causes", lang) if not rounding else (),
        question=ask,
        materials=say_list(kind, "materials", lang) if not rounding else (),
        repairs=() if rounding else repairs,
        also=tuple(one for one, _ in also),
    )


def _figures(judged: Judged) -> set[str]:
    return {member.claim.id for member in judged.relation.members if member.claim is not None}


def _stated(judged: Judged) -> str:
    formula = judged.type.formula
    role = formula.stated if formula else "percent" if judged.relation.has("percent") else "step"
    for member in judged.relation.members:
        if member.role == role:
            return surface_with_unit(member.claim) if member.claim else member.surface
    return judged.relation.members[0].surface


def _listed(relation: Relation) -> str:
    value = relation.members[-1].value
    return f"{value:g}" if value is not None else ""


def quote_members(relation: Relation, document: Document) -> tuple[Evidence, ...]:
    """Return the stretches that hold the members: one where they stand in a sentence, else one each.

    A table cell says nothing without its labels: its quote is labels and figure.
    """
    cells = [member for member in relation.members if (claim := member.claim) is not None and (claim.cell or claim.doc)]
    spans = sorted(
        (member.start, member.end) for member in relation.members if member.end > member.start and member not in cells
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= _LONGEST_QUOTE // 2 and not _breaks(document.text, merged[-1][1], start):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    quotes = [_quote(document, start, end) for start, end in merged]
    return (*quotes, *(_quote_cell(member, document) for member in cells[:_MOST_CELLS]))


def _quote_cell(member: Member, document: Document) -> Evidence:
    claim = member.claim
    assert claim is not None
    page = None if claim.doc else document.page_of(member.start)
    file = f"附件{claim.doc}:" if claim.doc and claim.cell else ""
    quote = f"{file}{claim.indicator.text}{surface_with_unit(claim)}"
    return Evidence(start=member.start, end=member.end, page=page, quote=quote, doc=claim.doc)


def _breaks(text: str, start: int, end: int) -> bool:
    return "\n\n" in text[start:end]


def _quote(document: Document, start: int, end: int) -> Evidence:
    """Widen a span to its clause, within reason."""
    text = document.text
    begin = max([text.rfind(mark, max(0, start - 40), start) for mark in "。;;!?\n,,:"] + [max(0, start - 40) - 1]) + 1
    page = document.page_of(start)
    return Evidence(start=begin, end=end, page=page, quote=" ".join(text[begin:end].split()))


def _where(evidence: Sequence[Evidence], lang: str) -> str:
    quotes = []
    for one in evidence[:3]:
        quote = one.quote if len(one.quote) <= _LONGEST_QUOTE else f"{one.quote[:60]}……{one.quote[-40:]}"
        page = say_page(one.page, lang)
        quotes.append(f"{page}“{quote}”" if lang == "zh" else f'{page}"{quote}"')
    return "、".join(quotes) if lang == "zh" else "; ".join(quotes)


def say_page(page: int | None, lang: str) -> str:
    """Return the page in words, "" where there is none."""
    if page is None:
        return ""
    return f"第{page}页" if lang == "zh" else f"page {page}, "
