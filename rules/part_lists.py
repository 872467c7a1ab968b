"""Totals and the parts the text lists under them, as a tree: 其中 …, a colon and its list, parentheses, 按…分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.countable import closes_list, is_countable
from rules.cues import is_joined, is_remainder, words_of
from rules.kinds import same_kind
from rules.list_names import find_named, first_like, headed_alike
from rules.list_parents import of_one_kind, settle_parent
from rules.partitions import is_by_level
from rules.report_text import ReportText
from rules.stance import Kind
from rules.stretches import end_of

_NAMED_OPENER = re.compile(
    r"(?:^|[,;。:、(])(?P<name>[^,;。:、()]{0,16}?)(?P<word>其中|包括|包含|(?:具体|分项)[是为]|(?<![得评积总均])分为|主要有|含(?![^,;。:()0-9]{0,12}在内)|由)[^,;。:()0-9]*$"
)
_APART = re.compile(r"[:;]")
_COLON = re.compile(r":[^,;。:]*$")
_WITHIN = re.compile(r"(?:^|[,;。:、])(?:在|全[县区市省国校])?(?P<name>[^,;。:、()]{2,16})(?<![初高其])中[,:]")
_INSIDE = re.compile(
    r"(?:上述|该|全部)?(?P<name>[^,;。:、()0-9]{2,8})(?:(?<![初高其])中(?![学小医心等级])|(?<![公海英])里)[^,;。:、0-9]{2,10}$"
)  # 余额中一般债务…、专项债务…
_COUNT_WITHIN = re.compile(r"[^,;。:]{0,16}(?<![初高其])中,")  # 38个城市社区中,建有…的27个
_BY_CLASS = re.compile(
    r"(?:^|[。;,])(?:按[^,;。:]{1,14}?(?:分(?![享成摊担红期批])|划分|分类|看|统计)类?|[^,;。:0-9]{0,4}分[^,;。:]{1,8}看|从[^,;。:]{1,10}(?:看|划分|区分)|论[^,;。:]{1,6}|(?:年龄|学历|职称|性别|来源|身份|户籍|学段|学科|去向|类型|结构)上)[,:]?"
)
_OF_CLASS = re.compile(
    r"[^,;。:、0-9]{2,10}按[^,;。:0-9]{1,14}?(?:分(?![享成摊担红期批配])|划分|分类)[,:]?[^,;。:、0-9]{1,12}$"
)
_SPREAD = re.compile(r"(?:分布[在于]|投向|流向|去向|来源|用途|明细|列示|科目)[^,;。:]{0,6}:?[^,;。:0-9]{0,14}$")
_MADE_OF = re.compile(r"(?:由|加上)[^,;。0-9]{1,16}$")
_SPENT_ON = re.compile(r";(?:主要|全部|其中|资金|支出)?(?:用[于在]|投向|投入)[^,;。:、0-9]*$")
"""投入1863万元,其中财政…、捐赠…;用于扩建…、建设…: where it came from, then what for."""
_THAT_IS = re.compile(r"[,(]即[^,;。]")
_IN_TURN = re.compile(
    r",(?:涉及|分布[在于]|集中[在于]|分属|隶属于?|来自|投向|用[在于])[^,;。:0-9]{3,60},?(?:分别|依次)(?:为|是|达|有)?"
    r"|,?(?:各年|各|每年|三年|五年)?(?:分别|依次)(?:为|是|达|有|[^,;。0-9]{0,8}$)"
)
_ASIDE = re.compile(
    r"\([^()]*\)|[0-9.]+(?=[A-Za-z])|[0-9]+(?:[-~至—][0-9]+)?(?=岁|周岁|月|天以上|日以上|分以上|年以上|人(?:及|或)?以[上下])"
)
"""A parenthesis (执业(助理)医师), or a number that only names a class (65岁以上)."""
_BY_LEVEL = re.compile(r",[^,;。:0-9]{3,40}(?:分别|依次)[^,;。:0-9]{0,6}")
_STRUCTURE = re.compile(r"(?:结构|构成)(?:为|是|:)[^,;。]*$")
_MADE_OF_END = re.compile(r"[^,;。]{0,8}(?:构成|组成)")
_MADE_OF_WORD = re.compile(r"构成|组成")
_OPEN_END = re.compile(r"[^,;。]{0,12}等")
_SUMS = re.compile(r"(?:(?<!公)共|累计|合计|总)[^,;。:、]{0,14}$|^[^,;。]{2,8}$")


@dataclass(slots=True)
class Group:
    """Figures of one kind that stand side by side in a sentence."""

    opener: str
    """其中, colon, paren, 构成, 按…分; "" where nothing opens it."""
    parent: Claim | None
    """The figure they are listed under; None where the words name none."""
    members: list[Claim] = field(default_factory=list)
    first_stop: int = 0
    """How many members stand before the first semicolon; 0 where there is none."""
    open_end: bool = False
    """The list says 等: more exist."""
    lead: str = ""
    """The whole named before a comma: 流动人口中,"""
    place: int = 0
    """Which of the report's groups it is, from 0."""


