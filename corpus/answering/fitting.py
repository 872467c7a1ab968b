"""Whether a figure is of the level, unit and time asked for, and what else tells it from its neighbours."""

from __future__ import annotations

import re

from corpus.answering.nearness import THINGS, TOPICAL
from corpus.answering.question import Question
from corpus.answering.surroundings import Surroundings
from extractor.units import NO_UNIT, load_units

_PER = re.compile(r"(?:平均|生均|人均|每)[^,;:。]{0,40}$")
_OF_TWO = re.compile("(?:率|比|比重|比例|指数|系数)$")
"""What ends the name of a figure made of two others (收入比): it is neither."""
_MONEY = re.compile("(?:收入|支出|费|额|经费|资金|产值|投资|利润|总值)$")


def level_fits(at: Surroundings, question: Question) -> bool:
    """Whether the figure is of a level asked for, or stands where that level is spoken of."""
    if not question.levels:
        return True
    level = at.figure.level
    if level in question.levels:
        return True
    return level in ("", "义务教育") and any(one in at.clause for one in question.levels)


def unit_fits(at: Surroundings, question: Question) -> bool:
    """Whether the figure is in the unit asked for, or in one that converts or counts alike."""
    asked, unit, dimension = question.unit, at.figure.unit, at.figure.dimension
    if not asked:
        return True
    if asked in THINGS:
        return unit in THINGS or dimension in THINGS or (asked == "个" and load_units().get(unit, NO_UNIT).exact)
    if asked == "%":
        return unit in ("%", "‰", "")
    if asked == "人":
        return unit in ("人", "人次") or dimension == "人"
    wanted = load_units().get(asked, NO_UNIT)
    return unit == asked or dimension == wanted.dimension or (wanted.exact and counts_whole(at) and dimension != "人")


def period_fits(at: Surroundings, question: Question, year: str) -> bool:
    """Whether the figure is of the time asked for."""
    if not question.period or (question.earlier and at.earlier):
        return True
    period = at.figure.period
    return question.period in period or (not period and question.period == year)


def is_aim(at: Surroundings, year: str) -> bool:
    """Whether the figure is to be reached, not reached: by its words, or because its year has yet to come."""
    period = at.figure.period[:4]
    return at.limit or at.figure.modality != "actual" or (period.isdigit() and year.isdigit() and period > year)


def manner_of(at: Surroundings, question: Question, year: str) -> float:
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
    if question.unit not in ("", figure.unit) and counts_whole(at) and figure.dimension != "人":
        factor *= 0.85  # another measure word
    if question.target and at.limit:
        factor *= 0.8
    per = _PER.search(at.lead) is not None or "均" in at.own
    if per != question.per and not question.changed and not (per and "均" in question.text):
        factor *= 0.7
    if _MONEY.search(question.terms[-1].text if question.terms else "") and counts_whole(at):
        factor *= 0.6
    if _is_of_another(at, question):
        factor *= 0.5
    if (of := _OF_TWO.search(at.own.partition("(")[0])) and of.group() not in question.text and question.unit != "%":
        factor *= 0.7
    return factor


def counts_whole(at: Surroundings) -> bool:
    """Whether the figure counts things."""
    return load_units().get(at.figure.unit, NO_UNIT).exact


def _is_of_another(at: Surroundings, question: Question) -> bool:
    """Whether the figure is the head of the subject, but of something else: 婴儿死亡率 for 孕产妇死亡率."""
    if len(question.terms) < 2:
        return False
    own = at.own.partition(" ")[0]
    head = next((form for form in question.terms[-1].forms if own.endswith(form)), "")
    before = TOPICAL.sub("", own.removesuffix(head))
    others = (*question.terms[:-1], *question.soft)
    return (
        bool(head and before)
        and not any(form in own for term in others for form in term.forms)
        and before not in question.text
    )
