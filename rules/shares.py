"""Which part and which whole a rate is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.cues import is_remainder
from rules.likeness import words_overlap
from rules.part_lists import is_countable
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind
from rules.wholes import comparable, find_wholes, is_base, totals_by_part

_BEHIND = r"(?:由|从|分别|均|各|为|达到?|是|约|超过|近|仅|也|已|了|、)*$"
_OF = re.compile(
    rf"(?P<part>[^,;。占]*?)(?:所|仍|就|约|只|各|已|共)?占(?P<whole>[^,;。占]*?)(?:的|之)?(?:总)?(?:比例|比重|份额|百分比|比)?{_BEHIND}"
)
_BARE = re.compile(rf"(?P<part>[^,;。]*?)(?:所)?(?:占比|比重|份额|占比例){_BEHIND}")
_DONE = re.compile(
    r"(?:完成|为|达到?|是|占|相当于)[^,;。]*?(?P<whole>[^,;。为占]{0,8}(?:预算|计划|目标|任务|指标))[^,;。]{0,8}的?(?:约)?$"
)
_RATE = re.compile(rf"(?:率|度|比例|面){_BEHIND}")
_GOES_ON = re.compile(
    r"(?:[也均都各共仅还又已]|大约|合计|总共|其|该项?|这|上述|全部|[^,;。]{0,4}(?:收入|支出|金额|总额|数量|人数|面积))*(?:所)?"
)
"""What takes up the figure before rather than name another."""
_STEM = re.compile(rf"(?P<stem>[^,;。的、0-9]{{2,8}})(?:率|面|度|比例){_BEHIND}")
_OWN_FORMULA = re.compile(r"按[^,;。]*(?:÷|/|除以|公式|口径|加权|折算)[^。]*计算|[÷×]")
_NOT_OF_COUNTS = re.compile(rf"(?:增长|增速|自然增长|利|汇|税|费|入学|升学|巩固|城镇化)率{_BEHIND}")
_COUNTS = re.compile(
    rf"(?:覆盖|达标|合格|通过|建成|整改|办结|落实|普及|签约|参保|开工|竣工|优秀|优良|及格|录取|上线)率{_BEHIND}"
)
_PASSED = re.compile(r"(?:其中)?(?:达标|合格|通过|优秀|建成|完成)")
_EXCEEDABLE = re.compile(r"完成|执行|到位|实现|履约")


def find_shares(text: ReportText) -> list[Relation]:
    """Return every rate with the part and the whole that the words give it."""
    return text.remember("shares", lambda: list(_find_shares(text)))


def _find_shares(text: ReportText) -> Iterator[Relation]:
    last: Relation | None = None
    for percent in text.claims:
        if (
            percent.quantity.dimension != "比率"
            or percent.bound not in "=~"
            or text.stance(percent).kind not in (Kind.SHARE, Kind.RATE)
        ):
            continue
        relation = (
            _of_amount(text, percent)
            or _moved(text, percent)
            or _bracketed(text, percent)
            or _in_series(text, percent)
            or _named(text, percent)
            or _rate(text, percent, last)
        )
        if relation:
            last = relation
            yield relation


def _share(part: Claim, whole: Claim, percent: Claim, strength: str = "firm") -> Relation:
    return relate("share", "cue", strength, part=part, whole=whole, percent=percent)


def _of_amount(text: ReportText, percent: Claim) -> Relation | None:
    """完成预算X万元的P%: the whole stands right before the rate."""
    if percent.before not in ("的", "的约", "的近") or percent.series >= 0:
        return None
    whole = text.claims[text.number_of(percent) - 1]
    for part in text.before(whole, sentence=True):
        if text.is_level(part) and comparable(part, whole):
            return _share(part, whole, percent)
    return None


def _named(text: ReportText, percent: Claim) -> Relation | None:
    """占B的P%: the part said before or named in front (基层诊疗量占…); the whole named, or understood where 占比 names none."""
    before = text.series[percent.series][0].before if percent.series >= 0 else percent.before
    match = _DONE.search(before) or _OF.fullmatch(before) or _BARE.fullmatch(before)
    if match is None:
        return None
    part = _part_of(text, percent, match.groupdict().get("part") or "")
    if part is None:
        return None
    done = match.re is _DONE
    first = None
    for whole in find_wholes(text, part, match.groupdict().get("whole") or ""):
        if not done and whole.claim.quantity.value < part.quantity.value and not is_share(part, whole.claim, percent):
            continue
        if is_share(part, whole.claim, percent):
            return _share(part, whole.claim, percent, "firm" if whole.firm else "likely")
        first = first or whole
    if first is None or (done and first.claim.sentence != part.sentence):
        return None
    if first.firm:
        return _share(part, first.claim, percent)
    return _share(part, first.claim, percent, "likely") if _narrows(part, first.claim) else None


def _narrows(part: Claim, whole: Claim) -> bool:
    """Whether a part is some of what its sentence just counted: 初中182个班,班额超过50人的班级有127个."""
    return (
        part.sentence == whole.sentence
        and part.clause == whole.clause + 1
        and (part.level, part.quantity.unit) == (whole.level, whole.quantity.unit)
        and whole.indicator.folded[-1:] in part.indicator.folded[:2]
        and (part.before.startswith("的") or _PASSED.match(part.before) is not None)
    )


def _bracketed(text: ReportText, percent: Claim) -> Relation | None:
    """省内生源3871人(73.26%): the rate alone in a bracket behind its part."""
    number = text.number_of(percent)
    part = text.claims[number - 1]
    if not number or text.between(part, percent) != "(" or not text.folded.startswith(")", percent.quantity.end):
        return None
    if not is_base(text, part):
        return None
    for whole in find_wholes(text, part, ""):
        if is_share(part, whole.claim, percent):
            return _share(part, whole.claim, percent, "likely")
    return None


def _moved(text: ReportText, percent: Claim) -> Relation | None:
    """由33所上升到34所,达标率由80.49%上升到80.95%: each rate with the count of its end, where a whole fits."""
    number, stance = text.number_of(percent), text.stance(percent)
    if not (stance.leaves or stance.arrives) or number < 2:
        return None
    part = text.claims[number - 2]
    if part.sentence != percent.sentence or not is_base(text, part) or part.quantity.dimension == "比率":
        return None
    stem = _stem_of(percent) or _stem_of(text.claims[number - 1])
    for whole in find_wholes(text, part, "", stem=stem):
        if whole.claim.level == part.level and is_share(part, whole.claim, percent):
            return _share(part, whole.claim, percent, "likely")
    return None


def _part_of(text: ReportText, percent: Claim, name: str) -> Claim | None:
    """The part of a share: what its clause names, else the level (or earlier level) right before it."""
    name = re.sub(r"^(?:其中|分别|的|到|约|各)+|(?:的|分别)$", "", name)
    number = text.number_of(percent)
    nearest = text.claims[number - 1] if number else None
    if len(name) >= 3 and not (
        nearest is not None and nearest.clause == percent.clause and nearest.paragraph == percent.paragraph
    ):
        named = _named_before(text, percent, name)
        if named is not None or not _GOES_ON.fullmatch(name):
            return named
    if nearest is not None and nearest.sentence == percent.sentence and text.stance(nearest).kind is Kind.EARLIER:
        return nearest  # 上年为21个、占87.5%
    for claim in text.before(percent, sentence=True):
        if claim.depth <= percent.depth and text.is_level(claim) and claim.quantity.dimension != "":
            return claim
    return None


def _named_before(text: ReportText, percent: Claim, name: str) -> Claim | None:
    """The figure of the paragraph that a share names as its part (基层诊疗量占…: 基层医疗卫生机构168.9万人次)."""
    best, best_score = None, 0.0
    for distance, claim in enumerate(text.before(percent, paragraph=True)):
        if distance > 14:
            break
        if not is_base(text, claim):
            continue
        words = f"{claim.indicator.folded}{claim.level}"
        score = max(fuzz.partial_ratio(name, words) / 100, words_overlap(name, words))
        if name[:2] in words and claim.sentence == percent.sentence:
            score = max(score, 0.79)
        if score > best_score:
            best, best_score = claim, score
    return best if best_score >= 0.75 else None


def _in_series(text: ReportText, percent: Claim) -> Relation | None:
    """A占B的比例分别为p1、p2、p3: element by element with the lists, or the listed parts, before it."""
    if percent.series < 0:
        return None
    rates = text.series[percent.series]
    lists: list[list[Claim]] = []
    for claim in text.before(rates[0], sentence=True):
        if claim.series >= 0 and claim.place == 0 and is_base(text, claim):
            levels = text.series[claim.series]
            if len(levels) == len(rates):
                lists.append(levels)
    if len(lists) >= 2:
        match = _DONE.search(rates[0].before) or _OF.search(rates[0].before)
        name = match.group("whole") if match else ""
        wholes, parts = lists[0], lists[1]
        if name and text.stance(lists[0][0]).kind is not Kind.REFERENCE:
            alike = [fuzz.partial_ratio(name, levels[0].indicator.folded) for levels in lists[:2]]
            wholes, parts = (lists[0], lists[1]) if alike[0] >= alike[1] else (lists[1], lists[0])
        return _share(parts[percent.place], wholes[percent.place], percent)
    parts = lists[0] if lists else _listed_before(text, rates)
    if len(parts) != len(rates):
        return None
    part = parts[percent.place]
    for whole in find_wholes(text, part, "", stem=_stem_of(rates[0])):
        if is_share(part, whole.claim, percent) or whole.firm:
            return _share(part, whole.claim, percent, "firm" if whole.firm else "likely")
    return None


def _listed_before(text: ReportText, rates: list[Claim]) -> list[Claim]:
    """As many parts listed right before a list of shares as it has."""
    parts = [claim for claim in text.before(rates[0], sentence=True) if is_countable(text, claim)][: len(rates)][::-1]
    totals = totals_by_part(text)
    return parts if parts and all(part.id in totals for part in parts) else []


def _rate(text: ReportText, percent: Claim, last: Relation | None) -> Relation | None:
    """达标34所,达标率80.95%: the count right before, the count of all before that."""
    if not _RATE.search(percent.before) or (_NOT_OF_COUNTS.search(percent.before) and not _tied_part(text, percent)):
        return None
    if percent.series >= 0:
        return None
    stem = _stem_of(percent)
    tied = _tied_part(text, percent)
    part = tied or text.base_of(percent)
    if part is None or part.quantity.dimension == "" or part.sentence != percent.sentence:
        return None
    if _OWN_FORMULA.search(text.between(part, percent)):
        return None
    if tied is not None and is_remainder(part) and (planned := _planned(text, part)):
        return _share(part, planned, percent)
    exceedable = _EXCEEDABLE.search(percent.before) is not None
    nearest: Claim | None = None
    for whole in find_wholes(text, part, "", stem=stem):
        claim = whole.claim
        if claim.quantity.value < part.quantity.value and not exceedable:
            continue
        near = claim.level == part.level or claim.sentence == part.sentence
        telling = tied is not None or (
            claim.quantity.unit == part.quantity.unit and claim.quantity.value != part.quantity.value
        )
        if near and telling and is_share(part, claim, percent):
            return _share(part, claim, percent, "firm" if whole.firm else "likely")
        if (whole.firm and tied) or (
            claim.sentence == part.sentence and claim.clause in (part.clause, part.clause - 1)
        ):
            nearest = nearest or claim
    if nearest is not None and (tied is not None or _is_counted_under(text, part, nearest, percent)):
        return _share(part, nearest, percent)
    if last is not None and _continues(last, part, percent, stem):
        return _share(part, last.claim("whole"), percent)
    if last is not None and tied is not None and _stands_beside(text, last, part):
        return _share(part, last.claim("whole"), percent, "likely")
    return None


def _stands_beside(text: ReportText, last: Relation, part: Claim) -> bool:
    """…3628人,占毕业生总数的68.66%;升学847人,升学率…: a semicolon sets a part beside the last one of the whole."""
    between = text.between(last.claim("percent"), part)
    other = last.claim("part")
    return (
        ";" in between
        and not re.search(r"其中|[。:]", between)
        and other.sentence == part.sentence
        and (other.level, other.quantity.unit) == (part.level, part.quantity.unit)
        and other.depth == part.depth
    )


def _is_counted_under(text: ReportText, part: Claim, whole: Claim, percent: Claim) -> bool:
    """38个社区中,建有中心的27个,覆盖率…: the part right before is listed under the whole, and the rate counts things."""
    return (
        _COUNTS.search(percent.before) is not None
        and text.claims[text.number_of(percent) - 1] is part
        and totals_by_part(text).get(part.id) is whole
    )


def _planned(text: ReportText, saved: Claim) -> Claim | None:
    """预算A,实际B,节约C: what the saving is a rate of."""
    number = text.number_of(saved)
    first, second = text.claims[max(0, number - 2) : number] if number > 1 else (saved, saved)
    same = {claim.sentence for claim in (first, second, saved)} == {saved.sentence}
    units = {claim.quantity.unit for claim in (first, second, saved)} == {saved.quantity.unit}
    return first if same and units and first.quantity.value - second.quantity.value == saved.quantity.value else None


def _tied_part(text: ReportText, percent: Claim) -> Claim | None:
    """The figure right before a rate where the rate is named after it: 入学258人,入学率."""
    stem = _stem_of(percent)
    part = next((claim for claim in text.before(percent, sentence=True) if claim.depth <= percent.depth), None)
    if part is None or not stem:
        return None
    same = part.sentence == percent.sentence and part.quantity.dimension not in ("比率", "百分点", "")
    return part if same and stem in part.before + part.indicator.folded else None


def _continues(last: Relation, part: Claim, percent: Claim, stem: str) -> bool:
    """Whether a rate goes on from the last one: 上线率21.4%;…本科上线率76.7%, of the same whole."""
    before = last.claim("percent")
    return (
        before.sentence == percent.sentence
        and bool(stem)
        and _stem_of(before)[-2:] == stem
        and last.claim("whole").quantity.dimension == part.quantity.dimension
        and last.claim("part").level == part.level
        and part.before.replace(stem, "").strip("、,的人数有共") != ""
    )


def _stem_of(percent: Claim) -> str:
    """The word a rate is named after: 入学 of 入学率, 达标 of 达标率; "" where it has none."""
    match = _STEM.search(percent.before)
    return match.group("stem")[-2:] if match else ""
