"""What a share is of: figures that could be the whole, the ones its words tie firmest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.claim import Claim
from extractor.level import find_levels
from rules.part_lists import read_groups
from rules.report_text import ReportText
from rules.stance import Kind
from rules.sums import sums_of

_GENERIC = re.compile(
    r"(?:全[县区市省国校院系部体]|本[县区市省校院]|[总全](?:数|量|额|人数|人口|面积|体|部)|其|总|全部|合计|到|了|的|比)*"
)
_LEAD = re.compile(r"(?:^|[。;,:、])(?:在|全[县区市省国]|我[县区市省])?([^,;。:、]{2,24})(?:之?中|里|内)[,:]")
_MAY = re.compile(r"符合|具备|应当?|需要?|计划|拟|适龄|可")
_DUE = re.compile(r"提出|发出|交办|问题|毕业[生班]")
_OF_ALL = re.compile(r"^(?:全[国省市县区州镇乡村校系]|[我本][国省市县区州镇乡村校]|现|共|有|总)+")
_DONE_TO = re.compile(
    r"(?P<done>[抽检审核调普]查|检[验测]|抽检|受理|审计|评估|参[加评检]|送[审检]|登记|立案|申报|监测|报[考名])总?[人户件家]?数"
)
_ALL_OF_PLACE = re.compile(r"[全我本](?P<place>[村乡镇县市州省国])")
_PLACES = {"村": 0, "乡": 1, "镇": 1, "县": 2, "市": 3, "州": 3, "省": 4, "国": 5}
_FIRST = re.compile(r"^(?:[,、;]|全年|年内|当年|本年|累计|共|[0-9]{4}年)+")
_ADJUSTED = re.compile(r"调整(?:后的?)?预算")
_ADJUSTED_TO = re.compile(r"调整(?:后)?(?:为|到|至|数)[^,;。]{0,4}$")
_TOTAL_OF = re.compile(r"^(?:全[国省市县区州镇乡村校系部]|总)+|(?:总数|总量|总额|数|量|额)$")
_NEAR = 62  # of 100: how alike a named whole and a figure's words must be
_FIRM = 85
_LONG = 4
_FARTHEST = 240
_NEXT = 4
_NOUNS = re.compile(
    r"(?:教师|学生|儿童|人员|干部|群众|企业|学校|项目|案件|资金|人口)(?:总?人?[数量额])?$|总?人?[数量额]$"
)
_OF_LEVEL = re.compile(
    r"义务教育(?:阶段)?|小学(?:阶段)?|(?:普通)?初中(?:阶段)?|高中(?:阶段)?|普通高中|中等职业(?:教育|学校)?|学前教育|幼儿园"
)
_PUPILS = re.compile(r"(?:在校)?(?:学生|生)$|在校生")
_LIKE_PERSONS = frozenset(("人", "人次", "例"))


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure that a share may be of."""

    claim: Claim
    firm: bool
    """The words leave no other."""
    named: bool = False
    """It goes by the very name the words give the whole."""


def comparable(part: Claim, whole: Claim) -> bool:
    """Whether one figure can be a part of another: one dimension; cases and persons are both persons."""
    a, b = part.quantity.dimension, whole.quantity.dimension
    return a == b != "" or (a in _LIKE_PERSONS and b in _LIKE_PERSONS)


def is_base(text: ReportText, claim: Claim) -> bool:
    """Whether a figure states how much there is, was planned or was due: something to be a share of."""
    stance = text.stance(claim)
    ranked = claim.before.endswith("前")  # 占前十家的82.6%: no ten of anything
    stands = stance.kind in (Kind.LEVEL, Kind.REFERENCE) and claim.bound != "~" and not ranked
    return stands and (not stance.per or _divided_by(text, claim) is not None)


def _divided_by(text: ReportText, each: Claim) -> Claim | None:
    """人均消费支出12864元,其中食品烟酒3986元: the next figure of its unit, some of what there is for each."""
    for claim in text.after(each):
        if claim.sentence != each.sentence:
            return None
        if claim.quantity.unit == each.quantity.unit and text.stance(claim).kind is Kind.LEVEL:
            some = claim.before.lstrip(",;").startswith("其中") and not text.stance(claim).per
            return claim if some else None
    return None


