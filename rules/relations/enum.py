"""列出的项数与所说的项数相符 (enum)

What      "六个优先:……""三所学校(A、B、C)",列出的项数须与所说的数相同。
Why       增删了一项而总数没有改,或漏列。
Rounding  项数是整数,须相等。
Not when  列举未尽("等")、项中套项分不清、所说的数是名称(三位一体)。

Passes    全县做到"四个优先":规划优先、投入优先、用地优先、待遇优先。
Fails     全县做到"四个优先":规划优先、投入优先、用地优先。
Fails     语文、数学、英语平均分分别为86.3分、82.7分。
Passes    八大类商品价格"六涨一平一降"。
Fails     八大类商品价格"五涨一平一降"。
Passes    新建了城东小学、城西小学、城南小学三所学校。
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.listings import find_listings
from rules.relation import Member, Relation
from rules.relation_type import RelationType
from rules.report_text import ReportText
from rules.ups_and_downs import find_movements
from rules.value_lists import find_value_lists
from rules.verdict import CONSISTENT, INCONSISTENT, Verdict
from rules.year_spans import find_year_spans


def find(text: ReportText) -> Iterator[Relation]:
    """Propose announced numbers with their listings."""
    for listing in find_listings(text.folded):
        start, end = text.original(listing.announced.start, listing.announced.end)
        items = text.original(listing.items.start, listing.items.end)
        stated = Member("stated", None, start, end, text.written(start, end), float(listing.announced.stated))
        listed = Member("items", None, *items, text.written(*items), float(listing.items.count))
        yield Relation("enum", (stated, listed), "cue", "likely")
    for span in find_year_spans(text.folded):
        said, years = text.original(*span.said), text.original(*span.years)
        stated = Member("stated", None, *said, text.written(*said), float(span.stated))
        listed = Member("items", None, *years, text.written(*years), float(span.counted))
        yield Relation("enum", (stated, listed), "cue", "likely")
    for moved in find_movements(text.folded):
        said, counted = text.original(*moved.announced), text.original(*moved.said)
        stated = Member("stated", None, *said, text.written(*said), float(moved.stated))
        listed = Member("items", None, *counted, text.written(*counted), float(moved.counted))
        yield Relation("enum", (stated, listed), "cue", "likely")
    for found in find_value_lists(text):
        named, values = found.named, len(found.values)
        if named != values and (found.open or named % values == 0 or values % named == 0):
            continue  # two labels for four values: two years each, perhaps
        start, end = text.original(found.start, found.end)
        stated = Member("stated", None, start, end, text.written(start, end), float(named))
        first, last = found.values[0].start, found.values[-1].end
        listed = Member("items", None, first, last, text.written(first, last), float(values))
        yield Relation("enum", (stated, listed), "cue", "likely")


def recheck(relation: Relation) -> Verdict:
    """Judge exactly: the two numbers are equal; listings that leave anything open are not proposed."""
    stated, listed = relation.members
    return Verdict(CONSISTENT if stated.value == listed.value else INCONSISTENT)


TYPE = RelationType(name="enum", code="GJ114", title="列出的项数与所说的项数相符", find=find, judge=recheck)