_DIVIDES = ("按…分", "其中", "分别", "构成", "结构", "colon")
_ALL_OUT = re.compile(r"(?:支出|支|用|资金运用)[^,;。]{0,4}(?:总计|总额|合计)|总(?:支出|计)")
_OUTGO = re.compile(r"支出|上解|调出|还本|偿还")
_CARRIED = re.compile(r"结转下年|年[末终]结[转余]")
_BESIDES = re.compile(r"[、,;]?(?:另(?!一)|此外|除此之?外|外加)")


def read_groups(text: ReportText) -> list[Group]:
    """Return every group of figures of a report, each under its total where the words give one."""
    return text.remember("groups", lambda: _numbered(text, _read_groups(text)))


def _numbered(text: ReportText, groups: Iterator[Group]) -> list[Group]:
    found = list(groups)
    for place, group in enumerate(found):
        group.place = place
        if group.parent is not None:
            group.parent = settle_parent(text, group.parent, group.members, closed=group.opener == "其中")
    return found


def _read_groups(text: ReportText) -> Iterator[Group]:
    previous: list[Claim] = []
    for sentence in text.sentences:
        countable = [claim for claim in sentence if is_countable(text, claim)]
        if previous and previous[-1].part != sentence[0].part:
            previous = []
        for mine in by_kind(countable):
            yield from _read_sentence(text, mine, countable, previous)
        previous = [*previous[-12:], *countable]


def by_kind(claims: list[Claim]) -> list[list[Claim]]:
    """Figures that can be added, together."""
    kinds: list[list[Claim]] = []
    for claim in claims:
        mine = next((kind for kind in kinds if of_one_kind(kind[0], claim)), None)
        if mine is None:
            kinds.append([claim])
        else:
            mine.append(claim)
    return kinds