def totals_by_part(text: ReportText) -> dict[str, Claim]:
    """Return part id -> the total it is listed under."""
    return text.remember("totals", lambda: _totals(text))


def _totals(text: ReportText) -> dict[str, Claim]:
    summed = {part.id: one.claim("total") for one in sums_of(text) for part in one.claims("part")}
    return summed | {part.id: group.parent for group in read_groups(text) if group.parent for part in group.members}


def closes_listing(text: ReportText, claim: Claim) -> bool:
    """Whether a figure is the last of several listed under a total: what is said behind it may be of the total."""
    return claim.id in text.remember(
        "closing",
        lambda: {
            group.members[group.first_stop - 1].id
            for group in read_groups(text)
            if group.parent and (group.first_stop or len(group.members)) > 1
        },
    )


def is_of_division(text: ReportText, claim: Claim) -> bool:
    """Whether a figure stands in a list opened by 按…分."""
    return claim.id in text.remember(
        "divided", lambda: {one.id for group in read_groups(text) if group.opener == "按…分" for one in group.members}
    )


def find_wholes(text: ReportText, part: Claim, name: str, *, stem: str = "") -> Iterator[Whole]:
    """Yield figures that a part may be a share of.

    Args:
        text: the report.
        part: the part.
        name: how the words name the whole, "" where they only say 占比.
        stem: the word that marks parts (达标): a figure so marked is no whole.
    """
    ranked: list[tuple[float, Whole]] = []
    listed_under = totals_by_part(text).get(part.id)
    adjusted = _ADJUSTED.search(name) is not None
    understood = _GENERIC.fullmatch(name) is not None
    lead = _lead_of(text, part) if understood else ""
    wide = _place_of(name)
    core, levels, noun = _TOTAL_OF.sub("", name), find_levels(name), _noun_of(name)
    for distance, claim in enumerate(text.before(part)):
        if distance > _FARTHEST:
            break
        if not is_base(text, claim) or not comparable(part, claim) or (stem and _marks(claim, stem)):
            continue
        if wide and (narrow := _place_of(claim.before)) and narrow < wide:
            continue  # 全县干部2864人,女干部1286人,占全市女干部的…
        score = -float(distance)
        firm = named = False
        if understood and (claim is listed_under or (text.stance(claim).per and _divided_by(text, claim) is part)):
            score, firm = 300.0, True
        elif (
            understood
            and len(name) > 1
            and name.startswith("全")
            and name in claim.before
            and claim.level == part.level
        ):
            score, firm = score + 150, True
        elif understood and lead:
            alike = fuzz.partial_ratio(lead, _words(claim))
            score, firm = score + alike, alike >= 90
        elif claim is listed_under and core and core in f"{claim.indicator.folded}{claim.before}":
            named = is_counted_by(name, claim) or _is_called_so(part, claim, core)
            score, firm = 300.0, True  # 手术26418台次,其中三级11937台次,占手术总量的…
        elif len(core) > 1 and _OF_ALL.sub("", claim.indicator.folded) == core and claim.level == part.level:
            score, firm, named = score + 250, True, True  # 幼儿园9864所;…占幼儿园总数的86.41%
        elif is_counted_by(name, claim) and claim.level == part.level:
            score, firm, named = score + 250, True, True  # 检查医药机构2846家,其中医疗机构1217家;…占检查数的32.1%
        elif levels and _is_of(claim, levels) and len(noun) > 1 and _noun_of(claim.indicator.folded) == noun:
            score, firm, named = score + 250, True, True  # 高中阶段招生29090人;…占高中阶段招生的68.2%
        elif _is_called_so(part, claim, core) or (not levels and _are_all(part, claim, name)):
            score, firm, named = score + 250, True, True  # 农作物受灾面积11.85万亩,…占受灾面积的13.3%
        elif not understood and distance < _NEXT and claim.sentence == part.sentence and _takes_up(claim, name):
            score, firm = score + 200, True
        elif not understood:
            alike = fuzz.partial_ratio(name, _words(claim))
            score, firm = (score + 2 * alike, alike >= _FIRM) if alike >= _NEAR else (score, False)
            firm = firm and not _is_beneath(text, claim)
            if _counts_members(text, claim, name):
                score, firm = score + 200, True
        if adjusted and _ADJUSTED_TO.search(claim.before):
            score, firm = score + 200, True
        if claim.level != part.level and claim.sentence != part.sentence:
            score -= 40
        ranked.append((score, Whole(claim, firm, named)))
    ranked.sort(key=lambda row: row[0], reverse=True)
    yield from (whole for _, whole in ranked)


