"""Figures side by side that no word lists under a total, and the figure near them that they divide."""

from __future__ import annotations

import re

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.announced import find_announced
from rules.closeness import is_digit_off, is_run_swapped, is_slip_away, is_slip_off, is_swap_off, is_telling
from rules.complements import leaves_none
from rules.countable import is_countable
from rules.cues import REST, is_joined
from rules.kinds import same_kind
from rules.overlaps import are_counted_twice
from rules.part_lists import Group, read_groups
from rules.partitions import divides, is_by_level
from rules.relation import Relation, relate
from rules.report_text import ReportText

OTHERS = re.compile(rf"其他|其它|{REST}")
"""A last class of all the rest: nothing is left out."""
_SAYS_NOTHING = frozenset("数量额率人员总全年年内的")
_NEARLY = 1.5
_HEADS = 12
_DIVISIONS = 6


def read_beside(text: ReportText, group: Group) -> Relation | None:
    """Figures side by side that no word lists under a total: one that they divide, or exactly make up."""
    parts = group.members
    if (group.opener != "按…分" and _continues_average(text, parts[0])) or are_counted_twice(text, parts):
        return None
    heads = _heads(text, parts[0])
    if group.opener == "按…分" and len(parts) >= 2 and (whole := _divided_before(text, group)):
        stop = group.first_stop if group.first_stop >= 2 else len(parts)
        return relate("sum", "structure", total=whole, part=parts[:stop])
    if len(parts) >= 2:
        for head in heads:
            for length in range(len(parts), 1, -1):
                if adds_up(head, parts[:length]) and (
                    is_telling(head, parts[:length]) or divides(head, parts[:length])
                ):
                    return relate("sum", "structure", "likely", total=head, part=parts[:length])
    if len(parts) >= 2 and not (len(parts) > 2 and adds_up(parts[0], parts[1:])):
        # 移送52人,起诉46人,不起诉2人,正在办理4人: its own whole, none of the sentence before
        beside = [head for head in heads if head.sentence == parts[0].sentence - 1]
        said = text.sentence_before(parts[0])
        known = next(
            (
                head
                for head in beside
                if is_slip_off(head, parts)
                and (
                    divides(head, parts)
                    or leaves_none(text, parts)
                    or (len(parts) > 2 and _is_whole_sentence(text, parts) and is_slip_away(head, parts))
                    or _are_counted(said, parts)
                    or ((group.opener == "按…分" or _takes_up(head, said)) and closes_itself(parts))
                )
            ),
            None,
        )
        nearest = next((head for head in beside if head.quantity.unit == parts[0].quantity.unit), None)
        known = known or (nearest if nearest and is_swap_off(nearest, parts) else None)
        if known:
            return relate("sum", "structure", "likely", total=known, part=parts)
    total, *rest = parts
    for length in range(len(rest), 1, -1):
        if adds_up(total, rest[:length]) and (is_telling(total, rest[:length]) or divides(total, rest[:length])):
            return relate("sum", "structure", "likely", total=total, part=rest[:length])
    filled = any(adds_up(total, rest[:length]) for length in range(2, len(rest) + 1))
    for length in () if filled else range(2, len(rest) + 1):
        goes_on = length < len(rest) and (is_joined(rest[length]) or _are_named_alike(*rest[length - 1 : length + 1]))
        if len(rest) >= length and not goes_on and divides(total, rest[:length]):  # not 城区30辆、乡镇20辆、机动10辆
            return relate("sum", "structure", total=total, part=rest[:length])
    if len(rest) >= 2 and _is_divided(text, total, rest):
        return relate("sum", "structure", "likely", total=total, part=rest)
    if len(rest) >= 2 and not is_joined(rest[0]) and is_run_swapped(total, rest):
        return relate("sum", "structure", "likely", total=total, part=rest)
    if group.opener == "结构":
        fitting = next((head for head in heads if adds_up(head, parts)), None) or next(
            (head for head in heads if _is_whole_of_structure(text, head, parts[0])), None
        )
        return relate("sum", "structure", total=fitting, part=parts) if fitting and len(parts) >= 2 else None
    if group.opener == "按…分" and heads and len(parts) >= 2 and not group.open_end:
        lead = text.sentence_before(parts[0])
        first = heads if closes_itself(parts) else [*heads[:2], *(head for head in heads if _is_led_by(head, lead))]
        closed = next((head for head in first if divides(head, parts) or is_slip_away(head, parts)), None)
        if closed is None:
            return None
        firm = divides(closed, parts) or adds_up(closed, parts)
        return relate("sum", "list", "firm" if firm else "likely", total=closed, part=parts)
    return None


