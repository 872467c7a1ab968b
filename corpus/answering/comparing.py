"""Two figures side by side: of two levels, two subjects, or two times."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.answering.answer import COMPARE, Answer, cite
from corpus.answering.phrasing import difference, list_figures, phrase
from corpus.answering.question import Question
from corpus.answering.seek import Match, best
from corpus.answering.subject import read_terms
from corpus.answering.surroundings import Surroundings
from corpus.opened import Figure

if TYPE_CHECKING:
    from corpus.answering.converse import Conversation

_BETWEEN = re.compile(r"以及|[和与跟及、]")
_APART = re.compile("[高低多少大小快慢]于|高出|低出|超[过出]|[多少快慢]")
_EACH = re.compile(r"各|分别|相差|哪|谁|比")


def find_sides(question: Question) -> list[Question]:
    """Return the questions that a comparison holds, one a side; the question alone where it is none."""
    if not (_EACH.search(question.text) or question.kind == "compare"):
        return [question]
    if len(question.levels) > 1:
        return [replace(question, levels=(level,)) for level in question.levels]
    if question.levels or question.kind in ("list", "composition"):
        return [question]
    pieces = [read_terms(piece) for piece in _BETWEEN.split(question.text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return [question]
    return [replace(question, terms=piece, soft=()) for piece in pieces]


def answer(talk: Conversation, question: Question, sides: list[Question]) -> Answer:
    """Return the figures of both sides and how far they are apart."""
    if len(sides) < 2:
        figures = _over_time(talk, question) if question.terms else talk.figures[-2:]
    else:
        figures = [one for side in sides if (one := _of_side(talk, side, sides)) is not None]
        if not figures and question.levels:
            figures = _run_of(talk, question)
    figures = list({one.id: one for one in figures}.values())
    if not figures:
        return talk.absent(question)
    items = list_figures(figures, talk.lang)
    if len(figures) == 1:
        return Answer(kind=COMPARE, text=phrase("half", talk.lang, items=items), citations=cite(talk.report, figures))
    text = phrase("several", talk.lang, count=len(figures), items=items)
    if len(figures) == 2:
        text += difference(figures[0], figures[1], talk.lang)
    return Answer(kind=COMPARE, text=text, citations=cite(talk.report, figures))


def _run_of(talk: Conversation, question: Question) -> list[Figure]:
    """Values that stand in a run as long as the levels asked for, where the run does not say which is whose."""
    matches = talk.seek(replace(question, levels=()))
    for match in matches:
        run = [one.figure for one in talk.places if one.run == match.at.run]
        if len(run) == len(question.levels):
            return run
    return []


def _of_side(talk: Conversation, side: Question, sides: list[Question]) -> Figure | None:
    """The figure of one side; words that only another side has (收入 of 城镇居民和农村居民的收入) are tried with it."""
    longest = max(sides, key=lambda one: len(one.terms)).terms
    missing = len(side.terms) < len(longest)
    tried = (
        [replace(side, terms=(*side.terms, longest[-1])), replace(side, terms=(*longest[:1], *side.terms))]
        if missing
        else []
    )
    found: list[Match] = []
    for question in (*tried, side):
        matches = talk.seek(question)
        if matches and _holds(matches[0], side):
            found.append(best(matches)[0])
    return max(found, key=lambda match: (_counts(match, side), match.score)).at.figure if found else None


def _holds(match: Match, side: Question) -> bool:
    """Whether the figure is of this side, not of the other: the side's own first word is near it."""
    if not side.terms:
        return True
    words = match.at.own + match.at.clause + match.at.sentence
    return any(form in words for form in side.terms[0].forms)


def _counts(match: Match, side: Question) -> bool:
    """Whether the side's first word is in what the figure counts, not only in its sentence."""
    return any(form in match.at.own for term in side.terms[:1] for form in term.forms)


def _over_time(talk: Conversation, question: Question) -> list[Figure]:
    """A figure with what it was before."""
    matches = talk.seek(replace(question, changed=False, earlier=False))
    if not matches:
        return []
    now = best(matches)[0].at
    before = [
        one.at.figure
        for one in talk.seek(replace(question, changed=False, earlier=True))
        if one.at.earlier and one.at.sentence == now.sentence and one.at.figure.unit == now.figure.unit
    ]
    return [*before[:1], now.figure] if before else [now.figure, *_ahead(talk, now)]


def _ahead(talk: Conversation, now: Surroundings) -> list[Figure]:
    """By how much the sentence goes on to say a figure lies above or below another (高于全省1.6个百分点)."""
    behind = (one for one in talk.places if one.figure.start > now.figure.start and one.sentence == now.sentence)
    following = next(behind, None)
    return [following.figure] if following is not None and _APART.search(following.before) else []
