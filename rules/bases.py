"""The count that a rate over things is of: 43所小学 behind 小学达标率95.35%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.cues import is_remainder
from rules.rates import stem_of
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_PASSING = re.compile(r"达标率|达标比例|[校所园]合格率")
_OF_PEOPLE = re.compile(
    r"(?<![小中])学生|学生(?!均)|儿童|少年|教师|教职工|居民|人口|体质|体育测试|[中高统会联月]考|总分|平均分|成绩|及格|优秀"
)
_ALL_SCHOOLS = re.compile(
    r"(?:全[县区市]|义务教育|阶段|公办|普通|现有|共有?|参评|参与[^,;。]{0,12}|辖区|的|城乡)*(?:小学|初中|初级中学|普通高中|高中|幼儿园)(?:共|学校)?"
)
_PLACES = ("小学", "初中", "高中", "幼儿园", "特殊教育")
_BRACKETS = re.compile(r"\([^()]*\)")
_WITHIN = re.compile(r"(?:之中|中|里|当中)$")
_INSIDE = re.compile(r"[^,;。、]{0,10}(?<![初高其])中,?")
_SAYS_RATE = re.compile(r"(?:率|比例|比重|占比|占)(?:为|是|达|达到)?$")
_RATE_OF_COUNTS = re.compile(
    r"(?:覆盖|达标|合格|通过|建成|整改|办结|落实|普及|签约|参保|开工|竣工|优秀|优良|及格|录取|上线)率(?:为|是|达|达到)?$"
)
_QUOTIENT = re.compile(r"\([0-9]+/[0-9]+\)")
_MONEY = re.compile(r"支出|收入|资金|经费|贷款|投资|产值|金额")
_FEWEST = 3
LEAST_POWER = Fraction(1, 2)


def find_bases(text: ReportText) -> Iterator[Relation]:
    """Yield rates over things that are counted, with that count, where the check can fail."""
    for percent in text.claims:
        base = _counted_before(text, percent)
        if base is not None and power(percent, base) >= LEAST_POWER:
            yield relate("granularity", "cue", "likely", percent=percent, count=base)
    yield from _of_schools(text)


def _counted_before(text: ReportText, percent: Claim) -> Claim | None:
    """46个断面中,优良断面比例为92.4%; 86名毕业生,去向落实率为97.12%: the count right before, in the clause before."""
    number = text.number_of(percent)
    kind = text.stance(percent).kind
    if not number or percent.quantity.unit != "%" or percent.bound != "=" or kind not in (Kind.RATE, Kind.SHARE):
        return None
    count = text.claims[number - 1]
    if count.sentence != percent.sentence or count.clause + 1 != percent.clause or count.depth or percent.depth:
        return None
    if number > 1 and _INSIDE.fullmatch(text.between(text.claims[number - 2], count)):
        count = text.claims[number - 2]  # 64个断面中55个达到Ⅲ类,优良率85.9%: of the 64
    if _MONEY.search(count.after):
        return None  # 十二类支出中,文教卫生占32.4%: of what was spent
    if is_remainder(count) or count.quantity.value < _FEWEST:
        return None
    if not (count.quantity.is_exact and count.bound == "=" and text.is_level(count)) or count.series >= 0:
        return None
    within = _WITHIN.search(count.after) is not None and _SAYS_RATE.search(percent.before) is not None
    named = _RATE_OF_COUNTS.search(percent.before) is not None and len(count.after) > 1
    named = named and stem_of(percent) not in count.after  # 46个达标,达标率95.8%: of more than those
    return count if within or named else None


def _of_schools(text: ReportText) -> Iterator[Relation]:
    """达标率 of a level's schools with the number of schools of that level."""
    for percent in text.claims:
        if percent.quantity.unit != "%" or text.stance(percent).kind is not Kind.RATE or percent.bound != "=":
            continue
        words = percent.indicator.folded + percent.before
        if percent.level not in _PLACES or not _PASSING.search(words) or _OF_PEOPLE.search(words):
            continue
        if text.stance(percent).leaves or _says_of_what(text, percent):
            continue
        base = _schools_of(text, percent)
        if base is not None and power(percent, base) >= LEAST_POWER:
            yield relate("granularity", "inferred", "likely", percent=percent, count=base)


def _says_of_what(text: ReportText, percent: Claim) -> bool:
    """达标比例分别为97.32%(327/336)和98.05%(151/154): what the rates of a list are of is printed behind them."""
    rates = text.series[percent.series] if percent.series >= 0 else [percent]
    return any(_QUOTIENT.match(text.folded, rate.quantity.end) for rate in rates)


def _schools_of(text: ReportText, percent: Claim) -> Claim | None:
    """The count of schools of the level: one that can give the rate, else the largest; None where a pupil count is unsure.

    Schools of nine years have a primary and a junior part, and a report may
    count them with either: where that number gives the rate, nothing is said.
    """
    counts: list[Claim] = []
    joint: list[Claim] = []
    for claim in text.before(percent):
        if claim.quantity.unit != "所" or claim.bound != "=" or claim.modality != "actual":
            continue
        if claim.level == percent.level and _ALL_SCHOOLS.fullmatch(_BRACKETS.sub("", claim.indicator.folded)):
            counts.append(claim)
        elif "九年一贯" in claim.indicator.folded:
            joint.append(claim)
    for claim in counts:
        if _gives(claim.quantity.value, percent):
            return claim
    if any(_gives(claim.quantity.value + other.quantity.value, percent) for claim in counts for other in joint):
        return None
    return max(counts, key=lambda claim: claim.quantity.value, default=None)


def _gives(count: Fraction, percent: Claim) -> bool:
    """Whether some whole number of a count prints the rate."""
    if not count:
        return False
    nearest = round(percent.quantity.value * count / 100)
    return abs(nearest * 100 / count - percent.quantity.value) <= percent.quantity.place


def power(percent: Claim, base: Claim) -> Fraction:
    """Return the chance that a random rate of that precision fails over the base.

    Formula: 1 - n / 10**(d + 2) for n things and d decimals, 0 at least; after
    the GRIM test (Brown and Heathers 2017) carried from means to percentages.
    """
    return max(Fraction(0), 1 - base.quantity.value * percent.quantity.place / 100)