def _read_sentence(
    text: ReportText, claims: list[Claim], countable: list[Claim], previous: list[Claim]
) -> Iterator[Group]:
    """Read one sentence's figures of one kind into groups, outermost first."""
    root = _open_root(text, claims[0], previous)
    stack = [root]
    groups = [root]
    last: Claim | None = None
    for claim in claims:
        if last is not None:
            between = text.between(last, claim)
            while len(stack) > 1 and claim.depth < stack[-1].members[0].depth:
                stack.pop()
            opened = _open(
                text, last, claim, _lead_up(text, countable, claim) if claim.depth == last.depth else between, root
            )
            if opened is None and ";" in between and _STRUCTURE.search(between):
                opened = Group("结构", None)
                stack = [opened]
                groups.append(opened)
            elif opened is None and stack[-1].parent and _SPENT_ON.search(between):
                stack[-1:] = [Group("按…分", stack[-1].parent)]
                groups.append(stack[-1])
            elif opened is not None:
                opened.open_end = "主要" in between
                if opened.opener == "按…分":
                    _divide_again(opened, stack)
                stack.append(opened)
                groups.append(opened)
            elif _is_another_list(claim, stack[-1]):
                stack[-1:] = [Group("", None)]  # 分别为A、B、C,…;计提资金分别为D、E、F: another list
                groups.append(stack[-1])
            elif ";" in between:
                if (
                    len(stack) > 1
                    and stack[-1].opener == "其中"
                    and stack[-1].members[0].depth == claim.depth
                    and _resumes(stack)
                ):
                    stack.pop()
                stack[-1].first_stop = stack[-1].first_stop or len(stack[-1].members)
        begun = stack[-1].opener == "其中" and not stack[-1].members  # 其中市直属初中招收共3285人
        summed = closes_list(claim, last) and not begun
        ends = summed or _is_left(claim, stack[-1]) or _BESIDES.match(claim.before) is not None
        if last is not None and stack[-1].opener != "colon" and ends:
            stack[-1:] = [Group("", None)]  # a total, what is left, or what comes besides ends the list it follows
            groups.append(stack[-1])
        stack[-1].members.append(claim)
        last = claim
    for group in groups:
        end = group.members[-1].quantity.end if group.members else 0
        group.open_end = group.open_end or _OPEN_END.match(text.folded, end) is not None
        if group.opener == "构成" and not _MADE_OF_END.match(text.folded, end):
            group.opener = ""
        if group.members:
            yield group


def _divide_again(opened: Group, stack: list[Group]) -> None:
    """按职称分…;按学位分…: what the list before divides is divided once more, not that list's last class."""
    before = stack[-1]
    if len(before.members) > 1 and before.opener in _DIVIDES:
        opened.parent = stack.pop().parent
    elif len(before.members) > 2 and not before.opener and adds_up(before.members[0], before.members[1:]):
        opened.parent = before.members[0]


def _is_another_list(claim: Claim, group: Group) -> bool:
    """Whether a value list begins behind one that is all of a group."""
    first = claim.place == 0 <= claim.series and "分别" in claim.before
    return first and bool(group.members) and all(one.series >= 0 for one in group.members)


def _is_left(claim: Claim, group: Group) -> bool:
    """Whether a figure is what is left of a whole, and not the last class of a division."""
    listed = group.opener in ("按…分", "其中") and len(group.members) > 1
    if group.parent and group.members and is_joined(claim) and _ALL_OUT.search(words_of(group.parent)):
        return False  # 支出总计…,包括本年支出…、年末结转和结余…: what goes on to the next year is of it
    if group.members and _CARRIED.search(claim.before) and all(_OUTGO.search(one.before) for one in group.members):
        return False  # 总计108468万元。支出88365万元,调出资金11846万元,结转下年3657万元: they make up what came in
    return is_remainder(claim) and not (listed and claim.before.startswith(("其余", "余下")))


def _lead_up(text: ReportText, countable: list[Claim], claim: Claim) -> str:
    """The words between a figure and the countable one before it, of whatever kind: an opener there is its own."""
    at = countable.index(claim)
    return text.between(countable[at - 1], claim) if at else ""


def _resumes(stack: list[Group]) -> bool:
    """Whether a semicolon goes back to the outer list: that list has a total, or semicolons of its own."""
    outer = stack[-2]
    return outer.parent is not None or outer.first_stop > 0


def _open_root(text: ReportText, first: Claim, previous: list[Claim]) -> Group:
    """The sentence's own group, listed under an earlier figure where it begins 其中 or 按…分."""
    lead_text = text.sentence_before(first)
    same = [claim for claim in previous if same_kind(claim, first) and claim.paragraph == first.paragraph]
    lead = _WITHIN.search("," + lead_text)
    name = lead.group("name") if lead else ""
    inside = _INSIDE.match(lead_text)
    name = name or (inside.group("name") if inside else "")
    if name and (whole := first_like(reversed(same), name) or headed_alike(same, first, name)):
        return Group("其中", whole)
    if _STRUCTURE.search(lead_text):
        return Group("结构", None)
    if (
        same
        and lead_text[:6].lstrip().startswith("其中")
        and _follows(text, same[-1], first, first.quantity.start - len(lead_text))
    ):
        return Group("其中", same[-1])
    if _BY_CLASS.search("。" + lead_text) or _OF_CLASS.match(lead_text) or _SPREAD.search(lead_text):
        return Group("按…分", None, lead=name)
    return Group("", None, lead=name)


