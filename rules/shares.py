"""Which part and which whole a rate is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.class_shares import share_of_classes
from rules.containments import is_among, is_done_of
from rules.cues import is_remainder
from rules.increments import share_of_increase
from rules.joint_shares import is_joint, share_together
from rules.likeness import words_overlap
from rules.listed_shares import share_in_series
from rules.named_rates import share_by_name
from rules.other_shares import is_of_other
from rules.quotients import is_share
from rules.rates import BEHIND, share_in_bracket, share_of_moved, share_of_next_division, share_of_rate
from rules.relation import Relation, relate_share
from rules.report_text import ReportText
from rules.set_rates import share_at_set_rate
from rules.share_words import DONE, OF
from rules.slipped_shares import is_digit_left_out, is_share_off, is_share_swapped
from rules.stance import Kind
from rules.wholes import Whole, closes_listing, comparable, find_wholes, is_base, totals_by_part
from rules.year_shares import share_of_year

_PART_OF_FIGURE = re.compile(r",?(?P<part>[^,;。占0-9]{3,}?)占")
_OF_FIGURE = re.compile(r"的(?:总)?(?P<noun>比例|比重|百分比|比率|份额)?(?:约|近|为|达到?|是)*")
_TO_FIGURE, _WITH = (
    re.compile(r"(?:的|之)比(?:例|率)?(?:约|近|为|达到?|是)*"),
    re.compile(r"(?:^|[,、])(?:[与同和])[^,;。]{2,16}$"),
)
"""招生33972人,与毕业生36118人之比为94.1%."""
_BARE = re.compile(rf"(?P<part>[^,;。]*?)(?:所)?(?:占比|比重|份额|占?比例){BEHIND}")
_GOES_ON = re.compile(
    r"(?:[也均都各共仅还又已]|大约|合计|总共|其|该项?|这|上述|全部|[^,;。]{0,4}(?:收入|支出|金额|总额|数量|人数|面积))*(?:所)?"
)
"""What takes up the figure before rather than name another."""
_TAKES_UP = re.compile(r"其|该|这|此|上述|前者|后者|以[上下]|合计|两项|[一二三四五六七八九十]者")
_STANDARD = re.compile(r"(?:的)?(?:标准|要求|规定|定额)")
_AROUND_NAME = re.compile(r"^(?:其中|分别|的|到|约|各)+|(?:的|分别|仅|只|约|就|已)+$")
_PLACE = re.compile(r"^(?:全[国省市县区州镇乡村校系]|该[省市县区校]|同期|当年|全部|总|其)+|(?:总数|总量|总额|数)$")
_ENOUGH = 0.6
_FEW = 4
_NOUN = 8
_FOREMOST = re.compile(r"[前后]$|排名[前后][^,;。]{0,4}$")
_AIM = re.compile(r"预算|计划|任务|目标|应|指标")
_ALL = re.compile(r"总|共|全|合计|参[加与评测训赛]|应|受[检测理]|抽[查检样]|现有")
_SEVERAL = re.compile(r"以[上下内外]|合计|[两二三四五]者")
_PASSED = re.compile(r"(?:其中)?(?:达标|合格|通过|优秀|建成|完成)")


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
        relation = share_of_classes(text, percent) or (
            share_together(text, percent)
            if is_joint(percent)
            else _of_amount(text, percent)
            or share_of_moved(text, percent)
            or share_in_bracket(text, percent, last)
            or share_of_year(text, percent)
            or share_of_increase(text, percent)
            or share_by_name(text, percent)
            or share_in_series(text, percent)
            or _named(text, percent)
            or share_at_set_rate(text, percent)
            or share_of_rate(text, percent, last)
            or share_of_next_division(text, percent, last)
        )
        if relation is not None and not is_of_other(text, relation, percent):
            last = relation
            yield relation


def _of_amount(text: ReportText, percent: Claim) -> Relation | None:
    """完成预算X万元的P%, 占教学班182个的比例为P%: the whole stands right before the rate."""
    whole = text.claims[text.number_of(percent) - 1]
    match = _OF_FIGURE.fullmatch(_behind_noun(whole, percent))
    against = _TO_FIGURE.fullmatch(percent.before) is not None and _WITH.search(whole.before) is not None
    if (match is None and not against) or percent.series >= 0:
        return None
    if match and match.group("noun") and "占" not in whole.before:
        return None
    if "占" in text.between(whole, percent):
        return None  # 累计29880万元,占销售总额(即营业收入)的24.90%
    named = _PART_OF_FIGURE.match(whole.before)
    for part in text.before(whole, sentence=True):
        if text.is_level(part) and comparable(part, whole):
            if text.stance(part).per and not text.stance(whole).per and not _STANDARD.match(whole.after):
                continue  # 审计资金2318万元,村均50.39万元,占全县9654万元的24.0%
            if named and _names_other(part, named.group("part")):
                continue  # …教学支出5236万元,学费8752万元,教学支出占…37666万元的13.90%
            return relate_share(part, whole, percent)
    return None


def _behind_noun(whole: Claim, percent: Claim) -> str:
    """The words before a rate, without the noun of the whole: 占全县359个行政村的96.4%."""
    noun = whole.after.partition("的")[0]
    held = _STANDARD.match(whole.after) and whole.before.lstrip(",").startswith(("为", "达", "是", "相当于", "完成"))
    taken = whole.before.lstrip(",").startswith("占") or held  # 生均6.70平方米,为5.8平方米标准的115.5%
    counted = taken and whole.after == percent.before and len(noun) <= _NOUN
    return percent.before.removeprefix(noun) if counted else percent.before


def _named(text: ReportText, percent: Claim) -> Relation | None:
    """占B的P%: the part said before or named in front (基层诊疗量占…); the whole named, or understood where 占比 names none."""
    before = text.series[percent.series][0].before if percent.series >= 0 else percent.before
    match = DONE.search(before) or OF.fullmatch(before) or _BARE.fullmatch(before)
    if match is None:
        return None
    part = _part_of(text, percent, match.groupdict().get("part") or "")
    if part is None or _FOREMOST.search(part.before):
        return None  # 前两家占74.7%: of what they have, not of how many they are
    name = match.groupdict().get("part") or ""
    doubtful = (text.stance(percent).leaves and not text.stance(part).leaves) or (
        (several := _SEVERAL.search(name))
        and several.group() not in f"{part.before}{part.indicator.folded}{part.after}"
    )  # 亏损面由28.7%降到…: of the start; 中级以上占…: of several classes together
    far = part.clause + 1 < percent.clause and ";" in text.between(part, percent)  # …;营业税仍是第一大税种,约占…
    doubtful = doubtful or far or _names_other(part, _AROUND_NAME.sub("", name))
    earlier = text.stance(part).kind is Kind.EARLIER or part.before.lstrip("(,").startswith(("上年", "去年"))
    done = match.re is DONE
    if percent.series < 0 and not match.groupdict().get("part") and (summed := _of_listing(text, part, percent, match)):
        return summed
    beside = _whole_beside(text, part, percent)
    if beside is not None:
        return relate_share(part, beside, percent, "likely")
    first = over = None
    wholes = _by_very_name(part, list(find_wholes(text, part, match.groupdict().get("whole") or "")))
    for whole in wholes:
        if done and text.stance(whole.claim).kind is Kind.REFERENCE and not is_share(part, whole.claim, percent):
            continue  # 完成计划12亿元的105%;其中税收完成计划的…: another plan's
        if not done and whole.claim.quantity.value < part.quantity.value and not is_share(part, whole.claim, percent):
            near = whole.firm or is_done_of(whole.claim, part) or "其中" in part.before
            over = over or (whole.claim if near and is_share_off(part, whole.claim, percent) else None)
            continue
        if is_share(part, whole.claim, percent) and not (first and _is_only_aimed_at(text, whole, first, match)):
            return relate_share(part, whole.claim, percent, "firm" if whole.firm else "likely")
        first = first or whole
    if over is not None and not (first and first.firm):
        return relate_share(part, over, percent, "likely")
    if first is not None and earlier and text.stance(first.claim).kind is not Kind.EARLIER:
        return None  # (上年税收收入136.90亿元,占比71.2%): of last year's whole
    if first is None or doubtful or percent.series >= 0:
        return None
    if not first.firm and text.number_of(percent) == text.number_of(part) + 1:
        for whole in wholes[:_FEW]:
            if whole.claim.period == part.period and is_share_swapped(part, whole.claim, percent):
                return relate_share(part, whole.claim, percent, "likely")
    if done and first.claim.sentence != part.sentence:
        return None
    if first.firm or is_among(text, first.claim, part):
        return relate_share(part, first.claim, percent)
    named = match.groupdict().get("whole") or ""
    tied = _narrows(part, first.claim, named) or (not named and _is_tied(text, part, first.claim, percent))
    return relate_share(part, first.claim, percent, "likely") if tied else None


def _is_only_aimed_at(text: ReportText, whole: Whole, first: Whole, match: re.Match[str]) -> bool:
    """收入82460万元,完成预算80500万元的102.4%,其中税收53128万元,占66.0%: a share of income, taken of the budget."""
    named = match.groupdict().get("whole") or ""
    aimed = text.stance(whole.claim).kind is Kind.REFERENCE and text.stance(first.claim).kind is Kind.LEVEL
    return aimed and first.firm and match.re is not DONE and not _AIM.search(named)


def _of_listing(text: ReportText, last: Claim, percent: Claim, match: re.Match[str]) -> Relation | None:
    """教学班821个,大班74个,其中小学41个、初中33个,占9.0%: what is said behind a list is of what it makes up, where that fits."""
    total = totals_by_part(text).get(last.id)
    if total is None or not closes_listing(text, last) or total.sentence != percent.sentence:
        return None
    wholes = _by_very_name(total, list(find_wholes(text, total, match.groupdict().get("whole") or "")))
    for whole in wholes:
        if is_share(total, whole.claim, percent):
            return relate_share(total, whole.claim, percent, "firm" if whole.firm else "likely")
    named = len({whole.claim.quantity.value for whole in wholes}) == 1 and wholes[0].named
    if named and not is_share(last, wholes[0].claim, percent):
        return relate_share(total, wholes[0].claim, percent)
    return None


def _by_very_name(part: Claim, wholes: list[Whole]) -> list[Whole]:
    """The wholes that go by the very name, where some do: others fit by chance, or where the clerk took them."""
    named = [whole for whole in wholes if whole.named]
    return named if named and part.quantity.dimension != "元" else wholes


def _whole_beside(text: ReportText, part: Claim, percent: Claim) -> Claim | None:
    """本科生16842人、研究生3034人,在校生共19876人,本科生占84.74%: the total between a part and its share, where it fits."""
    between = text.claims[text.number_of(part) + 1 : text.number_of(percent)]
    nearest = between[-1] if between else part
    beside = nearest is not part and nearest.sentence == percent.sentence and is_base(text, nearest)
    return nearest if beside and comparable(part, nearest) and is_share(part, nearest, percent) else None


def _names_other(part: Claim, name: str) -> bool:
    """其余1.65万吨为禽肉,猪肉占…: the words name another part than the figure before."""
    if len(name) < 2 or _GOES_ON.fullmatch(name) or _TAKES_UP.search(name):
        return False
    words = f"{part.level}{part.indicator.folded}{part.before}{part.after[:8]}"
    return name[:2] not in words and words_overlap(name, words) < _ENOUGH / 2


def _narrows(part: Claim, whole: Claim, named: str) -> bool:
    """Whether a part is some of what its sentence just counted: 初中182个班,班额超过50人的班级有127个."""
    beside = part.sentence == whole.sentence and (part.level, part.quantity.unit) == (whole.level, whole.quantity.unit)
    named = _PLACE.sub("", named)
    if named and words_overlap(named, whole.indicator.folded) < _ENOUGH:
        return False  # 上缴税金…,占全县财政收入的…: another whole
    if beside and part.clause in (whole.clause, whole.clause + 1) and _ALL.search(f"{whole.before}{whole.after}"):
        return True
    return (
        part.sentence == whole.sentence
        and part.clause == whole.clause + 1
        and (part.level, part.quantity.unit) == (whole.level, whole.quantity.unit)
        and whole.indicator.folded[-1:] in part.indicator.folded[:2]
        and (part.before.startswith("的") or _PASSED.match(part.before) is not None)
    )


def _is_tied(text: ReportText, part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether other words tie the two: 符合条件的1280人,实际交流168人; …7718人,比例为92.7%,其余608人."""
    if text.number_of(percent) != text.number_of(part) + 1 or part.sentence != whole.sentence:
        return False
    rest = next(text.after(percent), None)
    if rest is not None and rest.sentence == part.sentence and is_remainder(rest) and adds_up(whole, [part, rest]):
        return True
    if text.number_of(part) != text.number_of(whole) + 1:
        return False
    off = any(slip(part, whole, percent) for slip in (is_share_off, is_digit_left_out))
    return is_done_of(whole, part) or (off and not _is_apart(text, whole, part))


