"""Which figures add up to which: lists under a total, lists beside one, totals behind their list."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from extractor.claim import Claim
from rules.alternating_lists import find_alternating_lists
from rules.amounts import adds_up
from rules.classes_behind import find_classes_behind
from rules.clause_runs import find_run_totals
from rules.closed_lists import find_closed_lists, find_joined_lists
from rules.closeness import is_slip_away, is_slip_off, is_swap_off
from rules.complements import leaves_none
from rules.counted_totals import find_counted_totals
from rules.cues import is_joined, joined_run
from rules.likeness import alike
from rules.marks import find_sums_of_marks
from rules.overlaps import are_counted_twice, may_cross
from rules.paired_lists import PAIRED, find_paired_lists
from rules.part_lists import Group, read_groups
from rules.partitions import divides
from rules.parts_of_year import find_parts_of_year
from rules.quarter_sums import find_quarter_sums
from rules.rated_rests import find_rated_rests
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.shared_items import find_shared_items
from rules.slipped_runs import find_slipped_runs
from rules.summed_changes import find_summed_changes
from rules.totals_behind import find_totals_behind
from rules.totals_beside import OTHERS, read_beside

_NEAR_GROUPS = 12
_TELLING = 30
_MOST = 12
_ALIKE = 0.6


def sums_of(text: ReportText) -> list[Relation]:
    """Return the totals of a report with their parts, found once."""
    return text.remember("sums", lambda: _with_paired(text, list(_find_sums(text))))


def _with_paired(text: ReportText, sums: list[Relation]) -> list[Relation]:
    return [*sums, *find_paired_lists(text, sums), *find_slipped_runs(text, sums)]


def _find_sums(text: ReportText) -> Iterator[Relation]:
    known: set[str] = set()
    for group in read_groups(text):
        relation = _listed(text, group) if group.parent else read_beside(text, group)
        if relation:
            known.add(relation.claim("total").id)
            yield relation
    yield from find_totals_behind(text)
    yield from find_classes_behind(text, known)
    yield from find_closed_lists(text)
    yield from find_joined_lists(text)
    yield from find_run_totals(text)
    yield from find_summed_changes(text)
    yield from find_alternating_lists(text)
    yield from find_quarter_sums(text)
    yield from find_counted_totals(text, known)
    yield from find_parts_of_year(text)
    yield from find_sums_of_marks(text)
    yield from (one for one in (*find_shared_items(text), *find_rated_rests(text)) if one.type == "sum")


def _listed(text: ReportText, group: Group) -> Relation | None:
    """Parts listed under a total: the reading that adds up, or the whole list where the words close it."""
    total, parts = group.parent, group.members
    assert total is not None
    own = [part for part in parts if part.quantity.unit == total.quantity.unit]
    if len(own) > 1 and adds_up(total, own):
        parts = own  # 学位3510个(城区7所2160个,乡镇6所1350个)
    for length in range(len(parts), 1, -1):
        if adds_up(total, parts[:length]) and not _runs_on(parts, length):
            return relate("sum", "list", total=total, part=parts[:length])
    if group.first_stop and group.opener == "其中" and len(parts) > 2 and is_slip_away(total, parts):
        return relate("sum", "list", "likely", total=total, part=parts)
    if group.first_stop >= 2 and group.opener == "其中":
        parts = parts[: group.first_stop]
    others = next((at for at in range(len(parts)) if _is_last_of_all(parts, at)), len(parts) - 1)
    parts = parts[: others + 1]  # …其他支出5484.6万元,百元收入消耗材料13.9元
    run = joined_run(parts)
    parts = run if len(run) == len(parts) or not OTHERS.search(parts[len(run)].before) else parts  # …,其余14家
    if _is_divided_alike(text, group, parts):
        return relate("sum", "list", "likely", op=PAIRED, total=total, part=parts)
    if len(parts) < 2 or group.open_end or are_counted_twice(text, parts) or _are_of_nearer(text, total, parts):
        return None
    if _skips_some(text, parts):
        return None
    again = group.opener == "按…分" and _is_divided_whole(text, group)
    if again or _is_closed(group, total, parts) or leaves_none(text, parts) or _exceed(total, parts):
        return relate("sum", "list", total=total, part=parts)
    if _divides_elsewhere(text, group, parts) or _has_sum_elsewhere(text, total, parts):
        return relate("sum", "list", "likely", total=total, part=parts)
    if not is_joined(parts[0]) and is_swap_off(total, parts):
        return relate("sum", "list", "likely", total=total, part=parts)
    scored = total.quantity.unit == "分" and is_slip_off(total, parts)  # what is scored by parts is scored whole
    return relate("sum", "list", "likely", total=total, part=parts) if scored or is_slip_away(total, parts) else None


def _is_last_of_all(parts: list[Claim], at: int) -> bool:
    """Whether a part is all the rest, and no 、 goes on behind it: 房地产…、城镇其他投资…、农村投资…"""
    return OTHERS.search(parts[at].before) is not None and not (at + 1 < len(parts) and is_joined(parts[at + 1]))


def _is_divided_alike(text: ReportText, group: Group, parts: list[Claim]) -> bool:
    """45所,其中小学31所、初中14所、一贯制3所;按所在地分,城区18所、镇区19所、乡村11所: whether two divisions agree, and not with their whole."""
    added = sum(part.quantity.rough for part in parts)
    if len(parts) < 2 or added < _TELLING or group.parent is None:
        return False
    near = read_groups(text)[max(0, group.place - 2) : group.place + 3]
    return any(
        other is not group
        and other.parent is group.parent
        and len(other.members) > 1
        and sum(part.quantity.rough for part in joined_run(other.members)) == added
        for other in near
    )


def _is_divided_whole(text: ReportText, group: Group) -> bool:
    """其中中央9.36亿元、…、县级3.64亿元;分年度看,…: whether the list before divides the same figure, and leaves nothing."""
    before = read_groups(text)[max(0, group.place - 2) : group.place]
    return any(
        one.parent is group.parent and len(one.members) > 1 and one.parent and adds_up(one.parent, one.members)
        for one in before
    )


def _are_of_nearer(text: ReportText, total: Claim, parts: list[Claim]) -> bool:
    """补充374人,同期减少341人,包括退休227、调出61、辞职34、其他19: whether a figure between is what the parts make up."""
    between = text.claims[text.number_of(total) + 1 : text.number_of(parts[0])][-_MOST:]
    return any(one.quantity.unit == total.quantity.unit and adds_up(one, parts) for one in between)


def _divides_elsewhere(text: ReportText, group: Group, parts: list[Claim]) -> bool:
    """编制213名,其中行政32名、参公26名、事业155名;实有197人,其中行政…、参公…、事业…: the same classes make up another whole."""
    names = list(map(_class_name, parts))
    for other in read_groups(text)[max(0, group.place - _NEAR_GROUPS) : group.place + _NEAR_GROUPS]:
        if other is group or not all(names) or names != list(map(_class_name, other.members[: len(names)])):
            continue
        members = other.members[: len(names)]
        whole = other.parent or text.claims[max(0, text.number_of(members[0]) - 1)]
        if whole.quantity.dimension == members[0].quantity.dimension and adds_up(whole, members):
            return True
    return False


def _has_sum_elsewhere(text: ReportText, total: Claim, parts: list[Claim]) -> bool:
    """Whether the report gives what the parts come to as the total's value in another place."""
    added = sum((part.quantity.value * part.quantity.unit_of.scale for part in parts), Fraction(0))
    same = text.remember("levels by value", lambda: _by_value(text)).get((added, total.quantity.unit), ())
    return added >= _TELLING and any(
        claim.paragraph != total.paragraph and alike(claim, total) >= _ALIKE for claim in same[:_MOST]
    )


