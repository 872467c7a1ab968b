"""增长率与两期数值相符 (growth)

What      文中给出两期数值(或本期数值与增减额)时,增长率须与其算出的相符。
Why       改了数值没改增幅,或把增幅抄错一位。
Rounding  两期数值各取修约区间,算出增幅区间;与所写增幅的区间不相交才算不符。
Not when  数值按现价而增幅按可比价、上年数已修订、同口径调整、比较的不是相邻两期。
Not when  同比与环比、单季与累计、学年与年度、上年为零、年均与当年、以美元与以人民币计价。
Not when  "为X倍"不是"增长X倍";下降写正数;微小的逐年增长照数成立。

Passes    全年财政收入由2.05亿元增加到2.31亿元,增长12.7%。
Fails     全年财政收入由2.05亿元增加到2.31亿元,增长17.2%。
Passes    全年财政收入23100万元,比上年增加2600万元,增长12.7%。
Fails     全年财政收入23100万元,比上年增加2600万元,增长21.7%。
Passes    2009年至2011年,财政经常性收入分别为52380万元、59642万元、69870万元。2010年经常性收入增长13.86%。
Fails     2009年至2011年,财政经常性收入分别为52380万元、56942万元、69870万元。2010年经常性收入增长13.86%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.against_plan import find_against_plan
from rules.compared_levels import bases_of
from rules.comparisons import find_comparison
from rules.cues import has_own_name
from rules.cut_rates import find_cut_rates
from rules.exact import holds
from rules.grown_times import find_grown_times
from rules.likeness import words_overlap
from rules.listed_changes import find_listed_changes
from rules.named_comparisons import told_behind
from rules.operands import Operands, V
from rules.prices import is_deflated
from rules.relation import Relation, relate
from rules.relation_type import Formula, RelationType
from rules.report_text import ReportText
from rules.stance import Kind
from rules.subjects import named_level
from rules.wholes import closes_listing, totals_by_part
from rules.year_rates import find_later_rates, find_year_rates

_GOES_ON = re.compile(
    r"[,、(]*(?:(?:同比|环比|[比较](?:上年|去年|上月|年初|同期)[^,;。]{0,4}|按年|实际|名义|年度?|增|减|升|降|长|幅|度|率|速|为|达|约|近|了|均|净)*)"
    r"(?:增长|增加|增幅|增速|上升|上涨|提高|提升|下降|减少|降低|回落|下跌|下滑|降幅|跌幅|减幅|涨幅|[增减升降涨跌])"
)
_AGAINST = re.compile(r"[比较](?P<name>[^,;。0-9上去年]{2,8}?)(?:的)?(?:少|多|低|高|减少|增加|下降|增长)(?:了)?$")
_BARE_CHANGE = re.compile(r",?(?:相应|共|净)?(?:增收|减收|增支|减支|增产|减产|增加|减少)(?:了|约)*")
_SAME = 0.5
_LAST = re.compile(r"[,;:]?(?:上年|去年|上期|上一?届|上一?学?年|年初|期初)(?![末底]?[比较])")
"""上年参保130.82万人,本年净增4.97万人: what it grew from."""
_YEARS = re.compile(r"[两二三四五六]年|历年|各年|逐年|[0-9_]年")
_AFTER_CUT = re.compile(r"审定|核定|审后|减后|定案")
_HELD = re.compile(r"(?:较之?|比|与|同|对比|相比)[^,;。]*$")
"""较之2018年的295人,起诉人数多了32人."""
_COMPARED = re.compile(r"相比|相对|比较")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose rates beside the two levels, or beside level and change, that they are said of."""
    for percent in text.claims:
        stance = text.stance(percent)
        op = "falls" if stance.direction < 0 else "rises"

        def is_rate_of(now: Claim, then: Claim, percent: Claim = percent, op: str = op) -> bool:
            return fits(now, then, percent, op)

        if stance.kind is Kind.MULTIPLE and stance.direction > 0:
            yield from find_grown_times(text, percent, is_rate_of)
        if stance.kind is not Kind.GROWTH or stance.yearly or stance.real:
            continue
        if percent.series >= 0:
            listed = list(find_listed_changes(text, percent, op))
            yield from listed or _from_series(text, percent, op)
            yield from _from_movements(text, percent, op)
            yield from find_later_rates(text, percent, op)
            continue
        comparison = find_comparison(text, percent, is_rate_of)
        if comparison and not is_deflated(text, comparison.current, percent):
            found = relate(
                "growth", "cue", comparison.strength, op=op,
                previous=comparison.previous, current=comparison.current, percent=percent,
            )  # fmt: skip
            yield found
        elif comparison is None:
            yield from find_year_rates(text, percent, op)
        difference = _change_beside(text, percent)
        if difference is not None:
            levels = list(bases_of(text, difference))
            if levels and (
                levels[0].before.startswith("、") or closes_listing(text, levels[0])
            ):  # the last of a list is not all of it
                levels = _of_whole(text, levels, difference, percent, op)
            named = None if levels else named_level(text, difference)
            level = levels[0] if levels else named[0] if named and named[1] else None
            if level is not None and (
                (_LAST.match(level.before) and not text.stance(level).arrives)
                or _is_rate_of_cut(level, difference, percent, op)
            ):
                yield relate("growth", "cue", op=op, previous=level, difference=difference, percent=percent)
            elif level is not None and not _is_held_against(level, difference):
                yield relate("growth", "cue", op=op, current=level, difference=difference, percent=percent)
            elif level is None and (then := _grown_from(text, difference) or told_behind(text, percent)) is not None:
                yield relate("growth", "cue", op=op, previous=then, difference=difference, percent=percent)
    yield from (one for one in find_against_plan(text) if one.type == "growth")
    yield from find_cut_rates(text)


