"""同一指标前后一致 (same)

What      同一指标、同一口径、同一时期在文中出现两次,数值须一致。
Why       一处更新了,另一处没有。
Rounding  两处精度不同的,按修约区间相交即可(98355册与9.84万册一致)。
Not when  时期不同、口径不同、一个是计划一个是完成、同名不同物。
Not when  年初与年末、两个部门口径(户籍与常住)、本级与全市、修订前后、计划招生与实际报到。

Passes    全县现有小学43所。各小学均开设科学课。全县43所小学全部通网。
Passes    做到"三个优先"、落实"两项责任"。¶一、做到"三个优先"。
Fails     做到"三个优先"、落实"两项责任"。¶一、做到"四个优先"。
Fails     普通高中本科上线1278人,创近十年新高。¶普通高中本科上线1287人,上线率55.6%。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.announced import Announced
from rules.relation import Member, Relation
from rules.relation_type import RelationType
from rules.repeats import find_repeats
from rules.report_text import ReportText
from rules.slogans import find_slogans
from rules.verdict import CONSISTENT, INCONSISTENT, ROUNDING, UNDETERMINED, Verdict


def find(text: ReportText) -> Iterator[Relation]:
    """Propose figures of one indicator stated twice, and numbered names said again."""
    yield from find_repeats(text)
    for one, again in find_slogans(text.folded):
        members = (_named(text, "first", one), _named(text, "second", again))
        yield Relation("same", members, "repeat", "likely")


def _named(text: ReportText, role: str, announced: Announced) -> Member:
    start, end = text.original(announced.start, announced.end)
    return Member(role, None, start, end, text.written(start, end), float(announced.stated))


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the two intervals must meet."""
    if not relation.claims("first"):  # numbered names
        one, again = relation.members
        return Verdict(CONSISTENT if one.value == again.value else INCONSISTENT)
    first, second = relation.claim("first").quantity, relation.claim("second").quantity
    scale = second.unit_of.scale / first.unit_of.scale
    a, b = first.interval(), second.interval().scaled(scale)
    if not (a.is_bounded and b.is_bounded) or first.bound == "~" or second.bound == "~":
        return Verdict(UNDETERMINED, a, b, reason="approximate")
    if a.meets(b):
        return Verdict(CONSISTENT, a, b, first.value)
    if first.interval(cut=True).meets(b) or a.meets(second.interval(cut=True).scaled(scale)):
        return Verdict(ROUNDING, a, b, first.value, "truncation")
    return Verdict(INCONSISTENT, a, b, first.value)


TYPE = RelationType(name="same", code="GJ108", title="同一指标前后一致", find=find, judge=recheck)
