"""Which figures add up to which: lists under a total, figures summed up, lists beside a total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.amounts import adds_up
from rules.closeness import is_slip_away, is_slip_off
from rules.complements import leaves_none
from rules.kinds import same_kind
from rules.overlaps import are_counted_twice, may_cross
from rules.part_lists import Group, closes_list, is_by_level, is_countable, read_groups
from rules.partitions import divides
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.stretches import begin_of

_OTHERS = re.compile(r"其他|其它|其余|余下|剩下|剩余")  # a last class of all the rest: nothing is left out
_TOGETHER = re.compile(
    r"(?:以上|上述|这|[上下]半年|全年|前[二三]季度|[两二三四五]年)?(?:(?P<number>[两二三四五六七八九十0-9]+)[^,;。0-9合共总累]{1,3})?(?:合计|共计|总计|总共|一共|之和|相加|加总|共(?![有设拥享同建和青])|总得?分)[^,;。0-9]{0,4}|(?:[上下]半年|前[二三]季度)累计[^,;。0-9]{0,4}"
)
_COUNTED = re.compile(r"[^,;。0-9]{1,4}(?:总数|总量|合计|共计)(?P<number>)[^,;。0-9]{0,2}")
_IN_ALL = re.compile(r"总(?:面积|数|量|人数|规模|金?额|投资|里程|长度?)(?:为|达到?)?")
_IN_TIME = re.compile(r"[上下]半年|全年|前[二三]季度|[两二三四五]年")
_MOST_PARTS = 12
_HEADS = 12
_HARDLY = 100


def sums_of(text: ReportText) -> list[Relation]:
    """Return the totals of a report with their parts, found once."""
    return text.remember("sums", lambda: list(find_sums(text)))


def find_sums(text: ReportText) -> Iterator[Relation]:
    """Yield totals with their parts."""
    for group in read_groups(text):
        relation = _listed(text, group) if group.parent else _beside(text, group)
        if relation:
            yield relation
    for claim in text.claims:
        if (
            closes_list(claim) or _TOGETHER.fullmatch(claim.before) or _IN_ALL.fullmatch(claim.before)
        ) and is_countable(text, claim):
            relation = _summed_up(text, claim)
            if relation:
                yield relation
        elif claim.before.startswith("累计") and is_countable(text, claim):
            yield from _accumulated(text, claim)


def _listed(text: ReportText, group: Group) -> Relation | None:
    """Parts listed under a total: the reading that adds up, or the whole list where the words close it."""
    total, parts = group.parent, group.members
    assert total is not None
    for length in range(len(parts), 1, -1):
        if adds_up(total, parts[:length]) and not _runs_on(parts, length):
            return relate("sum", "list", total=total, part=parts[:length])
    if group.first_stop >= 2 and group.opener == "其中":
        parts = parts[: group.first_stop]
    if len(parts) < 2 or group.open_end or are_counted_twice(text, parts):
        return None
    if _skips_some(text, parts):
        return None
    if not (_is_closed(group, total, parts) or _exceed(total, parts)):
        scores = total.quantity.unit == "分" and is_slip_off(total, parts)
        return relate("sum", "list", "likely", total=total, part=parts) if scores else None
    return relate("sum", "list", total=total, part=parts)


def _skips_some(text: ReportText, parts: list[Claim]) -> bool:
    """Whether figures of another unit stand in the list itself: 图书38.12万册、视听文献1.47万件、其他1.22万册."""
    between = text.claims[text.number_of(parts[0]) + 1 : text.number_of(parts[-1])]
    return any(
        claim not in parts
        and claim.depth == parts[0].depth
        and claim.before.startswith("、")
        and text.is_level(claim)
        and claim.quantity.dimension not in ("比率", "百分点", "元")
        for claim in between
    )


def _exceed(total: Claim, parts: list[Claim]) -> bool:
    """Whether parts joined by 、 alone, so beside each other, make more than what they are said to be parts of."""
    joined = all(part.before.startswith(("、", "和", "与")) for part in parts[1:])
    slack = sum(
        part.quantity.place * part.quantity.unit_of.scale for part in (total, *parts) if not part.quantity.is_exact
    )
    more = sum(part.quantity.value * part.quantity.unit_of.scale for part in parts)
    return joined and not may_cross(parts) and more - slack > total.quantity.value * total.quantity.unit_of.scale


def _runs_on(parts: list[Claim], length: int) -> bool:
    """Whether a 、 carries the list on past so many parts: then they are not the whole of it."""
    return length < len(parts) and parts[length].before.startswith(("、", "和", "与"))


def _is_closed(group: Group, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words leave no room for further parts."""
    if group.opener in ("colon", "paren", "构成", "分别") or divides(total, parts):
        return True
    return _OTHERS.search(parts[-1].before) is not None or is_slip_away(total, parts)


