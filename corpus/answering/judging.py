"""What does not agree, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.answering.answer import JUDGEMENT, Answer, Citation, cite, cite_span
from corpus.answering.phrasing import name_figure, phrase, word
from corpus.answering.seek import best
from corpus.answering.vocabulary import load_words
from corpus.opened import Figure, OpenReport
from extractor.fold import fold
from rules.finding import Finding

if TYPE_CHECKING:
    from corpus.answering.converse import Conversation
    from corpus.answering.question import Question

_ASKED = frozenset(("error", "warning"))


def answer(talk: Conversation, question: Question) -> Answer:
    """Return the findings asked about, or how the figure asked about stands."""
    report = talk.report
    if question.ordinal:
        listed = talk.named or tuple(one.id for one in report.findings)
        chosen = listed[question.ordinal - 1 : question.ordinal]
        return _say(talk, [one for one in report.findings if one.id in chosen])
    topical = _of_topic(report, question)
    if topical is not None:
        return _say(talk, topical)
    if question.typed:
        figures = [one for one in report.figures if fold(one.surface).folded in question.typed]
        if not figures:
            return talk.absent(question)
    elif question.terms:
        matches = talk.seek(question)
        figures = [match.at.figure for match in matches]
        tied = _about(report, figures)
        if matches and not tied:
            figures = [match.at.figure for match in best(matches)]
        elif not matches:
            return talk.absent(question)
    elif talk.figures and not question.text.startswith(("哪", "有", "这份", "全文", "报告")):
        figures = talk.figures[-1:]
    else:
        return _say(talk, [one for one in report.findings if one.severity in _ASKED])
    findings = _about(report, figures)
    return (
        _say(talk, findings[: 1 if question.terms and not question.typed else None])
        if findings
        else _clear(talk, figures[0])
    )


def _of_topic(report: OpenReport, question: Question) -> list[Finding] | None:
    for topic in load_words()["topics"].values():
        if any(re.search(cue, question.text) for cue in topic["asked"]):
            surface = re.compile(topic.get("surface", ""))
            return [
                one
                for one in report.findings
                if one.rule == topic.get("rule", one.rule)
                and all(surface.search(report.text[start:end]) for start, end in report.spans_of(one))
            ]
    return None


def _about(report: OpenReport, figures: list[Figure]) -> list[Finding]:
    """Findings that hold one of the figures, in the figures' order; those it is the stated one of come first."""
    found: dict[str, Finding] = {}
    for figure in figures:
        ids = {check.id: check for check in report.checks_of.get(figure.id, ())}
        mine = [one for one in report.findings if one.check in ids]
        mine.sort(key=lambda one: ids[one.check].members[-1].claim != figure.id)
        found |= {one.id: one for one in mine}
    return list(found.values())


def _say(talk: Conversation, findings: list[Finding]) -> Answer:
    lang, report = talk.lang, talk.report
    if not findings:
        ledger = report.object["coverage"]
        name = "no-such-finding" if report.findings else "none-found"
        values = {"checked": ledger["checked"], "open": ledger["claims"] - ledger["checked"]}
        return Answer(kind=JUDGEMENT, text=phrase(name, lang, **values))
    numbers = {one.id: number for number, one in enumerate(report.findings, 1)}
    lines = [
        phrase(
            "finding", lang, number=numbers[one.id], severity=word("severities", one.severity, lang),
            title=one.title, formula=one.formula, question=one.question,
        )
        for one in findings
    ]  # fmt: skip
    text = lines[0] if len(lines) == 1 else phrase("findings", lang, count=len(lines), items="\n".join(lines))
    citations: dict[tuple[int, int], Citation] = {}
    for one in findings:
        citations |= {(cited.start, cited.end): cited for cited in _cite(report, one)}
    return Answer(
        kind=JUDGEMENT, text=text, citations=tuple(citations.values()), findings=tuple(one.id for one in findings)
    )


def _cite(report: OpenReport, finding: Finding) -> list[Citation]:
    check = report.check.get(finding.check)
    if check is None:
        return [cite_span(report, one.start, one.end, page=one.page) for one in finding.evidence if not one.doc]
    cited = []
    for member in check.members:
        figure = report.figure.get(member.claim)
        if figure is None:
            cited.append(cite_span(report, member.start, member.end))
        elif not figure.doc:
            cited += cite(report, [figure])
    return cited


def _clear(talk: Conversation, figure: Figure) -> Answer:
    """Say that a figure was checked and agrees, or that nothing checks it."""
    good = [one for one in talk.report.checks_of.get(figure.id, ()) if one.verdict in ("consistent", "rounding")]
    values = {"words": name_figure(figure), "surface": figure.surface}
    told = {"trace": good[0].trace} if good else {}
    text = phrase("agrees" if good else "unjudged", talk.lang, **values, **told)
    return Answer(kind=JUDGEMENT, text=text, citations=cite(talk.report, [figure]))
