"""Totals that stand behind their parts: A人、B人,共计C人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.amounts import adds_up
from rules.closeness import is_slip_away, is_slip_off, is_swap_off
from rules.countable import closes_list, is_countable
from rules.cues import is_joined, is_joined_by_noun
from rules.kinds import same_kind
from rules.part_lists import read_groups
from rules.partitions import divides
from rules.relation import Relation, relate
from rules.report_text import ReportText

_TOGETHER = re.compile(
    r"(?:以上|上述|这|[上下]半年|全年|前[二三]季度|[两二三四五]年)?(?:(?P<number>[两二三四五六七八九十0-9]+)[^,;。0-9合共总累]{1,3})?(?:合计|共计|总计|总共|一共|之和|相加|加总|共(?![有设拥享同建和青])|总得?分)[^,;。0-9]{0,4}|计|(?:[上下]半年|前[二三]季度)累计[^,;。0-9]{0,4}"
)
_COUNTED = re.compile(r"[^,;。0-9]{1,8}(?:总数|总量|合计|共计|共(?:有|计)?)(?P<number>)[^,;。0-9]{0,2}")
_IN_ALL = re.compile(r"总(?:面积|数|量|人数|规模|金?额|投资|里程|长度?)(?:为|达到?)?")
_IN_TIME = re.compile(r"[上下]半年|全年|前[二三]季度|[两二三四五]年")
_PLUS = re.compile(r"[,;]?(?:加上|加|连同)")
_COMES_TO = re.compile(r"累计|合计|共|总|结余|结转|滚存|达到?")
_SO_MANY = re.compile(r",?(?:上述|以上|这)?(?P<number>[两二三四五六七八九十]+)[^,;。0-9合]{1,3}合?")
_LEFT = re.compile(r"(?:结余|结转|节余|余额|净额|净值)[^,;。]{0,6}$|剩余[^,;。]{0,6}$")
_FIRST = re.compile(r",?前(?P<number>[两二三四五六七八九])")
_LAST = re.compile(r",?(?:其中)?后(?P<number>[两二三四五六七八九])[类项种个批期][^,;。0-9]{0,12}(?:合计|共|总)")
_ACCUMULATED = re.compile(r"(?:[两二三四五六七八九十]年)?累计")
_HAIR = 1e-3
_TELLING = 1000
_MOST_PARTS = 12
_NEAR_PARTS = 5


def find_totals_behind(text: ReportText) -> Iterator[Relation]:
    """Yield totals that the words put behind what they add up."""
    for claim in text.claims:
        said = _said(text, claim)
        if (closes_list(claim) or _TOGETHER.fullmatch(said) or _IN_ALL.fullmatch(claim.before)) and is_countable(
            text, claim
        ):
            relation = _summed_up(text, claim) or _added_up(text, claim)
            if relation:
                yield relation
        elif added := _added_up(text, claim) or _taken_off(text, claim):
            yield added
        elif _ACCUMULATED.match(claim.before) and is_countable(text, claim):
            yield from _accumulated(text, claim)


def _said(text: ReportText, total: Claim) -> str:
    """The words before a total, with a number right before them that is a figure of its own: 三条渠道合计."""
    number = text.number_of(total)
    last = text.claims[number - 1] if number else total
    return f"{last.surface}{total.before}" if last.after == total.before and last.quantity.is_exact else total.before


def _added_up(text: ReportText, total: Claim) -> Relation | None:
    """结余292.8万元,加上上年结转214.7万元,年末累计结转结余…: two figures and what they come to."""
    number = text.number_of(total)
    first, second = text.claims[max(0, number - 2) : number] if number > 1 else (total, total)
    if not _PLUS.match(second.before) or second.after.strip(",共计合") or not _COMES_TO.search(total.before):
        return None
    alike = {claim.quantity.dimension for claim in (first, second, total)} == {total.quantity.dimension}
    if not alike or first.sentence != total.sentence or not all(is_countable(text, one) for one in (second, total)):
        return None
    return relate("sum", "cue", total=total, part=[_listed_whole(text, first), second])


def _listed_whole(text: ReportText, last: Claim) -> Claim:
    """What a list that ends with a figure makes up: 结余7.14亿元,其中统筹4.42亿元、个人2.72亿元,加上…; else the figure itself."""
    return text.remember("listed wholes", lambda: dict(_wholes_by_last(text))).get(last.id, last)


def _wholes_by_last(text: ReportText) -> Iterator[tuple[str, Claim]]:
    for group in read_groups(text):
        for length in range(2, min(len(group.members), _MOST_PARTS) + 1):
            if group.parent is not None and adds_up(group.parent, group.members[:length]):
                yield group.members[length - 1].id, group.parent


def _taken_off(text: ReportText, left: Claim) -> Relation | None:
    """总计A;减去支出B、上解C、还本D,年终结余E: what was there is all that went and what is left."""
    if not _LEFT.search(left.before) or not text.is_level(left):
        return None
    went: list[Claim] = []
    for claim in text.before(left, sentence=True):
        if claim.quantity.dimension != left.quantity.dimension or claim.depth != left.depth:
            break
        if went and went[0].before.lstrip(",;").startswith(("减去", "扣除", "减")):
            whole = text.is_level(claim) and is_countable(text, claim) and len(went) > 1
            return relate("sum", "cue", "likely", total=claim, part=[*went, left]) if whole else None
        went.insert(0, claim)
    return None


def _accumulated(text: ReportText, total: Claim) -> Iterator[Relation]:
    """分别培训500人次、600人次、650人次,累计…: the list right before it."""
    number = text.number_of(total)
    before = text.claims[number - 1] if number else total
    years = before.quantity.value if before.quantity.unit == "年" and before.after == total.before else None
    last = next((one for one in text.before(total, sentence=True) if same_kind(total, one)), total)
    if years is not None and last.series >= 0 and years != len(text.series[last.series]):
        return
    if last.series >= 0 and last.sentence == total.sentence:
        parts = text.series[last.series]
        if all(is_countable(text, part) for part in parts):
            yield relate("sum", "cue", total=total, part=parts)
        return
    counted = years or read_numeral(total.before.partition("年")[0].strip(",;"))
    yearly = [one for one in text.before(total, sentence=True) if one.quantity.unit == total.quantity.unit][::-1]
    apart = len({one.period for one in yearly}) == len(yearly) and all(is_countable(text, one) for one in yearly)
    if counted is not None and len(yearly) == counted > 1 and apart:  # 2014年脱贫2315户,2015年2604户,两年累计脱贫…
        yield relate("sum", "cue", total=total, part=yearly)


def _summed_up(text: ReportText, total: Claim) -> Relation | None:
    """A total behind its parts: A人、B人,共计C人."""
    before: list[Claim] = []
    for claim in text.before(total, paragraph=True):
        if is_countable(text, claim) and claim.depth <= total.depth and same_kind(total, claim):
            before.insert(0, claim)
        if len(before) == _MOST_PARTS:
            break
    for length in range(len(before), 1, -1):
        if adds_up(total, before[-length:]):
            return relate("sum", "cue", total=total, part=before[-length:])
    mine = [claim for claim in before if claim.sentence == total.sentence]
    for length in range(len(mine) - 1, 1, -1):
        if adds_up(total, mine[:length]):  # 本科及以上合计: the first of a list
            return relate("sum", "cue", "likely", total=total, part=mine[:length])
    run = (
        _last_of_list(total, before)
        or _series_before(text, total, mine)
        or _first_of_run(text, total, mine)
        or _run_before(text, total, mine)
        or _counted_before(text, total, before)
    )
    if run:
        return relate("sum", "cue", total=total, part=run)
    for length in range(2, min(len(mine), _NEAR_PARTS) + 1):
        if is_swap_off(total, mine[-length:]):
            return relate("sum", "cue", "likely", total=total, part=mine[-length:])
    if len(mine) >= 2 and "加上" in text.between(mine[0], mine[1]):
        return relate("sum", "cue", total=total, part=mine)
    for first in _opening_before(text, total, before, mine):
        if adds_up(total, [first, *mine]) or is_slip_off(total, [first, *mine]):
            return relate("sum", "cue", "likely", total=total, part=[first, *mine])
    if len(mine) >= 2 and len(mine) == len(before) and is_slip_away(total, mine):
        return relate("sum", "cue", "likely", total=total, part=mine)
    return None


def _opening_before(text: ReportText, total: Claim, before: list[Claim], mine: list[Claim]) -> Iterator[Claim]:
    """收入预期120500万元,其中…。加上级补助262300万元、上年结转13338万元,收入总计…: what opens a sentence before, to which others come."""
    if not mine or _PLUS.match(mine[0].before) is None or total.quantity.size < _TELLING:
        return
    opened: set[int] = set()
    for claim in before:
        if claim.sentence < total.sentence and claim.sentence not in opened:
            opened.add(claim.sentence)
            yield claim


def _series_before(text: ReportText, total: Claim, mine: list[Claim]) -> list[Claim]:
    """分别报付A、B、C、D,合计E: the value list that ends right before a total."""
    last = text.claims[text.number_of(total) - 1]
    whole = text.series.get(last.series, []) if last.series >= 0 and total.series < 0 else []
    counted = _SO_MANY.match(total.before)
    if counted and read_numeral(counted["number"]) != len(whole):
        return []  # 销售、管理、研发费用分别为…,四项合计: of one more
    return whole if len(whole) > 1 and whole[-1] is last and all(part in mine for part in whole) else []


def _first_of_run(text: ReportText, total: Claim, mine: list[Claim]) -> list[Claim]:
    """第一批17个、第二批14个、第三批7个,前两批共31个: the first of the list right before it."""
    match, last = _FIRST.match(total.before), text.claims[text.number_of(total) - 1]
    counted = read_numeral(match.group("number")) if match else None
    if last.before.strip(",") == "前" and last.after == total.before:  # 两批 is a figure of its own
        counted, mine = last.quantity.value, [claim for claim in mine if claim is not last]
    if counted is None or not mine:
        return []
    start = len(mine) - 1
    while start and is_joined(mine[start]):
        start -= 1
    return mine[start : start + int(counted)] if counted <= len(mine) - start else []


def _last_of_list(total: Claim, before: list[Claim]) -> list[Claim]:
    """…次级类1.28亿元,可疑类0.94亿元,损失类0.13亿元。后三类合计2.35亿元: the last of the list before it."""
    match = _LAST.match(total.before)
    counted = read_numeral(match.group("number")) if match else None
    if counted is None or not 1 < counted < len(before) or len({one.sentence for one in before[-int(counted) :]}) > 1:
        return []
    return before[-int(counted) :]


def _run_before(text: ReportText, total: Claim, mine: list[Claim]) -> list[Claim]:
    """The list joined by 、 and 和 that ends right before a total which opens its clause: A人、B人和C人,三项合计D人."""
    match = _TOGETHER.fullmatch(total.before) or _COUNTED.fullmatch(total.before)
    if match is None and len(mine) > 1 and _IN_ALL.fullmatch(total.before):
        alike = mine[-1] is text.claims[text.number_of(total) - 1] and is_slip_away(total, mine)
        return mine if alike and _goes_on(text, mine[-2], mine[-1]) else []
    if match is None or len(mine) < 2:
        return []
    last, counted = text.claims[text.number_of(total) - 1], read_numeral(match.group("number") or "")
    if last is not mine[-1] and last.after == total.before:  # 三种合计, 四类场馆总数: the number is a figure of its own
        last, counted = text.claims[text.number_of(last) - 1], last.quantity.value
    named = match.re is _COUNTED and counted is None
    if last is not mine[-1]:
        return []
    run = [mine[-1]]
    apart = (
        named
        or total.before.startswith(("合计", "共计", "总计", "相加", "加总"))
        or counted is not None
        or _IN_TIME.match(total.before) is not None
    )
    for claim in reversed(mine[:-1]):
        if len(run) == counted or not (
            is_joined(run[0]) or is_joined_by_noun(run[0]) or (apart and _goes_on(text, claim, run[0]))
        ):
            break
        run.insert(0, claim)
    added = sum(claim.quantity.rough for claim in run)
    if total.quantity.rough > 2 * added and not _is_off_by_unit(total.quantity.rough, added):
        return []  # of more than what stands there
    if len(run) < 2 or (counted is not None and counted != len(run)):
        return []
    if named and not divides(total, run):
        return []  # 理工类专业合计39个: by its name it may be of some, or of more
    return run


def _is_off_by_unit(stated: float, added: float) -> bool:
    """Whether 万 was written for 亿, or the other way round."""
    return any(abs(stated / (added or 1.0) / times - 1) < _HAIR for times in (1e4, 1e-4, 1e8))


def _counted_before(text: ReportText, total: Claim, before: list[Claim]) -> list[Claim]:
    """粮食A吨;煤炭B吨;矿石C吨。以上三类合计D吨: as many as it counts, all of the sentence before."""
    match = _TOGETHER.fullmatch(total.before) or _COUNTED.fullmatch(total.before)
    counted = read_numeral(match.group("number") or "") if match else None
    number = text.number_of(total)
    if counted is None and match and number and text.claims[number - 1].after == total.before:
        counted = text.claims[number - 1].quantity.value  # 以上四类货种合计: the number is a figure of its own
    if counted is None or not before or before[-1].sentence == total.sentence:
        return []
    sentence = [claim for claim in before if claim.sentence == before[-1].sentence]
    return sentence if counted == len(sentence) > 1 else []


def _goes_on(text: ReportText, first: Claim, second: Claim) -> bool:
    """Whether two figures stand one behind the other, a comma between them, and both under names of their own."""
    return text.number_of(first) + 1 == text.number_of(second) and "," in text.between(first, second)
