"""Shares of several figures taken together: 前三位分别为A、B和C,合计占全部的x%."""

from __future__ import annotations

import re

from extractor.claim import Claim
from extractor.numerals import read_numeral
from rules.amounts import adds_up
from rules.countable import is_countable
from rules.exact import holds
from rules.part_lists import read_groups
from rules.quotients import SHARE
from rules.relation import Relation, relate
from rules.report_text import ReportText
from rules.wholes import find_wholes

_TOGETHER = re.compile(
    r"(?:[两二三四五六七八九十]|[0-9])(?:者|[项类种家个]|大?[^,;。占]{1,4})(?:合计|之和|共|相加|总共)?[^,;。占]{0,4}占|(?:合计|之和|加起来|总共|合起来|相加)[^,;。占]{0,4}占"
)
_IN_TURN = re.compile(r"依次|分别|各占")
_COUNTED = re.compile(r"(?P<first>前)?(?P<number>[两二三四五六七八九十]|[0-9])(?:者|[项类种家个]|大)")
_OF = re.compile(r"占(?P<whole>[^,;。占]*?)(?:的|之)?(?:总)?(?:比例|比重|份额|比)?(?:为|达到?|是|约)?$")


def is_joint(percent: Claim) -> bool:
    """Whether a share is said of several figures together."""
    return _TOGETHER.search(percent.before) is not None and _IN_TURN.search(percent.before) is None


def share_together(text: ReportText, percent: Claim) -> Relation | None:
    """The share with all figures of the list right before it; None where there is no such list."""
    parts = _listed(text, percent)
    name = _OF.search(percent.before)
    counted = _COUNTED.search(percent.before)
    if counted and len(parts) > 2:
        number = int(read_numeral(counted.group("number")) or counted.group("number"))
        parts = parts[:number] if counted.group("first") else parts if len(parts) == number else []
    if len(parts) < 2 or name is None:
        return None
    firm: Relation | None = None
    for whole in find_wholes(text, parts[0], name.group("whole")):
        if whole.claim in parts or adds_up(whole.claim, parts):
            continue  # the words mean some of the list: all of it is the whole
        relation = relate(
            "share", "cue", "firm" if whole.firm else "likely", part=parts, whole=whole.claim, percent=percent
        )
        if holds(SHARE, relation):
            return relation
        firm = firm or (relation if whole.firm else None)
    return firm


def _listed(text: ReportText, percent: Claim) -> list[Claim]:
    """The value list, or the figures of one group, that stand right before a share."""
    last = next(
        (claim for claim in text.before(percent, sentence=True) if claim.quantity.dimension != "比率"),
        None,
    )
    if last is None or not is_countable(text, last):
        return []
    if last.series >= 0:
        return text.series[last.series]
    group = next((one for one in read_groups(text) if last in one.members and len(one.members) > 1), None)
    if group is None:
        return []
    members = [claim for claim in group.members if claim.quantity.start <= last.quantity.start]
    return members if group.parent is not None else members[1:] or []
