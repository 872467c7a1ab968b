"""Several figures: all of a kind, a run of values, the parts of a total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.answering.answer import LIST, Answer, cite
from corpus.answering.fitting import is_aim
from corpus.answering.phrasing import list_figures, phrase
from corpus.opened import Figure, JudgedCheck

if TYPE_CHECKING:
    from corpus.answering.converse import Conversation
    from corpus.answering.question import Question
    from corpus.answering.surroundings import Surroundings

_RUN = re.compile(r"依次|分别|[^个]各|每[年季]")
_WIDE = 0.65
_NEAR = 120
"""Characters before a run in which its subject is looked for."""


def asks_for_run(question: Question) -> bool:
    """Whether the values of a list are asked for one by one (四个季度各得多少)."""
    return _RUN.search(question.text) is not None


def answer(talk: Conversation, question: Question) -> Answer:
    """Return every figure of what is asked, or the run of values it names."""
    if values := _by_span(talk, question):
        return _say(talk, values)
    matches = talk.seek(question)
    if not matches:
        return talk.absent(question)
    if not question.target:
        matches = [one for one in matches if not is_aim(one.at, talk.report.year)] or matches
    top = matches[0]
    if asks_for_run(question):
        runs = [one for one in matches if sum(two.at.run == one.at.run for two in matches) > 1]
        run = (runs or matches)[0].at.run
        figures = [one.at.figure for one in matches if one.at.run == run]
    else:
        unit = top.at.figure.unit
        figures = [
            one.at.figure
            for one in matches
            if one.at.figure.unit == unit and (one.in_own or not top.in_own) and one.score >= top.score * _WIDE
        ]
        runs_on = {one.at.run for one in matches if one.at.figure in figures}
        figures = [
            one.figure
            for one in talk.places
            if one.figure in figures
            or (
                one.run in runs_on
                and (question.target or not one.limit)
                and one.figure.unit == unit
                and one.figure.level in (question.levels or (one.figure.level,))
            )
        ]
    return _say(talk, figures)


def _by_span(talk: Conversation, question: Question) -> list[Figure]:
    """Values that stand in a run as long as the quarters or years asked for, its subject in words before."""
    length, span = question.span
    runs: dict[int, list[Surroundings]] = {}
    for place in talk.places if length > 1 else ():
        runs.setdefault(place.run, []).append(place)
    for run in runs.values():
        first = run[0]
        words = f"{first.lead[-_NEAR:]}{first.own}"
        if (
            len(run) == length
            and span in first.own + first.before
            and all(any(form in words for form in term.forms) for term in question.terms)
        ):
            return [one.figure for one in run]
    return []


def compose(talk: Conversation, question: Question) -> Answer:
    """Return the parts of a total with the total."""
    totals = [match.at.figure for match in talk.seek(question)] if question.terms else []
    totals += reversed(talk.figures) if question.follows or not question.terms else []
    for total in totals:
        check = _sum_of(talk, total)
        if check is not None:
            return _say(talk, [talk.report.figure[one] for one in check.figures])
    for total in totals[:1]:
        parts = _listed_behind(talk, total)
        if len(parts) > 1:
            return _say(talk, [total, *parts])
    return answer(talk, question) if question.terms else talk.absent(question)


def _listed_behind(talk: Conversation, total: Figure) -> list[Figure]:
    """Figures of its unit that its sentence goes on to list (其中…), for a total that no check holds."""
    at = next(place for place in talk.places if place.figure is total)
    return [
        place.figure
        for place in talk.places
        if place.sentence == at.sentence and place.figure.start > total.start and place.figure.unit == total.unit
    ]


def _sum_of(talk: Conversation, total: Figure) -> JudgedCheck | None:
    for check in talk.report.checks_of.get(total.id, ()):
        if check.relation == "sum" and any(one.role == "total" and one.claim == total.id for one in check.members):
            return check
    return None


def _say(talk: Conversation, figures: list[Figure]) -> Answer:
    figures = sorted(figures, key=lambda one: one.start)
    text = phrase("several", talk.lang, count=len(figures), items=list_figures(figures, talk.lang))
    return Answer(kind=LIST, text=text, citations=cite(talk.report, figures))