def _divided_before(text: ReportText, group: Group) -> Claim | None:
    """What another division beside it exactly makes up (按职称分…;按学位分…; 其中中央…、县级…。分年度看…): this one divides it too."""
    first = group.members[0]
    for other in read_groups(text)[max(0, group.place - _DIVISIONS) : group.place + _DIVISIONS]:
        mine = other.members
        near = 0 <= first.sentence - mine[0].sentence <= (other.parent is not None)
        opened = other.opener == "按…分" or (other.parent is not None and other.opener in ("其中", "分别", "colon"))
        if other is group or not opened or not near or len(mine) < 2:
            continue
        for head in [other.parent] if other.parent else _heads(text, mine[0]):
            stop = other.first_stop if other.first_stop >= 2 else len(mine)
            added = sum(one.quantity.rough for one in group.members[:stop])
            fits = same_kind(head, first) and head not in group.members and added <= _NEARLY * head.quantity.rough
            if any(is_slip_off(one, group.members) for one in mine):
                continue  # 卫生人员35872人:卫技人员27648人,…。卫技人员按岗位分,…: a class of it is what is divided
            if fits and (adds_up(head, mine) or adds_up(head, mine[:stop])):
                return head
    return None


def closes_itself(parts: list[Claim]) -> bool:
    """Whether a list says it is at its end: a last class of all the rest, or 以及 and 和 before the last."""
    return OTHERS.search(parts[-1].before) is not None or parts[-1].before.startswith(("以及", "及", "和", "与"))


def _are_counted(lead: str, parts: list[Claim]) -> bool:
    """通过四条渠道解决:转正912人,考入师范198人,…: as many as the words before them announce."""
    found = list(find_announced(lead))
    return len(parts) > 2 and lead[-40:].count(":") == 1 and any(one.stated == len(parts) for one in found)


def _is_whole_sentence(text: ReportText, parts: list[Claim]) -> bool:
    """Whether a sentence, or its half behind ;, is nothing but the list: 主要项目是A元,B元,…和F元。"""
    before, behind = next(text.before(parts[0], sentence=True), None), next(text.after(parts[-1]), None)
    opens = before is None or ";" in text.between(before, parts[0])
    return opens and (behind is None or ";" in text.between(parts[-1], behind))


def _is_divided(text: ReportText, total: Claim, rest: list[Claim]) -> bool:
    """Whether figures behind another are all of it: by opposites, by level, or up to all the rest."""
    if leaves_none(text, rest) and _NEARLY * total.quantity.rough > max(part.quantity.rough for part in rest):
        return True
    closed = OTHERS.search(text.lead_up(rest[-1])) is not None and is_slip_off(total, rest)
    if closed and (is_telling(total, rest) or is_digit_off(total, rest)):
        return True
    return (is_by_level(rest, total) or _are_kinds_of(total, rest)) and is_slip_away(total, rest)


def _are_kinds_of(total: Claim, rest: list[Claim]) -> bool:
    """发电量…,火电…、水电…、风电…: a list joined by 、 alone whose names all say what the total counts."""
    said = set(total.indicator.folded) - _SAYS_NOTHING
    joined = all(map(is_joined, rest[1:]))
    return joined and len(rest) > 2 and any(all(letter in part.before for part in rest) for letter in said)


def _are_named_alike(part: Claim, next_: Claim) -> bool:
    """财险…,寿险…,健康险…: whether a list goes on with what is named by the same last letter."""
    return len(next_.before) > 1 and part.before[-1:] == next_.before[-1:]


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