def _place_of(words: str) -> int:
    """How wide a place words speak of all of: 2 for 全县, 3 for 全市; 0 where they speak of none."""
    match = _ALL_OF_PLACE.search(words)
    return _PLACES[match.group("place")] if match else 0


def _is_of(claim: Claim, levels: list[str]) -> bool:
    """Whether a figure is of the level a name gives; one of no level is of all there are."""
    return claim.level == levels[0] or (claim.level == "" and levels[0] == "义务教育")


def _are_all(part: Claim, claim: Claim, name: str) -> bool:
    """Whether a name of no level is of all of them: 义务教育在校学生45390人,小学31284人;…留守儿童9236人,占在校学生的20.3%."""
    noun = _noun_of(claim.indicator.folded)
    unlevelled = part.level == "" and claim.level in ("", "义务教育") and claim.series < 0
    return unlevelled and len(noun) > 1 and noun == _noun_of(name)


def is_counted_by(name: str, claim: Claim) -> bool:
    """Whether a name is what was done to the things a figure counts, and 数: 检查数, 受理数."""
    done = _DONE_TO.fullmatch(name)
    return done is not None and _FIRST.sub("", claim.before).startswith(done.group("done"))


@lru_cache(maxsize=512)
def _noun_of(name: str) -> str:
    """What is counted, without level and words for all of it: 在校生 of 义务教育在校生总数."""
    return _PUPILS.sub("在校生", _TOTAL_OF.sub("", _OF_ALL.sub("", _OF_LEVEL.sub("", _OF_ALL.sub("", name)))))


def _is_called_so(part: Claim, claim: Claim, core: str) -> bool:
    """Whether a figure of the part's sentence and level goes by a name that ends in the one given: 农作物受灾面积, 占受灾面积的."""
    alone = claim.sentence == part.sentence and claim.level == part.level and claim.series < 0
    return alone and len(core) >= _LONG and claim.indicator.folded.endswith(core)


def _is_beneath(text: ReportText, claim: Claim) -> bool:
    """Whether a figure's level is its heading's, and its paragraph opens with a narrower one: 义务教育…小学41所,…在校67318人."""
    topic = text.remember("topics", lambda: {one.paragraph: one for one in reversed(text.claims)})[claim.paragraph]
    told = claim.level in claim.before or claim.level in claim.indicator.folded
    return bool(claim.level) and not told and topic.level not in ("", claim.level)


def _takes_up(claim: Claim, name: str) -> bool:
    """实际交流127人;其中骨干34人,占交流教师的26.8%: whether a name is the word a figure goes by, and a general noun."""
    core = _NOUNS.sub("", name)
    return len(core) > 1 and core != name and core in claim.before


def _counts_members(text: ReportText, claim: Claim, name: str) -> bool:
    """Whether a figure counts the persons of the households a name takes up: 脱贫户326户、1184人 and 脱贫人口."""
    number = text.number_of(claim)
    households = text.claims[number - 1]
    kind = name.removesuffix("人口").removesuffix("人数")
    return (
        1 < len(kind) < len(name)
        and number > 0
        and claim.quantity.unit == "人"
        and households.quantity.unit == "户"
        and text.between(households, claim) in ("、", ",", "")
        and households.indicator.folded.endswith(f"{kind}户")
    )


def _marks(claim: Claim, stem: str) -> bool:
    """Whether a figure counts what the rate's word marks (达标学校34所), not what may come to it (符合交流条件的742人)."""
    return stem in claim.before and not _MAY.search(claim.before) and not _DUE.search(claim.before)


def _words(claim: Claim) -> str:
    return f"{claim.level}{claim.indicator.folded} {claim.before}{claim.after[:8]}"


def _lead_of(text: ReportText, part: Claim) -> str:
    """全市常住人口中,… : the whole that the sentence says it speaks of."""
    start = part.quantity.start
    found = _LEAD.findall(text.folded[max(0, start - 90) : start])
    return found[-1] if found and found[-1] != "其" else ""