def fits(current: Claim, previous: Claim, percent: Claim, op: str) -> bool:
    """Whether two levels give a rate, give or take their printing."""
    return holds(FORMULA, relate("growth", "", op=op, previous=previous, current=current, percent=percent))


def _grows_by(current: Claim, difference: Claim, percent: Claim, op: str) -> bool:
    return holds(FORMULA, relate("growth", "", op=op, current=current, difference=difference, percent=percent))


def _is_rate_of_cut(level: Claim, difference: Claim, percent: Claim, op: str) -> bool:
    """送审23500万元,审减1645万元,审减率7.0%: a rate named after a change is of what was there before it, where that fits."""
    named = has_own_name(percent) and not _AFTER_CUT.search(level.before)
    return named and holds(FORMULA, relate("growth", "", op=op, previous=level, difference=difference, percent=percent))


def _of_whole(text: ReportText, levels: list[Claim], difference: Claim, percent: Claim, op: str) -> list[Claim]:
    """The level before a list that a change is of: one that fits, else the list's total where no member would do either."""
    fitting = [level for level in levels[1:] if _grows_by(level, difference, percent, op)]
    total = totals_by_part(text).get(levels[0].id)
    if fitting or total is None or total.sentence != difference.sentence:
        return fitting
    return [] if any(_grows_by(level, difference, percent, op) for level in levels) else [total]


def _grown_from(text: ReportText, difference: Claim) -> Claim | None:
    """教育支出比2019年的92847万元增加5369万元: the earlier level right before a change, where the later one is not printed."""
    number = text.number_of(difference)
    then = text.claims[number - 1]
    if not number or then.sentence != difference.sentence:
        return None
    if then.clause != difference.clause and not (then.clause + 1 == difference.clause and _HELD.search(then.before)):
        return None
    alike = then.quantity.dimension == difference.quantity.dimension and then.series < 0
    return then if alike and text.stance(then).kind is Kind.EARLIER else None


def _is_held_against(level: Claim, difference: Claim) -> bool:
    """达到35218人的峰值,目前比峰值少7354人: the figure is what the change is from, not what it led to."""
    match = _AGAINST.search(difference.before)
    return match is not None and match.group("name") in f"{level.before}{level.indicator.folded}{level.after}"


def _change_beside(text: ReportText, percent: Claim) -> Claim | None:
    """The change in absolute terms right before a rate that says the same comparison and names nothing of its own."""
    number = text.number_of(percent)
    behind = next(text.after(percent), None)
    if behind is not None and behind.clause <= percent.clause + 1 and _BARE_CHANGE.fullmatch(behind.before):
        return behind if text.stance(behind).direction == text.stance(percent).direction else None
    claim = text.claims[number - 1]
    own = percent.before.rstrip("率为达到是约")[-2:]  # 审减1.93亿元,审减率10.3%
    if not number or claim.sentence != percent.sentence:
        return None
    if not _GOES_ON.match(percent.before) and not (len(own) > 1 and claim.before.endswith(own)):
        return None
    stance, basis = text.stance(claim), text.stance(percent).basis
    return claim if stance.kind is Kind.CHANGE and (not basis or basis == stance.basis) else None