def is_telling(total: Claim, parts: list[Claim]) -> bool:
    """Whether agreement of so many printed digits could hardly be chance."""
    finest = min(claim.quantity.place for claim in (total, *parts))
    return total.quantity.value / finest >= 150 * len(parts)


def _beside(text: ReportText, group: Group) -> Relation | None:
    """Figures side by side that no word lists under a total: one that they divide, or exactly make up."""
    parts = group.members
    if (group.opener != "按…分" and _continues_average(text, parts[0])) or are_counted_twice(text, parts):
        return None
    heads = _heads(text, parts[0])
    if len(parts) >= 2:
        for head in heads:
            for length in range(len(parts), 1, -1):
                if adds_up(head, parts[:length]) and (
                    is_telling(head, parts[:length]) or divides(head, parts[:length])
                ):
                    return relate("sum", "structure", "likely", total=head, part=parts[:length])
    if len(parts) >= 2:
        beside = [head for head in heads if head.sentence == parts[0].sentence - 1]
        said = _lead_of(text, parts[0])
        known = next(
            (
                head
                for head in beside
                if is_slip_off(head, parts)
                and (
                    divides(head, parts)
                    or leaves_none(text, parts)
                    or (_takes_up(head, said) and _closes_itself(parts))
                )
            ),
            None,
        )
        if known:
            return relate("sum", "structure", "likely", total=known, part=parts)
    total, *rest = parts
    for length in range(len(rest), 1, -1):
        if adds_up(total, rest[:length]) and (is_telling(total, rest[:length]) or divides(total, rest[:length])):
            return relate("sum", "structure", "likely", total=total, part=rest[:length])
    for length in (2, 3, 4):
        if len(rest) >= length and divides(total, rest[:length]):
            return relate("sum", "structure", total=total, part=rest[:length])
    if len(rest) >= 2 and _is_divided(text, total, rest):
        return relate("sum", "structure", "likely", total=total, part=rest)
    if group.opener == "结构":
        fitting = next((head for head in heads if adds_up(head, parts)), None) or next(
            (head for head in heads if _is_whole_of_structure(text, head, parts[0])), None
        )
        return relate("sum", "structure", total=fitting, part=parts) if fitting and len(parts) >= 2 else None
    if group.opener == "按…分" and heads and len(parts) >= 2 and not group.open_end:
        lead = _lead_of(text, parts[0])
        first = heads if _closes_itself(parts) else [*heads[:2], *(head for head in heads if _is_led_by(head, lead))]
        closed = next((head for head in first if divides(head, parts) or is_slip_off(head, parts)), None) or next(
            (head for head in heads if is_slip_away(head, parts)), None
        )
        if closed is None:
            return None
        firm = divides(closed, parts) or adds_up(closed, parts)
        return relate("sum", "list", "firm" if firm else "likely", total=closed, part=parts)
    return None


def _closes_itself(parts: list[Claim]) -> bool:
    """Whether a list says it is at its end: a last class of all the rest, or 以及 and 和 before the last."""
    return _OTHERS.search(parts[-1].before) is not None or parts[-1].before.startswith(("以及", "及", "和", "与"))


def _is_divided(text: ReportText, total: Claim, rest: list[Claim]) -> bool:
    """Whether figures behind another are all of it: by level, by opposites, up to all the rest, or one digit short of it."""
    if leaves_none(text, rest):
        return True
    if _OTHERS.search(text.lead_up(rest[-1])) and is_slip_off(total, rest):
        return True
    if is_by_level(rest, total) and is_slip_away(total, rest):
        return True
    return len(rest) > 2 and is_slip_away(total, rest, chance=_HARDLY)


def _lead_of(text: ReportText, first: Claim) -> str:
    """The words of a sentence up to its first figure."""
    start = first.quantity.start
    return text.folded[begin_of(text.folded, "。\n", start) : start]


