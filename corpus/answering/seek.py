"""Which figures a question speaks of: every word of its subject has to be found near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answering.question import Question, Term
from corpus.answering.surroundings import Surroundings
from extractor.units import NO_UNIT, load_units

_RINGS = ((1.0, "own"), (0.95, "clause"), (0.6, "sentence"), (0.45, "section"), (0.35, "lead"))
_MOST_MISSING = 0.34
"""Share of the subject's weight that may be said otherwise in the report."""
_ENOUGH = 0.4
_KINDRED = 0.9
_BESIDE = 0.9
_HEAD = 1.5
"""How much more the last word of the subject counts."""
_MOST_OF = 0.6
_CLOSE = 0.02
_THINGS = frozenset(("个", "所", "家", "间", "座", "处", "台", "部", "块", "套", "张"))
_PER = re.compile(r"(?:平均|生均|人均|每)[^,;:。]{0,40}$")
_TOTAL = re.compile("总|共|合计")
_OF_TWO = re.compile("(?:率|比|比重|比例|指数|系数)$")
"""What ends the name of a figure made of two others (收入比): it is neither."""
_MONEY = re.compile("(?:收入|支出|费|额|经费|资金|产值|投资|利润|总值)$")
_TOPICAL = re.compile(
    r"小学|初中|高中|幼儿园|特殊教育|义务教育|平均|直接|间接|累计|实际|实有|现有|全年|全县|全市|全区|学生|学校|其中|分别|合计|共|有|为|的|[、()]"
)


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
        if not term.optional and not any(_ring(at, term) or _kindred(at, term, question) for at in places):
            return []  # something the report does not speak of
    found = [match for at in places if (match := _match(at, question, year)) is not None]
    found.sort(key=lambda match: -match.score)
    return found


def _match(at: Surroundings, question: Question, year: str) -> Match | None:
    if not (_level_fits(at, question) and _unit_fits(at, question) and _period_fits(at, question, year)):
        return None
    aimed = is_aim(at, year)
    if question.target and not aimed:
        return None
    words = _words_score(at, question)
    if words is None:
        return None
    score, in_own = words
    score *= _manner(at, question, year)
    return Match(at, score, in_own) if score >= _ENOUGH else None


def _words_score(at: Surroundings, question: Question) -> tuple[float, bool] | None:
    """How much of the subject is near the figure, and how much of the figure's own words the subject covers."""
    terms = question.terms or question.soft
    if not terms:
        return None
    total = found = missing = plain = 0.0
    head_ring = 0.0
    for term in terms:
        ring = max(_ring(at, term), _kindred(at, term, question))
        weight = term.weight * (_HEAD if term is terms[-1] else 1)
        if term.optional and ring == 0 and not all(one.optional for one in terms):
            continue
        total += weight
        plain += term.weight
        found += weight * ring
        if ring == 0:
            missing += term.weight
        head_ring = ring
    if missing / plain > _MOST_MISSING or head_ring < 0.4:
        return None
    score = found / total
    if question.terms and question.soft:
        near = sum(_ring(at, term) * term.weight for term in question.soft) / sum(one.weight for one in question.soft)
        score *= 0.75 + 0.25 * near
    if question.counted and head_ring < _BESIDE:
        score *= 0.7
    if question.whole:
        score *= 1.2 if head_ring >= _BESIDE and _TOTAL.search(at.own + at.before) else 0.75
    moved = question.changed and at.changed
    base = question.unit == "%" and at.before.endswith("占")  # what it is a share of stands before
    told = (
        0.15 if base or question.unit not in ("", "%", *_THINGS) or moved else 0.3
    )  # the unit says as well what is asked
    score *= 1 - told + told * _covered(at, (*terms, *question.soft))
    return score * (0.9 + 0.1 * _said_so(at, question)), head_ring == 1.0


def _said_so(at: Surroundings, question: Question) -> float:
    """Share of the question's pairs of characters that stand in the figure's words: 乡卫生院 is no 区卫生院."""
    pairs = [piece[one : one + 2] for piece in question.phrase for one in range(len(piece) - 1)]
    words = f"{at.own} {at.clause}"
    return sum(pair in words for pair in pairs) / len(pairs) if pairs else 1.0