def _from_series(text: ReportText, percent: Claim, op: str) -> Iterator[Relation]:
    """分别为A、B、C,比上年增长a%、b%、c%: each rate with the two levels it joins."""
    rates = text.series[percent.series]
    for claim in text.before(percent, sentence=True):
        if claim.series < 0 or claim.series == percent.series or not text.is_level(text.series[claim.series][0]):
            continue
        levels = _with_arrival(text, text.series[claim.series])
        if _COMPARED.match(text.between(levels[-1], rates[0])):
            return  # 与A、B相比,分别减少: what they are held against stands before
        if (
            not _GOES_ON.match(rates[0].before)
            and not words_overlap(rates[0].indicator.folded, levels[0].indicator.folded) > _SAME
        ):
            return  # 教育拨款分别为…,同期财政经常性收入增幅为…: of something else
        if text.stance(levels[0]).kind is Kind.EARLIER or text.stance(levels[0]).basis == "上年":
            yield from _between_lists(text, levels, percent, op)
            return
        if not _over_time(levels, rates):
            return
        shift = len(levels) - len(rates)  # 后两年分别增长: one rate fewer than levels
        if (
            shift in (0, 1)
            and percent.place + shift > 0
            and (levels[0].period or rates[0].period or shift or text.stance(percent).basis)
        ):
            first, second = levels[percent.place + shift - 1], levels[percent.place + shift]
            yield relate("growth", "series", op=op, previous=first, current=second, percent=percent)
        return


def _with_arrival(text: ReportText, levels: list[Claim]) -> list[Claim]:
    """由A、B到C: the list with what it leads to."""
    behind = next(text.after(levels[-1]), None)
    if behind is None or not text.stance(levels[0]).leaves or behind.before not in ("到", "至"):
        return levels
    return [*levels, behind] if behind.quantity.unit == levels[-1].quantity.unit else levels


def _between_lists(text: ReportText, earlier: list[Claim], percent: Claim, op: str) -> Iterator[Relation]:
    """各季为A、B、C,上年各季为D、E、F,同比增速分别是…: element by element with the list before."""
    before = next(text.before(earlier[0], sentence=True), None)
    later = text.series.get(before.series, []) if before is not None else []
    if (
        len(later) == len(earlier) == len(text.series[percent.series])
        and later[0].quantity.unit == earlier[0].quantity.unit
    ):
        at = percent.place
        yield relate("growth", "series", op=op, previous=earlier[at], current=later[at], percent=percent)


def _from_movements(text: ReportText, percent: Claim, op: str) -> Iterator[Relation]:
    """甲由A提高到B,乙由C提高到D,分别增长a%和b%: each rate with the movement of its place."""
    rates = text.series[percent.series]
    if "分别" not in rates[0].before or not _GOES_ON.match(rates[0].before.replace("分别", "")):
        return
    number = text.number_of(rates[0])
    ends = text.claims[max(0, number - 2 * len(rates)) : number]
    first, second = ends[::2], ends[1::2]
    if len(second) == len(rates) and all(
        then.sentence == percent.sentence
        and then.quantity.dimension == now.quantity.dimension
        and text.stance(then).leaves
        and text.stance(now).arrives
        for then, now in zip(first, second, strict=True)
    ):
        at = percent.place
        yield relate("growth", "series", op=op, previous=first[at], current=second[at], percent=percent)


def _over_time(levels: list[Claim], rates: list[Claim]) -> bool:
    """Whether a list runs over years, and not over kinds of things (四项污染物依次为…)."""
    periods = {level.period for level in levels}
    if len({level.indicator.folded for level in levels}) == 1:
        return True
    return len(periods) == len(levels) or len(levels) > len(rates) or _YEARS.search(levels[0].before) is not None


def grown(figures: Operands[V]) -> V:
    """The rate: current / previous - 1, d / previous, or d / (c ∓ d) written so that each figure stands in it once."""
    if figures.has("difference") and figures.has("previous"):
        return figures.factor(figures("difference") / figures("previous"))
    if figures.has("difference"):
        one = figures.direction() / figures.direction()
        return figures.factor(one / (figures("current") / figures("difference") - figures.direction()))
    ratio = figures("current") / figures("previous")
    return figures.factor(ratio - figures.direction() / figures.direction())


def percent_signed(relation: Relation) -> Fraction:
    """100, negative where the printed sign and the word for a fall say it the other way round; 1 for a growth in times."""
    if relation.claim("percent").quantity.unit == "倍":
        return Fraction(1)
    falls, minus = relation.op == "falls", relation.claim("percent").quantity.value < 0
    if relation.has("difference"):
        return Fraction(-100 if falls and minus else 100)
    return Fraction(-100 if falls and not minus else 100)


FORMULA = Formula(stated="percent", expected=grown, factor=percent_signed)
TYPE = RelationType(
    name="growth",
    code="GJ103",
    title="增长率与两期数值相符",
    find=find,
    formula=FORMULA,
)
