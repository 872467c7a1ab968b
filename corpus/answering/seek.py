"""Which figures a question speaks of: every word of its subject has to be found near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answering.fitting import is_aim, level_fits, manner_of, period_fits, unit_fits
from corpus.answering.nearness import THINGS, covered, kindred, ring_of, said_so
from corpus.answering.question import Question
from corpus.answering.surroundings import Surroundings

_MOST_MISSING = 0.34
"""Share of the subject's weight that may be said otherwise in the report."""
_ENOUGH = 0.4
_BESIDE = 0.9
_SAID = 0.6
_UNSAID = 0.88
"""What is left of a figure's fit where a word that may go unsaid is not near it."""
_HEAD = 1.5
"""How much more the last word of the subject counts."""
_CLOSE = 0.02
_TOTAL = re.compile("总|共|合计")


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and how well it fits."""

    at: Surroundings
    score: float
    in_own: bool
    """The subject's head is what the figure counts, not a word beside it."""


def seek(places: Sequence[Surroundings], question: Question, year: str) -> list[Match]:
    """Return the figures that fit a question, best first, those of equal fit in reading order."""
    for term in question.terms:
        if not term.optional and not any(ring_of(at, term) or kindred(at, term, question) for at in places):
            return []  # something the report does not speak of
    found = [match for at in places if (match := _match(at, question, year)) is not None]
    found.sort(key=lambda match: -match.score)
    return found


def _match(at: Surroundings, question: Question, year: str) -> Match | None:
    if not (level_fits(at, question) and unit_fits(at, question) and period_fits(at, question, year)):
        return None
    aimed = is_aim(at, year)
    if question.target and not aimed:
        return None
    words = _words_score(at, question)
    if words is None:
        return None
    score, in_own = words
    score *= manner_of(at, question, year)
    return Match(at, score, in_own) if score >= _ENOUGH else None


def _words_score(at: Surroundings, question: Question) -> tuple[float, bool] | None:
    """How much of the subject is near the figure, and how much of the figure's own words the subject covers."""
    terms = question.terms or question.soft
    if not terms:
        return None
    total = found = missing = plain = 0.0
    head_ring, helps = 0.0, 1.0
    for term in terms:
        ring = max(ring_of(at, term), kindred(at, term, question))
        weight = term.weight * (_HEAD if term is terms[-1] else 1)
        if term.optional and ring < _SAID and not all(one.optional for one in terms):
            helps *= _UNSAID + (1 - _UNSAID) * ring
            continue
        total += weight
        plain += term.weight
        found += weight * ring
        if ring == 0:
            missing += term.weight
        head_ring = ring
    if missing / plain > _MOST_MISSING or head_ring < 0.4:
        return None
    score = helps * found / total
    if question.terms and question.soft:
        near = sum(ring_of(at, term) * term.weight for term in question.soft) / sum(one.weight for one in question.soft)
        score *= 0.75 + 0.25 * near
    if question.counted and head_ring < _BESIDE:
        score *= 0.7
    if question.whole:
        score *= 1.2 if head_ring >= _BESIDE and _TOTAL.search(at.own + at.before) else 0.75
    moved = question.changed and at.changed
    base = question.unit == "%" and at.before.endswith("占")  # what it is a share of stands before
    told = (
        0.15 if base or question.unit not in ("", "%", *THINGS) or moved else 0.3
    )  # the unit says as well what is asked
    score *= 1 - told + told * covered(at, (*terms, *question.soft))
    return score * (0.9 + 0.1 * said_so(at, question)), head_ring == 1.0


def best(matches: Sequence[Match]) -> list[Match]:
    """Return the matches as good as the first, in reading order; those that count the very thing where any do."""
    if not matches:
        return []
    top = [one for one in matches if one.score >= matches[0].score - _CLOSE]
    own = [one for one in top if one.in_own]
    return sorted(own or top, key=lambda one: one.at.figure.start)
