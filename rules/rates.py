"""Rates said after a count: 达标34所,达标率80.95%; 由33所上升到34所,达标率由80.49%上升到80.95%."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from extractor.claim import Claim
from rules.cues import is_remainder
from rules.likeness import telling_digits
from rules.quotients import is_share
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.slipped_shares import is_share_off
from rules.slips import slip_between
from rules.wholes import find_wholes, is_base, is_of_division, totals_by_part

BEHIND = r"(?:由|从|分别|均|各|为|达到?|是|约|超过|近|仅|也|已|了|、)*$"

_BARE_SHARE = re.compile(r",?占(?:比|总数的|全部的)?(?:约|为|达)?")
_RATE = re.compile(rf"(?:率|度|比例|面){BEHIND}")

_STEM = re.compile(rf"(?P<stem>[^,;。的、0-9]{{2,8}})(?:率|面|度|比例){BEHIND}")

_OWN_FORMULA = re.compile(r"按[^,;。]*(?:÷|/|除以|公式|口径|加权|折算)[^。]*计算|[÷×]")

_NOT_OF_COUNTS = re.compile(rf"(?:增长|增速|自然增长|利|汇|税|费|入学|升学|巩固|城镇化)率{BEHIND}")

_COUNTS = re.compile(
    rf"(?:覆盖|达标|合格|通过|建成|整改|办结|落实|普及|签约|参保|开工|竣工|优秀|优良|及格|录取|上线|通达|通畅|硬化|破案|回收|接种|建档|脱贫)率{BEHIND}"
)

_BY_UNIT = re.compile(r"[按以](?P<unit>[户人件起项所个家宗村])(?:数|次)?(?:计|算|统计)")
_QUALIFIED = re.compile(r"[、,和]?(?:基本|不|未|非|较|比较|一般|部分)")
_OF_EACH = re.compile(r"[均都各皆](?:为|达到?|是|在)?$")
_NEARLY = 1.5  # a slip away from a part, not another thing
_TELLING = 2
_DUE = re.compile(r"[,;、]?(?:应|须|需|计划|总)")
_EXCEEDABLE = re.compile(r"完成|执行|到位|实现|履约")
_TWO_BEFORE = 2


def share_of_rate(text: ReportText, percent: Claim, last: Relation | None) -> Relation | None:
    """达标34所,达标率80.95%: the count right before, the count of all before that."""
    if not _RATE.search(percent.before) or (_NOT_OF_COUNTS.search(percent.before) and not _tied_part(text, percent)):
        return None
    if percent.series >= 0:
        return None
    stem = stem_of(percent)
    tied = _tied_part(text, percent)
    part = tied or text.base_of(percent)
    if part is None or part.quantity.dimension == "" or part.sentence != percent.sentence:
        return None
    if _OWN_FORMULA.search(text.between(part, percent)):
        return None
    if tied is not None and is_remainder(part) and (planned := _planned(text, part)):
        return relate_share(part, planned, percent)
    exceedable = _EXCEEDABLE.search(percent.before) is not None
    nearest: Claim | None = None
    for whole in find_wholes(text, part, "", stem=stem):
        claim = whole.claim
        if claim.quantity.value < part.quantity.value and not exceedable:
            right_before = text.claims[text.number_of(part) - 1] is claim and claim.sentence == part.sentence
            if right_before and _DUE.match(part.before) and is_share(claim, part, percent):
                return relate_share(claim, part, percent)  # 清扫1352万平方米,应清扫1428万平方米,清扫率
            if tied is not None and right_before and part.quantity.rough < _NEARLY * claim.quantity.rough:
                nearest = nearest or claim  # 接到投诉163件,办结165件,办结率98.8%
            if tied is not None and claim.level == part.level and is_share_off(part, claim, percent):
                nearest = nearest or claim  # 初中11所,…达标15所,达标率90.91%
            continue
        near = claim.level == part.level or claim.sentence == part.sentence
        telling = tied is not None or (
            claim.quantity.unit == part.quantity.unit and claim.quantity.value != part.quantity.value
        )
        if near and telling and is_share(part, claim, percent):
            return relate_share(part, claim, percent, "firm" if whole.firm else "likely")
        if (whole.firm and tied) or (
            claim.sentence == part.sentence
            and (claim.clause in (part.clause, part.clause - 1) or text.claims[text.number_of(part) - 1] is claim)
        ):
            nearest = nearest or claim
    if _OF_EACH.search(percent.before):
        return None  # 合格率均为100%: of each of them
    if (
        nearest is not None
        and ";" not in text.between(part, percent)
        and (tied is not None or _is_counted_under(text, part, nearest, percent))
    ):
        return relate_share(part, nearest, percent)
    slipped = _slipped(text, part, percent, last)
    if slipped is not None:
        return slipped
    if last is not None and _continues(last, part, percent, stem):
        return relate_share(part, last.claim("whole"), percent)
    if last is not None and tied is not None and _stands_beside(text, last, part):
        return relate_share(part, last.claim("whole"), percent, "likely")
    return None


def share_of_next_division(text: ReportText, percent: Claim, last: Relation | None) -> Relation | None:
    """按原因分,电气382起,占36.5%;…。按场所分,住宅461起,占44.0%: of the whole that the division before is of."""
    part = text.claims[text.number_of(percent) - 1]
    if last is None or not _BARE_SHARE.fullmatch(percent.before) or percent.series >= 0:
        return None
    whole, before = last.claim("whole"), last.claims("part")[0]
    near = part.sentence == percent.sentence and 0 <= percent.sentence - last.claim("percent").sentence <= 1
    divided = is_of_division(text, part) and is_of_division(text, before)
    if not near or not divided or part.quantity.unit != whole.quantity.unit or part.level != before.level:
        return None
    return relate_share(part, whole, percent, "likely") if part.quantity.value < whole.quantity.value else None


def _slipped(text: ReportText, part: Claim, percent: Claim, last: Relation | None) -> Relation | None:
    """Two levels right before a rate, or a part beside the last one, that give it but for two digits swapped or a point."""
    if telling_digits(percent) < _TELLING or ";" in text.between(part, percent):
        return None
    number = text.number_of(percent)
    before = text.claims[number - 2] if number > 1 and text.claims[number - 1] is part else None
    wholes: list[Claim] = []
    if before is not None and before.sentence == part.sentence and text.is_level(before):
        wholes.append(before)
        if text.between(before, part)[:1] == "," and is_share_off(part, before, percent):
            return relate_share(part, before, percent, "likely")
    if last is not None and last.claim("percent").sentence == percent.sentence:
        wholes += [*last.claims("part"), last.claim("whole")]  # 收回1246份,回收率96.9%,有效1228份,有效率98.6%
    place = percent.quantity.place
    for whole in wholes:
        if whole.quantity.unit != part.quantity.unit or whole.quantity.rough <= part.quantity.rough:
            continue
        rate = (
            part.quantity.value
            * part.quantity.unit_of.scale
            * 100
            / whole.quantity.value
            / whole.quantity.unit_of.scale
        )
        printed = Fraction(math.floor(rate / place + Fraction(1, 2))) * place
        if slip_between(percent.quantity, printed) in ("swap", "point"):
            return relate_share(part, whole, percent, "likely")
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
        and not part.before.startswith("、")
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
    stem = stem_of(percent)
    by = _BY_UNIT.search(percent.before)
    part = next(
        (
            claim
            for claim in text.before(percent, sentence=True)
            if claim.depth <= percent.depth and (by is None or claim.quantity.unit == by.group("unit"))
        ),
        None,
    )
    if part is None or not stem:
        return None
    if _QUALIFIED.match(part.before) and not percent.before.startswith(part.before[:2]):
        before = (
            claim for claim in text.before(part, sentence=True) if claim.before.lstrip("、,其中").startswith(stem)
        )
        part = next(before, part)  # 满意57件、基本满意2件,满意率
        if _QUALIFIED.match(part.before):
            return None
    same = part.sentence == percent.sentence and part.quantity.dimension not in ("比率", "百分点", "")
    return part if same and stem in part.before + part.indicator.folded else None


def _continues(last: Relation, part: Claim, percent: Claim, stem: str) -> bool:
    """Whether a rate goes on from the last one: 上线率21.4%;…本科上线率76.7%, of the same whole."""
    before = last.claim("percent")
    return (
        before.sentence == percent.sentence
        and bool(stem)
        and stem_of(before)[-2:] == stem
        and last.claim("whole").quantity.dimension == part.quantity.dimension
        and last.claim("part").level == part.level
        and part.before.replace(stem, "").strip("、,的人数有共") != ""
    )


def share_of_moved(text: ReportText, percent: Claim) -> Relation | None:
    """由33所上升到34所,达标率由80.49%上升到80.95%: each rate with the count of its end, where a whole fits."""
    number, stance = text.number_of(percent), text.stance(percent)
    if not (stance.leaves or stance.arrives) or number < 2:
        return None
    part = text.claims[number - 2]
    if part.sentence != percent.sentence or not is_base(text, part) or part.quantity.dimension == "比率":
        return None
    stem = stem_of(percent) or stem_of(text.claims[number - 1])
    for whole in find_wholes(text, part, "", stem=stem):
        if whole.claim.level == part.level and is_share(part, whole.claim, percent):
            return relate_share(part, whole.claim, percent, "likely")
    return _slipped_end(text, part, percent, stem)


def _slipped_end(text: ReportText, part: Claim, percent: Claim, stem: str) -> Relation | None:
    """One end of a movement that a digit parts from its share of the whole that fits the other end."""
    number, step = text.number_of(percent), 1 if text.stance(percent).leaves else -1
    if not 0 <= number - 2 + step < number + step < len(text.claims):
        return None
    count, rate = text.claims[number - 2 + step], text.claims[number + step]
    if count.quantity.unit != part.quantity.unit or rate.sentence != percent.sentence or rate.quantity.unit != "%":
        return None
    for whole in find_wholes(text, part, "", stem=stem):
        if whole.claim.level == part.level and is_share(count, whole.claim, rate):
            return (
                relate_share(part, whole.claim, percent, "likely") if is_share_off(part, whole.claim, percent) else None
            )
    return None


def stem_of(percent: Claim) -> str:
    """The word a rate is named after: 入学 of 入学率, 达标 of 达标率; "" where it has none."""
    match = _STEM.search(percent.before)
    return match.group("stem")[-2:] if match else ""


def share_in_bracket(text: ReportText, percent: Claim, last: Relation | None) -> Relation | None:
    """省内生源3871人(73.26%): the rate alone in a bracket behind its part."""
    number = text.number_of(percent)
    part = text.claims[number - 1]
    if not number or text.between(part, percent) != "(" or not text.folded.startswith(")", percent.quantity.end):
        return None
    if not is_base(text, part):
        return None
    wholes = list(find_wholes(text, part, ""))
    for whole in wholes:
        if is_share(part, whole.claim, percent):
            return relate_share(part, whole.claim, percent, "likely")
    tied = [one.claim for one in wholes[:1] if one.firm or text.number_of(one.claim) == number - _TWO_BEFORE]
    off = [one for one in tied if one.sentence == part.sentence and is_share_off(part, one, percent)]
    if not off and last is not None and _is_next_bracket(text, last, part):
        off = [last.claim("whole")]  # 甲1286户(44.9%)、乙864户(30.2%)、丙328户(11.5%): of what the one before is of
    return relate_share(part, off[0], percent, "likely") if off else None


def _is_next_bracket(text: ReportText, last: Relation, part: Claim) -> bool:
    percent = last.claim("percent")
    before = last.claims("part")[0]
    fits = before.quantity.unit == part.quantity.unit and is_share(before, last.claim("whole"), percent)
    return fits and text.between(percent, part).startswith(")") and text.number_of(part) - text.number_of(percent) == 1