def _kindred(at: Surroundings, term: Term, question: Question) -> float:
    """What a word is worth that shares a character with a term, where the unit asked in is its own (警情, 接警 起)."""
    specific = question.unit not in ("", "%", "人", "元", *_THINGS) and at.figure.unit == question.unit
    return _KINDRED if specific and len(term.text) == 2 and set(term.text) & set(at.own) else 0.0


def _ring(at: Surroundings, term: Term) -> float:
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


def _covered(at: Surroundings, terms: Sequence[Term]) -> float:
    """Share of the figure's own words that the subject names."""
    own = at.own.partition(" ")[0] or at.before
    left = own
    for term in terms:
        for form in term.forms:
            left = left.replace(form, "")
    left = _TOPICAL.sub("", left)
    return 1 - len(left) / len(own) if own else 0.5


def _level_fits(at: Surroundings, question: Question) -> bool:
    if not question.levels:
        return True
    level = at.figure.level
    if level in question.levels:
        return True
    return level in ("", "义务教育") and any(one in at.clause for one in question.levels)


def _unit_fits(at: Surroundings, question: Question) -> bool:
    asked, unit, dimension = question.unit, at.figure.unit, at.figure.dimension
    if not asked:
        return True
    if asked in _THINGS:
        return unit in _THINGS or dimension in _THINGS or (asked == "个" and load_units().get(unit, NO_UNIT).exact)
    if asked == "%":
        return unit in ("%", "‰", "")
    if asked == "人":
        return unit in ("人", "人次") or dimension == "人"
    wanted = load_units().get(asked, NO_UNIT)
    return unit == asked or dimension == wanted.dimension or (wanted.exact and _counts(at) and dimension != "人")


def _period_fits(at: Surroundings, question: Question, year: str) -> bool:
    if not question.period or (question.earlier and at.earlier):
        return True
    period = at.figure.period
    return question.period in period or (not period and question.period == year)


def is_aim(at: Surroundings, year: str) -> bool:
    """Whether the figure is to be reached, not reached: by its words, or because its year has yet to come."""
    period = at.figure.period[:4]
    return at.limit or at.figure.modality != "actual" or (period.isdigit() and year.isdigit() and period > year)


def _manner(at: Surroundings, question: Question, year: str) -> float:
    """What tells the figure asked for from its neighbours: level, time, aim, change."""
    figure, factor = at.figure, 1.0
    if not question.levels and figure.level and figure.level not in question.text:
        factor *= 0.85
    aimed = is_aim(at, year)
    if question.target is None and not question.period and aimed:
        factor *= 0.6
    if question.target is False and aimed:
        factor *= 0.3
    if question.changed != at.changed:
        factor *= 0.45
    if at.earlier and not question.earlier and not question.period:
        factor *= 0.7
    if not question.period and figure.period[:4].isdigit() and year and figure.period[:4] != year:
        factor *= 0.9
    if question.unit not in ("", figure.unit) and _counts(at) and figure.dimension != "人":
        factor *= 0.85  # another measure word
    if question.target and at.limit:
        factor *= 0.8
    per = _PER.search(at.lead) is not None or "均" in at.own
    if per != question.per and not question.changed and not (per and "均" in question.text):
        factor *= 0.7
    if _MONEY.search(question.terms[-1].text if question.terms else "") and _counts(at):
        factor *= 0.6
    if _is_of_another(at, question):
        factor *= 0.5
    if (of := _OF_TWO.search(at.own.partition("(")[0])) and of.group() not in question.text and question.unit != "%":
        factor *= 0.7
    return factor


def _counts(at: Surroundings) -> bool:
    return load_units().get(at.figure.unit, NO_UNIT).exact


def _is_of_another(at: Surroundings, question: Question) -> bool:
    """Whether the figure is the head of the subject, but of something else: 婴儿死亡率 for 孕产妇死亡率."""
    if len(question.terms) < 2:
        return False
    own = at.own.partition(" ")[0]
    head = next((form for form in question.terms[-1].forms if own.endswith(form)), "")
    before = _TOPICAL.sub("", own.removesuffix(head))
    others = (*question.terms[:-1], *question.soft)
    return (
        bool(head and before)
        and not any(form in own for term in others for form in term.forms)
        and before not in question.text
    )


def best(matches: Sequence[Match]) -> list[Match]:
    """Return the matches as good as the first, in reading order."""
    if not matches:
        return []
    top = matches[0].score
    return sorted((one for one in matches if one.score >= top - _CLOSE), key=lambda one: one.at.figure.start)