def _is_led_by(head: Claim, lead: str) -> bool:
    """售水按用途拆分:… of 售水量: the sentence opens with what a figure counts."""
    return len(lead) > 2 and head.indicator.folded.startswith(lead[:2])


def _takes_up(head: Claim, lead: str) -> bool:
    """剩余贫困人口的致贫原因,…: the sentence speaks of what a figure before it counts."""
    name = head.indicator.folded
    return len(name) > 2 and name[-4:] in lead


def _is_whole_of_structure(text: ReportText, head: Claim, first: Claim) -> bool:
    """Whether another 结构为… of the same paragraph divides the figure: then this one divides it too."""
    for group in read_groups(text):
        one = group.members[0]
        if (
            group.opener == "结构"
            and one.paragraph == first.paragraph
            and one is not first
            and adds_up(head, group.members)
        ):
            return True
        if group.parent is head and adds_up(head, group.members):
            return True
    return False


def _continues_average(text: ReportText, first: Claim) -> bool:
    """Whether figures by class (城镇居民, 农村居民) go on from an average (人均可支配收入)."""
    for claim in text.before(first, paragraph=True):
        if claim.quantity.unit == first.quantity.unit and text.is_level(claim):
            return text.stance(claim).per
    return False


def _heads(text: ReportText, first: Claim) -> list[Claim]:
    """Figures of the same kind before a list that could be its total, nearest first."""
    heads: list[Claim] = []
    for claim in text.before(first):
        if claim.paragraph < first.paragraph - 12 or len(heads) == _HEADS:
            break
        if claim.sentence != first.sentence and is_countable(text, claim) and same_kind(claim, first):
            heads.append(claim)
    return heads


def _accumulated(text: ReportText, total: Claim) -> Iterator[Relation]:
    """分别培训500人次、600人次、650人次,累计…: the list right before it."""
    number = text.number_of(total)
    last = text.claims[number - 1]
    if number and last.series >= 0 and last.sentence == total.sentence and last.quantity.unit == total.quantity.unit:
        parts = text.series[last.series]
        if all(is_countable(text, part) for part in parts):
            yield relate("sum", "cue", total=total, part=parts)


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
    run = _run_before(text, total, mine)
    if run:
        return relate("sum", "cue", total=total, part=run)
    if len(mine) >= 2 and (
        "加上" in text.between(mine[0], mine[1]) or (len(mine) == len(before) and is_slip_away(total, mine))
    ):
        return relate("sum", "cue", total=total, part=mine)
    return None


def _run_before(text: ReportText, total: Claim, mine: list[Claim]) -> list[Claim]:
    """The list joined by 、 and 和 that ends right before a total which opens its clause: A人、B人和C人,三项合计D人."""
    match = _TOGETHER.fullmatch(total.before) or _COUNTED.fullmatch(total.before)
    if match is None and len(mine) > 1 and _IN_ALL.fullmatch(total.before):
        alike = mine[-1] is text.claims[text.number_of(total) - 1] and is_slip_off(total, mine)
        return mine if alike and _goes_on(text, mine[-2], mine[-1]) else []
    if match is None or len(mine) < 2:
        return []
    last, counted = text.claims[text.number_of(total) - 1], read_numeral(match.group("number") or "")
    if last is not mine[-1] and last.after == total.before:  # 三种合计, 四类场馆总数: the number is a figure of its own
        last, counted = text.claims[text.number_of(last) - 1], last.quantity.value
    if last is not mine[-1] or (match.re is _COUNTED and counted is None):
        return []
    run = [mine[-1]]
    apart = (
        total.before.startswith(("合计", "共计", "总计", "相加", "加总")) or _IN_TIME.match(total.before) is not None
    )
    for claim in reversed(mine[:-1]):
        if not (
            run[0].before.startswith(("、", "和", "及", "与", "以及")) or (apart and _goes_on(text, claim, run[0]))
        ):
            break
        run.insert(0, claim)
    if total.quantity.rough > 2 * sum(claim.quantity.rough for claim in run):
        return []  # of more than what stands there
    if len(run) < 2 or (counted is not None and counted != len(run)):
        return []
    return run


def _goes_on(text: ReportText, first: Claim, second: Claim) -> bool:
    """Whether two figures stand one behind the other, a comma between them, and both under names of their own."""
    return text.number_of(first) + 1 == text.number_of(second) and "," in text.between(first, second)
