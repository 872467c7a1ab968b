"""A conversation over one report: each question is understood in the light of those before it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from corpus.answering import comparing, coverage, judging, listing, norms
from corpus.answering.answer import ABSENT, FIGURE, LIST, UNKNOWN, Answer, cite
from corpus.answering.phrasing import list_figures, name_figure, phrase
from corpus.answering.question import Question, read_question
from corpus.answering.seek import Match, best, seek
from corpus.answering.surroundings import Surroundings, surround
from corpus.opened import Figure, OpenReport

_NARROWS = re.compile(r"^其中|的(?:呢|有?多少|几)?[^,]{0,3}$")
_MOST_NEAR = 3
_LIKE = 0.8


def _repeats(question: Question, last: Question) -> bool:
    """Whether a question only says again what the last was about."""
    known = {term.text for term in last.terms}
    return bool(question.terms) and all(term.text in known for term in question.terms)


class Conversation:
    """Questions to one report and what they carry over."""

    def __init__(self, report: OpenReport, lang: str = "zh") -> None:
        self.report = report
        self.lang = lang
        self.last: Question | None = None
        self.figures: list[Figure] = []
        """What the answers so far rested on, newest last."""
        self.named: tuple[str, ...] = ()
        """Findings that were named last."""

    @cached_property
    def places(self) -> list[Surroundings]:
        """The report's figures with their words."""
        return surround(self.report)

    def ask(self, asked: str) -> Answer:
        """Return the answer to a question; the conversation goes on from it."""
        question = self._in_context(read_question(asked))
        answer = self._answer(question)
        if answer.kind != UNKNOWN:
            self.last = question
            cited = [self.report.figure[one] for one in answer.claims if one in self.report.figure]
            self.figures = (self.figures + cited)[-8:]
            self.named = answer.findings or self.named
        return answer

    def seek(self, question: Question) -> list[Match]:
        """Return the figures that fit a question, best first."""
        return seek(self.places, question, self.report.year)

    def _in_context(self, question: Question) -> Question:
        last = self.last
        year = (last.period if last else "") or self.report.year
        if question.earlier and not (question.changed or question.period) and year.isdigit():
            question = replace(question, period=str(int(year) - 1))
        if (
            last is None
            or question.kind == UNKNOWN
            or not (question.follows or question.bare or _repeats(question, last))
        ):
            return question
        if question.bare and (
            question.kind in ("judgement", "coverage") or (question.kind == "compare" and not question.levels)
        ):
            return replace(question, terms=(), follows=True)
        changes: dict[str, object] = {"follows": True}
        if (question.bare or _repeats(question, last)) and not (last.bare and question.levels):
            changes |= {"terms": last.terms, "soft": last.soft, "unit": question.unit or last.unit}
            changes["levels"] = question.levels or last.levels
        else:
            changes["soft"] = () if question.bare else (*last.soft, *last.terms)
            if _NARROWS.search(question.text) or question.bare:
                changes["unit"] = question.unit or last.unit
        if question.target is None:
            changes["target"] = last.target
        return replace(question, **changes)  # type: ignore[arg-type]

    def _answer(self, question: Question) -> Answer:
        if question.kind == UNKNOWN:
            return self.not_understood()
        if question.kind == "coverage":
            return coverage.answer(self.report, self.lang)
        if question.kind == "judgement":
            return judging.answer(self, question)
        if question.kind == "norm":
            return norms.answer(self, question)
        if question.kind == "composition":
            return listing.compose(self, question)
        sides = comparing.find_sides(question)
        if question.kind == "compare" or len(sides) > 1:
            return comparing.answer(self, question, sides)
        if not (question.terms or question.soft or (question.levels and question.asks)):
            return self.not_understood()
        if question.kind == "list" or listing.asks_for_run(question):
            return listing.answer(self, question)
        return self._figure(question)

    def _figure(self, question: Question) -> Answer:
        matches = self.seek(question)
        if not matches:
            return self.absent(question)
        chosen = [match.at.figure for match in best(matches)]
        first = chosen[0]
        twins = self._contradicting(first)
        if twins:
            text = phrase("conflict", self.lang, count=len(twins), items=list_figures(twins, self.lang))
            return Answer(kind=LIST, text=text, citations=cite(self.report, twins))
        by_period = {one.period: one for one in reversed(chosen)}
        if question.target and len(by_period) > 1:
            several = sorted(by_period.values(), key=lambda one: one.start)
            text = phrase("several", self.lang, count=len(several), items=list_figures(several, self.lang))
            return Answer(kind=LIST, text=text, citations=cite(self.report, several))
        others = [one for one in chosen[1:] if one.value != first.value][:_MOST_NEAR]
        text = phrase("figure", self.lang, words=name_figure(first), surface=first.surface)
        return Answer(kind=FIGURE, text=text, citations=cite(self.report, [first]), near=cite(self.report, others))

    def _contradicting(self, figure: Figure) -> list[Figure]:
        """The figure with its other mentions that cannot be the same; those in another unit or rounded can."""
        ids = {
            one
            for check in self.report.checks_of.get(figure.id, ())
            if (check.relation, check.verdict) == ("same", "inconsistent")
            for one in check.figures
        }
        return [one for one in self.report.figures if one.id in ids]

    def absent(self, question: Question) -> Answer:
        """Say that the report does not have it, or that the question was not understood."""
        if not (
            question.asks or question.measures or question.unit or question.follows or question.kind == "composition"
        ):
            return self.not_understood()
        subject = "".join((*question.levels[:1], *(term.text for term in question.terms))) or question.text
        near = self.seek(replace(question, terms=question.terms[-1:], soft=(), period=""))
        like = [one.at.figure for one in near if one.in_own and one.score > _LIKE * near[0].score][:_MOST_NEAR]
        text = phrase("absent", self.lang, subject=subject)
        return Answer(kind=ABSENT, text=text, near=cite(self.report, like))

    def not_understood(self) -> Answer:
        """Say what can be asked."""
        return Answer(kind=UNKNOWN, text=phrase("unknown", self.lang))
