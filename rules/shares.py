"""Which part and which whole a rate is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.part_lists import is_countable, read_groups, same_kind
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stance import Kind

_OF = re.compile(
    r"占(?P<whole>[^,;。占]*?)(?:的|之)?(?:总)?(?:比例|比重|份额|百分比|比)?(?:分别|均)?(?:为|达到?|是|约|超过|近)*$"
)
_BARE = re.compile(r"(?:占比|比重|份额|所占比例|比例)(?:分别|均|各)?(?:为|达到?|是|约|超过|近)*$")
_DONE = re.compile(
    r"(?:完成|为|达到?|是|占|相当于)[^,;。]*?(?P<whole>[^,;。为占]{0,8}(?:预算|计划|目标|任务|指标))[^,;。]{0,8}的?(?:约)?$"
)
_RATE = re.compile(r"(?:率|度|比例|面)(?:分别|均|各)?(?:为|达到?|是|约|超过|近|仅|也)*$")
_NOT_OF_COUNTS = re.compile(r"(?:增长|增速|自然增长|利|汇|税|费)率(?:分别|均|各|为|达到?|是|约)*$")
_STEM = re.compile(r"(?P<stem>[^,;。的、0-9]{2,6})(?:率|面|度|比例)(?:分别|均|各)?(?:为|达到?|是|约|超过|近|仅|也)*$")
_GENERIC = re.compile(
    r"(?:全[县区市省国校院系]|本[县区市省校院]|总数|总量|总额|总人数|总人口|总面积|总体|其|总|全部|合计|到|了|的)*"
)
_LEAD = re.compile(r"(?:^|[。;,:、])(?:在|全[县区市省国]|我[县区市省])?([^,;。:、]{2,24})(?:之?中|里|内)[,:]")
_NEAR = 62  # of 100: how alike a named whole and a figure's words must be
_FARTHEST = 60
_FARTHEST_RATE = 240


def find_shares(text: ReportText) -> list[Relation]:
    """Return every rate with the part and the whole that the words give it."""
    return text.remember("shares", lambda: list(_find_shares(text)))


def _find_shares(text: ReportText) -> Iterator[Relation]:
    totals = {part.id: group.parent for group in read_groups(text) if group.parent for part in group.members}
    for percent in text.claims:
        if percent.quantity.unit not in ("%", "‰") or text.stance(percent).kind not in (Kind.SHARE, Kind.RATE):
            continue
        relation = _of_amount(text, percent) or _named(text, percent, totals) or _rate(text, percent, totals)
        if relation:
            yield relation


def fits(part: Claim, whole: Claim, percent: Claim) -> bool:
    """Whether a part and a whole make the rate, give or take their printing."""
    if not whole.quantity.value:
        return False
    scale = 100 if percent.quantity.unit == "%" else 1000
    high = _ratio(part, whole, 1) * scale
    low = _ratio(part, whole, -1) * scale
    place = percent.quantity.place
    return low - place <= percent.quantity.value <= high + place


def _ratio(part: Claim, whole: Claim, sign: int) -> Fraction:
    """The largest (1) or smallest (-1) ratio that the printing of two figures allows."""
    a, b = part.quantity, whole.quantity
    top = a.value + (0 if a.is_exact else sign * a.place / 2)
    bottom = b.value - (0 if b.is_exact else sign * b.place / 2)
    return top * a.unit_of.scale / ((bottom or b.value) * b.unit_of.scale)


def _of_amount(text: ReportText, percent: Claim) -> Relation | None:
    """完成预算X万元的P%: the whole stands right before the rate."""
    if percent.before not in ("的", "的约", "的近"):
        return None
    whole = text.claims[text.number_of(percent) - 1]
    if percent.series >= 0:
        return None
    part = text.base_of(whole)
    if part is None or not same_kind(part, whole):
        return None
    return relate("share", "cue", part=part, whole=whole, percent=percent)


def _named(text: ReportText, percent: Claim, totals: dict[str, Claim]) -> Relation | None:
    """占B的P%: the part is said before; the whole named, or the total it was listed under."""
    match = _DONE.search(percent.before) or _OF.search(percent.before) or _BARE.search(percent.before)
    if match is None:
        return None
    name = match.groupdict().get("whole") or ""
    if percent.series >= 0:
        return _in_series(text, percent, name)
    part = text.base_of(percent)
    if part is None or part.quantity.dimension == "":
        return None
    wholes = _wholes(text, part, name, totals.get(part.id))
    for whole, strength in wholes:
        if fits(part, whole, percent):
            return relate("share", "cue", strength, part=part, whole=whole, percent=percent)
    if wholes and wholes[0][1] == "firm":
        return relate("share", "cue", part=part, whole=wholes[0][0], percent=percent)
    return None


def _wholes(text: ReportText, part: Claim, name: str, listed_under: Claim | None) -> list[tuple[Claim, str]]:
    """Figures a share may be of, the ones its words tie firmest first."""
    ranked: list[tuple[float, Claim, str]] = []
    understood = _GENERIC.fullmatch(name) is not None
    lead = _lead_of(text, part) if understood else ""
    for distance, claim in enumerate(text.before(part)):
        if distance > _FARTHEST:
            break
        if not is_countable(text, claim) or not same_kind(claim, part) or claim.quantity.value < part.quantity.value:
            continue
        if claim is listed_under and understood:
            ranked.append((200.0, claim, "firm"))
        elif understood and lead:
            alike = fuzz.partial_ratio(lead, _words(claim))
            ranked.append((alike - distance, claim, "firm" if alike >= 90 else "likely"))
        elif understood:
            ranked.append((50.0 - distance, claim, "likely"))
        else:
            alike = fuzz.partial_ratio(name, _words(claim))
            if alike >= _NEAR:
                ranked.append((alike - distance / 2, claim, "firm" if alike >= 85 else "likely"))
    ranked.sort(key=lambda row: row[0], reverse=True)
    return [(claim, strength) for _, claim, strength in ranked]


def _words(claim: Claim) -> str:
    return f"{claim.level}{claim.indicator.folded} {claim.before}"


def _lead_of(text: ReportText, part: Claim) -> str:
    """全市常住人口中,… : the whole that the sentence says it speaks of."""
    start = part.quantity.start
    found = _LEAD.findall(text.folded[max(0, start - 90) : start])
    return found[-1] if found and found[-1] != "其" else ""


def _in_series(text: ReportText, percent: Claim, name: str) -> Relation | None:
    """A占B的比例分别为p1、p2、p3: element by element with the lists of A and B before it."""
    rates = text.series[percent.series]
    lists: list[list[Claim]] = []
    for claim in text.before(percent, sentence=True):
        if claim.series >= 0 and claim.series != percent.series and claim.place == 0:
            levels = text.series[claim.series]
            if len(levels) == len(rates) and text.stance(levels[0]).kind in (Kind.LEVEL, Kind.REFERENCE):
                lists.append(levels)
    if len(lists) < 2:
        return None
    lists.sort(key=lambda levels: fuzz.partial_ratio(name, levels[0].indicator.folded), reverse=True)
    wholes, parts = lists[0], lists[1]
    return relate("share", "series", part=parts[percent.place], whole=wholes[percent.place], percent=percent)


def _rate(text: ReportText, percent: Claim, totals: dict[str, Claim]) -> Relation | None:
    """达标34所,达标率80.95%: the count right before, the count of all before that."""
    if not _RATE.search(percent.before) or _NOT_OF_COUNTS.search(percent.before) or percent.series >= 0:
        return None
    part = text.base_of(percent)
    if part is None or part.quantity.dimension == "":
        return None
    stem = _stem_of(percent)
    tied = bool(stem) and stem in part.before + part.indicator.folded
    nearest: Claim | None = None
    for distance, claim in enumerate(text.before(part)):
        if distance > _FARTHEST_RATE:
            break
        if stem and stem in claim.before:
            continue  # another part of the same kind, not the whole
        if not is_countable(text, claim) or not same_kind(claim, part) or claim.quantity.value < part.quantity.value:
            continue
        if fits(part, claim, percent) and (claim.level == part.level or claim.sentence == part.sentence):
            return relate("share", "cue", "likely", part=part, whole=claim, percent=percent)
        if nearest is None and claim.sentence == part.sentence and claim.clause in (part.clause, part.clause - 1):
            nearest = claim
    number = text.number_of(percent)
    if not tied or nearest is None or text.claims[number - 1] is not part or text.claims[number - 2] is not nearest:
        return None
    return relate("share", "cue", part=part, whole=nearest, percent=percent)


def _stem_of(percent: Claim) -> str:
    """The word a rate is named after: 入学 of 入学率, 达标 of 达标率; "" where it has none."""
    match = _STEM.search(percent.before)
    return match.group("stem")[-2:] if match else ""
