"""How near the words of a subject stand to a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.answering.question import Question
from corpus.answering.subject import Term
from corpus.answering.surroundings import Surroundings

_RINGS = ((1.0, "own"), (0.95, "clause"), (0.6, "sentence"), (0.45, "section"), (0.35, "lead"))
_KINDRED = 0.9
_MOST_OF = 0.6
THINGS = frozenset(("个", "所", "家", "间", "座", "处", "台", "部", "块", "套", "张"))
"""Measure words that reports and people use one for another."""
TOPICAL = re.compile(
    r"小学|初中|高中|幼儿园|特殊教育|义务教育|平均|直接|间接|累计|实际|实有|现有|全年|全县|全市|全区|学生|学校|其中|分别|合计|共|有|为|的|[、()]"
)
"""Words that tell no figure from another."""


def said_so(at: Surroundings, question: Question) -> float:
    """Share of the question's pairs of characters that stand in the figure's words: 乡卫生院 is no 区卫生院."""
    pairs = [piece[one : one + 2] for piece in question.phrase for one in range(len(piece) - 1)]
    words = f"{at.own} {at.clause}"
    return sum(pair in words for pair in pairs) / len(pairs) if pairs else 1.0


def kindred(at: Surroundings, term: Term, question: Question) -> float:
    """What a word is worth that shares a character with a term, where the unit asked in is its own (警情, 接警 起)."""
    specific = question.unit not in ("", "%", "人", "元", *THINGS) and at.figure.unit == question.unit
    return _KINDRED if specific and len(term.text) == 2 and set(term.text) & set(at.own) else 0.0


def ring_of(at: Surroundings, term: Term) -> float:
    """What the nearest ring of words that holds a term, what stands for it, or most of it, is worth."""
    partly = 0.0
    for worth, ring in _RINGS:
        words: str = getattr(at, ring)
        if any(form in words for form in term.forms):
            return max(worth, partly)
        if len(term.text) > 2:
            share = _share_in(term.text, words)
            partly = max(partly, worth * share if share >= _MOST_OF else 0.0)
    return partly


def _share_in(term: str, words: str) -> float:
    """Share of a term's characters that stand in pairs in the words."""
    held = [False] * len(term)
    for at in range(len(term) - 1):
        if term[at : at + 2] in words:
            held[at] = held[at + 1] = True
    return sum(held) / len(term)


def covered(at: Surroundings, terms: Sequence[Term]) -> float:
    """Share of the figure's own words that the subject names; of those printed before it where they begin them."""
    own = at.own.partition(" ")[0] or at.before
    own = at.before if at.before and own.startswith(at.before) else own
    left = own
    for term in terms:
        for form in term.forms:
            left = left.replace(form, "")
    left = TOPICAL.sub("", left)
    return 1 - len(left) / len(own) if own else 0.5