def _is_apart(text: ReportText, whole: Claim, part: Claim) -> bool:
    """Whether two figures stand beside each other: 小学30所、初中12所."""
    return text.between(whole, part)[:1] in ("、", ";") or whole.depth != part.depth


def _part_of(text: ReportText, percent: Claim, name: str) -> Claim | None:
    """The part of a share: what its clause names, else the level (or earlier level) right before it."""
    name = _AROUND_NAME.sub("", name)
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
    levels = [
        claim
        for claim in text.before(percent, sentence=True)
        if claim.depth <= percent.depth and text.is_level(claim) and claim.quantity.dimension != ""
    ]
    if name.endswith("人数"):
        levels = [claim for claim in levels if claim.quantity.dimension == "人"]
    if len(name) >= 2 and levels and not _is_called(levels[0], name):
        return next((claim for claim in levels if _is_called(claim, name)), levels[0])  # 税收…、非税…,税收占比
    return levels[0] if levels else None


def _is_called(claim: Claim, name: str) -> bool:
    return claim.indicator.folded.startswith(name) or claim.before.lstrip("、和及与").startswith(name)


def _named_before(text: ReportText, percent: Claim, name: str) -> Claim | None:
    """The figure of the paragraph that a share names as its part (基层诊疗量占…: 基层医疗卫生机构168.9万人次)."""
    best, best_score = None, 0.0
    for distance, claim in enumerate(text.before(percent, paragraph=True)):
        if distance > 14:
            break
        if not is_base(text, claim) or (name.endswith("人数") and claim.quantity.dimension != "人"):
            continue  # 17.68万人、16.18亿元,贷款人数占…
        words = f"{claim.indicator.folded}{claim.level}"
        score = max(fuzz.partial_ratio(name, words) / 100, words_overlap(name, words))
        if name[:2] in words and claim.sentence == percent.sentence:
            score = max(score, 0.79)
        if score > best_score:
            best, best_score = claim, score
    return best if best_score >= 0.75 else None
