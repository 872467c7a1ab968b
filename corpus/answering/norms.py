"""Whether a figure meets a norm, and which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.answering.answer import NORM, Answer, cite
from corpus.answering.phrasing import name_figure, phrase
from corpus.opened import Figure, JudgedCheck

if TYPE_CHECKING:
    from corpus.answering.converse import Conversation
    from corpus.answering.question import Question

_NORMED = re.compile(r"不低于|不高于|不超过|高于|低于|优于|标准|规定|要求|上限|下限|控制线")


def answer(talk: Conversation, question: Question) -> Answer:
    """Return the figure with the norm that a check, or the report itself, holds it against."""
    matches = talk.seek(question) if question.terms else []
    figures = [match.at.figure for match in matches] or talk.figures[-1:]
    if not figures:
        return talk.absent(question)
    for figure in figures:
        for check in talk.report.checks_of.get(figure.id, ()):
            if check.relation in ("threshold", "standard"):
                return _checked(talk, figure, check)
    figure = next((one for one in figures if one.modality == "actual"), figures[0])
    limit = _limit_beside(talk, figure)
    values = {"words": name_figure(figure), "surface": figure.surface}
    if limit is None:
        return Answer(kind=NORM, text=phrase("norm-none", talk.lang, **values), citations=cite(talk.report, [figure]))
    text = phrase("norm-beside", talk.lang, **values, limit=limit.surface)
    return Answer(kind=NORM, text=text, citations=cite(talk.report, [figure, limit]))


def _checked(talk: Conversation, figure: Figure, check: JudgedCheck) -> Answer:
    limits = [member.surface for member in check.members if member.role in ("limit", "norm")]
    name = "norm-open" if check.verdict == "inconsistent" else "norm-met"
    text = phrase(
        name, talk.lang, words=name_figure(figure), surface=figure.surface, limit="、".join(limits) or check.trace
    )
    sources = [one.source for one in talk.report.findings if one.check == check.id and one.source]
    if sources:
        text += phrase("norm-source", talk.lang, source=sources[0])
    cited = [talk.report.figure[one] for one in check.figures]
    findings = tuple(one.id for one in talk.report.findings if one.check == check.id)
    return Answer(kind=NORM, text=text, citations=cite(talk.report, cited), findings=findings)


def _limit_beside(talk: Conversation, figure: Figure) -> Figure | None:
    """A limit the report names behind the figure in its sentence, of the same unit."""
    at = next(one for one in talk.places if one.figure.id == figure.id)
    for other in talk.places:
        beside = (
            other.sentence == at.sentence and other.figure.start > figure.start and other.figure.unit == figure.unit
        )
        if beside and (
            other.figure.modality == "standard" or other.figure.bound != "=" or _NORMED.search(other.clause)
        ):
            return other.figure
    return None
