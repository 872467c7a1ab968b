"""Shares of the classes of a list that words name: 研究生19人、本科127人、专科6人,本科及以上占96.05%; …城市占53.9%; 中央和省两级占73.0%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractor.claim import Claim
from rules.amounts import adds_up
from rules.cues import is_joined
from rules.likeness import telling_digits
from rules.part_lists import read_groups
from rules.quotients import is_share
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.slips import slip_between
from rules.sums import sums_of

_NAMED = re.compile(
    r"(?:^|[,;:。)])(?:其中|而|仅|就)?(?P<name>[^,;:。()占0-9为达]{0,3}[0-9]{0,3}[^,;:。()占0-9为达]{1,14}?)"
    r"(?:合计|合起来|加起来|之和|合)?(?:(?:这?一[项类块家税种])?(?:独|就|即|便|却|只|仅|已|仍|恰好|约|最高|虽)*(?:所)?占比?|(?:所占|的)?(?:比重|比例|份额|占比))"
    r"(?:的?(?:比重|比例)|(?:全部|总数|总量|总额)的?)?(?:约|近|为|达到?|是|最高|了)*$"
)
_BEYOND = re.compile(r"(?P<class>[^,;]{1,10}?)(?:及其?|或|\(含\))?以(?P<way>[上下])(?P<noun>[^,;]{0,6})$")
_SEVERAL = re.compile(r"[和与、及]")
_COUNTED = re.compile(
    r"(?:[两二三四五]|[2-5])(?:者|[项类种家个级地省市县区]|部分|大?(?:领域|产业|行业))?(?:合计|之和)?$"
)
_NOUN = re.compile(
    r"(?:专任|专业)?(?:教师|教职工|职称|学历|学位|人员|人数|收入|支出|贷款|总数|面积|水质|以上|以下|及|或|\(含\)|者|的|数|类|级)+$"
)
_LEAD = re.compile(r"^.*[,;:。(、]|^(?:其中|和|及|与|另有|有)+|^.*(?:中|里)(?!学|等|专|级|小|型|央|医)")
_UNITS = {"人数": "人", "人员": "人", "户数": "户", "金额": "元", "件数": "件", "面积": "平方米"}
_ORDER = {"前者": 0, "后者": 1}
_LOWEST = re.compile(r"以下|未|其[他余]|初级|无职|及格")
_RANKS = (
    "博士", "硕士", "研究生", "本科", "专科", "大专", "中专", "高中", "初中", "小学",
    "正高", "副高", "高级", "中级", "一级", "二级", "三级", "初级",
)  # fmt: skip
"""Degrees and titles, the highest first."""
_FEW, _LONG = 2, 12
_PAIR = 2
_FAR = 24
_TELLING = 3


def share_of_classes(text: ReportText, percent: Claim) -> Relation | None:
    """Return the share of the classes that the words name, of what the list before makes up; None where they name none.

    The list stands in the rate's sentence or the one before it, and adds up.
    Where the rate does not fit, it is one slip of the pen off what does.
    """
    named = _NAMED.search(percent.before)
    if named is None or percent.series >= 0:
        return None
    name = named.group("name")
    for total, parts in _lists_before(text, percent):
        if any(name.endswith(noun) and total.quantity.dimension != unit for noun, unit in _UNITS.items()):
            continue  # …贪污贿赂31件,…,贪污贿赂犯罪人数占67.2%
        labels = [_label(part) for part in parts]
        lowest = _lowest(parts)
        chosen = list(_chosen(labels, lowest, name))
        readings = [[parts[at] for at in places] for places in chosen if 0 < len(places) < len(parts)]
        for members in readings:
            relation = relate("share", "structure", part=members, whole=total, percent=percent)
            alone = len(readings) == 1 and (
                _is_slip_off(members, total, percent) or _leaves_some_out(members, total, percent)
            )
            if _fits(members, total, percent) or alone:
                return relation
        if readings:
            return None
    return None


def _lists_before(text: ReportText, percent: Claim) -> Iterator[tuple[Claim, list[Claim]]]:
    """Lists that add up to their total, nearest first."""
    near = text.remember("lists that add up", lambda: _by_paragraph(text)).get(percent.paragraph, [])
    for total, parts in reversed(near):
        last = parts[-1]
        if last.start < percent.start and last.sentence in (percent.sentence, percent.sentence - 1):
            yield total, parts


def _by_paragraph(text: ReportText) -> dict[int, list[tuple[Claim, list[Claim]]]]:
    found: dict[int, list[tuple[Claim, list[Claim]]]] = {}
    for one in sums_of(text):
        total, parts = one.claim("total"), one.claims("part")
        if _FEW <= len(parts) <= _LONG and total.cell is None and adds_up(total, parts):
            found.setdefault(parts[-1].paragraph, []).append((total, parts))
    known = {part.id for lists in found.values() for _, parts in lists for part in parts}
    for parts in _stretches(text):
        if known.isdisjoint(part.id for part in parts):
            earlier = islice(text.before(parts[0], paragraph=True), _FAR)
            wholes = [one for one in earlier if adds_up(one, parts)]
            if wholes:  # 教师582人,正高28人、…;博士37人、硕士368人、本科177人: divided in another way
                found.setdefault(parts[-1].paragraph, []).append((wholes[0], parts))
    for lists in found.values():
        lists.sort(key=lambda row: row[1][-1].start)
    return found


def _stretches(text: ReportText) -> Iterator[list[Claim]]:
    """Members of groups that 、 joins, three or more."""
    for group in read_groups(text):
        run: list[Claim] = []
        for member in [*group.members, None]:
            if run and (member is None or not is_joined(member)):
                if _PAIR < len(run) <= _LONG:
                    yield run
                run = []
            if member is not None:
                run.append(member)


def _label(part: Claim) -> str:
    """What a part of a list is called: 副高级 of 、副高级78人."""
    return _NOUN.sub("", _LEAD.sub("", _LEAD.sub("", part.before))) or _LEAD.sub("", part.before)


def _chosen(labels: Sequence[str], lowest: Sequence[bool], name: str) -> Iterator[list[int]]:
    """Yield the places in a list that a name may mean: one class, several, or one and all beyond it."""
    if beyond := _BEYOND.match(name):
        at = _place_of(labels, beyond.group("class"))
        if at is None:
            return
        ends = [place for place in (0, len(labels) - 1) if lowest[place]]
        for first, last in ((0, at + 1), (at, len(labels))):
            rest = 0 if first else len(labels) - 1  # the end of the list that is left out
            if not ends or (beyond.group("way") == "上") == (rest in ends):
                yield list(range(first, last))
        return
    if len(labels) == _PAIR and name in _ORDER:
        yield [_ORDER[name]]
        return
    names = [one for one in _SEVERAL.split(_COUNTED.sub("", name)) if one]
    places = [_place_of(labels, one) for one in names]
    if names and None not in places:
        yield sorted({place for place in places if place is not None})
    elif run := _run_of(labels, name):
        yield run


def _lowest(parts: Sequence[Claim]) -> list[bool]:
    """Which class of a list is its lowest, as far as its words or the order of degrees and titles tell."""
    lowest = [_LOWEST.search(part.before) is not None for part in parts]
    ranks = [
        next((at for at, word in enumerate(_RANKS) if word in part.before), None) for part in (parts[0], parts[-1])
    ]
    if not any(lowest) and ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        lowest[-1 if ranks[0] < ranks[1] else 0] = True
    return lowest


def _place_of(labels: Sequence[str], name: str) -> int | None:
    """The one class that goes by a name, by the end of it (36—45岁), or by the start of it (大工业用电)."""
    core = _NOUN.sub("", name) or name
    same = [at for at, label in enumerate(labels) if label == core]
    if len(core) > 1:
        same = same or [at for at, label in enumerate(labels) if label.endswith(core) or label.startswith(core)]
        same = same or [at for at, label in enumerate(labels) if len(label) > 1 and core.startswith(label)]
    return same[0] if len(same) == 1 else None


def _run_of(labels: Sequence[str], name: str) -> list[int]:
    """Neighbouring classes whose names run together (优良天数), or end in one word (高级职称: 正高级, 副高级)."""
    core = _NOUN.sub("", name)
    for first in range(len(labels) - 1):
        if core and labels[first] and labels[first] + labels[first + 1] == core.removesuffix("天"):
            return [first, first + 1]
    ending = [at for at, label in enumerate(labels) if core and label.endswith(core)]
    return ending if len(ending) == _PAIR else []


def _fits(members: list[Claim], total: Claim, percent: Claim) -> bool:
    if len(members) == 1:
        return is_share(members[0], total, percent)
    exact = sum(one.quantity.size for one in members) / total.quantity.size * 100
    return abs(exact - percent.quantity.rough) <= float(percent.quantity.place) / 2


def _leaves_some_out(members: list[Claim], total: Claim, percent: Claim) -> bool:
    """博士37人、硕士368人,硕士及以上占63.2%: whether a rate is of the named class alone, without those beyond it."""
    ends = (members[0], members[-1]) if len(members) > 1 else ()
    return telling_digits(percent) >= _TELLING and any(is_share(one, total, percent) for one in ends)


def _is_slip_off(members: list[Claim], total: Claim, percent: Claim) -> bool:
    place = percent.quantity.place
    size = sum(one.quantity.value * one.quantity.unit_of.scale for one in members)
    exact = size / (total.quantity.value * total.quantity.unit_of.scale) * 100
    printed = round(exact / place) * place
    telling = telling_digits(percent) >= _TELLING  # 体育人口占40%, of teachers of 体育 by chance
    return telling and slip_between(percent.quantity, printed) in ("digit", "swap", "point")
