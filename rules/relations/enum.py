"""列出的项数与所说的项数相符 (enum)

What      "六个优先:……""三所学校(A、B、C)",列出的项数须与所说的数相同。
Why       增删了一项而总数没有改,或漏列。
Rounding  项数是整数,须相等。
Not when  列举未尽("等")、项中套项分不清、所说的数是名称(三位一体)。

Passes    全县做到"四个优先":规划优先、投入优先、用地优先、待遇优先。
Passes    新建了城东小学、城西小学、城南小学三所学校。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.listings import find_listings
from rules.relation import Member, Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.verdict import CONSISTENT, UNDETERMINED, Verdict


def find(text: ReportText) -> Iterator[Relation]:
    """Propose announced numbers with their listings."""
    for listing in find_listings(text.folded):
        if not listing.firm:
            continue
        start, end = text.original(*listing.number)
        items = text.original(*listing.items)
        stated = Member("stated", None, start, end, text.written(start, end), float(listing.stated))
        listed = Member("items", None, *items, text.written(*items), float(listing.count))
        yield Relation("enum", (stated, listed), "cue", "likely")


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the two numbers are equal."""
    stated, listed = relation.members
    return Verdict(
        CONSISTENT if stated.value == listed.value else UNDETERMINED,
        reason="" if stated.value == listed.value else "listing",
    )


TYPE = RelationType(name="enum", code="GJ114", title="列出的项数与所说的项数相符", find=find, judge=recheck)