def _follows(text: ReportText, total: Claim, first: Claim, begin: int) -> bool:
    """Whether a sentence that begins 其中 goes on from the figure: it closes the sentence before, and this one opens with its kind."""
    opening = next(text.before(first, sentence=True), None)
    return first.sentence - total.sentence == 1 and (opening is None or not is_countable(text, opening))


def _open(text: ReportText, last: Claim, claim: Claim, between: str, root: Group) -> Group | None:
    """The group that opens between two figures, or None."""
    if claim.depth > last.depth and "(" in between:
        right_before = text.claims[text.number_of(claim) - 1]
        of_rate = right_before.quantity.dimension == "比率"
        of_change = right_before is not last and text.stance(right_before).kind is Kind.CHANGE  # 净增38家(新纳入61家…
        apart = _APART.search(between.partition("(")[0]) is not None  # 三个阶段自评:3月动员,4月核实(学校34所
        return None if closes_list(claim) or of_rate or of_change or apart else Group("paren", last)
    if last.series >= 0 and last.place:
        last = next(
            (one for one in text.before(last, sentence=True) if one.series != last.series and same_kind(one, last)),
            last,
        )
    if claim.series >= 0 and last.quantity.value == len(text.series[claim.series]) and between.startswith("方面"):
        before = next((one for one in text.before(last, sentence=True) if same_kind(one, last)), None)
        if before:  # 问题27个,涉及甲、乙、丙、丁四个方面,分别为11个、8个、5个、3个
            last, between = before, text.between(before, claim)
    if claim.depth < last.depth:
        last = next((member for member in reversed(root.members) if member.depth == claim.depth), last)
    if _COLON.search(between) or _THAT_IS.match(between):
        return Group("colon", last)
    if _COUNT_WITHIN.match(between):
        return Group("其中", last)
    if _IN_TURN.fullmatch(between) and _SUMS.search(last.before):
        return Group("分别", last)
    if (
        claim.series >= 0
        and not claim.place
        and _BY_LEVEL.fullmatch(between)
        and is_by_level(text.series[claim.series], last)
    ):
        return Group("分别", last)
    if _BY_CLASS.search(between):
        return Group("按…分", last)
    tail = re.split(r"\)", _ASIDE.sub("", between).replace("其中,", "其中"))[-1]
    if _MADE_OF.search(tail) and "由" in tail:
        stop = end_of(text.folded, "。;\n", claim.quantity.end)
        return Group("构成", last) if _MADE_OF_WORD.search(text.folded, claim.quantity.end, stop) else None
    opener = _NAMED_OPENER.search("," + tail)
    if opener is None:
        within = _WITHIN.search("," + tail)
        inside = _INSIDE.fullmatch(re.split("[,;]", tail)[-1])
        if (
            within is None
            and inside
            and (whole := first_like([last, *text.before(last, sentence=True)], inside["name"]))
        ):
            return Group("其中", whole) if same_kind(whole, claim) else None
        return None if within is None else Group("其中", find_named(text, last, within.group("name")))
    word, listed = opener.group("word"), opener.group("word").startswith(("具体", "分项"))
    if word[:2] in ("其中", "分项") and ";" in between and not opener.group("name"):
        first = ";" not in text.between(root.members[0], last)
        return Group("分别" if listed else "其中", root.members[0]) if first else Group("", None)
    if listed:
        return Group("分别", last)
    return Group("其中", find_named(text, last, opener.group("name")) if word != "由" else last)
