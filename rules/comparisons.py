"""What a change, a growth rate or points compare: the later value and the earlier one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from rapidfuzz import fuzz

from extractor.claim import Claim
from rules.bracketed_bases import bracketed_comparison
from rules.changes_over_years import change_over_years
from rules.compared_levels import LEVELS, Comparison, bases_of
from rules.levels_led_to import level_led_to
from rules.likeness import telling_digits
from rules.named_comparisons import comes_behind, named_comparison
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.stance import Kind, bases_agree
from rules.wholes import closes_listing
from rules.year_steps import last_step

_FARTHEST = 160
_ALIKE = 88
_TELLING = 4
_FROM = re.compile(r",?[(]?(?:即)?[由从](?:上年|去年)?(?:同期)?的?")
_LEADS_TO = re.compile(r"[,(]?(?:计划|预计|预期|力争)?(?:达到?|增加?到|增至|完成|实现|为)(?:约)?")
_TOGETHER = re.compile(
    r"(?:合计|共计?|总计|一共|[两三四五六七八九][项段者类个][^,;。]{0,4}共?)(?:净)?(?:增|减|下降|上升|提高)"
)
_PLANNED = re.compile(r"(?:预期|计划|预计|力争|拟)?(?:增长|增加|下降|减少)?$")


def find_comparison(text: ReportText, relative: Claim, fits: Callable[[Claim, Claim], bool]) -> Comparison | None:
    """Return the comparison a figure makes: one that fits, else the one its words tie firmest, else None.

    Args:
        text: the report.
        relative: the change, rate or points.
        fits: whether (current, previous) give the figure, give or take their printing.
    """
    candidates = list(_candidates(text, relative))
    for candidate in candidates:
        if fits(candidate.current, candidate.previous):
            return candidate
    if is_of_several(text, relative):
        return None
    firm = next((candidate for candidate in candidates if candidate.strength == "firm"), None)
    return firm or next((candidate for candidate in candidates if _slipped(candidate, relative)), None)


def is_of_several(text: ReportText, relative: Claim) -> bool:
    """Return whether a change, or the change right before a rate, is told of several together: 两段合计减少3094人,下降6.4%."""
    number = text.number_of(relative)
    before = text.claims[number - 1] if number else relative
    beside = before.sentence == relative.sentence and text.stance(before).kind is Kind.CHANGE
    return any(_TOGETHER.search(one.before) for one in ((relative, before) if beside else (relative,)))


def _slipped(comparison: Comparison, relative: Claim) -> bool:
    """Whether a difference of levels that stand apart, but are named the same, misses its figure by one digit."""
    now, then = comparison.current.quantity, comparison.previous.quantity
    if now.unit != then.unit or relative.quantity.dimension not in ("百分点", now.dimension):
        return False
    if relative.quantity.dimension != "百分点" and (
        telling_digits(relative) < _TELLING or relative.quantity.unit != now.unit
    ):
        return False
    return slip_between(relative.quantity, abs(now.value - then.value)) is not None


def _candidates(text: ReportText, relative: Claim) -> Iterator[Comparison]:
    behind = (
        _moved_behind(text, relative)
        or bracketed_comparison(text, relative)
        or last_step(text, relative)
        or level_led_to(text, relative)
        or change_over_years(text, relative)
    )
    if behind:
        yield behind
        return
    named = named_comparison(text, relative)
    if named:
        yield named
        return
    basis = _basis(text, relative)
    planned = _planned_behind(text, relative)
    if planned:
        yield from (Comparison(planned, one, "likely") for one in _earlier_elsewhere(text, planned, relative))
        return
    nearest: Claim | None = None
    for current in bases_of(text, relative):
        nearest = nearest or current
        for previous in chain(_of_year(text, current, relative, basis), _earlier_beside(text, current, relative)):
            if bases_agree(text.stance(previous).basis, basis):
                listed = current.before.startswith("、") or closes_listing(text, current)
                firm = current is nearest and not listed  # the last of a list is not all of it
                yield Comparison(current, previous, "firm" if firm else "likely")
    reached = nearest is not None and text.stance(nearest).arrives
    if nearest is not None and (basis or reached or nearest.modality == "target"):
        for previous in _earlier_elsewhere(text, nearest, relative):
            yield Comparison(nearest, previous, "likely")


def _planned_behind(text: ReportText, relative: Claim) -> Claim | None:
    """预期增长3.5%,达到226.3亿元: the level that a planned rate leads to stands behind it."""
    behind = next(text.after(relative), None)
    if behind is None or relative.modality != "target" or behind.modality != "target" or relative.series >= 0:
        return None
    leads = behind.clause <= relative.clause + 1 and _LEADS_TO.fullmatch(behind.before) is not None
    return behind if leads and text.stance(relative).kind is Kind.GROWTH else None


def _moved_behind(text: ReportText, relative: Claim) -> Comparison | None:
    """比上年提高4.2个百分点,由61.5%提高到67.7%: the two ends stand right behind what moved."""
    number = text.number_of(relative)
    if relative.series >= 0 or number + 2 >= len(text.claims):
        return None
    then, now = text.claims[number + 1], text.claims[number + 2]
    rates = relative.quantity.dimension == "百分点"
    kind = "比率" if rates else relative.quantity.dimension
    if (
        now.sentence != relative.sentence
        or not text.stance(then).leaves
        or not text.stance(now).arrives
        or then.series >= 0
        or not _FROM.fullmatch(text.between(relative, then))
        or then.quantity.dimension != now.quantity.dimension
        or (text.stance(relative).kind is not Kind.GROWTH and then.quantity.dimension != kind)
    ):
        return None
    return Comparison(now, then, "firm")


def _basis(text: ReportText, relative: Claim) -> str:
    """What a comparison is made with; a rate right behind a change shares the change's."""
    basis = text.stance(relative).basis
    number = text.number_of(relative)
    if basis or not number:
        return basis
    before = text.claims[number - 1]
    same = before.sentence == relative.sentence and text.stance(before).kind is Kind.CHANGE
    return text.stance(before).basis if same else ""