def _by_value(text: ReportText) -> dict[tuple[Fraction, str], list[Claim]]:
    found: dict[tuple[Fraction, str], list[Claim]] = {}
    for claim in filter(text.is_level, text.claims):
        value = claim.quantity.value * claim.quantity.unit_of.scale
        found.setdefault((value, claim.quantity.unit), []).append(claim)
    return found


def _class_name(part: Claim) -> str:
    return part.before.strip(",;:、(其中和及与有为").removesuffix("有")


def _skips_some(text: ReportText, parts: list[Claim]) -> bool:
    """Whether figures of another unit stand in the list itself: 图书38.12万册、视听文献1.47万件、其他1.22万册."""
    between = text.claims[text.number_of(parts[0]) + 1 : text.number_of(parts[-1])]
    gaps = [text.number_of(b) - text.number_of(a) for a, b in pairwise(parts)]
    if len(gaps) > 1 and set(gaps) == {2} and len({one.quantity.unit for one in between if one not in parts}) == 1:
        return False  # 甲校1.86亿元、学位2430个,乙校1.24亿元、学位1620个: two figures of each
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
    joined = all(map(is_joined, parts[1:]))
    slack = sum(
        part.quantity.place * part.quantity.unit_of.scale for part in (total, *parts) if not part.quantity.is_exact
    )
    more = sum(part.quantity.value * part.quantity.unit_of.scale for part in parts)
    crossing = may_cross(parts) and total.quantity.dimension != "元"  # money is spent once, on whatever
    return joined and not crossing and more - slack > total.quantity.value * total.quantity.unit_of.scale


def _runs_on(parts: list[Claim], length: int) -> bool:
    """Whether a 、 carries the list on past so many parts: then they are not the whole of it."""
    return length < len(parts) and is_joined(parts[length])


def _is_closed(group: Group, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words leave no room for further parts."""
    if group.opener in ("colon", "paren", "构成", "分别") or divides(total, parts):
        return True
    return OTHERS.search(parts[-1].before) is not None
