"""Some of what a report has counted before, in words that say of what: 公开招聘的…, 其中约…, 规划…已建成, 投入…设备价值…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from extractor.claim import Claim
from rules.likeness import words_overlap
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stretches import begin_of

_OF_NAMED = re.compile(r"(?:其中|在)?,?(?P<name>[^,;。:、()0-9的]{3,12})的(?![^,;。]{0,6}(?:以外|之外))[^,;。:()]{2,}")
_PLANNED = re.compile(r"规划|计划|拟建|设计")
_BUILT = re.compile(r"[已现](?:经)?(?:建成|完成|投用|投入使用|竣工|开工|实施|交付)")
_SPENT = re.compile(r"(?:投入|投资|筹措|筹集|筹资|安排)(?:各类|各项)?(?:资金|经费)?(?:达|约|超过)?$")
_BOUGHT = re.compile(r"(?:设备|仪器|器材|图书|教具)[^,;。]{0,4}?(?:总?价?值|金额)(?:达|约|为)?$")
_YEARS = re.compile(r"[二两三四五六七]年(?:来|间|累计)?[共合总累]|[0-9_]{4}年?[-—~至到][0-9_]{4}年|[0-9_]{4}年以来")
_SUMMED = re.compile(r"(?:共|合|总)计$")
_OF_YEAR = re.compile(r"[0-9_]{2,4}年")
_LOOK_BACK, _NEAR, _FAR = 8, 2, 8
_WINDOW = 24
_NAME = 3
_ALIKE = 0.8


def find_inclusions(text: ReportText) -> Iterator[Relation]:
    """Yield wholes with some of them, told apart by grammar and not by a list."""
    for sentence in text.sentences:
        levels = [
            claim for claim in sentence if claim.cell is None and claim.quantity.unit and not text.stance(claim).per
        ]
        yield from _about(levels)
        yield from _bought(levels)
        yield from _built(text, levels)
        for part in levels:
            yield from _named_again(text, part)
    yield from _of_several_years(text)


def _named_again(text: ReportText, part: Claim) -> Iterator[Relation]:
    """…公开招聘286名。公开招聘的音体美教师74名: the figure before is named again, and some of it counted."""
    match = _OF_NAMED.fullmatch(part.before)
    if match is None or not text.is_level(part):
        return
    for whole in islice(text.before(part), _LOOK_BACK):
        if part.sentence - whole.sentence >= _NEAR:
            return
        named = whole.indicator.folded
        same = match["name"].endswith(named[-_LOOK_BACK:]) or named.endswith(match["name"])
        if whole.quantity.unit == part.quantity.unit and len(named) >= _NAME and same:
            if text.is_level(whole) and whole.part == part.part:
                yield relate("subset", "cue", "likely", whole=whole, part=[part])
            return


def _about(levels: list[Claim]) -> Iterator[Relation]:
    """总人口约82万,其中城镇人口约30万: what is only about so much holds some, too."""
    for whole, part in pairwise(levels):
        about = whole.bound == "~" or part.bound == "~"
        if about and part.before.startswith("其中") and whole.quantity.dimension == part.quantity.dimension:
            yield relate("subset", "list", "likely", whole=whole, part=[part])


def _bought(levels: list[Claim]) -> Iterator[Relation]:
    """累计投入56.16亿元,…新增教学仪器设备价值3.3亿元: what was bought is some of what was spent."""
    money = [claim for claim in levels if claim.quantity.dimension == "元"]
    spent = next((claim for claim in money if _SPENT.search(claim.before)), None)
    for part in money:
        if spent is not None and part.clause > spent.clause and _BOUGHT.search(part.before):
            yield relate("subset", "inferred", "weak", whole=spent, part=[part])


def _built(text: ReportText, levels: list[Claim]) -> Iterator[Relation]:
    """规划场地19350平方米,…;目前已建成…共5350平方米: built, of what one half of the sentence plans."""
    for number, part in enumerate(levels):
        half = begin_of(text.folded, ";。\n", part.quantity.start)
        if not _BUILT.search(text.folded, half, part.quantity.start):
            continue
        planned = (
            claim
            for claim in levels[max(0, number - _WINDOW) : number]
            if claim.quantity.end <= half
            and claim.quantity.unit == part.quantity.unit
            and _PLANNED.search(claim.before)
        )
        if (whole := next(planned, None)) is not None:
            yield relate("subset", "inferred", "weak", whole=whole, part=[part])
            return


def _of_several_years(text: ReportText) -> Iterator[Relation]:
    """三年共下拨专款31296万元。…已拨到位2019年专款6658万元: one year's of what several years make together."""
    wholes: list[Claim] = []
    for claim in text.claims:
        if claim.cell is not None or not text.is_level(claim) or claim.quantity.dimension == "比率":
            continue
        lead = text.sentence_before(claim)
        if _is_of_years(text, claim, lead):
            wholes.append(claim)
        elif wholes and _OF_YEAR.search(lead):
            clause = text.folded[begin_of(text.folded, ",;:。()\n", claim.quantity.start) : claim.quantity.start]
            for whole in reversed(wholes[-_FAR:]):
                same = whole.quantity.dimension == claim.quantity.dimension and whole.part == claim.part
                if same and _names(whole, claim, clause):
                    yield relate("subset", "inferred", "weak", whole=whole, part=[claim])
                    break


def _is_of_years(text: ReportText, claim: Claim, lead: str) -> bool:
    """Whether a figure is what several years make together: no year's of a list of them, and no yearly mean."""
    if claim.series >= 0 or text.stance(claim).per or "年均" in claim.before:
        return False
    if _YEARS.search(lead):
        return True
    begin = begin_of(text.folded, "\n", claim.quantity.start)
    return _SUMMED.search(claim.before) is not None and bool(_YEARS.search(text.folded, begin, claim.quantity.start))


def _names(whole: Claim, claim: Claim, clause: str) -> bool:
    name = whole.indicator.folded
    if len(name) <= _NAME or len(claim.indicator.folded) < 2:
        return False
    said = f"{_OF_YEAR.sub('', claim.indicator.folded)}{clause}"
    return name[-_NAME - 1 :] in said or words_overlap(name, said) >= _ALIKE
