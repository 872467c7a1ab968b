"""百分点之差 (ppdiff)

What      "提高x个百分点"须等于文中前后两个比率之差。
Why       比率改了,提高的百分点没有跟着改。
Rounding  两个比率的修约区间之差与所写百分点的区间相交即可。
Not when  两个比率不是同一指标、同一口径;"提高5%"实指百分点的,只作提示。
Not when  高于全省平均、同类地区而对方未写出;降幅收窄与降幅本身;拉动点数与增速。

Passes    巩固率由95.2%提高到97.1%,提高1.9个百分点。
Fails     巩固率由95.2%提高到97.1%,提高2.9个百分点。
Passes    教育经费支出分别为59953万元、64808万元。经常性财政收入分别增长9.4%、6.1%,教育经费支出增长高于经常性财政收入分别为1.7、2.0个百分点。
Fails     教育经费支出分别为59953万元、64808万元。经常性财政收入分别增长9.4%、6.1%,教育经费支出增长高于经常性财政收入分别为1.7、7.0个百分点。
Passes    普惠率86.9%,高出85%的省定目标1.9个百分点。
Fails     普惠率86.9%,高出85%的省定目标9.1个百分点。
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from extractor.claim import Claim
from rules.amounts import nearly_equal
from rules.benchmarks import against_whole
from rules.comparisons import find_comparison
from rules.growth_margins import find_growth_margins
from rules.list_names import calls
from rules.listed_changes import movement_of
from rules.margins import points_over_limit, with_exact_norms
from rules.operands import Operands, V
from rules.relation import Member, Relation
from rules.relation_type import Formula, RelationType
from rules.report_text import ReportText
from rules.stance import Kind

_ELSEWHERE = re.compile(r"[于高出过](?:全[国省市县区校]|[^,;。]{0,4}(?:平均|同类|同期|预期|目标|标准|要求|计划|任务))")
_PACE = re.compile(r"(?:降幅|跌幅|增幅|涨幅|增速)[^,;。]{0,12}(?:收窄|扩大|加快|放缓|回落|提高|提升|缩小)(?:了)?$")
_OF_PACE = re.compile(r"[增减降涨跌升]幅|增速|[快慢]于")
_A_YEAR = re.compile(r"年均|每年")
_PERIOD = re.compile(
    r"(?:[0-9一二三四]{1,2}[—~至-][0-9]{1,2}月|前[二三]季度|[上下]半年|一季度|上年|去年|上月)[^,;。]{0,6}[为是]"
)
_SHORT_OF = re.compile(r"差(?:了|约|近)?$")
_NUMBERED = re.compile(r"第?(?P<number>[一二三四])(?:产业|产|次产业)")
_THAN = re.compile(
    r"(?:[高快低慢多少大小]于|高出|超[出过])(?P<what>[^,;。0-9]{2,}?)(?:的?(?:增幅|增速|增长率?|涨幅|降幅|水平|平均|同期))*$"
)
_TOP = re.compile(
    r"(?:^|[,;。])(?P<what>[^,;。0-9比较高低快慢]{2,8})(?:[高快低慢]于|高出|高过|超[出过])[^,;。0-9]{2,}$"
)
_BESIDE = re.compile(r"高于|高出|快于|低于|慢于|高过|[大小多少]于")


def find(text: ReportText) -> Iterator[Relation]:
    """Propose points beside the two rates of their sentence, or of two lists element by element."""
    for points in text.claims:
        if points.quantity.dimension != "百分点" or _A_YEAR.search(points.before):
            continue
        rises = text.stance(points).direction >= 0
        op = "rises" if rises else "falls"
        if points.series >= 0:
            yield from _from_series(text, points, op)
            continue

        def fits(now: Claim, then: Claim, points: Claim = points, rises: bool = rises) -> bool:
            change = now.quantity.value - then.quantity.value if rises else then.quantity.value - now.quantity.value
            return nearly_equal(points, change / points.quantity.unit_of.scale, [now, then])

        if terms := _terms_moved(text, points):
            yield from _of_terms(terms, points, op, fits)
            continue
        rates = _growth_beside(text, points)
        if rates is not None:
            then, now = rates
            yield _relation(then, now, points, op, "firm")
            continue
        if whole := against_whole(text, points, fits):
            yield _relation(*whole, points, op, "likely")
            continue
        if over := points_over_limit(text, points):
            limit, rate, above, strength = over
            yield with_exact_norms(_relation(limit, rate, points, "rises" if above else "falls", strength))
            continue
        elsewhere = _ELSEWHERE.search(points.before) is not None  # 高出年初目标1.8个百分点: not over what it rose from
        if _SHORT_OF.search(points.before):
            yield from _short_of(text, points)
            continue
        beside = _BESIDE.search(points.before) is not None
        found = None if elsewhere else find_comparison(text, points, fits)
        if found and (not beside or fits(found.current, found.previous)):
            yield _relation(found.previous, found.current, points, op, found.strength)
        elif beside:
            yield from _beside(text, points, op, fits)


def _terms_moved(text: ReportText, points: Claim) -> list[tuple[Claim, Claim]]:
    """由44.1:32.5:23.4调整为42.0:33.6:24.4: each term of a proportion with what it became."""
    terms = [claim for claim in text.before(points, sentence=True) if claim.quantity.kind == "term"][::-1]
    half = len(terms) // 2
    if half < 2 or len(terms) % 2:
        return []
    return list(zip(terms[:half], terms[half:], strict=True))


def _of_terms(
    pairs: list[tuple[Claim, Claim]], points: Claim, op: str, fits: Callable[[Claim, Claim], bool]
) -> Iterator[Relation]:
    """The term the words number (第二产业, 二产), or the one that moved so much."""
    said = _NUMBERED.search(points.before)
    at = "一二三四".find(said.group("number")) if said else -1
    chosen = pairs[at : at + 1] if 0 <= at < len(pairs) else [pair for pair in pairs if fits(pair[1], pair[0])][:1]
    for then, now in chosen:
        yield _relation(then, now, points, op, "firm")


def _short_of(text: ReportText, points: Claim) -> Iterator[Relation]:
    """普惠率84.6%,距85%的目标仅差0.4个百分点: the aim right before, the rate before that."""
    number = text.number_of(points)
    if number < 2 or "距" not in text.claims[number - 1].before + points.before:
        return
    aim = text.claims[number - 1]
    for rate in text.before(aim, sentence=True):
        if rate.quantity.dimension == "比率" and text.stance(rate).kind in (Kind.RATE, Kind.SHARE):
            if aim.quantity.unit == "%":
                yield _relation(rate, aim, points, "rises", "likely")
            return


def _growth_beside(text: ReportText, points: Claim) -> tuple[Claim, Claim] | None:
    """下降3.2%,降幅比1—6月收窄5.3个百分点,1—6月为下降8.5%: earlier and current rate of the same direction."""
    if not _PACE.search(points.before):
        return None
    rates = [
        claim
        for claim in (*text.before(points, sentence=True), *text.after(points))
        if text.stance(claim).kind is Kind.GROWTH and ";" not in _gap(text, claim, points)
    ]
    earlier = [claim for claim in rates if _PERIOD.match(claim.before)]
    current = [claim for claim in rates if claim not in earlier and claim.quantity.start < points.quantity.start]
    if len(earlier) != 1 or len(current) != 1:
        return None
    same = text.stance(earlier[0]).direction == text.stance(current[0]).direction
    return (earlier[0], current[0]) if same else None


def _gap(text: ReportText, a: Claim, b: Claim) -> str:
    first, second = sorted((a, b), key=lambda claim: claim.quantity.start)
    return text.between(first, second)


def _beside(text: ReportText, points: Claim, op: str, fits: Callable[[Claim, Claim], bool]) -> Iterator[Relation]:
    """A增长a%,B增长b%,高出p个百分点: the last two rates of the sentence, the other way round where A is named again."""
    if _ELSEWHERE.search(points.before):
        return  # 高于全省平均: a rate that is not printed here
    rates = [claim for claim in text.before(points, sentence=True) if claim.quantity.dimension == "比率"]
    if _OF_PACE.search(points.before):
        rates = [claim for claim in rates if text.stance(claim).kind is Kind.GROWTH]
    rates = rates[:2]
    if len(rates) < 2:
        return
    last, first = rates
    if first.series >= 0 and first.series == last.series:
        return  # two of one list: neither is what the other is held against
    than = _THAN.search(points.before)
    if than and not any(calls(rate, than.group("what")) for rate in rates):
        return  # 快于城镇居民1.9个百分点: beside a rate that is not printed here
    top = _TOP.search(points.before)
    if top and not any(calls(rate, top.group("what")) for rate in rates):
        return  # 理科高出文科: of a rate before these two
    fitting = [pair for pair in ((first, last), (last, first)) if fits(pair[1], pair[0])]
    if not fitting and first.series >= 0:
        fitting = [(one, last) for one in text.series[first.series] if fits(last, one)]
        if not fitting:
            return  # 增长8.2%、9.4%、10.1%,而教育2013年增长11.6%,高出当年…: of one of the list
    ordered = sorted(rates, key=lambda claim: claim.quantity.value, reverse=op == "falls")
    then, now = fitting[0] if fitting else ordered  # what is 高出 is the higher one, whichever stands first
    yield _relation(then, now, points, op, "firm")


def _from_series(text: ReportText, points: Claim, op: str) -> Iterator[Relation]:
    """Points listed for several years: between neighbours of one list of rates, or between two lists."""
    if ends := movement_of(text, points, "比率"):
        yield _relation(*ends, points, op, "firm")
        return
    mine = text.series[points.series]
    lists: list[list[Claim]] = []
    for claim in text.before(points, sentence=True):
        if (
            claim.series >= 0
            and claim.place == 0
            and claim.series != points.series
            and claim.quantity.dimension == "比率"
        ):
            lists.append(text.series[claim.series])
    if not lists:
        return
    at = points.place
    if len(lists) >= 2 and len(lists[0]) == len(lists[1]) == len(mine) and _BESIDE.search(mine[0].before):
        first, second = lists[1][at], lists[0][at]
        above = sum(b.quantity.rough > a.quantity.rough for a, b in zip(lists[1], lists[0], strict=True))
        if (op == "rises") != (2 * above > len(mine)):
            first, second = second, first  # what is 高出 is the higher list, whichever stands first
    elif len(lists[0]) == len(mine):
        if points.place == 0:
            for stated, rate, before, after in find_growth_margins(text, mine, lists[0]):
                members = ("from", rate), ("to_previous", before), ("to_current", after), ("points", stated)
                yield Relation("ppdiff", tuple(Member.of(role, one) for role, one in members), "cue", "firm", op)
        return
    elif len(lists) > 1 and len(lists[1]) == len(lists[0]):
        return  # 由a、b、c变为A、B、C,第二、三产业分别上升…: of two lists
    elif len(lists[0]) - len(mine) == 1:
        first, second = lists[0][at], lists[0][at + 1]
    else:
        return
    yield _relation(first, second, points, op, "firm")


def _relation(first: Claim, second: Claim, points: Claim, op: str, strength: str) -> Relation:
    members = (Member.of("from", first), Member.of("to", second), Member.of("points", points))
    return Relation("ppdiff", members, "cue", strength, op)


def moved(figures: Operands[V]) -> V:
    """Later rate minus earlier one, in points; the later one worked out from two levels where it is not printed."""
    if figures.has("to"):
        return figures.factor(figures("to") - figures("from"))
    before = figures("to_previous")
    grown = ((figures("to_current") - before) / before).scaled(100)
    return figures.factor(grown - figures("from"))


def fall_unsigned(relation: Relation) -> Fraction:
    """-1 where a fall is printed without its sign."""
    falls = relation.op == "falls" and relation.claim("points").quantity.value >= 0
    return Fraction(-1 if falls else 1)


TYPE = RelationType(
    name="ppdiff",
    code="GJ105",
    title="百分点之差",
    find=find,
    formula=Formula(stated="points", expected=moved, factor=fall_unsigned),
)