def _earlier_beside(text: ReportText, current: Claim, relative: Claim) -> Iterator[Claim]:
    """Earlier values printed with a level: between it and what compares them, before it (由A增至B), behind in ()."""
    first, last = text.number_of(current), text.number_of(relative)
    for at in (*range(last - 1, first, -1), first - 1, *range(last + 1, last + 4)):
        if not 0 <= at < len(text.claims):
            continue
        claim, stance = text.claims[at], text.stances[at]
        if claim.sentence != current.sentence or claim.quantity.dimension != current.quantity.dimension:
            continue
        if at > last and not (_in_bracket(text, relative, claim) or comes_behind(text, last, at)):
            continue
        if at < first and not (stance.leaves and text.stances[first].arrives):
            continue
        if claim.period.isdigit() and current.period.isdigit() and claim.period > current.period:
            continue  # 提高到2017年的7842元、2018年的8433元: what comes later is no earlier value
        if stance.kind is Kind.EARLIER or stance.leaves or _said_earlier(text, claim, current, at > first):
            yield claim


def _in_bracket(text: ReportText, relative: Claim, claim: Claim) -> bool:
    return claim.depth > relative.depth and ")" not in text.between(relative, claim)


def _of_year(text: ReportText, current: Claim, relative: Claim, basis: str) -> Iterator[Claim]:
    """2019年为41.8万吨;…比2019年增长3.8%: the level of the year compared with, said with nothing but its year."""
    if not basis.isdigit():
        return
    alone = re.compile(rf"{basis}年(?:为|是|达到?|有|则为|仅有?|只有)(?:约)?")
    for claim in text.before(current, paragraph=True):
        same = claim.quantity.dimension == current.quantity.dimension and claim.sentence >= current.sentence - 1
        if same and claim is not relative and alone.fullmatch(claim.before):
            yield claim
            return


def _said_earlier(text: ReportText, claim: Claim, current: Claim, behind: bool) -> bool:
    """上年为21个、占87.5%: the time word stands before the claim's neighbour in the same breath."""
    if not behind or claim.quantity.dimension != "比率":
        return False
    between = text.between(current, claim)
    return any(word in between for word in ("上年", "去年", "同期"))


def _same_indicator(a: str, b: str) -> bool:
    """Whether two wordings name one thing: nearly the same, or the same but for how a share is said."""
    a, b = (re.sub(r"(?:所占)?(?:占比|比重|比例|占)$", "", words) for words in (a, b))
    return len(a) > 2 < len(b) and fuzz.ratio(a, b) >= _ALIKE


def _earlier_elsewhere(text: ReportText, current: Claim, relative: Claim) -> Iterator[Claim]:
    """The same indicator stated before in the report, as what it now is held against."""
    words = _PLANNED.sub("", current.indicator.folded)
    if len(words) < 3:
        return
    for distance, claim in enumerate(text.before(current)):
        if distance > _FARTHEST:
            return
        if (
            claim.sentence != current.sentence
            and text.stance(claim).kind in LEVELS
            and claim.quantity.dimension == current.quantity.dimension
            and claim.level == current.level
            and (claim.modality != current.modality or claim.period != current.period or text.stance(current).arrives)
            and _same_indicator(words, claim.indicator.folded)
        ):
            yield claim
